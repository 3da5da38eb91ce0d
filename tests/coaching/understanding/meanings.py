"""A stand-in for sentence vectors: words of one meaning share a direction, whatever their language."""

from collections.abc import Sequence
from zlib import crc32

import numpy as np

from coaching.topics import Topic, TopicId
from coaching.understanding import Example, Matrix, Said, TopicModel, Vector, learnt_from, texts_of

SIZE = 32
MEANINGS = (
    {"mirror", "projector", "screen", "tykki", "peilaus", "skärm", "projektorn"},
    {"quiz", "kahoot", "visa", "frågesport", "tävling"},
    {"password", "salasana", "lösenord", "login", "tunnus"},
    {"robot", "code", "koodaus", "robotti", "programmering"},
)
SCREENS, QUIZZES, PASSWORDS, ROBOTS = (TopicId(each) for each in ("screens", "quizzes", "passwords", "robots"))
TOPICS = (
    Topic(SCREENS, "Screen sharing", ("mirror", "projector")),
    Topic(QUIZZES, "Quiz", ("kahoot",)),
    Topic(PASSWORDS, "Password", ("login",)),
    Topic(ROBOTS, "Robot", ("code",)),
)


def vector(text: str) -> Vector:
    """The mean of what its words mean; a word that means nothing has a faint direction of its own."""
    total = np.full(SIZE, 0.4, np.float32)
    for word in text.casefold().split():
        chance = np.random.default_rng(crc32(word.encode("utf-8", "replace")))
        total += 0.15 * chance.standard_normal(SIZE).astype(np.float32)
        for number, words in enumerate(MEANINGS):
            total[number] += 2.0 * (word in words)
    return np.asarray(total / np.linalg.norm(total), np.float32)


def vectors(texts: Sequence[str]) -> Matrix:
    return np.array([vector(text) for text in texts], np.float32)


def said(words: str) -> Said:
    return Said(words, vector(words))


def a_model(*examples: tuple[TopicId, str], before: TopicModel | None = None) -> TopicModel:
    """The four topics' model, with these requests learnt."""
    learnt = [learnt_of(topic, words) for topic, words in examples]
    own = before.vectors if before else vectors(texts_of(TOPICS))
    return TopicModel.of(TOPICS, own, learnt, before)


def learnt_of(topic: TopicId, words: str) -> Example:
    return learnt_from(topic, said(words))
