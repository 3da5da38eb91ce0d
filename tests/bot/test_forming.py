"""Groups worked out in a process of their own: asked over standard input, stopped by ending it, and breaking off."""

import sys

import pytest

from bot.forming import BrokeOff, InAProcess, InThisProcess
from bot.forming_worker import problem_from, problem_to
from coaching.forming.problem import Problem

THREE = Problem(
    n=3,
    region_of_school=(0,),
    school=(0, 0, 0),
    dept=(0, 1, 2),
    coach=(True, False, False),
    experience=(3.0, 1.5, 1.5),
    slots=(1, 3, 1 << 70 | 1),
    focus=(1, 1, 1),
    not_with=(),
    wishes=((0, 1),),
)


def test_a_process_of_its_own_answers_as_this_one_does() -> None:
    told: list[int] = []

    def tell(percent: int) -> bool:
        told.append(percent)
        return True

    found = InAProcess()(THREE, 7, tell)
    assert found == InThisProcess()(THREE, 7, lambda _: True)
    assert found is not None
    assert found.groups == ((0, 1, 2),)
    assert told[0] == 0


def test_a_process_that_nobody_wants_any_more_is_ended() -> None:
    assert InAProcess()(THREE, 7, lambda _: False) is None


def test_a_process_that_dies_has_broken_off() -> None:
    for says in ("", "print('nonsense')"):
        with pytest.raises(BrokeOff):
            InAProcess([sys.executable, "-c", says])(THREE, 7, lambda _: True)


def test_a_problem_is_the_same_after_its_way() -> None:
    assert problem_from(problem_to(THREE, 7)) == (THREE, 7)
