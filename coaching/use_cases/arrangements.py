"""What a teacher and a tutor arrange with each other: times, questions, answers, an entry for the calendar.

Either side acts on the same offer; whoever waits for the other gets one new line, and both see their messages edited.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.errors import NoLongerOpen, NotYours, TakenByColleague
from coaching.help_requests import (
    HelpRequest,
    RequestState,
    answered_question,
    asked_question,
    chosen_time,
    suggested_times,
    with_cover,
)
from coaching.notices import Notice, NoticeKind, homes, notice
from coaching.offers import MOST_TIMES, Exchange, OfferId, OfferState
from coaching.outcomes import Side
from coaching.people import Actor, Person, PersonId
from coaching.ports import Begin, UnitOfWork
from coaching.routing import Answer
from coaching.screens import Conversation, Shown, TimesForm
from coaching.tutoring_slots import free_slots
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.asking import keep, news, own_act, to_tutor
from coaching.use_cases.help_requests.own import answer
from coaching.use_cases.records import heard
from coaching.use_cases.screens import parts

SLOTS = 8
"""Free tutoring times to choose from: about as many as fit on a phone."""

LIVE = frozenset({OfferState.ASKED, OfferState.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Arrangements:
    """Where an act is neither the requester's nor that offer's tutor's, it is `NotYours`."""

    begin: Begin
    look: Begin

    def times_form(self, by: Actor, offer: OfferId, *, now: datetime) -> Shown[TimesForm]:
        """The tutor's next free tutoring times, for either side to choose from."""
        with glance(self.begin, self.look, by, now) as seen:
            request, _ = _party(seen.unit, seen.person, offer)
            free = _free(seen.unit, request.offer(offer).tutor, now)
            return seen.shown(TimesForm(offer, parts.times_of(seen.unit.programme(), request, free, now)))

    def suggest(self, act: Act, offer: OfferId, times: Sequence[datetime]) -> None:
        """Up to three times for the other side to choose from."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request, side = _arranging(it, offer)
            mine = request.offer(offer)
            if mine.times_by is side and mine.times == tuple(sorted(set(times)))[:MOST_TIMES]:
                return  # pressed twice: it is so already
            self._done(it, suggested_times(request, offer, times, by=side, now=act.at), offer, "suggested times")

    def choose(self, act: Act, offer: OfferId, at: datetime) -> None:
        """One of the other side's times is agreed; choosing a tutor's time accepts that tutor."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request, side = _arranging(it, offer)
            mine = request.offer(offer)
            if request.agreed_at == at and mine.state is OfferState.ACCEPTED and not mine.times:
                return
            agreed = chosen_time(request, offer, at, by=side, now=act.at)
            if mine.state is OfferState.ASKED:
                heard(it.unit, request, mine.tutor, Answer.ACCEPTED, act.at)
            self._done(it, _cover_anew(request, agreed), offer, "agreed on a time")

    def ask_back(self, act: Act, offer: OfferId, question: str) -> None:
        """The tutor's question to the requester; `AskedTwice` after two, or while one waits."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = _party_for(it, offer, Side.TUTOR)
            waiting = request.offer(offer).question
            if waiting and waiting.question == question.strip():
                return
            asked = asked_question(request, offer, Exchange(it.unit.new_id(), question.strip()))
            self._done(it, asked, offer, "asked a question")

    def conversation(self, by: Actor, offer: OfferId, *, now: datetime) -> Shown[Conversation]:
        """What was asked and answered so far, as long as something may be."""
        with glance(self.begin, self.look, by, now) as seen:
            request, _ = _party(seen.unit, seen.person, offer)
            mine = request.offer(offer)
            if not request.is_open or mine.state not in LIVE:
                raise NoLongerOpen(request.state)
            tutor = parts.colleague(seen.unit, mine.tutor)
            return seen.shown(parts.conversation(seen.unit, mine) or Conversation(offer, tutor, (), waits=False))

    def answer(self, act: Act, offer: OfferId, answer: str) -> None:
        """The requester's answer to the question that waits."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = _party_for(it, offer, Side.REQUESTER)
            mine = request.offer(offer)
            if mine.question is None and mine.exchanges and mine.exchanges[-1].answer == answer.strip():
                return
            self._done(it, answered_question(request, offer, answer.strip()), offer, "answered a question")

    def calendar(self, act: Act, offer: OfferId) -> None:
        """The agreed time as a calendar file, for whoever pressed."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request, _ = _party(it.unit, it.person, offer)
            if request.agreed_at is None or request.offer(offer).state is not OfferState.ACCEPTED:
                raise NoLongerOpen(request.state)
            # Home anew: what is pressed there counts once until it is drawn again, and a lost file is asked for again.
            home = homes([it.person.id], act.at)
            it.unit.outbox.add([_calendar(offer, it.person.id, act.at), *home])
            it.done("wanted a calendar file", offer)

    def _done(self, it: Turn, after: HelpRequest, offer: OfferId, did: str) -> None:
        """Keep it, and one new line to the side that did not act."""
        now, by = it.act.at, it.person.id
        keep(it.unit, after, now, by)
        mine = after.offer(offer)
        if by == after.requester:
            answer(it, after.id)
            # A card that is still to come shows it by itself.
            it.unit.outbox.add([to_tutor(after, mine, now)] if mine.ask_at <= now else [])
        else:
            it.unit.outbox.add(news(after, now, by))
        it.done(did, offer)


def _party(unit: UnitOfWork, person: Person, offer: OfferId) -> tuple[HelpRequest, Side]:
    """The request behind the offer, held, and which side of it the person is."""
    request = unit.help_requests.of_offer(offer)
    # Somebody not stored yet has an empty id, like a requester who was erased.
    if request is None or not person.id:
        raise NotYours("offer")
    if request.requester == person.id:
        return request, Side.REQUESTER
    if request.offer(offer).tutor == person.id:
        return request, Side.TUTOR
    raise NotYours("offer")


def _party_for(it: Turn, offer: OfferId, side: Side) -> HelpRequest:
    """The request, where the person is on that side of it."""
    request, theirs = _party(it.unit, it.person, offer)
    if theirs is not side:
        raise NotYours("offer")
    return request


def _arranging(it: Turn, offer: OfferId) -> tuple[HelpRequest, Side]:
    """The same as long as a time can be agreed on; a tutor who came too late is thanked."""
    request, side = _party(it.unit, it.person, offer)
    mine, taken = request.offer(offer), request.accepted
    if mine.as_second:
        raise NoLongerOpen(request.state)  # the time is between the requester and the one who accepted
    if taken and taken.id != offer and side is Side.TUTOR:
        helpful = request.state is RequestState.ACCEPTED and mine.state is OfferState.LAPSED
        first = parts.name(it.unit, taken.tutor)
        raise TakenByColleague(first, taken.answered_at or it.act.at, offer if helpful else "")
    return request, side


def _cover_anew(before: HelpRequest, after: HelpRequest) -> HelpRequest:
    """Cover arranged for another time is to be arranged again."""
    if after.cover is None or after.cover.arranged_at is None or after.agreed_at == before.agreed_at:
        return after
    return with_cover(after, replace(after.cover, arranged_at=None))


def _free(unit: UnitOfWork, tutor: PersonId, now: datetime) -> tuple[datetime, ...]:
    """The tutor's next tutoring times that no agreed meeting takes; none for somebody who is no tutor."""
    known = unit.programme().tutors.get(tutor)
    if known is None:
        return ()
    theirs = unit.help_requests.offered_to(tutor)
    busy = tuple(each.agreed_at for each in theirs if each.agreed_at and _helps(each, tutor))
    return free_slots(known, unit.programme(), now=now, count=SLOTS, busy=busy)


def _helps(request: HelpRequest, tutor: PersonId) -> bool:
    return any(each.tutor == tutor and each.state is OfferState.ACCEPTED for each in request.offers)


def _calendar(offer: OfferId, to: PersonId, now: datetime) -> Notice:
    return notice(NoticeKind.CALENDAR, offer, to, now, at_once_until=own_act(now, to, to))
