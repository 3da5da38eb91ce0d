"""The words that stand for each topic: its names and the coordinator's words, alone and as somebody would say them."""

from collections.abc import Sequence

from coaching.topics import Topic
from coaching.understanding.everyday import EVERYDAY

MOST_PHRASES = 40
"""A topic; a coordinator who pastes a glossary must not keep the encoder busy for minutes."""
WAYS = ("{}", "{} in class")
"""A bare word may mean anything; in a class it means less. The mean of both is 3 points better than either."""


def phrases_of(topic: Topic) -> tuple[str, ...]:
    """The topic's own words, each once."""
    said = (topic.name, *topic.names.values(), *topic.words)
    return tuple(dict.fromkeys(words for each in said if (words := each.strip())))[:MOST_PHRASES]


def texts_of(topics: Sequence[Topic]) -> tuple[str, ...]:
    """The texts whose vectors `TopicModel.of` wants, in its order."""
    phrases = [phrase for topic in topics for phrase in phrases_of(topic)]
    return (*(way.format(phrase) for way in WAYS for phrase in phrases), *EVERYDAY)
