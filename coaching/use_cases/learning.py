"""Learning from accepted requests in the background, and undoing what was learnt in a week."""

from dataclasses import dataclass
from datetime import datetime

from coaching.learning import Learnt, Lesson
from coaching.notices import homes
from coaching.people import WorkspaceId
from coaching.ports import Begin
from coaching.school_calendar import IsoWeek, week_of
from coaching.understanding import Encoder, Said, kept
from coaching.use_cases.acts import Act, only_for_coordinators, turn
from coaching.use_cases.understanding import TopicMemory

AT_ONCE = 20
"""Requests in one go: a second's work for the encoder, and a short transaction."""


@dataclass(frozen=True, slots=True)
class Learning:
    """Nothing of it is done while somebody waits."""

    begin: Begin
    look: Begin
    encoder: Encoder
    memory: TopicMemory

    def study(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many requests were learnt from; the model is made anew where it has to be."""
        with self.look(workspace) as unit:
            lessons = unit.examples.to_learn(AT_ONCE)
        if lessons:
            self._learn(workspace, lessons, now)
        self.memory.refresh(workspace)
        return len(lessons)

    def undo(self, act: Act, week: IsoWeek) -> None:
        """What was learnt in that week is gone for good; the model follows in the background."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            only_for_coordinators(it)
            if it.unit.examples.undo(week):
                it.unit.outbox.add(homes((each.id for each in it.unit.programme().coordinators), act.at))
                it.done("undid what was learnt", str(week))

    def _learn(self, workspace: WorkspaceId, lessons: list[Lesson], now: datetime) -> None:
        vectors = self.encoder.vectors([each.words for each in lessons])
        said = [Said(each.words, None if vectors is None else vectors[place]) for place, each in enumerate(lessons)]
        with self.begin(workspace) as unit:
            week = week_of(now, unit.programme().zone)
            unit.examples.learn(
                Learnt(each.request, each.person, week, now, kept(words))
                for each, words in zip(lessons, said, strict=True)
            )
            unit.commit()
