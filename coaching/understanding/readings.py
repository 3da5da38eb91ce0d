"""What a model reads in somebody's words: the topics that fit, and whether the words are about any of them."""

from dataclasses import dataclass

from coaching.topics import Guess, TopicId, settled

MOST_CHIPS = 3
"""Topics offered beside "something else", which the view adds: four buttons in all (screens (a) 3)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The topics' fits and how far out of scope the words are."""

    guesses: tuple[Guess, ...]
    """All topics, best first; fits are comparable from request to request, 0 not at all … 1 surely."""
    out_of_scope: float
    """0 surely about one of the topics … 1 surely about none."""

    @property
    def topic(self) -> TopicId | None:
        """The topic that the words settle; None where it takes a person to say."""
        return settled(self.guesses)

    @property
    def chips(self) -> tuple[TopicId, ...]:
        """Those to offer, best first, where no topic is settled; "something else" comes after them."""
        if self.topic:
            return ()
        return tuple(guess.topic for guess in self.guesses[:MOST_CHIPS] if guess.fit > 0)
