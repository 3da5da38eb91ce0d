"""What the rules need of the weekly numbers about triads."""

from typing import Protocol

from coaching.triad_counts import TriadCounts


class WeeklyCounts(Protocol):
    """Made once a week, and never changed."""

    def newest(self) -> TriadCounts | None: ...

    def add(self, counts: TriadCounts) -> None:
        """The week's; where it has some already, those stay."""
        ...
