"""Whom each policy asks next, of those within the hard filters. A policy knows only what earlier asks have told."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice

import numpy as np

from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.routing import Answer, Answers, Choice, Need, OnTopic, Records, choose
from coaching.routing.filters import may_be_asked, times_for
from coaching.routing.records import OF_TOPICS, UNKNOWN, UNTRIED, columns, folded, half_year, skill
from coaching.topics import TopicId
from coaching.tutors import Tutor

Counts = dict[datetime, list[float]]
"""Three numbers by half-year, as rows keep them."""
PLACES = {
    Answer.ACCEPTED: 0,
    Answer.PASSED: 1,
    Answer.SILENT: 2,
    Answer.SORTED: 0,
    Answer.UNSORTED: 1,
    Answer.NOT_MINE: 2,
}
LONG_AGO, A_HALF = datetime(1, 1, 1, tzinfo=UTC), timedelta(days=181)
"""The shorter half-year: after so many days it is looked whether another one has begun."""


@dataclass
class Memory:
    """What a policy has learnt from its own asks, kept as the product keeps it."""

    programme: Programme
    chance: random.Random
    asked: Counter[PersonId] = field(default_factory=Counter)
    helped: Counter[PersonId] = field(default_factory=Counter)
    last_asked: dict[PersonId, int] = field(default_factory=dict)
    answers: dict[PersonId, Answers] = field(default_factory=dict)
    on_topic: dict[TopicId | None, dict[PersonId, OnTopic]] = field(default_factory=dict)
    half: datetime = LONG_AGO
    counted: dict[tuple[PersonId, TopicId | None], Counts] = field(default_factory=dict)

    def learn(self, who: PersonId, answer: Answer, topic: TopicId, now: datetime) -> None:
        """One more answer."""
        self._begin_half(now)
        key = (who, topic if answer in OF_TOPICS else None)
        self.counted.setdefault(key, {}).setdefault(self.half, [0.0, 0.0, 0.0])[PLACES[answer]] += 1
        # One more of the half-year that it is counts one: the rest need not be folded again.
        if key[1] is None:
            self.answers[who] = Answers(*_one_more(self.answers.get(who, UNKNOWN), PLACES[answer]))
        else:
            of = self.on_topic.setdefault(topic, {})
            of[who] = OnTopic(*_one_more(of.get(who, UNTRIED), PLACES[answer]))

    def known(self, need: Need, still_open: Mapping[PersonId, int], now: datetime) -> Records:
        """What the product would read from its rows."""
        self._begin_half(now)
        return Records(self.answers, self.on_topic.get(need.topic, {}), still_open)

    def _begin_half(self, now: datetime) -> None:
        if not self.half <= now < self.half + A_HALF:
            self.half = half_year(now)
            for key in self.counted:
                self._fold(key, now)

    def _fold(self, key: tuple[PersonId, TopicId | None], now: datetime) -> None:
        who, topic = key
        numbers = folded(self.counted[key].items(), now)
        if topic is None:
            self.answers[who] = Answers(*numbers)
        else:
            self.on_topic.setdefault(topic, {})[who] = OnTopic(*numbers)


def _one_more(numbers: Sequence[float], place: int) -> Iterator[float]:
    return (number + (at == place) for at, number in enumerate(numbers))


@dataclass(frozen=True, slots=True)
class Asking:
    """One decision to make."""

    memory: Memory
    need: Need
    offers: Mapping[PersonId, int]
    still_open: Mapping[PersonId, int]
    now: datetime

    @property
    def candidates(self) -> list[Tutor]:
        """Everybody within the hard filters that need no calendar, in an order drawn by chance."""
        suited, places = may_be_asked(self.memory.programme, self.need, self.offers)
        tutors = [suited.tutors[place] for place in places]
        self.memory.chance.shuffle(tutors)
        return tutors

    def those_who_may(self, tutors: Iterable[Tutor]) -> Iterator[Choice]:
        """In their order, those whom the calendar does not rule out either."""
        start = max(self.now, self.need.not_before)
        for tutor in tutors:
            if times := times_for(self.memory.programme, tutor, self.need, start):
                yield Choice(tutor, (), times.ask_at, times.free_at)


Policy = Callable[[Asking], Choice | None]


def ours(asking: Asking) -> Choice | None:
    """The product's own choice."""
    records = asking.memory.known(asking.need, asking.still_open, asking.now)
    return choose(asking.memory.programme, asking.need, asking.offers, asking.now, records)


def at_random(asking: Asking) -> Choice | None:
    return next(asking.those_who_may(asking.candidates), None)


def round_robin(asking: Asking) -> Choice | None:
    """Whoever has not been asked for longest."""
    last = asking.memory.last_asked
    in_turn = sorted(asking.candidates, key=lambda tutor: last.get(tutor.person.id, -1))
    return next(asking.those_who_may(in_turn), None)


def best_skill(asking: Asking) -> Choice | None:
    """The most skilled by their own word and by how it went; equals by chance."""
    topic, tutors = asking.need.topic, asking.candidates
    known = asking.memory.known(asking.need, {}, asking.now).on_topic
    levels = np.array([(topic and tutor.level(topic)) or 0 for tutor in tutors], int)
    skills = skill(levels, columns(known, [tutor.person.id for tutor in tutors]))
    order = np.argsort(-skills, kind="stable")
    return next(asking.those_who_may(tutors[place] for place in order), None)


def least_load(asking: Asking) -> Choice | None:
    """Whoever has the least this week, then in the year; equals by chance."""
    return next(asking.those_who_may(sorted(asking.candidates, key=partial(_load, asking))), None)


def two_choices(asking: Asking) -> Choice | None:
    """The one with less of two drawn by chance."""
    two = islice(asking.those_who_may(asking.candidates), 2)
    return min(two, key=lambda each: _load(asking, each.tutor), default=None)


def _load(asking: Asking, tutor: Tutor) -> tuple[int, int]:
    return asking.offers.get(tutor.person.id, 0), asking.memory.helped[tutor.person.id]


POLICIES: Mapping[str, Policy] = {
    "random": at_random,
    "round robin": round_robin,
    "best skill first": best_skill,
    "least load": least_load,
    "two choices": two_choices,
    "ours": ours,
}
