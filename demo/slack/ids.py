"""Makes ids and timestamps that look like Slack's, the same ones in every run."""

from datetime import datetime
from threading import Lock


class Ids:
    """Counts up; ids are unique in one pretend Slack and never drawn by chance."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._count = 0
        self._last_microsecond = 0

    def new(self, prefix: str) -> str:
        """An id such as `U0PC000001`."""
        return f"{prefix}0PC{self.number():06X}"

    def short(self) -> str:
        """Five signs, as Slack gives to a block or an element without an id."""
        return f"x{self.number():04x}"

    def number(self) -> int:
        """The next number."""
        with self._lock:
            self._count += 1
            return self._count

    @property
    def reached(self) -> tuple[int, int]:
        """How far it has counted: ids, and the microsecond of the last timestamp."""
        with self._lock:
            return self._count, self._last_microsecond

    def go_on(self, reached: tuple[int, int]) -> None:
        """Goes on from there; never back."""
        with self._lock:
            self._count = max(self._count, reached[0])
            self._last_microsecond = max(self._last_microsecond, reached[1])

    def stamp(self, now: datetime) -> str:
        """A message timestamp at `now`, later than every one given before."""
        microsecond = int(now.timestamp() * 1_000_000)
        with self._lock:
            self._last_microsecond = max(microsecond, self._last_microsecond + 1)
            return f"{self._last_microsecond // 1_000_000}.{self._last_microsecond % 1_000_000:06d}"
