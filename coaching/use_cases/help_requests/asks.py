"""A new request, from what somebody asks; the same words twice within minutes are one."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from coaching.errors import NothingSaid, NotSetUp
from coaching.help_requests import HelpRequest, Read, RequestId, RequestState, held_back
from coaching.kinds import Kind
from coaching.ladder import ladder_for, undo_until
from coaching.ports.understanding import Understanding
from coaching.programmes import Programme
from coaching.safeguarding import may_concern_a_child_at_risk
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from coaching.understanding import Said
from coaching.use_cases.acts import Turn
from coaching.use_cases.asking import keep
from coaching.use_cases.help_requests.details import Details, checked
from coaching.use_cases.help_requests.finding import sent_out
from coaching.use_cases.help_requests.readings import Topics, kind_read, topics_read, when_read
from coaching.when_needed import WhenNeeded

TWICE = timedelta(minutes=5)
"""So long the same words are the same request: typed, and then sent with the form again."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody asks, in their own words."""

    words: str = field(repr=False)
    when: WhenNeeded | None = None
    """None: not said, so read from the words where they say it."""
    kind: Kind | None = None
    """The same."""
    topic: TopicId | None = None
    needed_at: datetime | None = None
    school: SchoolId | None = None
    online: bool = False
    setting: str = field(default="", repr=False)


def asked(it: Turn, ask: Ask, understanding: Understanding, said: Said) -> HelpRequest:
    """The request as kept, on its way to a tutor or to where it waits; or the one that it repeats."""
    programme = it.unit.programme()
    if not ask.words.strip():
        raise NothingSaid
    if not programme.schools:
        raise NotSetUp
    # Held, so that the same words sent twice at one moment are still one request.
    it.unit.people.hold(it.act.by.slack_user)
    if earlier := _earlier(it, ask.words):
        return earlier
    found = topics_read(understanding.reading(it.unit.workspace, programme.topics, said))
    request = _sent_or_held(it, _new(it, programme, ask, found))
    return keep(it.unit, request, it.act.at, it.person.id, is_new=True)


def _earlier(it: Turn, words: str) -> HelpRequest | None:
    """The person's request of the last minutes with these words, open or collected."""
    said = it.unit.help_requests.said_since(it.person.id, it.act.at - TWICE)
    same = next((each for each, before in said if _folded(before) == _folded(words)), None)
    return it.unit.help_requests.get(same) if same else None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())


def _new(it: Turn, programme: Programme, ask: Ask, found: Topics) -> HelpRequest:
    details, read, now = *_details(programme, ask, it.act.at), it.act.at
    ladder = ladder_for(details.kind, details.when)
    return HelpRequest(
        id=RequestId(it.unit.new_id()),
        requester=it.person.id,
        words=ask.words.strip(),
        when=details.when,
        state=RequestState.WAITING,
        asked_at=now,
        undo_until=undo_until(ladder, now),
        kind=details.kind,
        topic=details.topic or found.topic,
        chips=() if details.topic else found.chips,
        read=read,
        school=_school(it, programme, details.school),
        online=details.online,
        setting=details.setting,
        needed_at=details.needed_at,
        ladder=ladder,
    )


def _details(programme: Programme, ask: Ask, now: datetime) -> tuple[Details, tuple[Read, ...]]:
    """What was said, checked, with what the words say besides; and what of it was only read from them."""
    stated = Details(
        kind=ask.kind or Kind.QUICK_FIX,
        when=ask.when or WhenNeeded.THIS_WEEK,
        topic=ask.topic,
        needed_at=ask.needed_at,
        school=ask.school,
        online=ask.online,
        setting=ask.setting,
    )
    when = None if ask.when else when_read(ask.words)
    kind = None if ask.kind else kind_read(ask.words)
    found = ((Read.TOPIC, ask.topic is None), (Read.WHEN, when is not None), (Read.KIND, kind is not None))
    details = checked(programme, stated, now)
    # What a lesson or a group needs besides is the tutor's to ask: whoever typed one line is not sent back.
    read = replace(details, when=when or details.when, kind=kind or details.kind)
    return read, tuple(each for each, is_read in found if is_read)


def _school(it: Turn, programme: Programme, chosen: SchoolId | None) -> SchoolId | None:
    """Where the request is about: as chosen, else the person's own. The first one chosen is their own from now on."""
    known = programme.school_of(it.person)
    if chosen and known is None:
        it.unit.people.save(replace(it.person, schools=(chosen,)))
    return chosen or (known.id if known else None)


def _sent_or_held(it: Turn, request: HelpRequest) -> HelpRequest:
    if may_concern_a_child_at_risk(f"{request.words}\n{request.setting}"):
        return held_back(request)
    return sent_out(it, request)
