"""How much each voice counts: by rule while little is learnt, by cross-validation once there are enough examples."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from coaching.topics import TopicId
from coaching.understanding.examples import Example
from coaching.understanding.meaning import standard
from coaching.understanding.said import Matrix, Vector
from coaching.understanding.voices import ENOUGH, PRIOR, Ground, Owners, Voices, voices_of

FOLDS = 5
LETTERS_BY_RULE = 0.15
"""Beside meanings, while nothing is learnt; more hurts wherever the words are other words (paraphrases)."""
EXAMPLE_IS_NEAR = 0.4
"""Two requests of one topic are about twice as alike as a request and its topic's words."""
LETTERS = (0.1, 0.2, 0.35, 0.5, 0.7, 1.0)
SHARPNESS = (0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0)
FEW, OFTEN, SELDOM = 100, 5, 25
"""New examples until the weights are chosen anew, while there are few and afterwards."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What cross-validation chose."""

    letters: float
    """How much letters count beside the classifier and the memory of meanings."""
    sharpness: float
    """How sure the sum of voices is: the odds' exponent."""
    usual: float
    """The classifier's highest score for a text about one of the topics …"""
    spread: float
    """… and its deviation."""


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What the voices say of one text."""

    meaning: Vector | None
    """With a sentence vector: the classifier's or the words' standard score, and the memory's."""
    letters: Vector
    nearness: float
    """The classifier's highest score, or the likeness to the nearest topic."""


def heard(voices: Voices, example: Example) -> Heard:
    """All voices about this text."""
    letters, alike = voices.by_letters(example.marks)
    middle = voices.ground.middle
    if middle is None or example.vector is None or len(example.vector) != len(middle.centre):
        return Heard(None, letters, alike)
    seen = middle.seen(example.vector)
    if voices.classifier is not None:
        scores = seen @ voices.classifier
        return Heard(standard(scores) + np.float32(0.5) * voices.by_examples(seen), letters, float(scores.max()))
    words, near = voices.by_words(seen)
    learnt = len(voices.labels) / (len(voices.labels) + PRIOR * len(voices.ground.ids))
    letters *= np.float32(LETTERS_BY_RULE + learnt)
    near = max(near, EXAMPLE_IS_NEAR * voices.nearest(seen))
    return Heard(words + np.float32(2 * learnt) * voices.by_examples(seen), letters, near)


def weighed_of(count: int) -> int:
    """On how many of so many examples, the first ones, the weights are chosen."""
    return count - count % (OFTEN if count < FEW else SELDOM)


def weights_of(ground: Ground, examples: Sequence[Example]) -> Weights | None:
    """The weights that make held-out examples likeliest; None while there are too few to tell."""
    usable = [each for each in examples if each.vector is not None]
    if ground.middle is None or len(ground.ids) < 2 or len(usable) < ENOUGH * len(ground.ids):
        return None
    tried = list(_held_out(ground, usable))
    topics = np.array([topic for topic, _ in tried])
    meaning = np.array([each.meaning for _, each in tried], np.float32)
    letters = np.array([each.letters for _, each in tried], np.float32)
    near = np.array([each.nearness for _, each in tried])
    choices = [(share, sharp) for share in LETTERS for sharp in SHARPNESS]
    share, sharp = min(
        choices, key=lambda each: _missed(np.float32(each[1]) * (meaning + np.float32(each[0]) * letters), topics)
    )
    return Weights(share, sharp, float(near.mean()), float(near.std()) + 1e-6)


def _held_out(ground: Ground, examples: Sequence[Example]) -> Iterator[tuple[int, Heard]]:
    """Each example as heard by voices that have not learnt it; folds go round within each topic."""
    number, seen = {topic: at for at, topic in enumerate(ground.ids)}, Counter[TopicId]()
    folds: list[list[Example]] = [[] for _ in range(FOLDS)]
    for each in examples:
        folds[seen[each.topic] % FOLDS].append(each)
        seen[each.topic] += 1
    for fold in folds:
        voices = voices_of(ground, [each for other in folds if other is not fold for each in other], classify=True)
        yield from ((number[each.topic], heard(voices, each)) for each in fold)


def _missed(scores: Matrix, topics: Owners) -> float:
    """How unlikely the right topics were, on average."""
    scores = scores - scores.max(1, keepdims=True)
    right = scores[np.arange(len(topics)), topics]
    return float((np.log(np.exp(scores).sum(1)) - right).mean())
