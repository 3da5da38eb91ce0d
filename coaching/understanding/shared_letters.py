"""Topics by letters alone: for whoever has no encoder and has learnt nothing."""

from collections.abc import Sequence

from coaching.topics import Guess, Topic
from coaching.understanding.model import TopicModel
from coaching.understanding.said import Said


class SharedLetters:
    """Scores topics by shared letters, stems and school words; remembers the last programme's model."""

    def __init__(self) -> None:
        self._last: tuple[tuple[Topic, ...], TopicModel] | None = None

    def guesses(self, words: str, topics: Sequence[Topic]) -> tuple[Guess, ...]:
        """All topics, best first; ties in the coordinator's order."""
        return self._model(tuple(topics)).guesses(Said(words)).guesses

    def _model(self, topics: tuple[Topic, ...]) -> TopicModel:
        last = self._last
        if last is None or last[0] != topics:
            last = self._last = (topics, TopicModel.of(topics))
        return last[1]
