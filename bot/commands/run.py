"""`run`: serve until a signal says stop."""

import logging
import os
import signal

from bot import log
from bot.app import build
from bot.clock import system_clock
from bot.commands.faults import told_in_one_line
from bot.settings import SettingsWrong, read_settings
from handlers.languages import languages


def run() -> None:
    """Serves; what is still on its way ten seconds after SIGTERM is cut off."""
    with told_in_one_line():
        settings = read_settings(serving=True)
        refuse_unspoken(settings.language)
        log.configure(settings.log_level)
        coach = build(settings, system_clock)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: coach.stop())
        all_ended = coach.serve()
    if not all_ended:
        logging.shutdown()
        os._exit(1)  # a thread that waits for Slack would keep the process; the outbox knows what is uncertain


def refuse_unspoken(language: str) -> None:
    """`SettingsWrong` for a language that has no catalogue: people would get English without a word about it."""
    if language not in languages():
        raise SettingsWrong([f"LANGUAGE: {language} is not spoken here. Choose one of {', '.join(languages())}."])
