"""What a story of "Show me" is made of: what happens in each step, told in one line, and whose Slack shows it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from demo.living import LivingWorkspace
from demo.upcoming import next_moment_of_requests

Happening = Callable[[LivingWorkspace], object]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a story."""

    told: str
    who: str
    """Whose messages one looks at."""
    happens: Happening = lambda _: None


@dataclass(frozen=True, slots=True)
class Story:
    """A story that plays itself."""

    title: str
    steps: tuple[Step, ...]


def says(who: str, line: str) -> Happening:
    """That person types it."""
    return lambda workspace: workspace.people[who].says(line)


def presses(who: str, label: str) -> Happening:
    """That person presses the newest button with this label."""
    return lambda workspace: workspace.people[who].presses(label)


def to_next(workspace: LivingWorkspace) -> None:
    """Time passes until the bot has something to do about a request."""
    if due := next_moment_of_requests(workspace.bot, workspace.clock()):
        workspace.moves_to(due)


def days_pass(days: int, hours: int) -> Happening:
    """Time passes, all that is due happens."""
    return lambda workspace: workspace.moves(timedelta(days=days, hours=hours))
