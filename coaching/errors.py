"""Every way in which the rules, or the store under them, say no: named, with values, never with a finished sentence.

How an error looks to a person is decided in `handlers/errors.py` alone.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CoachingError(Exception):
    """Something a person asked for cannot be done; nothing was changed."""


@dataclass(slots=True)
class NothingSaid(CoachingError):
    """The request has no words in it."""


class Refusal(StrEnum):
    """Why somebody is not served."""

    GUEST = "guest"
    ELSEWHERE = "elsewhere"
    BOT = "bot"
    DEACTIVATED = "deactivated"


@dataclass(slots=True)
class NotForYou(CoachingError):
    """Peer Coach serves the active staff of its own workspace only."""

    because: Refusal


@dataclass(slots=True)
class NotYours(CoachingError):
    """The thing pressed belongs to somebody else, or does not exist: a forged or foreign id. It is audited."""

    what: str


@dataclass(slots=True)
class TakenByColleague(CoachingError):
    """Another tutor accepted first; the second is thanked."""

    colleague: str
    at: datetime
    offer: str = ""
    """With which the second may offer to back up; empty where nobody needs that any more."""


@dataclass(slots=True)
class NoLongerOpen(CoachingError):
    """The request or offer has moved on since this button was drawn."""

    state: str


@dataclass(slots=True)
class TooLateToUndo(CoachingError):
    """The undo time is over; a tutor may have the request already and it can only be cancelled."""

    tutor: str


@dataclass(slots=True)
class TimePassed(CoachingError):
    """The time chosen or suggested is over already."""


@dataclass(slots=True)
class TimeMissing(CoachingError):
    """A chosen time was announced, and none was chosen."""


@dataclass(slots=True)
class SettingMissing(CoachingError):
    """A lesson needs a class and a room, a group how many and who."""

    kind: str


@dataclass(slots=True)
class NoTimes(CoachingError):
    """No time was suggested."""


@dataclass(slots=True)
class AskedTwice(CoachingError):
    """Two questions were asked already, or one still waits for its answer: the two had better talk."""


@dataclass(slots=True)
class NotFree(CoachingError):
    """The colleague named cannot be asked: away, at their weekly limit, not a tutor for this."""

    colleague: str


@dataclass(slots=True)
class DatesReversed(CoachingError):
    """The last day or hour is before the first, or it is over already."""


@dataclass(slots=True)
class NoSuchTopic(CoachingError):
    """The topic chosen is not in the programme (any more)."""


@dataclass(slots=True)
class NoSuchSchool(CoachingError):
    """The school chosen is not in the programme (any more)."""


@dataclass(slots=True)
class ClosedThen(CoachingError):
    """The school does not teach on the date chosen."""

    school: str


@dataclass(slots=True)
class NoFreePeriod(CoachingError):
    """Somebody who joins a round names no time at which they could meet."""


@dataclass(slots=True)
class NoCommonTime(CoachingError):
    """The members of a triad have no time in common within the next weeks."""


@dataclass(slots=True)
class CannotKeep(CoachingError):
    """A swap that cannot be kept; whatever the rule, it is told in the same words."""


@dataclass(slots=True)
class BadQuestion(CoachingError):
    """A coordinator's question breaks a rule of the bank; `language` says in which of its texts."""

    fault: str
    language: str


@dataclass(slots=True)
class NoTriad(CoachingError):
    """Somebody who is in no triad wants to check in."""


@dataclass(slots=True)
class NotSetUp(CoachingError):
    """There is no programme with a school yet; the coordinator has to import one."""


class StorageError(CoachingError):
    """The database could not do its part; the transaction is undone as a whole."""


@dataclass(slots=True)
class StorageBusy(StorageError):
    """The database was locked for longer than a person can be kept waiting."""


@dataclass(slots=True)
class StorageFull(StorageError):
    """No room is left on the database's disk."""


@dataclass(slots=True)
class StorageReadOnly(StorageError):
    """The database accepts no writing."""


@dataclass(slots=True)
class StorageAway(StorageError):
    """The database cannot be reached, or its file is gone."""
