"""Simulated years: all policies side by side, every number halved and doubled, and limits that no policy can pass."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import UTC, datetime

from benchmarks.routing_figures import RIVAL, Figures, figures_of, goals
from benchmarks.routing_kept import Kept, kept
from benchmarks.routing_oracles import ForeseesAll, KnowsEverybody
from benchmarks.routing_play import Play, weeks
from benchmarks.routing_policies import POLICIES, Memory, Policy
from benchmarks.routing_town import Parameters, town
from benchmarks.routing_truth import truth

OVER = datetime(2027, 9, 1, tzinfo=UTC)
"""By then the last request has come to an end."""
LIMITS: Mapping[str, type[Play]] = {"knows everybody": KnowsEverybody, "foresees all": ForeseesAll}
CLEAR = {"points_over_best_skill": 17.0, "unmatched_gap_to_nearest": -2.0, "max_over_mean": 1.6}
"""About two standard deviations of one seed inside each goal: then more seeds would not change the answer."""


def year(parameters: Parameters, seed: int) -> Mapping[str, Figures]:
    """One seed's year with each policy; week by week in turn, so that what is counted of calendars serves all."""
    return _played(parameters, seed, {name: (Play, policy) for name, policy in POLICIES.items()})


def limits(parameters: Parameters, seed: int) -> Mapping[str, Figures]:
    """The same year with those who read the truth, beside the rival; these are limits and no rivals."""
    nobody = POLICIES[RIVAL]
    knowing = {name: (play, nobody) for name, play in LIMITS.items()}
    return _played(parameters, seed, {RIVAL: (Play, nobody), **knowing})


def _played(parameters: Parameters, seed: int, who: Mapping[str, tuple[type[Play], Policy]]) -> Mapping[str, Figures]:
    here = kept(town(parameters, seed))
    plays = {name: _play(here, parameters, seed, name, *each) for name, each in who.items()}
    for end in weeks(here.town.requests[0].at, OVER):
        for play in plays.values():
            play.run(end)
    return {name: figures_of(play.tally, len(here.town.programme.tutors)) for name, play in plays.items()}


def _play(here: Kept, parameters: Parameters, seed: int, name: str, play: type[Play], policy: Policy) -> Play:
    programme = here.town.programme
    memory = Memory(programme, random.Random(f"{name} {seed}"))
    return play(here, truth(programme, parameters, seed), policy, memory)


def varied(parameters: Parameters) -> Iterator[tuple[str, Parameters]]:
    """Each number halved and doubled, the others as they are."""
    for table, numbers in parameters.items():
        for name in numbers:
            for factor in (0.5, 2.0):
                other = {key: dict(value) for key, value in deepcopy(dict(parameters)).items()}
                other[table][name] *= factor
                yield f"{name} x {factor}", other


def sensitivity(parameters: Parameters, seeds: Sequence[int], *, of: str) -> None:
    """The goals of every setting whose name has `of` in it: one seed where that is far inside them, else up to all."""
    missed = []
    for name, other in varied(parameters):
        if of not in name:
            continue
        years: list[Mapping[str, Figures]] = []
        for seed in seeds:
            years.append(year(other, seed))
            if _is_clear(found := goals(years)):
                break
        print(f"{name:24}", json.dumps({"seeds": len(years), **found}), flush=True)
        if not found["met"]:
            missed.append(name)
            show_limits([limits(other, seed) for seed in seeds])
    print(json.dumps({"missed": missed}))


def show_limits(years: Sequence[Mapping[str, Figures]]) -> None:
    """How far those come who read the truth."""
    for name in LIMITS:
        points = sum(year[name].first - year[RIVAL].first for year in years) / len(years)
        unmatched = sum(year[name].unmatched for year in years) / len(years)
        spread = sum(year[name].spread for year in years) / len(years)
        print(
            f"{'':8}limit, no rival: {name:16}"
            f" {points:6.2f} points over {RIVAL}, unmatched {unmatched:5.2f} %, most / mean {spread:4.2f}",
            flush=True,
        )


def _is_clear(found: Mapping[str, object]) -> bool:
    points, unmatched, spread = (float(str(found[name])) for name in CLEAR)
    inside = points >= CLEAR["points_over_best_skill"] and unmatched <= CLEAR["unmatched_gap_to_nearest"]
    return inside and spread <= CLEAR["max_over_mean"] and bool(found["met"])
