"""What a tutor does with a card: accept, pass on, bring in a colleague, say how it went."""

from dataclasses import dataclass, replace
from datetime import datetime

from coaching.errors import NoLongerOpen, NotYours
from coaching.help_requests import (
    HelpRequest,
    RequestState,
    accepted,
    answered,
    backed_up,
    meeting_time,
    met,
    passed,
    with_note,
)
from coaching.help_requests.endings import UNDER_WAY
from coaching.notices import homes
from coaching.offers import OfferId, OfferState, Why
from coaching.outcomes import Outcome, Result, Side, is_last_word, since
from coaching.people import Actor, PersonId
from coaching.ports import Begin, UnitOfWork
from coaching.routing import Answer
from coaching.screens import ColleaguesForm, Shown
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.asking import card, keep, news
from coaching.use_cases.colleagues import LIVE, form, go_on, has_it_open, put_to_named, the_named, who_fit
from coaching.use_cases.help_requests.readings import next_topic
from coaching.use_cases.records import heard

NO = {OfferState.PASSED: Answer.PASSED, OfferState.NOT_MY_TOPIC: Answer.NOT_MINE}


@dataclass(frozen=True, slots=True)
class Offers:
    """All that a tutor does about the requests they are asked for."""

    begin: Begin
    look: Begin

    def accept(self, act: Act, offer: OfferId, at: datetime | None = None) -> None:
        """The request is this tutor's, to meet at that time; `TakenByColleague` where another was first."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            mine = request.offer(offer)
            if mine.state is OfferState.ACCEPTED and request.state in UNDER_WAY:
                return  # pressed twice: it is so already
            taken = accepted(request, offer, at=at, names=_first_one(it.unit, request), now=act.at)
            if not mine.as_second:
                taken = replace(taken, agreed_at=meeting_time(request, at, now=act.at))
            heard(it.unit, request, it.person.id, Answer.ACCEPTED, act.at)
            keep(it.unit, taken, act.at, it.person.id)
            if not mine.as_second:
                it.unit.outbox.add(news(taken, act.at, it.person.id))
            it.done("accepted a request", offer)

    def pass_on(self, act: Act, offer: OfferId) -> None:
        """The request without this tutor, and the next one asked; no reason is asked for or kept."""
        self._let_go(act, offer, OfferState.PASSED, "passed a request on")

    def not_my_topic(self, act: Act, offer: OfferId) -> None:
        """The same, where the words were taken for the wrong topic."""
        self._let_go(act, offer, OfferState.NOT_MY_TOPIC, "said it is another topic")

    def back_up(self, act: Act, offer: OfferId) -> None:
        """The tutor who came second helps beside the one who was first, whose card says so."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if has_it_open(request.offers, it.person.id):
                return
            if it.person.id not in it.unit.programme().tutors:
                raise NoLongerOpen(request.state)
            keep(it.unit, backed_up(request, offer, now=act.at), act.at, it.person.id)
            it.done("backs a colleague up", offer)

    def colleagues(self, by: Actor, offer: OfferId, *, now: datetime) -> Shown[ColleaguesForm]:
        """Who may be named for it, by name."""
        with glance(self.begin, self.look, by, now) as it:
            request = _offered_to(it.unit, it.person.id, offer)
            if not request.is_open or request.offer(offer).state not in LIVE:
                raise NoLongerOpen(request.state)
            return it.shown(form(offer, who_fit(it.unit, request, now, but=it.person.id)))

    def hand_over(self, act: Act, offer: OfferId, colleague: PersonId) -> None:
        """The colleague is asked in this tutor's place; `NotFree` where they cannot be."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            mine = request.offer(offer)
            if mine.state is OfferState.PASSED and has_it_open(request.offers, colleague):
                return
            free = passed(request, offer, now=act.at)
            named = the_named(it.unit, colleague, who_fit(it.unit, request, act.at, but=it.person.id))
            asked = put_to_named(it.unit, free, named, Why.HANDED_OVER, act.at, as_second=mine.as_second)
            heard(it.unit, request, it.person.id, Answer.PASSED, act.at)
            go_on(it.unit, request, asked, act.at, it.person.id)
            it.done("handed a request over", offer)

    def second_pair(self, act: Act, offer: OfferId, colleague: PersonId) -> None:
        """The colleague is asked to look on as well; the request stays with the tutor who accepted it."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if has_it_open(request.seconds, colleague):
                return
            if request.state is not RequestState.ACCEPTED or not _is_lead(request, offer):
                raise NoLongerOpen(request.state)
            named = the_named(it.unit, colleague, who_fit(it.unit, request, act.at, but=it.person.id))
            asked = put_to_named(it.unit, request, named, Why.SECOND_PAIR, act.at, as_second=True)
            keep(it.unit, asked, act.at, it.person.id)
            it.done("asked a colleague to look on", offer)

    def done(self, act: Act, offer: OfferId, result: Result) -> None:
        """The tutor's side of the outcome; the requester's counts, and is asked for where it is over."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if request.state not in UNDER_WAY or not _is_lead(request, offer):
                raise NoLongerOpen(request.state)
            after = _as_told(request, offer, result, act.at)
            said = since(it.unit.outcomes.of(request.id), request.offer(offer).answered_at)
            if after == request and is_last_word(said, Side.TUTOR, result):
                return
            it.unit.outcomes.add(Outcome(request.id, it.person.id, Side.TUTOR, result, act.at))
            keep(it.unit, after, act.at, it.person.id)
            if after.state is RequestState.MET and request.state is not RequestState.MET:
                it.unit.outbox.add(news(after, act.at, it.person.id))
            it.done(f"said {result}", offer)

    def note_of(self, by: Actor, offer: OfferId, *, now: datetime) -> Shown[str]:
        """The tutor's own note."""
        with glance(self.begin, self.look, by, now) as it:
            request = _offered_to(it.unit, it.person.id, offer)
            return it.shown(request.offer(offer).note)

    def note(self, act: Act, offer: OfferId, text: str) -> None:
        """The tutor's own note as given; nobody else ever sees it."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if request.offer(offer).note == text:
                return
            it.unit.help_requests.save(with_note(request, offer, text))
            mine = request.offer(offer)
            shown = card(request, mine, act.at, only_edit=mine.state is not OfferState.ASKED)
            it.unit.outbox.add([shown, *homes([it.person.id], act.at)])
            it.done("wrote a note", offer)

    def _let_go(self, act: Act, offer: OfferId, state: OfferState, did: str) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if request.offer(offer).state in NO:
                return
            free = passed(request, offer, now=act.at, state=state)
            heard(it.unit, request, it.person.id, NO[state], act.at)  # first: the next choice knows of it
            if state is OfferState.NOT_MY_TOPIC:
                free = next_topic(free)
            go_on(it.unit, request, free, act.at, it.person.id)
            it.done(did, offer)


def asked_of_me(it: Turn, offer: OfferId) -> HelpRequest:
    """The request behind an offer made to this person, held; `NotYours` for anybody else's."""
    return _offered_to(it.unit, it.person.id, offer)


def _offered_to(unit: UnitOfWork, tutor: PersonId, offer: OfferId) -> HelpRequest:
    request = unit.help_requests.of_offer(offer)
    if request is None or request.offer(offer).tutor != tutor:
        raise NotYours("offer")
    return request


def _is_lead(request: HelpRequest, offer: OfferId) -> bool:
    return request.accepted is not None and request.accepted.id == offer


def _first_one(unit: UnitOfWork, request: HelpRequest) -> dict[PersonId, str]:
    """The name of the tutor who has it, or of the coordinator who took it on."""
    first = unit.people.get(request.accepted.tutor) if request.accepted else None
    return {first.id: first.name} if first else {}


def _as_told(request: HelpRequest, offer: OfferId, result: Result, now: datetime) -> HelpRequest:
    """The request as the tutor says it went. Once it is over, there is no other time to find for it."""
    if result is Result.NOT_YET:
        return answered(request, result, now=now)
    over = met(request, now=now)
    offers = tuple(replace(each, times=(), times_by=None) if each.id == offer else each for each in over.offers)
    return replace(over, offers=offers)
