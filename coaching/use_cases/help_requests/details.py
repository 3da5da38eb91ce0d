"""What a request says besides its words: checked as a form or a command gives it, and put into the request."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from coaching.errors import NoSuchSchool, NoSuchTopic, SettingMissing, TimeMissing, TimePassed
from coaching.help_requests import HelpRequest, changed
from coaching.kinds import SESSIONS, Experience, Kind
from coaching.ladder import Ladder, ladder_for, undo_until
from coaching.programmes import Programme
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from coaching.when_needed import WhenNeeded


@dataclass(frozen=True, slots=True)
class Details:
    """What of a request can be changed; no school given leaves it where it is."""

    kind: Kind = Kind.QUICK_FIX
    when: WhenNeeded = WhenNeeded.THIS_WEEK
    topic: TopicId | None = None
    needed_at: datetime | None = None
    school: SchoolId | None = None
    online: bool = False
    setting: str = field(default="", repr=False)
    level: Experience | None = None


def checked(programme: Programme, details: Details, now: datetime) -> Details:
    """The details, if they hold together; else the first thing missing or not there (any more)."""
    if details.topic and programme.topic(details.topic) is None:
        raise NoSuchTopic
    if details.school and details.school not in programme.schools:
        raise NoSuchSchool
    setting = details.setting.strip()
    if details.kind in SESSIONS and not setting:
        raise SettingMissing(details.kind)
    return replace(details, setting=setting, needed_at=_chosen_time(details, now))


def _chosen_time(details: Details, now: datetime) -> datetime | None:
    """The time, where one has to be chosen."""
    if details.kind is Kind.WORKSHOP_IDEA or details.when is not WhenNeeded.CHOSEN_TIME:
        return None
    if details.needed_at is None:
        raise TimeMissing
    if details.needed_at <= now:
        raise TimePassed
    return details.needed_at


def with_details(request: HelpRequest, details: Details, now: datetime) -> HelpRequest:
    """The open request with these details; another kind or time puts it on that row of the ladder."""
    same_row = (details.kind, details.when) == (request.kind, request.when)
    ladder = request.ladder if same_row else ladder_for(details.kind, details.when)
    return changed(
        request,
        kind=details.kind,
        when=details.when,
        topic=details.topic,
        chips=() if details.topic else request.chips,
        read=(),
        school=details.school or request.school,
        online=details.online,
        setting=details.setting,
        level=details.level,
        needed_at=details.needed_at,
        ladder=ladder,
        undo_until=request.undo_until if same_row else _undo_until(request, ladder, now),
    )


def _undo_until(request: HelpRequest, ladder: Ladder, now: datetime) -> datetime:
    """As long as the new row gives, unless somebody may have it already."""
    return undo_until(ladder, now) if now < request.undo_until else request.undo_until
