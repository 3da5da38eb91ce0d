"""Whom to ask: the product's choice beside five others in a simulated municipality's year.

    python -m benchmarks.bench_routing [--seeds 20] [--first-seed 0] [--sensitivity] [--parameters FILE]

Every number is in benchmarks/routing_year.toml. Then the time to choose among 2,000 tutors. With `--sensitivity` each
number is halved and doubled instead, on two seeds unless `--seeds` says otherwise. A JSON line with the goals ends it.
"""

import argparse
import json
import random
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.routing_figures import Figures, figures_of, goals, show
from benchmarks.routing_many import milliseconds
from benchmarks.routing_play import Play, weeks
from benchmarks.routing_policies import POLICIES, Memory
from benchmarks.routing_town import Parameters, town
from benchmarks.routing_truth import truth

YEAR = Path(__file__).with_name("routing_year.toml")
OVER = datetime(2027, 9, 1, tzinfo=UTC)
"""By then the last request has come to an end."""


def year(parameters: Parameters, seed: int) -> Mapping[str, Figures]:
    """One seed's year with each policy; week by week in turn, so that what is counted of calendars serves all."""
    here = town(parameters, seed)
    real = truth(here.programme, parameters, seed)
    plays = {
        name: Play(here, real, policy, Memory(here.programme, random.Random(f"{name} {seed}")))
        for name, policy in POLICIES.items()
    }
    for end in weeks(here.requests[0].at, OVER):
        for play in plays.values():
            play.run(end)
    return {name: figures_of(play.tally, len(here.programme.tutors)) for name, play in plays.items()}


def varied(parameters: Parameters) -> Iterator[tuple[str, Parameters]]:
    """Each number halved and doubled, the others as they are."""
    for table, numbers in parameters.items():
        for name in numbers:
            for factor in (0.5, 2.0):
                other = {key: dict(value) for key, value in deepcopy(dict(parameters)).items()}
                other[table][name] *= factor
                yield f"{name} x {factor}", other


def compared(parameters: Parameters, seeds: Sequence[int]) -> None:
    """The table of all policies, and the goals as a JSON line."""
    began = time.process_time()
    years = [year(parameters, seed) for seed in seeds]
    show(years)
    print(f"{len(seeds)} seeds, CPU {time.process_time() - began:.0f} s")
    took = milliseconds()
    print(", ".join(f"{what}: {number:.1f} ms" for what, number in took.items()))
    print(json.dumps({**goals(years), "milliseconds_among_2000": round(max(took.values()), 2)}))


def sensitivity(parameters: Parameters, seeds: Sequence[int]) -> None:
    """The goals with every number halved and doubled, and how many settings miss one."""
    missed = []
    for name, other in varied(parameters):
        found = goals([year(other, seed) for seed in seeds])
        missed += [] if found["met"] else [name]
        print(f"{name:24}", json.dumps(found), flush=True)
    print(json.dumps({"missed": missed}))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int)
    options.add_argument("--first-seed", type=int, default=0)
    options.add_argument("--sensitivity", action="store_true")
    options.add_argument("--parameters", type=Path, default=YEAR)
    given = options.parse_args()
    parameters = tomllib.loads(given.parameters.read_text(encoding="utf-8"))
    count = given.seeds or (2 if given.sensitivity else 20)
    seeds = range(given.first_seed, given.first_seed + count)
    (sensitivity if given.sensitivity else compared)(parameters, seeds)


if __name__ == "__main__":
    main()
