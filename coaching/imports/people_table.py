"""What a list of people (CSV) may say of each."""

from enum import StrEnum

from coaching.imports.findings import Fault
from coaching.imports.tables import Shape


class Column(StrEnum):
    """What a list may say of a person."""

    SLACK = "slack"
    NAME = "name"
    SCHOOLS = "schools"
    ROLES = "roles"
    SUBJECT = "subject"
    PHASE = "phase"
    LANGUAGE = "language"
    TOPICS = "topics"
    TUTORING_TIMES = "tutoring_times"
    WEEKLY_CAP = "weekly_cap"


REQUIRED = (Column.SLACK, Column.NAME, Column.SCHOOLS, Column.ROLES)
PEOPLE = Shape(Column, REQUIRED, frozenset({Column.SLACK, Column.NAME}), Fault.NOBODY_LISTED)
