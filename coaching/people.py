"""Who somebody is: ids, standing in the workspace, and whether the bot serves them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from coaching.errors import NotForYou, Refusal
from coaching.school_calendar import QuietHours, SchoolId

WorkspaceId = NewType("WorkspaceId", str)
"""Slack's id of the team: every row belongs to one."""
PersonId = NewType("PersonId", str)
"""Our own opaque id of a person."""
SlackUserId = NewType("SlackUserId", str)
"""Slack's id of a member."""


class Standing(StrEnum):
    """What the workspace's directory says of a person."""

    UNKNOWN = "unknown"
    """Not looked up yet: served, but nobody is asked on their behalf before they are."""
    ACTIVE = "active"
    DEACTIVATED = "deactivated"
    GUEST = "guest"
    ELSEWHERE = "elsewhere"
    BOT = "bot"


class Role(StrEnum):
    """What a person may do in the programme; roles stack, and every active person is a teacher."""

    TUTOR = "tutor"
    COACH = "coach"
    COORDINATOR = "coordinator"
    COVER_CONTACT = "cover_contact"


class RoleState(StrEnum):
    """Where a person stands with a role: nobody is a tutor before accepting."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ENDED = "ended"
    """By the person's own word, like DECLINED: the list does not ask again."""
    WITHDRAWN = "withdrawn"
    """The coordinator's list no longer gives the role; it may give it again."""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom words are written: `language` is a code such as `fi`, `zone` an IANA name."""

    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did something in Slack, as the payload says it; rights come from our rows."""

    workspace: WorkspaceId
    slack_user: SlackUserId


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff as cached from Slack's directory and the imported list."""

    id: PersonId
    slack_user: SlackUserId
    name: str
    standing: Standing
    language: str | None = None
    """None until Slack or the imported list said it: then the programme's language counts."""
    zone: str | None = None
    """None until known: then the programme's zone counts."""
    schools: tuple[SchoolId, ...] = ()
    looked_up_at: datetime | None = None
    own_language: str | None = None
    """As the person chose it here; it goes before what Slack and the list say."""
    quiet: QuietHours | None = None
    """When nothing may come, on the home school's clock, besides what working windows rule out."""
    wants_questions: bool = True
    """Whether a tutor's card may carry a question to ask rather than advise."""
    subject: str | None = None
    phase: str | None = None
    """The stage of school that the person teaches, as the imported list or the person calls it."""
    belongs: bool = True
    """False for somebody whom a colleague named in private, until they are listed, invited, or do something here."""


REFUSED = {
    Standing.DEACTIVATED: Refusal.DEACTIVATED,
    Standing.GUEST: Refusal.GUEST,
    Standing.ELSEWHERE: Refusal.ELSEWHERE,
    Standing.BOT: Refusal.BOT,
}


def serve(person: Person) -> Person:
    """The person, if the bot serves people of that standing; `NotForYou` otherwise."""
    if refusal := REFUSED.get(person.standing):
        raise NotForYou(refusal)
    return person
