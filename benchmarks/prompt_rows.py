"""A week's questions with their rows: 10,000 people are planned for, then a town of them is asked at one moment.

    python -m benchmarks.prompt_rows [--people 10000] [--zones 60] [--url postgresql://…] [--part planning]

Both are the bot's own steps (`coaching/use_cases/prompts/`), in a process that does nothing else, so that its peak
of memory is theirs. Without an address a SQLite file is made and thrown away. One JSON line for the part.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, process_time
from types import TracebackType
from typing import cast

from benchmarks.prompt_people import people, schools
from benchmarks.prompt_town import WORKSPACE, settle
from coaching.errors import StorageBusy
from coaching.people import PersonId, WorkspaceId
from coaching.ports import UnitOfWork
from coaching.prompts.asked import Asked
from coaching.school_calendar import SCHOOL_WEEK, DayHours, IsoWeek, School, SchoolId, WorkingTime
from coaching.triads import TriadId
from coaching.use_cases.prompts import Prompts
from storage.database import Database, open_database
from storage.keys import KeyRing, new_key
from storage.migrations import upgrade

PLANNED_AT = datetime(2026, 8, 31, 12, tzinfo=UTC)
"""A Monday: this week is planned, and nothing else."""
NEXT_PLANNED_AT = PLANNED_AT + timedelta(days=3)
"""A Thursday: what is left of this week is looked at, and the next one is planned."""
ASKED_AT = datetime(2026, 9, 4, 11, tzinfo=UTC)
"""Friday at two in Helsinki, when everybody of the town is asked who chose no other time."""
SECONDS, MEGABYTES, LOCK = 5.0, 200, 0.25
TOWN = School(*(SchoolId("town"), "Town", "", "Europe/Helsinki", frozenset(SCHOOL_WEEK)), DayHours(time(8), time(16)))


@dataclass(slots=True)
class Watch:
    """How long transactions that may write were held, by the clock and by the processor."""

    database: Database
    held: list[tuple[float, float]] = field(default_factory=list)

    def begin(self, workspace: WorkspaceId) -> UnitOfWork:
        """A unit that may write."""
        return cast(UnitOfWork, _Watched(self.database.begin(workspace), self.held))


@dataclass(slots=True)
class _Watched:
    unit: UnitOfWork
    held: list[tuple[float, float]]
    began: tuple[float, float] = (0, 0)

    def __enter__(self) -> UnitOfWork:
        unit = self.unit.__enter__()
        self.began = perf_counter(), process_time()
        return unit

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self.unit.__exit__(kind, error, trace)
        self.held.append((perf_counter() - self.began[0], process_time() - self.began[1]))


def planning(database: Database, count: int, zones: int) -> dict[str, object]:
    """A week of that many people in so many zones, the next one, and a look an hour later, which finds nothing new."""
    chance = random.Random(1)
    where = schools(chance, zones)
    settle(database, where, people(chance, where, count))
    prompts = Prompts(database.begin, database.read)
    moments = {
        "a_week": PLANNED_AT,
        "the_next_beside_it": NEXT_PLANNED_AT,
        "an_hour_later": NEXT_PLANNED_AT + timedelta(hours=1),
    }
    took = {name: _planned(prompts, now) for name, now in moments.items()}
    megabytes, worst = peak_megabytes(), max(each["cpu_seconds"] for each in took.values())
    return {
        "part": f"a week planned with its rows, {database.dialect}",
        "people": count,
        **took,
        "cpu_seconds_limit": SECONDS,
        "process_megabytes": megabytes,
        "megabytes_limit": MEGABYTES,
        "within": worst <= SECONDS and megabytes <= MEGABYTES,
    }


def _planned(prompts: Prompts, now: datetime) -> dict[str, float]:
    wall, cpu = perf_counter(), process_time()
    new = prompts.plan(WORKSPACE, now)
    return {
        "new_rows": new,
        "cpu_seconds": round(process_time() - cpu, 2),
        "seconds": round(perf_counter() - wall, 2),
    }


def asking(database: Database, count: int, _zones: int) -> dict[str, object]:
    """Everybody of one town asked at one moment: how long others who want to write have to wait at most."""
    settle(database, [TOWN], list(_townspeople(count)))
    watch = Watch(database)
    prompts = Prompts(watch.begin, database.read)
    prompts.plan(WORKSPACE, PLANNED_AT)
    planned_in = _longest(watch.held)
    watch.held.clear()
    with _others(database) as waits:
        wall, cpu = perf_counter(), process_time()
        asked = prompts.tick(WORKSPACE, ASKED_AT)
        seconds, busy = perf_counter() - wall, process_time() - cpu
    longest, has_one_writer = _longest(watch.held), database.dialect == "sqlite"
    keeps_others_short = max(longest["cpu_seconds"], planned_in["cpu_seconds"]) <= LOCK
    return {
        "part": f"a town asked at one moment, {database.dialect}",
        "people": count,
        "asked": asked,
        "cpu_seconds": round(busy, 2),
        "seconds": round(seconds, 2),
        "longest_transaction": longest,
        "longest_transaction_of_planning": planned_in,
        "others": {"wrote": len(waits), "waited_seconds": {"p50": _of(waits, 0.5), "longest": _of(waits, 1)}},
        "cpu_seconds_limit_of_a_transaction": LOCK if has_one_writer else None,
        "process_megabytes": peak_megabytes(),
        "within": asked == count and (keeps_others_short or not has_one_writer),
    }


def _townspeople(count: int) -> Iterator[Asked]:
    working = WorkingTime((TOWN,))
    for number in range(count):
        yield Asked(TriadId(f"t{number // 3}"), PersonId(f"p{number}"), working, since=IsoWeek(2026, 32))


@contextmanager
def _others(database: Database) -> Iterator[list[float]]:
    """Somebody else who writes twenty times a second: how long each time took."""
    waits: list[float] = []
    over = Event()

    def write() -> None:
        while not over.wait(0.05):
            began = perf_counter()
            # As long as a person may wait: on a machine that is busy with other things two seconds can pass.
            with suppress(StorageBusy), database.begin(WORKSPACE) as unit:
                unit.audit(None, "wrote", str(len(waits)), ASKED_AT)
                unit.commit()
            waits.append(perf_counter() - began)

    other = Thread(target=write)
    other.start()
    try:
        yield waits
    finally:
        over.set()
        other.join()


def _of(waits: Sequence[float], share: float) -> float:
    return round(sorted(waits)[min(int(len(waits) * share), len(waits) - 1)], 3)


def _longest(held: Sequence[tuple[float, float]]) -> dict[str, float]:
    return {
        "cpu_seconds": round(max(cpu for _, cpu in held), 3),
        "seconds": round(max(wall for wall, _ in held), 3),
        "transactions": len(held),
    }


def peak_megabytes() -> float:
    """The most memory that this process has held."""
    unit = 1 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6, 1)


PARTS = {"planning": planning, "asking": asking}


def main() -> int:
    """One part on one database."""
    reading = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reading.add_argument("--people", type=int, default=10_000)
    reading.add_argument("--zones", type=int, default=60)
    reading.add_argument("--url", help="an empty database")
    reading.add_argument("--part", choices=PARTS, default="planning")
    given = reading.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = given.url or f"sqlite:///{Path(folder) / 'bench.db'}"
        upgrade(url)
        with closing(open_database(url, KeyRing.of([new_key()]), clock=lambda: PLANNED_AT)) as database:
            told = PARTS[given.part](database, given.people, given.zones)
    print(json.dumps(told), flush=True)
    return int(not told["within"])


if __name__ == "__main__":
    sys.exit(main())
