"""The model of one programme's topics: the coordinator's words, and what was learnt since."""

from collections.abc import Mapping, Sequence

from coaching.topics import Topic, TopicId
from coaching.understanding.examples import Example
from coaching.understanding.readings import Reading
from coaching.understanding.said import Matrix, Said


def texts_of(topics: Sequence[Topic]) -> tuple[str, ...]:
    """The texts whose vectors `TopicModel.of` wants, in its order: the names and words of each topic."""
    raise NotImplementedError


class TopicModel:
    """Immutable; the same rows give the same model."""

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
        accepted; those of topics that are gone are left out. `before`, the caller's last model, only saves work. Up
        to half a second with 2,000 examples, so not to be made while somebody waits.
        """
        raise NotImplementedError

    def guesses(self, said: Said) -> Reading:
        """How well each topic fits the words; any text will do."""
        raise NotImplementedError

    @property
    def learnt(self) -> Mapping[TopicId, int]:
        """How many examples each topic has, 0 included."""
        raise NotImplementedError
