"""What the router knows of each tutor's earlier answers: numbers only, for the router and for that tutor.

Two kinds that never mix: how somebody answers says how likely they are to accept, how it went says how well a topic
suits them. A pass for want of time is of the first kind alone, "not my topic" of the second.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain, repeat
from math import fsum
from operator import itemgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from coaching.people import PersonId
from coaching.topics import TopicId

JULY = 7
SILENCE = 0.5
"""A card left unanswered counts half of a pass: the tutor may not have seen it."""
UNSORTED = 0.5
"""So does help that did not sort it, or did not happen, against the topic: there are many reasons for that."""
NOT_MINE = 2.0
"""A tutor who says that it is not their topic knows better than an outcome does."""
WILLING, UNWILLING = 2.0, 1.0
"""Of somebody who has not been asked yet two of three are expected to accept."""
OWN_WORD = 6.0
"""What a tutor says of their level weighs as much as so many outcomes."""
EXPECTED = np.array([0.8, 0.7, 0.8, 0.9])
"""How often it should go well: without a topic, and at each `Level`; learning together is fine."""
NOTHING = (0.0, 0.0, 0.0)
Numbers = NDArray[np.float64]


class Answer(StrEnum):
    """One thing that the router learns of a tutor."""

    ACCEPTED = "accepted"
    PASSED = "passed"
    """For want of time, as far as anybody knows: no reason is asked for."""
    SILENT = "silent"
    """Somebody else had to be asked too, or the agreed time went by without a word."""
    NOT_MINE = "not_mine"
    """Said of the topic; nothing is known of the time."""
    SORTED = "sorted"
    UNSORTED = "unsorted"
    """Not yet, or it did not happen, as its requester says."""


OF_TOPICS = frozenset({Answer.NOT_MINE, Answer.SORTED, Answer.UNSORTED})
"""These are about a topic, the others about being asked at all."""


class Answers(NamedTuple):
    """How a tutor answered: numbers of answers, those of earlier half-years worth less each time."""

    accepted: float = 0.0
    passed: float = 0.0
    silent: float = 0.0


class OnTopic(NamedTuple):
    """How it went with one topic, in the same numbers."""

    sorted: float = 0.0
    unsorted: float = 0.0
    not_mine: float = 0.0


def willingness(answers: Numbers) -> Numbers:
    """How likely tutors with these answers (columns as in `Answers`) are to accept."""
    accepted, passed, silent = answers.T
    yes = WILLING + accepted
    return np.asarray(yes / (yes + UNWILLING + passed + SILENCE * silent))


def skill(levels: NDArray[np.int_], on_topic: Numbers) -> Numbers:
    """How likely it is to go well (columns as in `OnTopic`); without anything known, as the tutors' own level says."""
    well, unsorted, not_mine = on_topic.T
    against = NOT_MINE * not_mine + UNSORTED * unsorted
    return np.asarray((OWN_WORD * EXPECTED[levels] + well) / (OWN_WORD + well + against))


def columns(of: Mapping[PersonId, Answers] | Mapping[PersonId, OnTopic], people: Sequence[PersonId]) -> Numbers:
    """Each one's numbers in a row; zeros where nothing is known."""
    rows = chain.from_iterable(map(of.get, people, repeat(NOTHING)))
    return np.fromiter(rows, float, 3 * len(people)).reshape(-1, 3)


UNKNOWN, UNTRIED = Answers(), OnTopic()


@dataclass(frozen=True, slots=True)
class Records:
    """What is known of all tutors when somebody is to be chosen for one topic."""

    answers: Mapping[PersonId, Answers] = field(default_factory=dict, repr=False)
    on_topic: Mapping[PersonId, OnTopic] = field(default_factory=dict, repr=False)
    """Of the topic in question; empty where there is none."""
    still_open: Mapping[PersonId, int] = field(default_factory=dict, repr=False)
    """Offers of earlier weeks that are asked or accepted and not done yet."""

    @property
    def helped(self) -> float:
        """How often all tutors together have helped."""
        return fsum(map(itemgetter(0), self.answers.values()))


NOTHING_KNOWN = Records()


@dataclass(frozen=True, slots=True)
class OwnRecord:
    """All that is known of one tutor, for that tutor: whole numbers, every half-year counted alike."""

    answers: Answers = field(default=UNKNOWN, repr=False)
    topics: Mapping[TopicId, OnTopic] = field(default_factory=dict, repr=False)


def half_year(moment: datetime) -> datetime:
    """When the half-year began, in which answers are counted together."""
    month = JULY if moment.month >= JULY else 1
    return datetime(moment.year, month, 1, tzinfo=UTC)


def folded(counted: Iterable[tuple[datetime, Sequence[float]]], now: datetime) -> tuple[float, float, float]:
    """Three numbers out of those of several half-years, each worth what it is now."""
    weighed = [[worth_now(half, now) * number for number in numbers] for half, numbers in counted]
    first, second, third = (sum(column) for column in zip(*weighed, strict=True)) if weighed else NOTHING
    return first, second, third


def worth_now(counted_in: datetime, now: datetime) -> float:
    """What an answer of that half-year is worth: each half-year since halves it."""
    here = half_year(now)
    ago = 2 * (here.year - counted_in.year) + (here.month > 1) - (counted_in.month > 1)
    return 0.5 ** max(0, ago)
