"""What a process has in mind of topics: the encoder, and for each workspace a model made off everybody's way."""

from collections.abc import Sequence
from dataclasses import dataclass

from coaching.learning import TopicCount, is_worth_learning
from coaching.people import WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.topics import Topic
from coaching.understanding import Encoder, Example, Matrix, Reading, Said, TopicModel, Vector, recalled, texts_of

AT_ONCE = 0.1
"""Seconds that an acknowledgement waits for a sentence vector; Slack gives three in all."""
SOON = 1.8
"""Seconds until the receipt that follows; with its sending it is there within two."""


class NoEncoder:
    """Where there are no sentence vectors: stems and letters do."""

    def vectors(self, texts: Sequence[str]) -> Matrix | None:
        return None

    def vector_within(self, words: str, seconds: float) -> Vector | None:
        return None

    def is_coming(self, words: str) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class _Made:
    """A model, and of what it was made."""

    topics: tuple[Topic, ...]
    learnt: tuple[TopicCount, ...]
    model: TopicModel
    vectors: Matrix | None = None
    """Of the topics' own texts; None where there is no encoder."""
    in_a_hurry: bool = False
    """Of the topics' letters alone, while somebody waited."""


class TopicMemory:
    """One model a workspace; a reference is swapped whole, so threads need no lock."""

    def __init__(self, look: Begin, encoder: Encoder) -> None:
        self._look = look
        self._encoder = encoder
        self._made: dict[WorkspaceId, _Made] = {}

    def heard(self, words: str) -> Said:
        """The words, with their sentence vector if it came at once."""
        return Said(words, self._encoder.vector_within(words, AT_ONCE))

    def waited_for(self, words: str) -> Said:
        """The same, waited for as long as a receipt may follow later."""
        return Said(words, self._encoder.vector_within(words, SOON))

    def is_late(self, workspace: WorkspaceId, said: Said) -> bool:
        """Whether waiting would tell more."""
        made = self._made.get(workspace)
        knows_meanings = made is not None and made.vectors is not None
        return said.vector is None and knows_meanings and self._encoder.is_coming(said.words)

    def reading(self, workspace: WorkspaceId, topics: Sequence[Topic], said: Said) -> Reading:
        """How well each of these topics fits; of topics that have just changed, by their letters alone."""
        made = self._made.get(workspace)
        if made is None or made.topics != tuple(topics):
            made = _Made(tuple(topics), (), TopicModel.of(topics), in_a_hurry=True)
            self._made[workspace] = made
        return made.model.guesses(said)

    def refresh(self, workspace: WorkspaceId) -> bool:
        """Whether the model was made anew, since topics or what they have learnt have changed. It may take seconds."""
        before = self._made.get(workspace)
        with self._look(workspace) as unit:
            topics, learnt = unit.programme().topics, unit.examples.counts()
            if before and _still_holds(before, topics, learnt):
                return False
            examples = _examples(unit)
        # Nothing is held while the encoder works.
        vectors = before.vectors if before and before.topics == topics else None
        if vectors is None and topics:
            vectors = self._encoder.vectors(texts_of(topics))
        model = TopicModel.of(topics, vectors, examples, before.model if before else None)
        self._made[workspace] = _Made(topics, learnt, model, vectors)
        return True


def _still_holds(made: _Made, topics: tuple[Topic, ...], learnt: tuple[TopicCount, ...]) -> bool:
    return made.topics == topics and not made.in_a_hurry and not is_worth_learning(made.learnt, learnt)


def _examples(unit: UnitOfWork) -> list[Example]:
    found = (recalled(topic, stored) for topic, stored in unit.examples.kept())
    return [each for each in found if each]
