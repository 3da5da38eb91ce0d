"""How long forming may go on, whether somebody stopped it, and what is reported meanwhile.

Progress is a fixed row of events: their number, stages and fractions are the same for every round, so that nothing
about the people can be read from them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

STEPS = 20
"""Events from start to end."""


class Stage(StrEnum):
    """What is being done, by the part of the time that has gone."""

    STARTING = "starting"
    IMPROVING = "improving"
    FINISHING = "finishing"


@dataclass(frozen=True, slots=True)
class Progress:
    stage: Stage
    fraction: float


class Cancelled(Exception):
    """Somebody stopped the forming; there are no groups."""


@dataclass(frozen=True, slots=True)
class Effort:
    """So many seconds at most, by the caller's clock; without one, of counted work, the same on every machine."""

    seconds: float
    spent: Callable[[], float] | None = None
    """Seconds since the start."""


class Budget:
    """What is left of an effort. Without a clock, each piece of work counts with what it took on a 2 GHz core."""

    def __init__(
        self,
        effort: Effort,
        report: Callable[[Progress], None] = lambda _: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> None:
        self.effort, self.report, self.cancelled = effort, report, cancelled
        self._worked = 0.0
        self._reported = 0

    def worked(self, seconds: float) -> None:
        self._worked += seconds

    def spent(self) -> float:
        return self.effort.spent() if self.effort.spent else self._worked

    def left(self) -> float:
        return self.effort.seconds - self.spent()

    def is_over(self, until: float = 1.0) -> bool:
        """Whether this part of the time has gone; raises if somebody stopped it."""
        if self.cancelled():
            raise Cancelled
        self._report_up_to(min(self.spent() / max(self.effort.seconds, 1e-9), 0.99))
        return self.spent() >= until * self.effort.seconds

    def without_end(self) -> "Budget":
        """For what must be done in any case; it can still be stopped."""
        return Budget(Effort(1e9), cancelled=self.cancelled)

    def done(self) -> None:
        self._report_up_to(1.0)

    def _report_up_to(self, fraction: float) -> None:
        while self._reported <= fraction * STEPS:
            reached = self._reported / STEPS
            stage = Stage.STARTING if reached < 0.2 else Stage.IMPROVING if reached < 0.8 else Stage.FINISHING
            self.report(Progress(stage, reached))
            self._reported += 1
