"""A whole partition out of the linear program: settles the groups it is surest of, asks it again, and so on."""

import numpy as np

from coaching.forming.master import DUAL, Answer
from coaching.forming.relaxation import NoMixture, Relaxation
from coaching.forming.tables import Ints

SURE = 0.95
SHARE = 12
"""One in so many of the groups that are left is settled at once, sure or not (8 %, as measured best at 900 people)."""
ROUGH = 0.3
"""New groups worth less than this many points more than they cost are not looked for meanwhile."""


def dive(relaxation: Relaxation, answer: Answer, *, until: float = 1.0) -> tuple[Ints, Ints]:
    """The groups settled, and whoever is left over: nobody, but where the last groups could not be made."""
    settled: list[int] = []
    exact, relaxation.limit, relaxation.least = relaxation.least, ROUGH, ROUGH
    try:
        while not relaxation.gone[:-1].all() and not relaxation.budget.is_over(until):
            settled += _settle_surest(relaxation, answer)
            relaxation.solve(DUAL)
            answer = relaxation.settle(until=until)
    except NoMixture:
        pass
    left = np.flatnonzero(~relaxation.gone[:-1])
    rows = relaxation.master.rows[settled]
    _undo(relaxation, settled)
    relaxation.least = exact
    return rows, left


def _settle_surest(relaxation: Relaxation, answer: Answer) -> list[int]:
    """Fixes the groups that are nearly whole, or else those with the largest parts."""
    rows, nobody = relaxation.master.rows, relaxation.tables.nobody
    order = np.lexsort((np.arange(len(answer.part)), -answer.part.round(6)))
    wanted = max(1, int((~relaxation.gone[:-1]).sum()) // 3 // SHARE)
    chosen: list[int] = []
    for place in order.tolist():
        if (answer.part[place] < SURE and len(chosen) >= wanted) or answer.part[place] < 1e-6:
            break
        people = rows[place][rows[place] < nobody]
        if not relaxation.gone[people].any():
            relaxation.gone[people] = True
            chosen.append(place)
    if not chosen:
        raise NoMixture
    places = np.array(chosen)
    relaxation.master.limit(places, np.ones(len(places)), np.full(len(places), np.inf))
    return chosen


def _undo(relaxation: Relaxation, settled: list[int]) -> None:
    places = np.array(settled, dtype=np.int64)
    relaxation.master.limit(places, np.zeros(len(places)), np.full(len(places), np.inf))
    relaxation.gone[:] = False
