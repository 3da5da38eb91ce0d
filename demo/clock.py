"""A clock that can be moved: it stands, or runs with real time from where it was set."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic


class MovableClock:
    """The bot's clock in the local workspace and in tests."""

    def __init__(self, start: datetime, *, runs: bool = False, elapsed: Callable[[], float] = monotonic) -> None:
        self._moment = start
        self._elapsed = elapsed if runs else lambda: 0.0
        self._since = self._elapsed()
        self._lock = Lock()

    def __call__(self) -> datetime:
        """Now, in UTC."""
        return self._moment + timedelta(seconds=self._elapsed() - self._since)

    def moves(self, **by: float) -> datetime:
        """Forward by so many `days`, `hours`, `minutes`, `seconds`."""
        return self.moves_to(self() + timedelta(**by))

    def moves_to(self, moment: datetime) -> datetime:
        """To that moment; a clock that runs goes on from there."""
        with self._lock:
            self._moment, self._since = moment, self._elapsed()
        return moment
