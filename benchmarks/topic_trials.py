"""Plays trials: the product's own model over a trial's requests, and over a stream from which it learns as it goes."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from benchmarks.topic_sets import Request, Trial
from coaching.learning import WORTH
from coaching.topics import TopicId
from coaching.understanding import Encoder, Example, Matrix, Reading, Said, TopicModel, Vector, learnt_from, texts_of

WRONG = 0.1
"""Part of a stream's accepted requests that were accepted for another topic."""
BLOCK, LAST = 100, 160


class Heard:
    """The trial's texts as the product would hear them; with `known`, no sentence goes through the encoder twice."""

    def __init__(self, encoder: Encoder | None, trial: Trial, known: dict[str, Vector]) -> None:
        self._vectors = known
        self.of_topics: Matrix | None = None
        if encoder:
            texts = texts_of(trial.topics)
            _learn(encoder, known, (*texts, *(each.text for each in (*trial.examples, *trial.requests))))
            self.of_topics = np.array([known[text] for text in texts], np.float32)

    def said(self, request: Request) -> Said:
        return Said(request.text, self._vectors.get(request.text))

    def learnt(self, request: Request, topic: TopicId | None = None) -> Example:
        return learnt_from(topic or request.topic, self.said(request))


def _learn(encoder: Encoder, known: dict[str, Vector], texts: Sequence[str]) -> None:
    new = list(dict.fromkeys(text for text in texts if text not in known))
    rows = encoder.vectors(new) if new else None
    known.update(zip(new, rows, strict=True) if rows is not None else ())


def readings(trial: Trial, heard: Heard) -> Iterator[Reading]:
    """What the model reads in each request, in order."""
    model = TopicModel.of(trial.topics, heard.of_topics, [heard.learnt(each) for each in trial.examples])
    return (model.guesses(heard.said(request)) for request in trial.requests)


@dataclass(frozen=True)
class Score:
    """How often the right topic came first, and among the first three, in per cent."""

    requests: int
    first: float
    among_three: float


def score(trial: Trial, ranked: Sequence[Sequence[TopicId]], language: str = "") -> Score:
    """The score over the requests that are about a topic, of one language or all."""
    pairs = [
        (request.topic, topics)
        for request, topics in zip(trial.requests, ranked, strict=True)
        if trial.inside(request) and language in {"", request.language}
    ]
    hits = np.array([(topic == topics[0], topic in topics[:3]) for topic, topics in pairs], float)
    first, three = (100 * hits.mean(0)).round(1).tolist() if pairs else (0.0, 0.0)
    return Score(len(pairs), first, three)


def told_apart(trial: Trial, outside: Sequence[float]) -> float | None:
    """Area under the curve of telling requests about no topic from the others; None where there are none."""
    inside = np.array([trial.inside(request) for request in trial.requests])
    values = np.array(outside)
    if inside.all() or not inside.any():
        return None
    below = (values[~inside][:, None] > values[inside]).mean() + (values[~inside][:, None] == values[inside]).mean() / 2
    return float(below)


@dataclass(frozen=True)
class Stream:
    """One run through a stream: right or not, for who learns and for who does not."""

    learning: tuple[bool, ...]
    static: tuple[bool, ...]

    def blocks(self) -> list[tuple[float, float]]:
        """Per cent right in each block of a hundred: learning, static."""
        edges = [*range(0, len(self.learning), BLOCK), len(self.learning)]
        return [
            (100 * float(np.mean(self.learning[low:high])), 100 * float(np.mean(self.static[low:high])))
            for low, high in pairwise(edges)
        ]

    def last(self) -> float:
        return 100 * float(np.mean(self.learning[-LAST:]))


def streamed(trial: Trial, heard: Heard, seed: int) -> Stream:
    """Each request in a random order: guessed first, then learnt, now and then under a wrong topic.

    A model is made anew as often as the product does it (`coaching/learning.py`).
    """
    chance = random.Random(seed)
    order = chance.sample(trial.requests, len(trial.requests))
    first = model = TopicModel.of(trial.topics, heard.of_topics)
    examples: list[Example] = []
    learning, static, made_of = [], [], 0
    for request in order:
        said = heard.said(request)
        learning.append(model.guesses(said).guesses[0].topic == request.topic)
        static.append(first.guesses(said).guesses[0].topic == request.topic)
        others = [topic.id for topic in trial.topics if topic.id != request.topic]
        examples.append(heard.learnt(request, chance.choice(others) if chance.random() < WRONG else None))
        if len(examples) - made_of >= WORTH * len(examples):
            model, made_of = TopicModel.of(trial.topics, heard.of_topics, examples, model), len(examples)
    return Stream(tuple(learning), tuple(static))


def mean_blocks(streams: Sequence[Stream]) -> Mapping[str, list[float]]:
    """The blocks' means over several streams."""
    every = np.array([stream.blocks() for stream in streams]).mean(0)
    return {"learning": every[:, 0].round(1).tolist(), "static": every[:, 1].round(1).tolist()}
