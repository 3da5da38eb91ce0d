"""Asking for help, taking it back, and looking at what is open."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from coaching.errors import NoSuchSchool, NothingSaid, NotSetUp, NotYours
from coaching.help_requests import HelpRequest, RequestId, RequestState, WhenNeeded, undone
from coaching.ladder import undo_until
from coaching.notices import NoticeKind, notice, receipt
from coaching.people import Actor
from coaching.ports import Begin
from coaching.school_calendar import SchoolId
from coaching.screens import RequestScreen, Shown
from coaching.topics import Understanding, settled
from coaching.use_cases.acts import Act, Turn, reader_of, turn
from coaching.use_cases.asking import ask_next, called_off, homes, keep
from coaching.use_cases.screens import request_screen


@dataclass(frozen=True, slots=True)
class Ask:
    """What somebody asks, in their own words."""

    words: str = field(repr=False)
    when: WhenNeeded = WhenNeeded.THIS_WEEK


@dataclass(frozen=True, slots=True)
class HelpRequests:
    """All that a teacher does about their own requests."""

    begin: Begin
    look: Begin
    understanding: Understanding

    def ask(self, act: Act, ask: Ask) -> Shown[RequestScreen]:
        """The request as stored, with the tutor who will be asked."""
        if not ask.words.strip():
            raise NothingSaid
        with turn(self.begin, act) as it:
            if it.earlier is not None:
                return _shown(it, mine(it, RequestId(it.earlier)))
            request = self._new(it, ask)
            it.unit.help_requests.add(request)
            shown = _shown(it, request)
            it.done("asked for help", request.id)
            return shown

    def choose_school(self, act: Act, request: RequestId, school: SchoolId) -> None:
        """The person's school from now on; the request that waited for it goes out."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            if school not in it.unit.programme().schools:
                raise NoSuchSchool
            person = it.unit.people.held(act.by.slack_user) or it.person
            it.unit.people.save(replace(person, schools=(school,)))
            waiting = mine(it, request)
            if waiting.state is RequestState.NEEDS_SCHOOL:
                known = replace(waiting, school=school, undo_until=undo_until(waiting.when, act.at))
                _changed(it, ask_next(it.unit, known, act.at))
            it.done("chose a school", request)

    def undo(self, act: Act, request: RequestId) -> None:
        """The request taken back before anybody was asked; `TooLateToUndo` after that."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            before = mine(it, request)
            if before.state is RequestState.UNDONE:
                return  # pressed twice: it is so already
            names = {tutor.person.id: tutor.person.name for tutor in it.unit.programme().tutors.values()}
            after = undone(before, names=names, now=act.at)
            for about in (request, *(offer.id for offer in before.offers)):
                it.unit.outbox.forget(about)
            it.unit.help_requests.save(after)
            it.unit.outbox.add(homes(it.unit, [it.person.id], act.at))
            _answer(it, request)
            it.done("took a request back", request)

    def cancel(self, act: Act, request: RequestId) -> None:
        """The request withdrawn; whoever had it sees so on their card."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            before = mine(it, request)
            if before.state is RequestState.WITHDRAWN:
                return
            called_off(it.unit, before, act.at)
            _answer(it, request)
            it.done("cancelled a request", request)

    def open_of(self, by: Actor, *, now: datetime) -> Shown[tuple[RequestScreen, ...]]:
        """What the person has open, newest first."""
        with self.look(by.workspace) as unit:
            person = reader_of(unit, by)
            mine = unit.help_requests.open_of(person.id)
            screens = tuple(request_screen(unit, each, person, now) for each in mine)
            return Shown(screens, unit.programme().reader(person))

    def _new(self, it: Turn, ask: Ask) -> HelpRequest:
        programme, now = it.unit.programme(), it.act.at
        if not programme.schools:
            raise NotSetUp
        school = programme.school_of(it.person)
        request = HelpRequest(
            id=RequestId(it.unit.new_id()),
            requester=it.person.id,
            words=ask.words,
            when=ask.when,
            state=RequestState.WAITING if school else RequestState.NEEDS_SCHOOL,
            asked_at=now,
            undo_until=undo_until(ask.when, now),
            topic=settled(self.understanding.guesses(ask.words, programme.topics)),
            school=school.id if school else None,
        )
        living = notice(NoticeKind.REQUEST, request.id, it.person.id, request.undo_until)
        it.unit.outbox.add([living, *homes(it.unit, [it.person.id], now)])
        return ask_next(it.unit, request, now) if school else request


def mine(it: Turn, request: RequestId) -> HelpRequest:
    """The person's own request, held; `NotYours` for anybody else's."""
    held = it.unit.help_requests.get(request)
    if held is None or held.requester != it.person.id:
        raise NotYours("request")
    return held


def _shown(it: Turn, request: HelpRequest) -> Shown[RequestScreen]:
    screen = request_screen(it.unit, request, it.person, it.act.at)
    return Shown(screen, it.unit.programme().reader(it.person))


def _changed(it: Turn, request: HelpRequest) -> None:
    """Save, and show it wherever it stands: living messages, and the private answer that was pressed."""
    keep(it.unit, request, it.act.at)
    _answer(it, request.id)


def _answer(it: Turn, request: RequestId) -> None:
    if it.act.answer_to:
        it.unit.outbox.add([receipt(request, it.person.id, it.act.at, it.act.answer_to)])
