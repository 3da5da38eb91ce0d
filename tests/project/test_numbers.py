"""Every numbered promise has a test: `test_check_27_…` for 27 of CHECKS, `test_point_5_…` for 5 of POINTS."""

import re
from functools import cache

from tests.project.numbers import CHECKS, POINTS
from tests.project.tree import functions, sources, tree_of

NUMBERED = re.compile(r"^test_(check|point)_(\d+)_\w+$")


@cache
def proven(kind: str) -> set[int]:
    names = (NUMBERED.match(function.name) for path in sources("tests") for function in functions(tree_of(path)))
    return {int(name[2]) for name in names if name and name[1] == kind}


def test_every_check_has_a_test_with_its_number() -> None:
    assert {number: check for number, check in CHECKS.items() if number not in proven("check")} == {}


def test_every_point_has_a_test_with_its_number() -> None:
    assert {number: point for number, point in POINTS.items() if number not in proven("point")} == {}
