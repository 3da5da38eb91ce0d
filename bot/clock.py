"""Where the time comes from. Everything else is given `now`."""

from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time as an aware UTC datetime; the demo and the tests bring one that can be moved."""

    def __call__(self) -> datetime: ...


def system_clock() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)
