"""Whether the process does its work, for whoever watches it: `/healthz` names each fault, in codes."""

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.front_filter import Answer
from coaching.errors import StorageError

TICK_STOPPED = 30.0
"""Seconds without a tick, of one a second, after which the scheduler counts as stopped."""

Check = Callable[[], str | None]
"""The fault in a word, or None."""


@dataclass(slots=True)
class Health:
    """The faults of the moment; a process that does not serve yet has none of them."""

    checks: dict[str, Check] = field(default_factory=dict)
    real_time: Callable[[], float] = time.monotonic
    _ticked_at: float | None = None

    def ticked(self) -> None:
        """The scheduler is alive."""
        self._ticked_at = self.real_time()

    def tick_age(self) -> float:
        """Seconds since the last tick; 0 before the first."""
        return 0.0 if self._ticked_at is None else self.real_time() - self._ticked_at

    def faults(self) -> Mapping[str, str]:
        """What is wrong now, by place."""
        found = {place: fault for place, check in self.checks.items() if (fault := _asked(check))}
        if self.tick_age() > TICK_STOPPED:
            found["scheduler"] = "the tick stopped"
        return found

    def page(self) -> Answer:
        """200 while all is well, 503 with the faults otherwise."""
        faults = self.faults()
        body = json.dumps({"ok": not faults, "faults": dict(faults)})
        return Answer(503 if faults else 200, body, {"Content-Type": "application/json"})


def _asked(check: Check) -> str | None:
    try:
        return check()
    except StorageError as error:
        return type(error).__name__
