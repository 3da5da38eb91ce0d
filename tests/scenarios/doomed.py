"""The bot as `run` serves it, in a process that kills itself where a test says: `python -m tests.scenarios.doomed`.

Arguments: a file with the moment that its clock shows; a file that names the seam at which it dies, once it is there.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from bot import log
from bot.app import build
from bot.forming import InAProcess
from bot.notifier import Recorder
from bot.settings import read_settings
from storage.outbox import Deliveries
from storage.unit_of_work import SqlUnitOfWork

SEAMS: dict[str, tuple[type, str]] = {
    "commit": (SqlUnitOfWork, "commit"),
    "send": (Deliveries, "start"),
    "mark": (Recorder, "record"),
    "form": (InAProcess, "__call__"),
}
"""Where it can die: right before these."""


def dies_at(seam: str, armed: Path) -> None:
    owner, name = SEAMS[seam]
    original: Callable[..., Any] = getattr(owner, name)

    def doomed(*arguments: Any, **named: Any) -> Any:
        if armed.exists() and armed.read_text() == seam:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments, **named)

    setattr(owner, name, doomed)


def main(clock_file: Path, armed: Path) -> None:
    for seam in SEAMS:
        dies_at(seam, armed)
    settings = read_settings(serving=True)
    log.configure(settings.log_level)
    coach = build(settings, lambda: datetime.fromisoformat(clock_file.read_text()))
    signal.signal(signal.SIGTERM, lambda *_: coach.stop())
    coach.serve()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
