"""Cuts forbid mixtures of groups and no whole partition; with and without them the best is the same."""

import numpy as np
import pytest

from benchmarks.triad_instances import volunteers
from coaching.forming import branching
from coaching.forming.effort import Budget, Effort
from coaching.forming.engine import Formed, form
from coaching.forming.exact import Exact
from coaching.forming.halves import half_sums, halved
from coaching.forming.listed import Listed, odd_sets
from coaching.forming.relaxation import Sizes
from coaching.forming.tables import tables_of


def cut_program(n: int, seed: int) -> tuple[Listed, float, float]:
    """A program with its cuts, and its value before and after them."""
    tables, budget = tables_of(volunteers(n, seed)), Budget(Effort(30))
    exact = Exact(tables, Sizes(), budget)
    answer = exact.relaxation.settle()
    rows = exact.relaxation.above(answer.prices, -12).rows
    listed = Listed(tables, Sizes(), rows, odd_sets(rows, []), budget)
    before = listed.solve().value
    return listed, before, listed.tighten(0.0, rounds=6, least=0.0, until=1.0).value


def best_of(n: int, seed: int) -> Formed:
    result = form(volunteers(n, seed), seed=1, effort=Effort(60))
    assert isinstance(result, Formed)
    assert result.is_optimal
    return result


@pytest.mark.parametrize(("n", "seed"), [(45, 1), (60, 2)])
def test_cuts_lower_the_bound_but_never_below_the_best(n: int, seed: int) -> None:
    listed, before, after = cut_program(n, seed)
    best = best_of(n, seed)
    assert best.total - 1e-6 <= after < before
    number = {tuple(group): place for place, group in enumerate(np.sort(listed.rows)[:, :3].tolist())}
    part = np.zeros(len(listed.rows))
    part[[number[group] for group in best.groups]] = 1
    assert (listed.matrix @ part <= listed.allowed + 1e-6).all()


def test_a_half_sum_of_three_people_is_the_cut_of_their_pairs() -> None:
    pairs = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1]], dtype=np.float32)  # people, and groups of two of them
    allowed = np.ones(3, dtype=np.float32)
    sums = half_sums(pairs, allowed, np.array([0.5, 0.5, 0.5]), np.random.default_rng(1))
    matrix, most = halved(pairs, allowed, sums)
    assert matrix.tolist() == [[1, 1, 1]]
    assert most.tolist() == [1]


@pytest.mark.parametrize(("n", "seed"), [(45, 1), (60, 2)])
def test_the_best_is_the_same_without_these_cuts(n: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with_cuts = best_of(n, seed)
    monkeypatch.setattr(branching, "ROUNDS", (0, 0))
    assert best_of(n, seed).total == pytest.approx(with_cuts.total)
