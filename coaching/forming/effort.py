"""How long forming may go on, and what is reported meanwhile.

Progress is a fixed row of fractions, the same for every round, so that nothing about the people can be read from them.
"""

from collections.abc import Callable
from dataclasses import dataclass

STEPS = 20
"""Reports from start to end."""
LEAST_GRACE, GRACE = 1.0, 0.1
"""Seconds, and a part of the time."""
Report = Callable[[float], None]
"""Told which part of the time has gone."""


@dataclass(frozen=True, slots=True)
class Effort:
    """So many seconds at most, by the caller's clock; without one, of counted work, the same on every machine."""

    seconds: float
    spent: Callable[[], float] | None = None
    """Seconds since the start."""
    longest: float | None = None
    """The work is counted although there is a clock, which only ends it after so many seconds: on a slow machine."""


class Budget:
    """What is left of an effort. Counted, each piece of work is what it took on a 2 GHz core."""

    def __init__(self, effort: Effort, report: Report = lambda _: None) -> None:
        self.effort, self.report = effort, report
        self._worked = 0.0
        self._reported = 0

    def worked(self, seconds: float) -> None:
        self._worked += seconds

    def spent(self) -> float:
        effort = self.effort
        if effort.spent is None:
            return self._worked
        if effort.longest is None:
            return effort.spent()
        return max(self._worked, effort.spent() * effort.seconds / effort.longest)

    def is_over(self, until: float = 1.0) -> bool:
        """Whether this part of the time has gone."""
        self._report_up_to(min(self.spent() / max(self.effort.seconds, 1e-9), 0.99))
        return self.spent() >= until * self.effort.seconds

    def grace(self) -> "Budget":
        """A little more, for what should be done even if the time is over; what is spent of it counts here too."""
        more = max(LEAST_GRACE, GRACE * self.effort.seconds)
        return _Grace(self, min(self.spent(), self.effort.seconds) + more)

    def done(self) -> None:
        self._report_up_to(1.0)

    def _report_up_to(self, fraction: float) -> None:
        while self._reported <= fraction * STEPS:
            self.report(self._reported / STEPS)
            self._reported += 1


class _Grace(Budget):
    """Ends at a given moment of another budget, which its work is charged to."""

    def __init__(self, of: Budget, end: float) -> None:
        super().__init__(Effort(end, of.spent))
        self.of = of

    def worked(self, seconds: float) -> None:
        self.of.worked(seconds)

    def grace(self) -> Budget:
        return self
