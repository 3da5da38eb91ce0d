"""Places one cohort whose sizes of groups are given: which method, in which order, for how much of the time.

Up to some hundred people the best partition is looked for and mostly proven; beyond, a good one is found and improved.
"""

from dataclasses import dataclass

import numpy as np

from coaching.forming.annealing import Annealing
from coaching.forming.diving import dive
from coaching.forming.effort import Budget
from coaching.forming.exact import Exact, Outcome
from coaching.forming.neighbourhoods import Improving, near_by, solve_part
from coaching.forming.pricing import Bounds, bounds_of
from coaching.forming.relaxation import NoMixture, Sizes, guessed_prices
from coaching.forming.shares import SECONDS_A_PERSON, highest_total
from coaching.forming.tables import Floats, Ints, Tables

AT_ONCE = 150
"""So few people need no start: the search finds the best as fast."""
PROVABLE = 350
"""People up to whom the best partition is proven in a minute or two."""
PRICED = 1500
"""People up to whom the linear program is solved in seconds; beyond, annealing is better for as long."""
QUICK = 400
"""Steps of annealing for whoever a dive left over."""
PIECE = 30
"""Groups that are made anew together."""


@dataclass(frozen=True, slots=True)
class Shares:
    """At which parts of the time each method ends."""

    start: float
    program: float
    whole: float


WITH_PROGRAM, WITHOUT = Shares(0.12, 0.55, 0.9), Shares(0.75, 0.75, 0.75)


def place(tables: Tables, sizes: Sizes, budget: Budget, seed: int) -> Outcome:
    """The best partition found, or proof that there is none: no rows and a bound of -inf."""
    try:
        if tables.size <= PROVABLE:
            return _prove(tables, sizes, budget, seed)
        return _approach(tables, sizes, budget, seed)
    except NoMixture:
        return Outcome(None, -np.inf, -np.inf)


def _prove(tables: Tables, sizes: Sizes, budget: Budget, seed: int) -> Outcome:
    exact = Exact(tables, sizes, budget)
    answer = exact.relaxation.settle(until=0.5)
    if tables.size > AT_ONCE and not exact.is_done(answer):
        rows, left = dive(exact.relaxation, answer, until=0.6)
        whole = completed(tables, exact.relaxation.bounds, sizes, (rows, left), budget, seed)
        if whole is not None:
            exact.keep(improved(exact, whole, answer.prices.person, budget, seed, until=_polished(budget)))
    answer = exact.tighten(answer, until=0.6)
    exact.search(answer)
    if exact.rows is None and exact.outcome.bound != -np.inf:
        return _approach(tables, sizes, budget, seed, exact)
    if exact.rows is not None and not exact.outcome.is_proven:
        exact.keep(improved(exact, exact.rows, answer.prices.person, budget, seed, until=1.0))
    return exact.outcome


def _polished(budget: Budget) -> float:
    """Five seconds until pieces have been made anew; half of the time at most."""
    return min(0.5, 5 / max(budget.effort.seconds, 1e-9))


def improved(exact: Exact, rows: Ints, price: Floats, budget: Budget, seed: int, *, until: float) -> Ints:
    """The partition after piece by piece was made anew."""
    rng = np.random.default_rng(seed)
    improving = Improving(exact.tables, exact.relaxation.bounds, rows.copy(), price.copy(), budget, rng)
    improving.improve(PIECE, until=until, bound=exact.relaxation.bound)
    return improving.rows


def _approach(tables: Tables, sizes: Sizes, budget: Budget, seed: int, exact: Exact | None = None) -> Outcome:
    """For many people, or where the exact way found nothing in its time."""
    shares = WITH_PROGRAM if tables.size <= PRICED else WITHOUT
    exact = exact or Exact(tables, sizes, budget, bounds_of(tables))
    bounds, rng = exact.relaxation.bounds, np.random.default_rng(seed)
    rows = Annealing(tables, bounds, sizes, rng).run(budget, until=shares.start)
    if exact.relaxation.bound == np.inf:
        exact.relaxation.bound = highest_total(tables, bounds, sizes)
        budget.worked(SECONDS_A_PERSON * tables.size)
    price = np.append(guessed_prices(bounds), 0.0)
    whole = repaired(tables, bounds, rows, budget)
    if whole is not None:
        exact.keep(whole)
    if tables.size <= PRICED or whole is None:
        price = _by_program(exact, sizes, budget, seed, shares)
    if exact.rows is not None:
        exact.keep(improved(exact, exact.rows, price, budget, seed, until=1.0))
    return exact.outcome


def _by_program(exact: Exact, sizes: Sizes, budget: Budget, seed: int, shares: Shares) -> Floats:
    """Asks the linear program and dives; the prices it ends with."""
    answer = exact.relaxation.settle(until=shares.program)
    found = dive(exact.relaxation, answer, until=shares.whole)
    whole = completed(exact.tables, exact.relaxation.bounds, sizes, found, budget, seed)
    if whole is not None:
        exact.keep(whole)
    return answer.prices.person


def completed(
    tables: Tables, bounds: Bounds, sizes: Sizes, found: tuple[Ints, Ints], budget: Budget, seed: int
) -> Ints | None:
    """A dive's groups and, for whoever is left, the best that annealing finds quickly; none if that breaks a rule."""
    rows, left = found
    if not len(left):
        return rows
    count = (rows < tables.nobody).sum(axis=1)
    rest = Sizes(sizes.pairs - int((count == 2).sum()), sizes.fours - int((count == 4).sum()))
    if (len(left) - 2 * rest.pairs - 4 * rest.fours) % 3 or min(rest.pairs, rest.fours) < 0:
        return None
    if len(left) < 2 * rest.pairs + 4 * rest.fours:
        return None
    annealing = Annealing(tables.part(left), bounds.part(left), rest, np.random.default_rng(seed))
    more = np.append(left, tables.nobody)[annealing.steps(QUICK)]
    return repaired(tables, bounds, np.concatenate([rows, more]), budget)


def repaired(tables: Tables, bounds: Bounds, rows: Ints, budget: Budget) -> Ints | None:
    """The partition with its broken groups made anew together with more and more others; none if they stay broken."""
    rows, budget = rows.copy(), budget.grace()
    for others in (4, 12, 30, 60):
        broken = np.flatnonzero(~tables.allowed(rows))
        if not len(broken):
            return rows
        if budget.is_over():
            return None
        places = near_by(tables, bounds, rows, broken, (others + 1) * len(broken))
        if len(places) > 3 * PIECE + len(broken):
            return None
        outcome, people = solve_part(tables, bounds, rows[places], budget)
        if outcome.rows is not None:
            rows[places] = np.append(people, tables.nobody)[outcome.rows]
    return rows if tables.allowed(rows).all() else None
