"""Whom to ask: the product's choice beside five others in a simulated municipality's year.

    python -m benchmarks.bench_routing [--seeds 20] [--first-seed 0] [--limits] [--sensitivity [SETTING]]

Every number is in benchmarks/routing_year.toml. Then the time to choose among 2,000 tutors; a JSON line with the goals
ends it. `--limits` adds how far two players come who read the truth. `--sensitivity` halves and doubles each number
instead: one seed where that is far inside every goal, else up to three (`--seeds`); the limits where a goal is missed.
"""

import argparse
import json
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

from benchmarks.routing_figures import goals, show
from benchmarks.routing_many import milliseconds
from benchmarks.routing_town import Parameters
from benchmarks.routing_years import limits, sensitivity, show_limits, year

YEAR = Path(__file__).with_name("routing_year.toml")


def compared(parameters: Parameters, seeds: Sequence[int], *, with_limits: bool) -> None:
    """The table of all policies, and the goals as a JSON line."""
    began = time.process_time()
    years = [year(parameters, seed) for seed in seeds]
    show(years)
    print(f"{len(seeds)} seeds, CPU {time.process_time() - began:.0f} s")
    if with_limits:
        show_limits([limits(parameters, seed) for seed in seeds])
    took = milliseconds()
    print(", ".join(f"{what}: {number:.1f} ms" for what, number in took.items()))
    print(json.dumps({**goals(years), "milliseconds_among_2000": round(max(took.values()), 2)}))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int)
    options.add_argument("--first-seed", type=int, default=0)
    options.add_argument("--limits", action="store_true")
    options.add_argument("--sensitivity", nargs="?", const="", metavar="SETTING")
    options.add_argument("--parameters", type=Path, default=YEAR)
    given = options.parse_args()
    parameters = tomllib.loads(given.parameters.read_text(encoding="utf-8"))
    seeds = range(given.first_seed, given.first_seed + (given.seeds or (20 if given.sensitivity is None else 3)))
    if given.sensitivity is None:
        compared(parameters, seeds, with_limits=given.limits)
    else:
        sensitivity(parameters, seeds, of=given.sensitivity)


if __name__ == "__main__":
    main()
