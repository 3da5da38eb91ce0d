"""What came out of simulated years: means over seeds with 95 % intervals, paired differences, and the goals."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, median, stdev

from benchmarks.routing_play import Tally

T95 = {2: 12.71, 3: 4.30, 4: 3.18, 5: 2.78, 6: 2.57, 8: 2.36, 10: 2.26, 12: 2.20, 15: 2.14, 20: 2.09, 30: 2.05}
"""Student's t for so many seeds; between them the next smaller number of seeds is taken."""


@dataclass(frozen=True, slots=True)
class Figures:
    """One policy's year."""

    first: float
    asks: float
    unmatched: float
    sorted: float
    wait: float
    """Median hours to the yes."""
    spread: float
    """Most taken by one tutor, over the mean of all."""
    outside: int


def figures_of(tally: Tally, tutors: int) -> Figures:
    taken = sum(tally.taken.values())
    return Figures(
        first=100 * tally.first_accepted / tally.requests,
        asks=tally.asks / tally.requests,
        unmatched=100 * tally.unmatched / tally.requests,
        sorted=100 * tally.sorted / tally.requests,
        wait=median(each.total_seconds() for each in tally.waits) / 3600 if tally.waits else 0.0,
        spread=max(tally.taken.values()) * tutors / taken if taken else 0.0,
        outside=tally.outside,
    )


Year = Mapping[str, Figures]
OURS, RIVAL = "ours", "best skill first"


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The mean and half the width of its 95 % interval."""
    if len(values) < 2:
        return mean(values), 0.0
    factor = T95[max(count for count in T95 if count <= len(values))]
    return mean(values), factor * stdev(values) / sqrt(len(values))


def show(years: Sequence[Year]) -> None:
    """The table, one policy a line."""
    columns = {
        "first": "first ask %",
        "asks": "asks",
        "unmatched": "unmatched %",
        "sorted": "sorted %",
        "wait": "wait h",
        "spread": "max/mean",
    }
    print(
        f"{'':18}"
        + "".join(f"{name:>16}" for name in ("first ask %", "asks", "unmatched %", "sorted %", "wait h", "max/mean"))
    )
    for name in years[0]:
        cells = [interval([getattr(year[name], column) for year in years]) for column in columns]
        print(f"{name:18}" + "".join(f"{middle:9.2f} ±{half:5.2f}" for middle, half in cells))


def goals(years: Sequence[Year]) -> dict[str, object]:
    """Each goal with its figure; `met` where all hold on the mean of the seeds."""

    def gap(of: Callable[[Figures], float], rival: str) -> tuple[float, float]:
        return interval([of(year[OURS]) - of(year[rival]) for year in years])

    points, by = gap(lambda each: each.first, RIVAL)
    unmatched = {rival: gap(lambda each: each.unmatched, rival) for rival in years[0] if rival != OURS}
    worst = max(unmatched, key=lambda rival: unmatched[rival][0])
    spread, spread_by = interval([year[OURS].spread for year in years])
    outside = sum(figures.outside for year in years for figures in year.values())
    return {
        "points_over_best_skill": round(points, 2),
        "points_interval": round(by, 2),
        "unmatched_gap_to_nearest": round(unmatched[worst][0], 2),
        "unmatched_interval": round(unmatched[worst][1], 2),
        "nearest": worst,
        "max_over_mean": round(spread, 2),
        "max_over_mean_interval": round(spread_by, 2),
        "outside": outside,
        "met": points >= 12 and unmatched[worst][0] < 0 and spread <= 1.7 and outside == 0,
    }
