"""What the rules need of rounds, volunteers, triads, their questions and check-ins."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from coaching.check_ins import CheckIn, CheckInId
from coaching.people import PersonId
from coaching.prompts.questions import Edit, QuestionId
from coaching.prompts.stages import Turn
from coaching.prompts.values import Prompt, PromptId
from coaching.rounds import Round, RoundId
from coaching.school_calendar import IsoWeek
from coaching.triads import Triad, TriadId
from coaching.volunteers import Volunteer


class Rounds(Protocol):
    """Rounds. Whoever gets one holds its row until the end of the unit."""

    def get(self, id: RoundId) -> Round | None: ...  # noqa: A002 - as everywhere

    def current(self) -> Round | None:
        """The round that has not ended; None between rounds."""
        ...

    def last_ended(self) -> Round | None:
        """The round that ended last; None before any has."""
        ...

    def save(self, round_: Round) -> None:
        """The round as given, new or not."""
        ...


class Volunteers(Protocol):
    """What people said for a round, and, apart from it, whom they would rather not be with."""

    def get(self, round_: RoundId, person: PersonId) -> Volunteer | None: ...

    def of_round(self, round_: RoundId) -> list[Volunteer]:
        """All of them, invited ones too, by person id."""
        ...

    def save(self, volunteers: Iterable[Volunteer]) -> None: ...

    def rather_not(self, person: PersonId) -> tuple[PersonId, ...]:
        """As that person set it; to be shown to that person only."""
        ...

    def set_rather_not(self, person: PersonId, others: Sequence[PersonId]) -> None: ...

    def all_rather_not(self) -> Mapping[PersonId, tuple[PersonId, ...]]:
        """For forming groups alone."""
        ...


class Triads(Protocol):
    """Triads with all their members. Whoever gets one holds its row until the end of the unit."""

    def get(self, triad: TriadId) -> Triad | None: ...

    def of_person(self, person: PersonId) -> Triad | None:
        """The active triad of which the person is a member now, not held."""
        ...

    def suggested_to(self, person: PersonId) -> Triad | None:
        """The triad that the person is asked about, not held."""
        ...

    def of_round(self, round_: RoundId) -> list[Triad]:
        """All of them, by id, not held."""
        ...

    def these(self, triads: Collection[TriadId]) -> list[Triad]:
        """Those of them that are there, not held."""
        ...

    def active(self) -> list[Triad]:
        """All that are active, by id, not held."""
        ...

    def were_together(self) -> Mapping[tuple[PersonId, PersonId], datetime]:
        """Pairs, each smaller id first, that were in one active triad, with the last moment of it."""
        ...

    def save(self, triads: Iterable[Triad]) -> None:
        """These as given, new or not."""
        ...

    def drop(self, triads: Iterable[TriadId]) -> None:
        """Drafts that nobody was asked about."""
        ...


class Prompts(Protocol):
    """Prompts, unique by (triad, person, kind, ISO week), and the sessions that took place."""

    def get(self, prompt: PromptId) -> Prompt | None:
        """Held until the end of the unit."""
        ...

    def of_person(self, person: PersonId, since: IsoWeek) -> list[Prompt]:
        """Since that week, newest first."""
        ...

    def of_week(self, triad: TriadId, week: IsoWeek) -> list[Prompt]: ...

    def of_weeks(self, first: IsoWeek, last: IsoWeek) -> list[Prompt]:
        """Everybody's questions of these weeks that are planned or were skipped, not held."""
        ...

    def keys_of_weeks(self, first: IsoWeek, last: IsoWeek) -> Collection[tuple[TriadId, PersonId, IsoWeek]]:
        """Whose questions of these weeks are there, whatever became of them."""
        ...

    def add(self, prompts: Iterable[Prompt]) -> int:
        """Those not there yet; how many were new."""
        ...

    def save(self, prompts: Iterable[Prompt]) -> None: ...

    def due(self, now: datetime, limit: int) -> list[Prompt]:
        """Planned ones whose moment has come, and sent ones whose reminder has, longest due first, held."""
        ...

    def drop_planned(self, triad: TriadId, person: PersonId | None = None) -> None:
        """What was planned and not sent: the members changed, or somebody pauses."""
        ...

    def sessions(self, triad: TriadId) -> list[tuple[IsoWeek, Mapping[PersonId, Turn]]]:
        """The sessions that took place, oldest first, with who had which turn."""
        ...

    def add_session(self, triad: TriadId, week: IsoWeek, turns: Mapping[PersonId, Turn]) -> None:
        """One of a week; the first report of it counts."""
        ...

    def drop_session(self, triad: TriadId, week: IsoWeek) -> None:
        """They did not meet in that week after all."""
        ...

    def cycle_ended(self, triad: TriadId) -> datetime | None:
        """When the cycle before this one ended; None in the first, or where that is too long ago to be kept."""
        ...


class QuestionEdits(Protocol):
    """What the coordinator made of the bank's questions."""

    def all(self) -> list[Edit]:
        """One a question, by its id."""
        ...

    def save(self, edit: Edit) -> None:
        """The question is from now on as this edit says."""
        ...

    def drop(self, question: QuestionId) -> None:
        """The question is as the bank has it; one of the coordinator's own is none any more."""
        ...


class CheckIns(Protocol):
    """What members said of their weeks. Whoever gets one holds its row until the end of the unit."""

    def get(self, check_in: CheckInId) -> CheckIn | None: ...

    def of_week(self, triad: TriadId, week: IsoWeek) -> list[CheckIn]: ...

    def of_person(self, person: PersonId) -> list[CheckIn]:
        """The person's own log, newest first."""
        ...

    def of_triad(self, triad: TriadId, since: IsoWeek) -> list[CheckIn]: ...

    def save(self, check_in: CheckIn) -> None: ...

    def drop(self, check_in: CheckInId) -> None:
        """The writer takes it out of the log."""
        ...
