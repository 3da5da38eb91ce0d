"""What a coordinator does about a request that has found nobody yet, and about cover; who coordinates by setting."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.errors import NoLongerOpen, NotFree, NotYours, TakenByColleague
from coaching.help_requests import (
    HelpRequest,
    RequestId,
    RequestState,
    accepted,
    collected,
    lapsed,
    offered,
    with_cover,
)
from coaching.notices import NoticeKind, notice
from coaching.offers import Offer, Why
from coaching.people import Actor, PersonId, Role, RoleState, SlackUserId, WorkspaceId
from coaching.ports import Begin
from coaching.screens import ColleaguesForm, Shown
from coaching.step_moments import MOST_ASKED, open_offers
from coaching.use_cases.acts import Act, Glance, Turn, coordinates, glance, known_or_new, only_for_coordinators, turn
from coaching.use_cases.asking import FINDING, an_offer, keep, news, own_act
from coaching.use_cases.colleagues import form, has_it_open, put_to_named, the_named, who_are_here


@dataclass(frozen=True, slots=True)
class Coordinators:
    """All that is for coordinators only; taking the role back is the import's."""

    begin: Begin
    look: Begin

    def named(self, workspace: WorkspaceId, members: Iterable[SlackUserId], now: datetime) -> None:
        """Each of them is a coordinator; who is one already is left as they are."""
        for member in members:
            with self.begin(workspace) as unit:
                person = known_or_new(unit, member)
                if coordinates(unit, person):
                    continue
                unit.people.give_role(person.id, Role.COORDINATOR, RoleState.ACCEPTED, now)
                unit.audit(None, "settings named a coordinator", person.id, now)
                unit.commit()

    def tutors(self, by: Actor, request: RequestId, *, now: datetime) -> Shown[ColleaguesForm]:
        """Every tutor who is here, by name: who passed is among them, so that nobody can tell."""
        with glance(self.begin, self.look, by, now) as it:
            about = _still_looking(_told_of(it, request))
            return it.shown(form(request, who_are_here(it.unit, about, now)))

    def assign(self, act: Act, request: RequestId, tutor: PersonId) -> None:
        """That tutor is asked, even one who was before; they may pass like anybody else."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            held = _told_of(it, request)
            if has_it_open(held.offers, tutor):
                return
            named = the_named(it.unit, tutor, who_are_here(it.unit, _still_looking(held), act.at))
            asked = put_to_named(it.unit, _with_room(held, act.at), named, Why.ASSIGNED, act.at)
            _settle(it, asked)
            it.done("assigned a tutor", request)

    def take_on(self, act: Act, request: RequestId) -> None:
        """The coordinator helps themselves, with a tutor's card from now on."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            held = _told_of(it, request)
            if held.accepted and held.accepted.tutor == it.person.id:
                return
            taken, own = _taken_on(it, _free_to_take(it, held))
            _settle(it, taken)
            until = own_act(act.at, it.person.id, it.person.id)
            it.unit.outbox.add([notice(NoticeKind.CARD, own.id, own.tutor, act.at, at_once_until=until)])
            it.done("took a request on", request)

    def suggest_it(self, act: Act, request: RequestId) -> None:
        """The requester reads how to reach IT support; the request stays where it is."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            held = _told_of(it, request)
            if held.it_suggested:
                return
            _settle(it, replace(_still_looking(held), it_suggested=True))
            it.done("suggested IT support", request)

    def make_idea(self, act: Act, request: RequestId) -> None:
        """The request counts as a wish for a workshop from now on."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            held = _told_of(it, request)
            if held.state is RequestState.COLLECTED:
                return
            _settle(it, collected(_still_looking(held), act.at))
            it.done("made a workshop idea of it", request)

    def cover_arranged(self, act: Act, request: RequestId) -> None:
        """Somebody looks after the lessons; both sides see it."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            held = _for_coordinators(it, request)
            if held.cover is None:
                raise NoLongerOpen(held.state)
            if held.cover.arranged_at:
                return
            arranged = with_cover(held, replace(held.cover, arranged_at=act.at))
            keep(it.unit, arranged, act.at, it.person.id)
            it.done("arranged cover", request)


def _for_coordinators(it: Turn | Glance, request: RequestId) -> HelpRequest:
    """The request, held; `NotYours` for somebody who does not coordinate (any more)."""
    only_for_coordinators(it)
    held = it.unit.help_requests.get(request)
    if held is None:
        raise NotYours("request")
    return held


def _told_of(it: Turn | Glance, request: RequestId) -> HelpRequest:
    """The same for a request that has come to the coordinators; `NoLongerOpen` where it went back."""
    held = _for_coordinators(it, request)
    if held.coordinator_at is None:
        raise NoLongerOpen(held.state)
    return held


def _still_looking(request: HelpRequest) -> HelpRequest:
    if request.state not in FINDING:
        raise NoLongerOpen(request.state)
    return request


def _with_room(request: HelpRequest, now: datetime) -> HelpRequest:
    """The request with fewer than three asked: whoever has had it longest need not answer any more."""
    asked = open_offers(request)
    return lapsed(request, asked[0].id, now=now) if len(asked) >= MOST_ASKED else request


def _free_to_take(it: Turn, request: HelpRequest) -> HelpRequest:
    """The request, unless somebody has it by now, or it is the coordinator's own."""
    if taken := request.accepted:
        first = it.unit.people.get(taken.tutor)
        raise TakenByColleague(first.name if first else "", taken.answered_at or it.act.at)
    if request.requester == it.person.id:
        raise NotFree(it.person.name)
    return _still_looking(request)


def _taken_on(it: Turn, request: HelpRequest) -> tuple[HelpRequest, Offer]:
    """The request accepted by the coordinator, by their card where they were asked as a tutor too."""
    own = next((each for each in request.asked if each.tutor == it.person.id), None)
    if own is None:
        own = an_offer(it.unit, it.person.id, (Why.TAKEN_ON,), it.act.at)
        request = offered(request, own)
    return accepted(request, own.id, at=None, names={}, now=it.act.at), own


def _settle(it: Turn, request: HelpRequest) -> None:
    """Keep what the coordinator did; the requester, who waits, gets a new line."""
    keep(it.unit, request, it.act.at, it.person.id)
    it.unit.outbox.add(news(request, it.act.at, it.person.id))
