"""How good the groups are that are formed, beside chance, greedy, and greedy with swaps.

    python -m benchmarks.bench_triads [FILE…] [--seconds S] [--seed S]
    python -m benchmarks.bench_triads --generate N --seed S [--write FILE]
    python -m benchmarks.bench_triads --people 15 --rounds 7

Prints one line of JSON per round of volunteers: {"groups": [[…], …], "seconds": …}, or {"groups": null, "cause": "…"}.
The table beside others goes to stderr. Without FILE it takes the public instances, where they are.
"""

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if not __package__:  # run as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import triad_causes, triad_files, triad_rivals
from benchmarks.triad_instances import odd_groups, volunteers
from benchmarks.triad_rounds import not_together_before, repeats
from coaching.forming.causes import Impossible
from coaching.forming.checking import check
from coaching.forming.effort import Effort
from coaching.forming.engine import Formed, form
from coaching.forming.problem import Problem
from coaching.forming.score import group_score
from coaching.forming.tables import tables_of

PUBLIC = Path(__file__).resolve().parents[2] / "shared" / "data" / "triads"
LIMITS = ((150, 5.0), (350, 90.0), (1000, 60.0))
"""Seconds by the number of people; for more, `LONGEST`."""
LONGEST = 15.0
RIVALS_UP_TO = 1200
"""Greedy with swaps takes minutes beyond."""
HEADER = f"{'round':<16}{'random':>9}{'greedy':>9}{'+ swaps':>9}{'formed':>9}{'bound':>9}{'gap %':>8}{'odd':>5}"


@dataclass(frozen=True, slots=True)
class Round:
    name: str
    problem: Problem
    bound: float | None = None
    """A total that no partition exceeds, where it is known."""


def main() -> int:
    asked = _arguments()
    if asked.people:
        return _rounds(asked.people, asked.rounds)
    found = _asked_for(asked)
    if not found:
        print(f"skipped: no FILE is given, and {PUBLIC} is not there", file=sys.stderr)
        return 0
    print(f"{HEADER}  worst  broken    wall     cpu", file=sys.stderr)
    for one in found:
        _bench(one, asked.seconds, asked.seed)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, help="at most so long for each; ends earlier once the best is proven")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--generate", type=int, metavar="N", help="a round of N people made from the seed")
    parser.add_argument("--write", type=Path, help="with --generate: write it to this file and end")
    parser.add_argument("--people", type=int, help="not together before: so many people …")
    parser.add_argument("--rounds", type=int, default=7, help="… in so many rounds")
    return parser.parse_args()


def _asked_for(asked: argparse.Namespace) -> list[Round]:
    if asked.generate:
        problem = volunteers(asked.generate, asked.seed)
        if asked.write:
            asked.write.write_text(json.dumps(triad_files.fields_of(problem)), encoding="utf-8")
            sys.exit(0)
        return [Round(f"n{asked.generate} seed {asked.seed}", problem)]
    files = asked.files or sorted(PUBLIC.glob("n*.json.gz"), key=lambda path: path.stat().st_size)
    return [Round(_name(path), triad_files.read(path), _anchors(path).get("bound_total")) for path in files]


def _name(path: Path) -> str:
    return path.name.removesuffix(".gz").removesuffix(".json")


def _anchors(path: Path) -> dict[str, Any]:
    anchors = path.parent / "anchors.json"
    known: dict[str, Any] = json.loads(anchors.read_text(encoding="utf-8")) if anchors.exists() else {}
    return known.get(_name(path)) or {}


def _bench(one: Round, seconds: float | None, seed: int) -> None:
    limit = seconds or next((most for people, most in LIMITS if one.problem.n <= people), LONGEST)
    wall, cpu = time.perf_counter(), time.process_time()
    formed = form(one.problem, seed=seed, effort=Effort(limit, lambda: time.perf_counter() - wall))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if isinstance(formed, Impossible):
        print(
            json.dumps({"groups": None, "cause": triad_causes.sentence(formed), "seconds": round(wall, 3)}), flush=True
        )
        return
    print(json.dumps({"groups": formed.groups, "seconds": round(wall, 3)}), flush=True)
    print(_line(one, formed, seed) + f"{wall:7.1f}s{cpu:7.1f}s", file=sys.stderr, flush=True)


def _line(one: Round, formed: Formed, seed: int) -> str:
    """Points a group, beside others; a star marks totals with broken rules, “opt” a proven best."""
    tables, count = tables_of(one.problem), len(formed.groups)
    groups = [triad_rivals.by_chance(tables, seed)]
    if one.problem.n <= RIVALS_UP_TO:
        groups.append(triad_rivals.greedy(tables))
        groups.append(triad_rivals.with_swaps(tables, groups[-1]))
    rivals = []
    for rows in groups:
        broken = "" if tables.allowed(rows).all() else "*"
        rivals.append(f"{tables.score(rows).sum() / max(1, len(rows)):.2f}{broken}")
    rivals += ["–"] * (3 - len(rivals))
    bound = min((known for known in (one.bound, formed.bound) if known is not None), default=None)
    limit = f"{bound / count:.2f}" if bound else "–"
    gap = "opt" if formed.is_optimal else f"{100 * (1 - formed.total / bound):.3f}" if bound else "–"
    from_rivals = "".join(f"{rival:>9}" for rival in rivals)
    worst = min(group_score(one.problem, group) for group in formed.groups)
    return (
        f"{one.name:<16}{from_rivals}{formed.total / count:>9.3f}{limit:>9}{gap:>8}{odd_groups(formed.groups):>5}"
        f"{worst:>7.1f}{len(check(one.problem, formed.groups)):>8}"
    )


def _rounds(people: int, rounds: int) -> int:
    started = time.perf_counter()
    made = not_together_before(people, rounds, seed=1)
    print(json.dumps({"rounds": made, "seconds": round(time.perf_counter() - started, 3)}))
    print(f"{people} people, {rounds} rounds: {repeats(made)} pairs meet again", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
