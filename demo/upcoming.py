"""What the bot will do next, from the same sources as `python -m bot next`: its outbox and its ladder."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app import PeerCoach
from bot.commands.next import STEPS, WHY
from coaching.people import PersonId, WorkspaceId
from coaching.ports import UnitOfWork
from coaching.prompts.values import PromptState
from coaching.widening import NEVER

FAR = timedelta(days=60)
AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that happens by itself if nobody does anything."""

    at: datetime
    what: str
    who: str = ""
    """Whom it goes to, by name; everybody here is invented."""


def coming(bot: PeerCoach, now: datetime) -> list[Coming]:
    """Everything in sight, soonest first; what is due already is among it."""
    if bot.home.id is None:
        return []
    with bot.database.read(bot.home.id) as unit:
        found = [*_messages(bot, unit), *_steps(bot, bot.home.id, now), *_questions(unit, now)]
    return sorted(found, key=lambda one: (one.at, not one.who, one.what, one.who))


def next_moment(bot: PeerCoach, now: datetime) -> datetime | None:
    """The first moment after `now` at which something is due."""
    return next((one.at for one in coming(bot, now) if one.at > now), None)


def next_moment_of_requests(bot: PeerCoach, now: datetime) -> datetime | None:
    """The same but for the week's question, so that a story about help comes out as it is told."""
    if bot.home.id is None:
        return None
    with bot.database.read(bot.home.id) as unit:
        found = [*_messages(bot, unit), *_steps(bot, bot.home.id, now)]
    return min((one.at for one in found if one.at > now), default=None)


def next_tutoring_time(bot: PeerCoach, after: datetime) -> datetime | None:
    """When the first tutor who has accepted helps next, from `after` on."""
    if bot.home.id is None:
        return None
    with bot.database.read(bot.home.id) as unit:
        programme = unit.programme()
    times = (tutor.tutoring_times(programme.schools) for tutor in programme.tutors.values())
    starts = (next((span.start for span in each.windows(after, after + FAR)), NEVER) for each in times)
    return min((start for start in starts if start != NEVER), default=None)


def _messages(bot: PeerCoach, unit: UnitOfWork) -> Iterator[Coming]:
    for waiting in bot.deliveries.waiting(limit=AT_ONCE):
        why = WHY.get(waiting.kind, "")
        yield Coming(waiting.due, f"a message: {why}", _name(unit, waiting.to))


def _steps(bot: PeerCoach, workspace: WorkspaceId, now: datetime) -> Iterator[Coming]:
    for _, due in bot.widening.ahead(workspace, now, AT_ONCE):
        yield Coming(due.at, STEPS[due.step])


def _questions(unit: UnitOfWork, now: datetime) -> Iterator[Coming]:
    """The week's question to members of triads, and the one reminder of it."""
    for each in unit.prompts.due(now + FAR, AT_ONCE):
        planned = each.state is PromptState.PLANNED
        moment = each.due if planned else each.remind_at or each.due
        yield Coming(
            moment, "the week's question" if planned else "a reminder of the week's question", _name(unit, each.person)
        )


def _name(unit: UnitOfWork, person: PersonId) -> str:
    found = unit.people.get(person)
    return found.name if found else ""
