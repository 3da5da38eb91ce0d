"""Forming groups: every rule kept, the fewest pairs and fours, the highest total, the same for the same seed."""

from dataclasses import replace

import pytest

from benchmarks.triad_instances import Kind, odd_groups, volunteers
from coaching.forming.causes import Cause, Impossible
from coaching.forming.checking import check
from coaching.forming.effort import Effort
from coaching.forming.engine import Formed, form
from coaching.forming.problem import Problem
from coaching.forming.score import group_score
from tests.coaching.forming.brute_force import best_value

ENOUGH = Effort(30)
LITTLE = Effort(0.2)

KINDS = (
    Kind(),
    Kind(coaches=0.25),
    Kind(exclusions=5, together=2),
    Kind(days=(1, 2), hours=(1, 2)),
    Kind(coaches=0.3, days=(1, 2), hours=(1, 3), together=1, early_career=1),
    Kind(together=4, days=(2, 3)),
)


def formed(problem: Problem, effort: Effort = ENOUGH, seed: int = 1) -> Formed:
    result = form(problem, seed=seed, effort=effort)
    assert isinstance(result, Formed), result
    return result


@pytest.mark.parametrize("n", range(2, 13))
@pytest.mark.parametrize("kind", KINDS, ids=range(len(KINDS)))
def test_up_to_twelve_people_get_the_best_of_all_partitions_or_none_if_there_is_none(n: int, kind: Kind) -> None:
    problem = volunteers(n, 7, kind)
    best, result = best_value(problem), form(problem, seed=1, effort=ENOUGH)
    if best is None:
        assert isinstance(result, Impossible)
        return
    assert isinstance(result, Formed)
    assert check(problem, result.groups) == ()
    assert odd_groups(result.groups) == best[0]
    assert result.total == pytest.approx(best[1])
    assert result.is_optimal


@pytest.mark.parametrize("n", [*range(2, 20), 40, 76])
def test_everybody_is_in_one_group_with_the_fewest_pairs_and_fours(n: int) -> None:
    problem = volunteers(n, 3, Kind(exclusions=0, days=(5, 5), hours=(6, 7)))
    result = formed(problem, LITTLE)
    assert check(problem, result.groups) == ()
    assert odd_groups(result.groups) == (n % 3 != 0)


@pytest.mark.parametrize("n", [30, 31, 32])
def test_some_dozens_of_people_get_a_proven_best(n: int) -> None:
    problem = volunteers(n, 5)
    result = formed(problem)
    assert result.is_optimal
    assert check(problem, result.groups) == ()
    assert result.total == pytest.approx(sum(group_score(problem, group) for group in result.groups))


def test_few_coaches_make_fours() -> None:
    problem = volunteers(14, 1, Kind(coaches=0.3, exclusions=0, days=(5, 5), hours=(6, 7)))  # 4 coaches for 14 people
    assert sorted(map(len, formed(problem).groups)) == [3, 3, 4, 4]


def test_four_people_who_stay_together_are_a_four_and_a_pair_makes_up_for_it() -> None:
    problem = volunteers(12, 2, Kind(exclusions=0, days=(5, 5), hours=(7, 7)))
    four = tuple(range(4))
    problem = replace(problem, together=((0, 1), (1, 2), (3, 2)), coach=(True,) * 12)
    groups = formed(problem).groups
    assert four in groups
    assert sorted(map(len, groups)) == [2, 3, 3, 4]


def test_who_is_early_in_their_career_is_not_placed_and_changes_nothing() -> None:
    problem = volunteers(13, 4, Kind(days=(5, 5), hours=(6, 7)))
    early = replace(problem, early_career=frozenset({12}))
    without = replace(volunteers(13, 4), early_career=frozenset({12}))
    assert 12 not in {person for group in formed(early).groups for person in group}
    changed = replace(early, experience=(*early.experience[:12], 99.0), not_with=(*early.not_with, (0, 12)))
    assert formed(changed).groups == formed(early).groups
    assert without.placed == tuple(range(12))


def test_locked_groups_stay_as_they_are() -> None:
    problem = volunteers(21, 6)
    free = formed(problem)
    locked = free.groups[2:4]
    again = formed(replace(problem, locked=locked), seed=5)
    assert set(locked) <= set(again.groups)
    assert again.total == pytest.approx(free.total)


@pytest.mark.parametrize(
    "lock",
    [(0, 1), (0, 0, 1), (0, 1, 2, 3, 4), (0,)],
    ids=["no coach", "the same person twice", "five people", "one person"],
)
def test_a_lock_that_cannot_be_kept_has_the_general_answer(lock: tuple[int, ...]) -> None:
    problem = replace(volunteers(12, 1, Kind(days=(5, 5), hours=(7, 7))), coach=(False, False) + (True,) * 10)
    assert form(replace(problem, locked=(lock,)), seed=1, effort=LITTLE) == Impossible(Cause.GENERAL)


def test_periods_and_foci_may_be_wider_than_a_machine_word() -> None:
    problem = volunteers(12, 8)
    wide = replace(
        problem,
        slots=tuple(slots << 100 for slots in problem.slots),
        focus=tuple(focus << 70 for focus in problem.focus),
    )
    assert formed(wide).groups == formed(problem).groups


def test_the_same_seed_gives_the_same_groups() -> None:
    problem = volunteers(31, 2)
    assert formed(problem, Effort(0.1), seed=4) == formed(problem, Effort(0.1), seed=4)


def test_many_people_are_placed_by_annealing_and_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coaching.forming.placing.PROVABLE", 60)
    problem = volunteers(91, 1)
    result = formed(problem, Effort(0.1))
    assert check(problem, result.groups) == ()
    assert odd_groups(result.groups) == 1


def test_nobody_to_place_is_no_groups() -> None:
    assert formed(volunteers(0, 1)).groups == ()


def events(problem: Problem) -> list[float]:
    seen: list[float] = []
    form(problem, seed=1, effort=ENOUGH, report=seen.append)
    return seen


def test_progress_tells_nothing_about_the_people() -> None:
    easy, hard = volunteers(9, 1, Kind(exclusions=0)), volunteers(25, 9)
    assert events(easy) == events(hard) == events(volunteers(5, 1, Kind(coaches=0)))
    assert events(easy) == [step / 20 for step in range(21)]
