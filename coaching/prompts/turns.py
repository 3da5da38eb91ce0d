"""Whose turn it is to ask, to teach, to observe: everybody is each equally often, over the sessions that took place.

Who comes to a session is the triad's own affair.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from itertools import permutations

from coaching.people import PersonId
from coaching.prompts.stages import Turn

Turns = Mapping[PersonId, Turn]
"""Who had which turn at a session that took place: of those who were there."""
Balance = dict[tuple[PersonId, Turn], Fraction]
"""How many more turns of that kind than their share somebody has had; below zero, how many fewer."""


def next_turns(members: Sequence[PersonId], held: Sequence[Turns]) -> dict[PersonId, Turn]:
    """Who has which turn at the next session, after those that were held, oldest first.

    Only what somebody was there for counts: who was away or joined later has no turns to make up for. Whoever has
    had a turn least has it next; where that leaves a choice nobody has the same turn twice running, and at first
    the earlier in `members` asks, so begin with a coach.
    """
    balance = _balance(held)
    last = {member: turn for turns in held for member, turn in turns.items()}
    before = partial(_inequality, members, balance, last)
    return dict(zip(members, min(_seatings(len(members)), key=before), strict=True))


def _inequality(
    members: Sequence[PersonId], balance: Balance, last: Turns, seats: tuple[Turn, ...]
) -> tuple[Fraction, int]:
    """What the seats would add to the inequality of turns, and how many would repeat their turn."""
    chosen = list(zip(members, seats, strict=True))
    had = sum((balance.get(each, Fraction()) for each in chosen), Fraction())
    return had, sum(last.get(member) is turn for member, turn in chosen)


def _seatings(size: int) -> list[tuple[Turn, ...]]:
    """Every way to give out the turns: a pair has no observer, four have two."""
    turns = [Turn.ASKER, Turn.TEACHER, *[Turn.OBSERVER] * (size - 2)] if size > 1 else [Turn.TEACHER] * size
    return list(dict.fromkeys(permutations(turns)))


def _balance(held: Sequence[Turns]) -> Balance:
    had = Counter((member, turn) for turns in held for member, turn in turns.items())
    due: Counter[tuple[PersonId, Turn, Fraction]] = Counter()
    for turns in held:
        given = list(turns.values())
        shares = [(turn, Fraction(given.count(turn), len(given))) for turn in Turn]
        due.update((member, turn, share) for member in turns for turn, share in shares)
    balance: Balance = {each: Fraction(count) for each, count in had.items()}
    for (member, turn, share), times in due.items():
        balance[member, turn] = balance.get((member, turn), Fraction()) - times * share
    return balance
