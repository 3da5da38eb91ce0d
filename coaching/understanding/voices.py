"""All that speaks for a topic: its words, its letters, what was learnt; each voice by itself, none weighed yet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coaching.topics import Topic, TopicId
from coaching.understanding.classifier import fitted
from coaching.understanding.examples import Example
from coaching.understanding.letters import LetterIndex, Marks, index_of, marks_of
from coaching.understanding.meaning import Middle, middle_of, standard, unit
from coaching.understanding.phrases import WAYS, phrases_of, texts_of
from coaching.understanding.said import Matrix, Vector
from coaching.understanding.shared_words import SharedWords, shared_words

PRIOR = 10
"""The coordinator's words count like so many requests: less, and the first few that come lead astray."""
PRIOR_WHEN_WEIGHED = 2
"""The same once cross-validation watches over the weights: organisations name topics in their own way."""
ENOUGH = 8
"""Examples a topic, on average, from which on a classifier knows more than it forgets; "about ten"."""
Owners = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Ground:
    """The topics as the coordinator wrote them."""

    ids: tuple[TopicId, ...]
    owners: Owners
    """Whose each phrase is."""
    marks: tuple[Marks, ...]
    middle: Middle | None
    phrases: tuple[Matrix, ...]
    """A row a phrase, for each way of saying it."""
    centres: tuple[Matrix, ...]
    """A row a topic, for each way of saying its phrases."""
    everyday: Matrix | None
    shared_words: SharedWords


def ground_of(topics: Sequence[Topic], vectors: Matrix | None) -> Ground:
    """The ground; vectors of another number of texts, left from an earlier programme, are not used."""
    phrases = [(number, phrase) for number, topic in enumerate(topics) for phrase in phrases_of(topic)]
    owners = np.array([number for number, _ in phrases], np.int64)
    marks = tuple(marks_of(phrase) for _, phrase in phrases)
    ids = tuple(topic.id for topic in topics)
    shared = shared_words(phrases, len(ids))
    if vectors is None or not phrases or len(vectors) != len(texts_of(topics)):
        return Ground(ids, owners, marks, None, (), (), None, shared)
    middle = middle_of(vectors[len(WAYS) * len(phrases) :])
    seen = middle.seen(vectors)
    ways = tuple(seen[way * len(phrases) : (way + 1) * len(phrases)] for way in range(len(WAYS)))
    centres = tuple(unit(_sums(way, owners, len(ids))) for way in ways)
    return Ground(ids, owners, marks, middle, ways, centres, seen[len(WAYS) * len(phrases) :], shared)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Voices:
    """The ground and what was learnt on it."""

    ground: Ground
    labels: Owners
    """The topic of each example, by its number."""
    vectors: Matrix
    """Of the examples that have one."""
    vector_labels: Owners
    memory: Matrix
    """A row a topic: its words and its examples, together."""
    letters: LetterIndex
    """Of the phrases, then of the examples."""
    shares: Vector
    """What one phrase of each topic weighs in its sum of letters; an example weighs 1."""
    lengths: Vector
    """Of each topic's sum of letters."""
    classifier: Matrix | None

    def by_words(self, seen: Vector) -> tuple[Vector, float]:
        """How well the coordinator's words fit, standardised, and how near the nearest topic is."""
        count, near, total = len(self.ground.ids), 0.0, np.zeros(len(self.ground.ids), np.float32)
        for phrases, centres in zip(self.ground.phrases, self.ground.centres, strict=True):
            whole, best = centres @ seen, _best(phrases @ seen, self.ground.owners, count)
            total += standard(whole) + standard(best)
            near += float((whole + best).max()) / 2 / len(WAYS)
        return standard(total), near

    def by_examples(self, seen: Vector) -> Vector:
        """How well what was learnt fits: each topic's middle, and its nearest example."""
        count = len(self.ground.ids)
        nearest = _best(self.ground.phrases[0] @ seen, self.ground.owners, count)
        if len(self.vectors):
            nearest = np.maximum(nearest, _best(self.vectors @ seen, self.vector_labels, count))
        return standard(self.memory @ seen) + np.float32(0.6) * standard(nearest)

    def nearest(self, seen: Vector) -> float:
        """How near the nearest example is; 0 without any."""
        return float((self.vectors @ seen).max(initial=0.0)) if len(self.vectors) else 0.0

    def by_letters(self, marks: Marks) -> tuple[Vector, float]:
        """How well the letters fit, words and examples together, and how alike the likest text is."""
        count, phrases = len(self.ground.ids), len(self.ground.owners)
        like = self.letters.likeness(marks)
        own = np.bincount(self.ground.owners, like[:phrases], count) * self.shares
        learnt = np.bincount(self.labels, like[phrases:], count)
        whole = np.asarray((own + learnt) / np.maximum(self.lengths, 1e-9), np.float32)
        owners = np.concatenate([self.ground.owners, self.labels])
        nearest = _best(like, owners, count)
        return standard(whole) + np.float32(0.5) * standard(nearest), float(like.max(initial=0.0))


def voices_of(ground: Ground, examples: Sequence[Example], *, classify: bool) -> Voices:
    """The voices, with these examples learnt."""
    labels = _labels(ground, examples)
    letters = index_of([*ground.marks, *(each.marks for each in examples)])
    vectors, vector_labels = _learnt(ground, examples, labels)
    prior = PRIOR_WHEN_WEIGHED if classify else PRIOR
    shares = _shares(ground, prior)
    lengths = _lengths(ground, examples, shares, letters)
    memory, classifier = np.zeros((0, 0), np.float32), None
    if ground.middle is not None:
        own = np.sum(ground.centres, 0) / len(ground.centres)
        memory = unit(prior * unit(own) + _sums(vectors, vector_labels, len(ground.ids)))
        if classify:
            rows = np.concatenate([vectors, *ground.centres])
            topics = np.concatenate([vector_labels, *[np.arange(len(ground.ids))] * len(WAYS)])
            classifier = fitted(rows, topics, len(ground.ids))
    return Voices(ground, labels, vectors, vector_labels, memory, letters, shares, lengths, classifier)


def _learnt(ground: Ground, examples: Sequence[Example], labels: Owners) -> tuple[Matrix, Owners]:
    """The vectors of the examples that have one of the right size, seen from the middle."""
    if ground.middle is None:
        return np.zeros((0, 0), np.float32), labels[:0]
    size = len(ground.middle.centre)
    fit = [at for at, each in enumerate(examples) if each.vector is not None and len(each.vector) == size]
    rows = [vector for at in fit if (vector := examples[at].vector) is not None]
    if not rows:
        return np.zeros((0, size), np.float32), labels[:0]
    return ground.middle.seen(np.array(rows, np.float32)), labels[fit]


def _lengths(ground: Ground, examples: Sequence[Example], shares: Vector, letters: LetterIndex) -> Vector:
    """The length of each topic's sum of letters: what a likeness to the sum has to be divided by."""
    everyone = [*ground.marks, *(each.marks for each in examples)]
    parts = np.concatenate([shares[ground.owners], np.ones(len(examples))])
    owners = np.concatenate([ground.owners, _labels(ground, examples)])
    sums = np.zeros((len(ground.ids), len(letters.rarity)), np.float32)
    for marks, owner, part in zip(everyone, owners, parts, strict=True):
        weights = marks.counts * letters.rarity[marks.places]
        sums[owner, marks.places] += weights * np.float32(part / (np.linalg.norm(weights) or 1.0))
    return np.asarray(np.linalg.norm(sums, axis=1), np.float32)


def _labels(ground: Ground, examples: Sequence[Example]) -> Owners:
    number = {topic: at for at, topic in enumerate(ground.ids)}
    return np.array([number[each.topic] for each in examples], np.int64)


def _shares(ground: Ground, prior: int) -> Vector:
    """What one phrase of each topic weighs, so that all of them together weigh about `prior`."""
    counts = np.bincount(ground.owners, minlength=len(ground.ids))
    return np.asarray(prior / np.sqrt(np.maximum(counts, 1)), np.float32)


def _sums(rows: Matrix, owners: Owners, count: int) -> Matrix:
    sums = np.zeros((count, rows.shape[1]), np.float32)
    np.add.at(sums, owners, rows)
    return sums


def _best(values: Vector, owners: Owners, count: int) -> Vector:
    """The highest value of each owner; 0 for who has none or only negative ones."""
    best = np.zeros(count, np.float32)
    np.maximum.at(best, owners, values)
    return best
