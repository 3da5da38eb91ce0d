"""Other details of a request that stands, and what follows for whoever is asked or has accepted."""

from dataclasses import replace
from datetime import datetime

from coaching.errors import NoSuchTopic
from coaching.help_requests import (
    HelpRequest,
    Read,
    RequestState,
    changed,
    let_through,
    open_or_refuse,
    suggested_times,
)
from coaching.kinds import Kind
from coaching.ladder import ladder_for, undo_until
from coaching.outcomes import Side
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from coaching.use_cases.acts import Turn
from coaching.use_cases.help_requests.details import Details, checked, with_details
from coaching.use_cases.help_requests.elsewhere import kept_as_idea
from coaching.use_cases.help_requests.finding import asked_anew, sent_out
from coaching.use_cases.help_requests.own import helpers, tell
from coaching.when_needed import WhenNeeded

HELPED = frozenset({RequestState.ACCEPTED, RequestState.MET})


def change(it: Turn, request: HelpRequest, details: Details) -> HelpRequest | None:
    """The request with these details; None where they are its own."""
    if request.state is RequestState.COLLECTED and details.kind is request.kind:
        return None
    after = with_details(request, checked(it.unit.programme(), details, it.act.at), it.act.at)
    return None if after == request else _changed(it, request, after)


def choose_topic(it: Turn, request: HelpRequest, topic: TopicId) -> HelpRequest | None:
    """The request about that topic, its chips cleared; None where it is so already."""
    if it.unit.programme().topic(topic) is None:
        raise NoSuchTopic
    after = changed(request, topic=topic, chips=(), read=_without_topic(request))
    return None if after == request else _changed(it, request, after)


def other_topic(request: HelpRequest) -> HelpRequest | None:
    """The request about none of the topics offered; None where none is offered (any more)."""
    if request.topic or not request.chips:
        return None
    return changed(request, chips=(), read=_without_topic(request))


def _without_topic(request: HelpRequest) -> tuple[Read, ...]:
    return tuple(each for each in request.read if each is not Read.TOPIC)


def choose_school(it: Turn, request: HelpRequest, school: SchoolId) -> HelpRequest | None:
    """The request at that school; one that waited for it goes out. None where it has a school already."""
    if request.state is RequestState.NEEDS_SCHOOL:
        return sent_out(it, from_now(replace(request, school=school), it.act.at))
    if request.state is RequestState.HELD and request.school is None:
        return replace(request, school=school)
    return None


def send_on(it: Turn, request: HelpRequest) -> HelpRequest | None:
    """The held request on its way to a tutor; None where it went before."""
    if request.state is RequestState.HELD:
        return sent_out(it, let_through(from_now(request, it.act.at)))
    if request.state is not RequestState.COLLECTED:
        open_or_refuse(request)
    return None


def from_now(request: HelpRequest, now: datetime) -> HelpRequest:
    """The request as if asked now: its undo time begins, and a chosen time gone by is this week."""
    gone = request.needed_at is not None and request.needed_at <= now
    when = WhenNeeded.THIS_WEEK if gone else request.when
    ladder = ladder_for(request.kind, when)
    needed_at = None if gone else request.needed_at
    return replace(
        request, when=when, needed_at=needed_at, ladder=ladder, asked_at=now, undo_until=undo_until(ladder, now)
    )


def _changed(it: Turn, before: HelpRequest, after: HelpRequest) -> HelpRequest:
    if after.state is RequestState.HELD:
        return after
    if after.kind is Kind.WORKSHOP_IDEA:
        return kept_as_idea(it, after)
    if after.state is RequestState.NEEDS_SCHOOL:
        return sent_out(it, from_now(after, it.act.at)) if after.school else after
    if after.state in HELPED:
        return _for_helpers(it, before, after)
    return asked_anew(it, before, after)


def _for_helpers(it: Turn, before: HelpRequest, after: HelpRequest) -> HelpRequest:
    """Whoever has accepted stays and is told; another chosen time is theirs to agree to."""
    tell(it, after, helpers(after))
    helper, at = after.accepted, after.needed_at
    if helper is None or at is None or at in (before.needed_at, after.agreed_at):
        return after
    return suggested_times(after, helper.id, [at], by=Side.REQUESTER, now=it.act.at)
