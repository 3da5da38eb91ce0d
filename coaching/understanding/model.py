"""The model of one programme's topics: the coordinator's words, and what was learnt since."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from coaching.topics import Guess, Topic, TopicId
from coaching.understanding.examples import Example, learnt_from
from coaching.understanding.readings import Reading
from coaching.understanding.said import Matrix, Said, Vector
from coaching.understanding.voices import Ground, Voices, ground_of, voices_of
from coaching.understanding.weighing import Heard, Weights, heard, weighed_of, weights_of

MOST_EXAMPLES = 2000
"""The newest; what a school needed three years ago says little, and the time stays bounded."""
BY_MEANING, BY_LETTERS = 1.2, 0.8
"""How sharp the odds are while nothing is cross-validated: likeliest for the right topics of our teachers' requests."""
SHARED_WORDS, SHARED_WORDS_ALONE = 0.6, 1.0
"""What school words count beside meaning, and beside letters alone: anything near it does as well, in each language."""
ALIKE, ALIKE_SPREAD = 0.18, 0.03
"""So alike are a text and a topic's words when letters begin to mean something."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TopicModel:
    """Immutable; the same rows give the same model."""

    topics: tuple[Topic, ...]
    vectors: Matrix | None
    ground: Ground
    voices: Voices
    weights: Weights | None
    weighed: tuple[int, ...]
    """Fingerprints of the examples that the weights were chosen on."""
    everyday: tuple[float, float]
    """How near everyday sentences come to a topic, and the deviation."""

    @classmethod
    def of(
        cls,
        topics: Sequence[Topic],
        vectors: Matrix | None = None,
        examples: Sequence[Example] = (),
        before: "TopicModel | None" = None,
    ) -> "TopicModel":
        """The model of these topics.

        `vectors` are `encoder.vectors(texts_of(topics))`, or None. `examples` come in the order in which they were
        accepted; those of topics that are gone are left out. `before`, the caller's last model, only saves work. A
        tenth of a second with 300 examples, seconds with 2,000: not to be made while somebody waits.
        """
        ground = before.ground if before is not None and before.made_of(topics, vectors) else ground_of(topics, vectors)
        known = [each for each in examples if each.topic in set(ground.ids)][-MOST_EXAMPLES:]
        base = known[: weighed_of(len(known))]
        weighed = (hash(ground.ids), vectors is None, *map(_fingerprint, base))
        same = before is not None and before.weighed == weighed
        weights = before.weights if before is not None and same else weights_of(ground, base)
        voices = voices_of(ground, known, classify=weights is not None)
        return cls(tuple(topics), vectors, ground, voices, weights, weighed, _everyday(voices))

    def guesses(self, said: Said) -> Reading:
        """How well each topic fits the words; any text will do."""
        if not self.ground.ids:
            return Reading((), 1.0)
        example = learnt_from(self.ground.ids[0], said)
        about = heard(self.voices, example)
        out_of_scope = self._out_of_scope(about) if len(example.marks.places) else 1.0
        fits = self._odds(about, self.ground.shared_words.of(said.words)) * (1 - out_of_scope)
        best_first = np.argsort(-fits, kind="stable").tolist()
        return Reading(tuple(Guess(self.ground.ids[at], float(fits[at])) for at in best_first), out_of_scope)

    def made_of(self, topics: Sequence[Topic], vectors: Matrix | None) -> bool:
        """Whether this is the model of just these topics, whatever it learnt."""
        return self.vectors is vectors and self.topics == tuple(topics)

    @property
    def learnt(self) -> Mapping[TopicId, int]:
        """How many examples each topic has, 0 included."""
        counts = Counter(self.voices.labels.tolist())
        return {topic: counts[number] for number, topic in enumerate(self.ground.ids)}

    def _odds(self, about: Heard, shared: Vector) -> Vector:
        if self.weights is not None and about.meaning is not None:
            scores = about.meaning + np.float32(self.weights.letters) * about.letters
            sharpness = self.weights.sharpness
        elif about.meaning is not None:
            scores, sharpness = about.meaning + about.letters + np.float32(SHARED_WORDS) * shared, BY_MEANING
        else:
            scores, sharpness = about.letters + np.float32(SHARED_WORDS_ALONE) * shared, BY_LETTERS
        odds = np.exp(np.float32(sharpness) * (scores - scores.max()))
        return np.asarray(odds / odds.sum(), np.float32)

    def _out_of_scope(self, about: Heard) -> float:
        if about.meaning is None:
            return _falling(about.nearness, ALIKE, ALIKE_SPREAD)
        if self.weights is not None:
            return _falling(about.nearness, self.weights.usual - 1.5 * self.weights.spread, self.weights.spread / 2)
        middle, spread = self.everyday
        return _falling(about.nearness, middle, spread)


def _falling(value: float, half: float, width: float) -> float:
    """1 far below `half`, ½ there, 0 far above."""
    return float(1 / (1 + np.exp(np.clip((value - half) / width, -30, 30))))


def _everyday(voices: Voices) -> tuple[float, float]:
    if voices.ground.everyday is None:
        return 0.0, 1.0
    near = [voices.by_words(sentence)[1] for sentence in voices.ground.everyday]
    return float(np.mean(near)), float(np.std(near)) + 1e-6


def _fingerprint(example: Example) -> int:
    vector = b"" if example.vector is None else example.vector.astype("<f2").tobytes()
    return hash((example.topic, crc32(vector), crc32(example.marks.places.tobytes())))
