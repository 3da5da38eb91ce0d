"""Many rounds in which people meet new people: constructions have no repeats, and the search has few."""

import pytest

from benchmarks.triad_kirkman import constructed
from benchmarks.triad_rounds import fewest_repeats, not_together_before, repeats


@pytest.mark.parametrize("people", [9, 15, 21, 27, 39, 45, 57, 63, 75, 81, 93])
def test_a_whole_system_lets_everybody_meet_everybody_once(people: int) -> None:
    rounds = constructed(people)
    assert len(rounds) == (people - 1) // 2
    assert repeats(rounds) == 0
    assert all(sorted(sum(made, ())) == list(range(people)) for made in rounds)


@pytest.mark.parametrize(
    ("people", "rounds"), [(15, 7), (27, 11), (21, 9), (33, 10), (12, 4), (14, 7), (16, 5), (30, 8), (17, 3)]
)
def test_nobody_meets_twice(people: int, rounds: int) -> None:
    made = not_together_before(people, rounds, seed=1)
    assert repeats(made) == 0
    assert len(made) == rounds
    assert all(sorted(sum(groups, ())) == list(range(people)) for groups in made)
    assert {sum(len(group) != 3 for group in groups) for groups in made} == {int(people % 3 != 0)}


def test_more_rounds_than_there_are_new_people_have_the_fewest_repeats() -> None:
    assert repeats(not_together_before(9, 6, seed=1)) == fewest_repeats(9, 6) == 18


@pytest.mark.parametrize("people", [2, 3, 4, 5, 6, 7, 8])
def test_a_handful_of_people_get_rounds_too(people: int) -> None:
    made = not_together_before(people, 3, seed=1, steps=300)
    assert all(sorted(sum(groups, ())) == list(range(people)) for groups in made)
    assert repeats(made) >= fewest_repeats(people, 3)
