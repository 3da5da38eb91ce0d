"""One person from a row, wherever it was joined to, and back."""

from typing import Any

from sqlalchemy import Row

from coaching.people import Person, PersonId, SlackUserId, Standing
from coaching.school_calendar import QuietHours, SchoolId
from storage.tables import PersonRow

COLUMNS = (
    PersonRow.id,
    PersonRow.slack_user,
    PersonRow.name,
    PersonRow.standing,
    PersonRow.language,
    PersonRow.zone,
    PersonRow.schools,
    PersonRow.looked_up_at,
    PersonRow.own_language,
    PersonRow.quiet_start,
    PersonRow.quiet_end,
    PersonRow.wants_questions,
    PersonRow.subject,
    PersonRow.phase,
    PersonRow.belongs,
)


def person_of(row: Row[*tuple[Any, ...]]) -> Person:
    """The person of a row that has `COLUMNS`."""
    return Person(
        PersonId(row.id),
        SlackUserId(row.slack_user),
        row.name,
        Standing(row.standing),
        row.language,
        row.zone,
        tuple(SchoolId(school) for school in row.schools),
        row.looked_up_at,
        row.own_language,
        None if row.quiet_start is None else QuietHours(row.quiet_start, row.quiet_end),
        row.wants_questions,
        row.subject,
        row.phase,
        row.belongs,
    )


def values_of(person: Person) -> dict[str, Any]:
    """What of the person's row the directory and the person say."""
    return {
        "slack_user": person.slack_user,
        "name": person.name,
        "standing": person.standing,
        "language": person.language,
        "zone": person.zone,
        "schools": person.schools,
        "looked_up_at": person.looked_up_at,
        "own_language": person.own_language,
        "quiet_start": person.quiet.start if person.quiet else None,
        "quiet_end": person.quiet.end if person.quiet else None,
        "wants_questions": person.wants_questions,
        "subject": person.subject,
        "phase": person.phase,
        "belongs": person.belongs,
    }
