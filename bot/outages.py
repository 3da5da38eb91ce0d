"""Notices when Slack cannot be reached and when it can again, from how deliveries end."""

from collections.abc import Callable
from datetime import datetime
from threading import Lock

from bot.errands import End
from bot.verdicts import Closed, Done, Later
from coaching.outages import Outage


class Watch:
    """Of one process; what another one notices at the same time is told once all the same."""

    def __init__(self, waiting: Callable[[], int], over: Callable[[Outage, datetime], None]) -> None:
        self._waiting, self._over = waiting, over
        self._began: datetime | None = None
        self._lock = Lock()

    def saw(self, end: End, now: datetime) -> None:
        """One delivery has ended like this."""
        if isinstance(end, Later) and end.reason.startswith("not sent"):
            with self._lock:
                self._began = self._began or now
        elif isinstance(end, Done | Closed) and self._began is not None:
            with self._lock:
                began, self._began = self._began, None
            if began is not None:
                self._over(Outage(began, now, self._waiting()), now)
