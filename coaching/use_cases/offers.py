"""What a tutor does with a card: accept, pass on, say it is done."""

from dataclasses import dataclass

from coaching.errors import NoLongerOpen, NotYours
from coaching.help_requests import HelpRequest, RequestState, accepted, passed
from coaching.notices import NoticeKind, notice
from coaching.offers import OfferId, OfferState
from coaching.outcomes import Outcome, Result, Side, is_last_word, since
from coaching.ports import Begin
from coaching.use_cases.acts import Act, Turn, turn
from coaching.use_cases.asking import ask_next, keep


@dataclass(frozen=True, slots=True)
class Offers:
    """All that a tutor does about the requests they are asked for."""

    begin: Begin

    def accept(self, act: Act, offer: OfferId) -> None:
        """The request is this tutor's; `TakenByColleague` where another was first."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if request.state is RequestState.ACCEPTED and request.offer(offer).state is OfferState.ACCEPTED:
                return  # pressed twice: it is so already
            names = {tutor.person.id: tutor.person.name for tutor in it.unit.programme().tutors.values()}
            taken = accepted(request, offer, names=names, now=act.at)
            keep(it.unit, taken, act.at)
            it.unit.outbox.add([notice(NoticeKind.REQUEST_NEWS, request.id, request.requester, act.at)])
            it.done("accepted a request", offer)

    def pass_on(self, act: Act, offer: OfferId) -> None:
        """The request without this tutor, and the next one asked at once; no reason is asked for or kept."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if request.offer(offer).state is OfferState.PASSED:
                return
            had_accepted = request.state is RequestState.ACCEPTED
            free = passed(request, offer, now=act.at)
            if not free.asked:
                free = ask_next(it.unit, free, act.at)
            keep(it.unit, free, act.at)
            if had_accepted:
                it.unit.outbox.add([notice(NoticeKind.REQUEST_NEWS, free.id, free.requester, act.at)])
            it.done("passed a request on", offer)

    def done(self, act: Act, offer: OfferId) -> None:
        """The tutor's side of the outcome; the requester's counts and is asked for by their message."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            request = asked_of_me(it, offer)
            if request.accepted is None or request.accepted.id != offer:
                raise NoLongerOpen(request.state)
            said = since(it.unit.outcomes.of(request.id), request.accepted.answered_at)
            if is_last_word(said, Side.TUTOR, Result.SORTED):
                return
            it.unit.outcomes.add(Outcome(request.id, it.person.id, Side.TUTOR, Result.SORTED, act.at))
            keep(it.unit, request, act.at)
            it.done("said it is done", offer)


def asked_of_me(it: Turn, offer: OfferId) -> HelpRequest:
    """The request behind an offer made to this person, held; `NotYours` for anybody else's."""
    request = it.unit.help_requests.of_offer(offer)
    if request is None or request.offer(offer).tutor != it.person.id:
        raise NotYours("offer")
    return request
