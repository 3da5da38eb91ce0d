"""The same invented staff as rows of a database: schools, people with leaves and quiet hours, triads under way."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from itertools import groupby

from coaching.imports.stored import Frame, Listed
from coaching.people import Person, SlackUserId, Standing, WorkspaceId
from coaching.prompts.asked import Asked
from coaching.rounds import RoundId
from coaching.school_calendar import School, Weekday
from coaching.triads import Member, MemberAnswer, Triad, TriadState
from storage.database import Database
from storage.workspaces import Workspaces

WORKSPACE = WorkspaceId("T0BENCH")
SETTLED = datetime(2026, 8, 3, 12, tzinfo=UTC)
AT_ONCE = 1998
"""People saved in one transaction: PostgreSQL gives up on longer ones."""
AGREED = "What is said here stays here. We start on time, and whoever cannot come says so."


def settle(database: Database, where: Sequence[School], everybody: Sequence[Asked]) -> None:
    """All of these people at their schools, in active triads."""
    Workspaces(database).learn(WORKSPACE, "U0BENCHBOT", ["chat:write"], SETTLED)
    with database.begin(WORKSPACE) as unit:
        unit.imports.save_frame(Frame("Bench", "en", "Europe/Helsinki"))
        unit.imports.save_schools(where, (), SETTLED)
        unit.commit()
    for first in range(0, len(everybody), AT_ONCE):
        some = everybody[first : first + AT_ONCE]
        with database.begin(WORKSPACE) as unit:
            unit.imports.save_people([Listed(_person(each)) for each in some], SETTLED)
            for each in some:
                if each.working.leaves:
                    unit.people.set_leaves(each.person, each.working.leaves)
            unit.commit()
        with database.begin(WORKSPACE) as unit:
            unit.triads.save(_triads(some))
            unit.commit()


def _person(asked: Asked) -> Person:
    return Person(
        asked.person,
        SlackUserId(f"U{asked.person.upper()}"),
        f"Person {asked.person}",
        Standing.ACTIVE,
        zone=asked.zone,
        schools=tuple(school.id for school in asked.working.schools),
        quiet=asked.working.quiet,
    )


def _triads(people: Sequence[Asked]) -> Iterator[Triad]:
    for triad, members in groupby(people, key=lambda each: each.triad):
        yes = tuple(map(_member, members))
        yield Triad(triad, RoundId("round"), TriadState.ACTIVE, yes, started_at=SETTLED, agreement=AGREED)


def _member(asked: Asked) -> Member:
    return Member(
        asked.person,
        MemberAnswer.YES,
        datetime.combine(asked.since.day(Weekday.MON), time(12), UTC),
        rhythm=asked.rhythm,
        prompt_day=asked.time.weekday if asked.time else None,
        prompt_time=asked.time.at if asked.time else None,
        back_on=asked.back_on,
    )
