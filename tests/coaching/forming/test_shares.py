"""The quick bound: no partition exceeds it, and for many people it lies near the best."""

import pytest

from benchmarks.triad_instances import Kind, odd_groups, volunteers
from coaching.forming.effort import Effort
from coaching.forming.engine import Formed, form
from coaching.forming.pricing import bounds_of
from coaching.forming.problem import Problem
from coaching.forming.relaxation import Sizes
from coaching.forming.shares import highest_total
from coaching.forming.tables import tables_of


def bound_and_best(problem: Problem) -> tuple[float, Formed]:
    best = form(problem, seed=1, effort=Effort(30))
    assert isinstance(best, Formed)
    assert best.is_optimal
    sizes = [len(group) for group in best.groups]
    tables = tables_of(problem)
    return highest_total(tables, bounds_of(tables), Sizes(sizes.count(2), sizes.count(4))), best


@pytest.mark.parametrize("n", range(2, 14))
@pytest.mark.parametrize("kind", [Kind(days=(4, 5), hours=(4, 6)), Kind(coaches=0.9, exclusions=0, days=(5, 5))])
def test_no_partition_exceeds_the_bound(n: int, kind: Kind) -> None:
    bound, best = bound_and_best(volunteers(n, 4, kind))
    assert bound >= best.total


def test_fours_are_counted_where_coaches_are_few() -> None:
    bound, best = bound_and_best(volunteers(15, 2, Kind(coaches=0.27, exclusions=0, days=(5, 5), hours=(7, 7))))
    assert odd_groups(best.groups) > 1
    assert bound >= best.total


@pytest.mark.parametrize("n", [45, 47])
def test_for_some_dozens_it_is_a_few_per_cent_too_high(n: int) -> None:
    bound, best = bound_and_best(volunteers(n, 1))
    assert best.total <= bound <= 1.1 * best.total


def test_a_round_too_large_for_the_linear_program_has_this_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coaching.forming.placing.PROVABLE", 60)
    monkeypatch.setattr("coaching.forming.placing.PRICED", 60)
    result = form(volunteers(91, 1), seed=1, effort=Effort(0.2))
    assert isinstance(result, Formed)
    assert result.bound is not None
    assert result.total < result.bound < 1.1 * result.total
