"""What people said for a round, and, apart from it, whom they would rather not be with.

Who was named and has been erased since is left out here: their id stands in lists that only these readers can open.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Row, Select, bindparam, delete, select

from coaching.people import PersonId
from coaching.rounds import RoundId
from coaching.volunteers import Focus, Volunteer, VolunteerState
from storage.free_periods import period_of, text_of
from storage.scope import Scope, insert_into
from storage.tables import PersonRow, RatherNotRow, VolunteerRow

COLUMNS = (
    "state",
    "at",
    "focus",
    "own_focus",
    "free",
    "coach",
    "early_career",
    "wishes",
    "together",
    "late",
)
VOLUNTEERS: Select[*tuple[Any, ...]] = (
    select(VolunteerRow.round, VolunteerRow.person, *(getattr(VolunteerRow, name) for name in COLUMNS))
    .where(VolunteerRow.workspace_id == bindparam("workspace"), VolunteerRow.round == bindparam("round"))
    .order_by(VolunteerRow.person)
)
GET = VOLUNTEERS.where(VolunteerRow.person == bindparam("person"))
RATHER_NOT = (
    select(RatherNotRow.person, RatherNotRow.others)
    .where(RatherNotRow.workspace_id == bindparam("workspace"))
    .order_by(RatherNotRow.person)
)
RATHER_NOT_OF = RATHER_NOT.where(RatherNotRow.person == bindparam("person"))
FORGET = delete(RatherNotRow).where(
    RatherNotRow.workspace_id == bindparam("workspace"), RatherNotRow.person == bindparam("whose")
)
EVERYBODY = select(PersonRow.id).where(PersonRow.workspace_id == bindparam("workspace"))
THESE = EVERYBODY.where(PersonRow.id.in_(bindparam("people", expanding=True)))
A_FEW = 100
"""More people than these are not asked for by name: reading all ids is quicker then."""


@cache
def _save(dialect: str) -> Insert:
    adding = insert_into(VolunteerRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "round", "person"], set_={name: adding.excluded[name] for name in COLUMNS}
    )


@cache
def _set_rather_not(dialect: str) -> Insert:
    adding = insert_into(RatherNotRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "person"], set_={"others": adding.excluded.others}
    )


class SqlVolunteers:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def get(self, round_: RoundId, person: PersonId) -> Volunteer | None:
        """What the person said for the round, held."""
        held = GET.with_for_update() if self._scope.holding else GET
        rows = self._scope.run(held, round=round_, person=person).all()
        return next(iter(self._volunteers(rows)), None)

    def of_round(self, round_: RoundId) -> list[Volunteer]:
        """All of them, invited ones too, by person id."""
        return self._volunteers(self._scope.run(VOLUNTEERS, round=round_).all())

    def save(self, volunteers: Iterable[Volunteer]) -> None:
        """These as given, new or not."""
        rows = [{"workspace_id": self._scope.workspace, **_values(each)} for each in volunteers]
        self._scope.later(_save(self._scope.dialect), rows)

    def rather_not(self, person: PersonId) -> tuple[PersonId, ...]:
        """As that person set it; to be shown to that person only."""
        return self._rather_not(self._scope.run(RATHER_NOT_OF, person=person).all()).get(person, ())

    def set_rather_not(self, person: PersonId, others: Sequence[PersonId]) -> None:
        """These and nobody else."""
        self._scope.write()  # rows of one statement go together: what this unit said before must not come after
        if others:
            row = {"workspace_id": self._scope.workspace, "person": person, "others": _ids_text(others)}
            self._scope.later(_set_rather_not(self._scope.dialect), [row])
        else:
            self._scope.later(FORGET, [{"workspace": self._scope.workspace, "whose": person}])

    def all_rather_not(self) -> Mapping[PersonId, tuple[PersonId, ...]]:
        """For forming groups alone."""
        return self._rather_not(self._scope.run(RATHER_NOT).all())

    def _rather_not(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> dict[PersonId, tuple[PersonId, ...]]:
        named = {PersonId(row.person): _ids(row.others) for row in rows}
        there = self._there({each for others in named.values() for each in others})
        known = {who: tuple(each for each in others if each in there) for who, others in named.items()}
        return {who: others for who, others in known.items() if others}

    def _volunteers(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Volunteer]:
        lists = [(_ids(row.wishes), _ids(row.together)) for row in rows]
        there = self._there({each for pair in lists for ids in pair for each in ids})
        return [
            _volunteer(row, *(tuple(each for each in ids if each in there) for ids in pair))
            for row, pair in zip(rows, lists, strict=True)
        ]

    def _there(self, named: Collection[PersonId]) -> Collection[str]:
        """Who of these has not been erased."""
        if not named:
            return ()
        if len(named) > A_FEW:
            return set(self._scope.run(EVERYBODY).scalars())
        return set(self._scope.run(THESE, people=sorted(named)).scalars())


def _values(volunteer: Volunteer) -> dict[str, Any]:
    return {
        "round": volunteer.round,
        "person": volunteer.person,
        "state": volunteer.state,
        "at": volunteer.at,
        "focus": volunteer.focus,
        "own_focus": volunteer.own_focus or None,
        "free": tuple(map(text_of, volunteer.free)),
        "coach": volunteer.coach,
        "early_career": volunteer.early_career,
        "wishes": _ids_text(volunteer.wishes) or None,
        "together": _ids_text(volunteer.together) or None,
        "late": volunteer.late,
    }


def _volunteer(row: Row[*tuple[Any, ...]], wishes: tuple[PersonId, ...], together: tuple[PersonId, ...]) -> Volunteer:
    return Volunteer(
        round=RoundId(row.round),
        person=PersonId(row.person),
        state=VolunteerState(row.state),
        at=row.at,
        focus=tuple(Focus(each) for each in row.focus),
        own_focus=row.own_focus or "",
        free=tuple(period_of(each) for each in row.free),
        coach=row.coach,
        early_career=row.early_career,
        wishes=wishes,
        together=together,
        late=row.late,
    )


def _ids_text(people: Sequence[PersonId]) -> str:
    return " ".join(people)


def _ids(text: str | None) -> tuple[PersonId, ...]:
    return tuple(PersonId(each) for each in (text or "").split())
