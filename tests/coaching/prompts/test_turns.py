from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.people import PersonId
from coaching.prompts.stages import Turn
from coaching.prompts.turns import Turns, next_turns

SANNA, MEHMET, AINO, LIISA = map(PersonId, ("sanna", "mehmet", "aino", "liisa"))
TRIAD = (SANNA, MEHMET, AINO)
ASKER, TEACHER, OBSERVER = Turn
SEATS = {2: (ASKER, TEACHER), 3: (ASKER, TEACHER, OBSERVER), 4: (ASKER, TEACHER, OBSERVER, OBSERVER)}


def coming_turns(members: Sequence[PersonId], held: Sequence[Turns], count: int) -> Iterator[dict[PersonId, Turn]]:
    """The turns of so many sessions to come, if all members are at all of them."""
    so_far = list(held)
    for _ in range(count):
        turns = next_turns(members, so_far)
        so_far.append(turns)
        yield turns


def counts(held: list[dict[PersonId, Turn]]) -> Counter[tuple[PersonId, Turn]]:
    return Counter((member, turn) for turns in held for member, turn in turns.items())


def test_the_first_in_the_order_asks_first() -> None:
    assert next_turns(TRIAD, []) == {SANNA: ASKER, MEHMET: TEACHER, AINO: OBSERVER}


def test_over_three_sessions_each_of_three_has_each_turn_once() -> None:
    assert set(counts(list(coming_turns(TRIAD, [], 3))).values()) == {1}


@pytest.mark.parametrize("size", [2, 3, 4])
def test_over_as_many_sessions_as_members_all_turns_are_shared_equally_again_and_again(size: int) -> None:
    members = (SANNA, MEHMET, AINO, LIISA)[:size]
    held = list(coming_turns(members, [], size * 5))
    for rounds in range(1, 6):
        had = counts(held[: rounds * size])
        assert all(had[member, turn] == rounds * SEATS[size].count(turn) for member in members for turn in Turn)


@pytest.mark.parametrize("size", [2, 3])
def test_nobody_has_the_same_turn_twice_running(size: int) -> None:
    for one, other in pairwise(coming_turns(TRIAD[:size], [], 12)):
        assert all(other[member] is not turn for member, turn in one.items())


def test_a_missed_week_is_no_session_and_moves_nobodys_turn() -> None:
    first = next_turns(TRIAD, [])
    assert next_turns(TRIAD, [first]) == next_turns(TRIAD, [first])
    assert all(next_turns(TRIAD, [first])[member] is not turn for member, turn in first.items())


def test_who_was_away_is_not_counted_as_having_had_a_turn() -> None:
    held = [{SANNA: ASKER, MEHMET: TEACHER}]
    following = next_turns(TRIAD, held)
    assert following[SANNA] is not ASKER
    assert following[MEHMET] is not TEACHER


def test_who_joins_late_has_a_fair_share_from_then_on() -> None:
    before = list(coming_turns(TRIAD, [], 4))
    now = (SANNA, AINO, LIISA)
    after = list(coming_turns(now, before, 9))
    assert all(2 <= counts(after)[LIISA, turn] <= 4 for turn in Turn)
    both = counts(before + after)
    assert all(abs(both[SANNA, turn] - both[AINO, turn]) <= 1 for turn in Turn)


def test_of_one_who_is_left_nothing_strange_is_said() -> None:
    assert next_turns((SANNA,), []) == {SANNA: TEACHER}
    assert next_turns((), []) == {}


@given(st.integers(2, 4), st.data())
def test_however_turns_were_swapped_they_become_equal_again(size: int, data: st.DataObject) -> None:
    members = (SANNA, MEHMET, AINO, LIISA)[:size]
    swapped = data.draw(st.lists(st.permutations(SEATS[size]), max_size=6))
    held = [dict(zip(members, seats, strict=True)) for seats in swapped]
    held += coming_turns(members, held, 14)  # six of them undone take twelve at most, as measured
    had = counts(held)
    for turn in Turn:
        of_turn = [had[member, turn] for member in members]
        assert max(of_turn) - min(of_turn) <= 1


@given(st.integers(2, 4), st.data())
def test_every_session_has_one_asker_and_one_teacher_and_the_same_rows_give_the_same(
    size: int, data: st.DataObject
) -> None:
    members = (SANNA, MEHMET, AINO, LIISA)[:size]
    held = []
    for _ in range(data.draw(st.integers(0, 6))):
        here = data.draw(st.lists(st.sampled_from(members), min_size=2, unique=True))
        held.append(dict(zip(here, data.draw(st.permutations(SEATS[len(here)])), strict=True)))
    turns = next_turns(members, held)
    assert sorted(turns.values()) == sorted(SEATS[size])
    assert turns == next_turns(members, held)
