"""Where no groups can be made: the cause by its name, but never one in which an exclusion has a part."""

from dataclasses import replace

import pytest

from benchmarks.triad_causes import SENTENCES, sentence
from benchmarks.triad_instances import Kind, volunteers
from coaching.forming.causes import Cause, Impossible
from coaching.forming.effort import Effort
from coaching.forming.engine import form
from coaching.forming.problem import Problem
from tests.coaching.forming.brute_force import best_value

EASY = volunteers(12, 1, Kind(exclusions=0, days=(5, 5), hours=(7, 7)))
ALL_DAY = (1 << 40) - 1


def easy(**changes: object) -> Problem:
    return replace(EASY, slots=(ALL_DAY,) * 12, coach=(True,) * 4 + (False,) * 8, **changes)  # type: ignore[arg-type]


def cause(problem: Problem) -> Impossible:
    result = form(problem, seed=1, effort=Effort(30))
    assert isinstance(result, Impossible), result
    return result


def test_one_person_is_too_few() -> None:
    assert cause(replace(EASY, early_career=frozenset(range(11)))) == Impossible(Cause.TOO_FEW, (11,))


def test_too_few_coaches_are_counted() -> None:
    problem = replace(easy(), coach=(True,) * 2 + (False,) * 10)
    assert cause(problem) == Impossible(Cause.NO_COACH, (), 2, 3)


def test_people_who_share_no_period_with_a_coach_are_named() -> None:
    problem = replace(easy(), slots=(1,) * 9 + (2,) * 3)
    assert cause(problem) == Impossible(Cause.NO_COMMON_SLOT, (9, 10, 11))
    assert sentence(cause(problem)) == "3 people share no free period with any coach."


def test_a_coach_who_is_free_when_nobody_is() -> None:
    assert cause(replace(easy(), slots=(2,) + (1,) * 11)) == Impossible(Cause.ALONE, (0,))


def test_five_people_cannot_stay_together() -> None:
    assert cause(easy(together=((4, 5, 6), (6, 7, 8)))) == Impossible(Cause.TOGETHER_TOO_BIG, (4, 5, 6, 7, 8))


def test_people_who_stay_together_need_a_period() -> None:
    problem = replace(easy(together=((4, 5),)), slots=(3,) * 4 + (1, 2) + (3,) * 6)
    assert cause(problem) == Impossible(Cause.TOGETHER_WITHOUT_COMMON_SLOT, (4, 5))


def test_four_who_stay_together_need_a_coach_among_them() -> None:
    assert cause(easy(together=((4, 5, 6, 7),))) == Impossible(Cause.TOGETHER_WITHOUT_COACH, (4, 5, 6, 7))


def test_too_many_for_one_coach_is_too_tight() -> None:
    problem = replace(easy(), slots=(1, 2, 2, 2) + (1,) * 5 + (2,) * 3)
    assert cause(problem) == Impossible(Cause.TOO_TIGHT)


def test_what_stands_only_with_an_exclusion_has_the_general_answer() -> None:
    everybody = tuple((0, other) for other in range(1, 12))
    assert cause(easy(not_with=everybody)) == Impossible(Cause.GENERAL)


def test_what_would_stand_without_exclusions_is_named_with_them_too() -> None:
    problem = replace(easy(not_with=((0, 4), (1, 5))), coach=(True,) * 2 + (False,) * 10)
    assert cause(problem) == Impossible(Cause.NO_COACH, (), 2, 3)


def test_a_large_round_gets_its_cause_at_once() -> None:
    large = volunteers(300, 1)
    few = replace(large, coach=tuple(person < 70 for person in range(300)))
    assert cause(few) == Impossible(Cause.NO_COACH, (), 70, 75)
    with_exclusions = replace(few, not_with=tuple((0, other) for other in range(1, 300)))
    assert cause(with_exclusions) == cause(few)
    lonely = replace(large, slots=(*large.slots[:-1], 1 << 60), coach=(*large.coach[:-1], False))
    assert cause(lonely) == Impossible(Cause.NO_COMMON_SLOT, (299,))


SCARCE = (
    Kind(coaches=0.3, exclusions=6, days=(1, 2), hours=(1, 3)),
    Kind(coaches=0.4, exclusions=9, days=(5, 5), hours=(5, 7)),
    Kind(coaches=0.34, exclusions=4, together=2, days=(2, 3), hours=(1, 3)),
)


def scarce(n: int, seed: int, kind: Kind) -> Problem:
    """So many exclusions that they are often all that stands in the way; in a third of the rounds a lock too."""
    problem = volunteers(n, seed, kind)
    more = volunteers(100, seed, kind).not_with
    apart = tuple((a % n, b % n) for a, b in more if a % n != b % n)[: round(kind.exclusions * n / 3)]
    return replace(problem, not_with=apart, locked=((0, 1, 2),) if seed % 3 == 0 and n > 5 else ())


@pytest.mark.parametrize("kind", SCARCE, ids=range(len(SCARCE)))
def test_a_cause_that_is_named_stands_without_any_exclusion_or_lock(kind: Kind) -> None:
    causes = set()
    for n, seed in [(n, seed) for n in range(4, 8) for seed in range(7)]:
        problem = scarce(n, seed, kind)
        free = replace(problem, not_with=(), locked=())
        found = form(problem, seed=1, effort=Effort(30))
        if not isinstance(found, Impossible):
            continue
        causes.add(found.cause)
        if found.cause != Cause.GENERAL:
            assert best_value(free) is None, (n, seed)
            assert found == cause(free), (n, seed)
        elif not problem.locked:
            assert best_value(free) is not None, (n, seed)
    assert Cause.GENERAL in causes


def test_every_cause_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Cause)
