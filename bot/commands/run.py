"""`run`: serve until a signal says stop."""

import logging
import os
import signal
import socket
from collections.abc import Callable
from threading import Thread

from bot import log
from bot.app import build
from bot.clock import system_clock
from bot.commands.faults import told_in_one_line
from bot.encoder import SentenceVectors
from bot.settings import SettingsWrong, read_settings
from handlers.languages import languages


def run() -> None:
    """Serves; what is still on its way ten seconds after SIGTERM is cut off."""
    with told_in_one_line():
        settings = read_settings(serving=True)
        refuse_unspoken(settings.language)
        log.configure(settings.log_level)
        coach = build(settings, system_clock, encoder=SentenceVectors())
        on_signal(coach.stop)
        all_ended = coach.serve()
    logging.shutdown()
    # A thread that waits for Slack would keep the process; the outbox knows what is uncertain.
    os._exit(0 if all_ended else 1)


def on_signal(stop: Callable[[], None]) -> None:
    """From now on SIGTERM and SIGINT call `stop`, in a thread of its own.

    A handler in Python runs between two steps of the main thread: too early where that holds a lock, never where it
    has just begun to wait for one. The byte that the interpreter itself writes comes at once, whatever it does.
    """
    told, tells = socket.socketpair()
    tells.settimeout(0)
    signal.set_wakeup_fd(tells.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)

    def listen(held: tuple[socket.socket, socket.socket]) -> None:
        while held[0].recv(1):  # both ends stay open as long as the process
            stop()

    Thread(target=listen, args=((told, tells),), name="signals", daemon=True).start()


def refuse_unspoken(language: str) -> None:
    """`SettingsWrong` for a language that has no catalogue: people would get English without a word about it."""
    if language not in languages():
        raise SettingsWrong([f"LANGUAGE: {language} is not spoken here. Choose one of {', '.join(languages())}."])
