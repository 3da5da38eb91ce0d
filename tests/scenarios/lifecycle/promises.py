"""What holds after every step, whatever people did: rows, messages and Home agree, and one role acts next."""

from collections import Counter
from datetime import datetime, timedelta

from coaching.help_requests import Acts, HelpRequest, RequestId, RequestState, acts_next, stage
from coaching.offers import Offer, OfferId, OfferState
from coaching.people import PersonId
from coaching.programmes import Programme
from coaching.school_calendar import local_date
from handlers.ids import Action
from tests.builders import HELSINKI
from tests.scenarios.lifecycle.model import HELPED, LOOKING, OPEN, leader
from tests.scenarios.lifecycle.surfaces import SECRET, Button, Sight, Thing, is_out

LIVE = frozenset({OfferState.ASKED, OfferState.ACCEPTED})
MOST = 3
KEPT_ON_HOME = timedelta(days=14)
ALSO_ON_HOME = {
    Action.OPEN_FORM: Action.OPEN_FORM,
    Action.AWAY: Action.AWAY,
    Action.AWAY_TODAY: Action.AWAY,
}
"""Buttons that on Home stand once for all: the form to ask with, the form for days away."""


def all_kept(sight: Sight) -> None:
    """Every promise that holds at every moment."""
    for request in sight.requests.values():
        one_helper(request)
        one_role_acts(sight, request)
        is_not_forgotten(sight, request)
    for who in sight.homes:
        home_is_true(sight, who)
        home_has_every_button(sight, who)
    words_stay_with_whom_they_are_for(sight)


def one_helper(request: HelpRequest) -> None:
    """At most one has it, at most three are asked, nobody twice, and never the requester."""
    has = leader(request)
    assert (has is not None) == (request.state in HELPED) or request.state not in OPEN
    assert len(request.asked) <= MOST
    assert not request.asked or request.state is RequestState.WAITING
    live = Counter(each.tutor for each in request.offers if each.state in LIVE)
    assert set(live.values()) <= {1}, "two cards of one request"
    assert request.requester not in live
    if request.state is RequestState.WAITING:
        assert all(each.ask_at >= request.undo_until for each in request.asked), "asked within the undo time"


def one_role_acts(sight: Sight, request: HelpRequest) -> None:
    """That role's surfaces have one primary button each, all others about the request none."""
    acts = acts_next(request, has_coordinator=bool(sight.coordinators))
    assert (acts is Acts.NOBODY) == (request.state not in OPEN)
    about = _about(sight, request)
    primary = {thing: len(sight.messages[thing].primary) for thing in about if thing.kind != "cover"}
    expected = {thing: int(_acts(thing, acts, request)) for thing in primary}
    assert primary == expected, f"{acts} acts ({stage(request)}), {_differing(primary, expected)}"


def _about(sight: Sight, request: HelpRequest) -> list[Thing]:
    ids = {request.id, *(each.id for each in request.offers)}
    return [thing for thing in sight.messages if thing.about in ids]


def _acts(thing: Thing, acts: Acts, request: HelpRequest) -> bool:
    match acts, thing.kind:
        case (Acts.REQUESTER, "request") | (Acts.COORDINATOR, "coordinator"):
            return True
        case Acts.TUTORS, "card":
            mine = next(each for each in request.offers if each.id == thing.about)
            joins = mine.as_second and request.state is RequestState.ACCEPTED
            return (mine.state is OfferState.ASKED and (joins or not mine.as_second)) or _has_it(mine)
    return False


def _has_it(offer: Offer) -> bool:
    return offer.state is OfferState.ACCEPTED and not offer.as_second


def _differing(found: dict[Thing, int], expected: dict[Thing, int]) -> dict[Thing, int]:
    return {thing: count for thing, count in found.items() if count != expected[thing]}


def is_not_forgotten(sight: Sight, request: HelpRequest) -> None:
    """The ladder looks at it again, or it is with somebody who knows so: its requester, or the coordinator."""
    if request.state not in OPEN or request.look_at is not None:
        return
    if request.state in HELPED:
        raise AssertionError("nobody will ever ask how it went")
    acts = acts_next(request, has_coordinator=bool(sight.coordinators))
    assert acts is not Acts.TUTORS or request.coordinator_at or not sight.coordinators, "tutors alone know of it"


def home_is_true(sight: Sight, who: PersonId) -> None:
    """Home lists what the rows say, neither more nor less."""
    home, now = sight.homes[who][0], sight.now
    mine = [each for each in sight.requests.values() if each.requester == who]
    listed = {each.request for each in home.requests}
    taken_back = {each.id for each in mine if each.state is RequestState.COLLECTED and now < each.undo_until}
    _same(listed, {each.id for each in mine if each.state in OPEN} | taken_back, "requests on Home")
    _same({each.request for each in home.ended}, {each.id for each in mine if _may_be_reopened(each, now)}, "ended")
    cards = [each.offer for each in home.cards]
    offers = [(request, each) for request in sight.requests.values() for each in request.offers if each.tutor == who]
    _same(set(cards), {each.id for request, each in offers if _is_in_hand(sight, request, each)}, "cards on Home")
    assert len(cards) == len(set(cards))
    if who in sight.coordinators:
        looking = (each for each in sight.requests.values() if each.state in LOOKING)
        told = {each.id for each in looking if each.coordinator_at and each.coordinator_at <= now}
        _same({each.request for each in home.for_coordinator}, told, "for the coordinator")


def _same(found: set[RequestId] | set[OfferId], expected: set[RequestId] | set[OfferId], what: str) -> None:
    assert found == expected, f"{what}: {sorted(found)}, not {sorted(expected)}"


def _may_be_reopened(request: HelpRequest, now: datetime) -> bool:
    again = {RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.WITHDRAWN}
    return request.state in again and request.ended_at is not None and now - request.ended_at < KEPT_ON_HOME


def _is_in_hand(sight: Sight, request: HelpRequest, offer: Offer) -> bool:
    """Whether the tutor has something to do with it, or may back up whoever was first."""
    if request.state not in OPEN or not is_out(offer, sight.now):
        return False
    came_second = offer.state is OfferState.LAPSED and request.state is RequestState.ACCEPTED and not offer.as_second
    has_it = any(each.tutor == offer.tutor and each.state in LIVE for each in request.offers)
    return offer.state in LIVE or (came_second and not has_it and offer.tutor in sight.programme.tutors)


def home_has_every_button(sight: Sight, who: PersonId) -> None:
    """Whatever a message offers, Home offers too, and it is primary there where it is primary in the message."""
    at_home = sight.homes[who][1]
    messages = [surface for thing, surface in sight.messages.items() if thing.who == who]
    pressable = {_as_on_home(each) for surface in messages for each in surface.buttons}
    missing = pressable - {_as_on_home(each) for each in at_home.buttons}
    assert not missing, f"not on Home: {sorted(missing)}"
    wanted = Counter(each for surface in messages for each in surface.primary)
    shown = Counter(each for each in at_home.primary if each.value != "home")
    assert shown == wanted, f"primary on Home: {sorted(shown - wanted)}, in messages: {sorted(wanted - shown)}"


def _as_on_home(button: Button) -> Button:
    return Button(button.who, ALSO_ON_HOME[button.action], "") if button.action in ALSO_ON_HOME else button


def words_stay_with_whom_they_are_for(sight: Sight) -> None:
    """Nobody reads on any surface what was not written for them."""
    shown: dict[PersonId, set[str]] = {}
    for thing, surface in sight.messages.items():
        shown.setdefault(thing.who, set()).update(surface.secrets)
    for who, (_, surface) in sight.homes.items():
        shown.setdefault(who, set()).update(surface.secrets)
    for who, found in shown.items():
        readable = {each for request in sight.requests.values() for each in _readable(sight, request, who)}
        assert found <= readable, f"{who} reads {sorted(found - readable)}"


def _readable(sight: Sight, request: HelpRequest, who: PersonId) -> set[str]:
    texts: list[str] = []
    lessons = request.cover.lessons if request.cover else ""
    if who == request.requester:
        said = (text for offer in request.offers for each in offer.exchanges for text in (each.question, each.answer))
        texts += [request.words, request.setting, lessons, *said]
    if who in sight.coordinators:
        texts += [lessons, request.words if request.words_shown else ""]
    for offer in request.offers:
        if offer.tutor == who:
            texts += [offer.note]
            if offer.state in LIVE and (request.words_shown or "taken_on" not in offer.reasons):
                said = (text for each in offer.exchanges for text in (each.question, each.answer))
                texts += [request.words, request.setting, *said]
    return {mark for text in texts for mark in SECRET.findall(text)}


def after_a_tick(sight: Sight) -> None:
    """What the ladder sees to: no card waits for somebody who is not there."""
    for request in sight.requests.values():
        for offer in request.offers if request.state in OPEN else ():
            if offer.state is OfferState.ASKED:
                assert offer.tutor in sight.programme.tutors, "asked, and no tutor any more"
                assert not _is_away(sight.programme, offer.tutor, max(sight.now, offer.ask_at)), "asked, and away"
        if request.state is RequestState.ACCEPTED and (lead := leader(request)):
            assert lead in sight.programme.tutors or lead in sight.coordinators, "has it, and no tutor any more"
        if request.state is RequestState.WAITING:
            assert request.asked, "waits for nobody"
        assert request.state not in OPEN or request.look_at is None or request.look_at > sight.now, "looked at for ever"


def _is_away(programme: Programme, who: PersonId, at: datetime) -> bool:
    day = local_date(at, HELSINKI)
    return any(leave.first <= day <= leave.last for leave in programme.tutors[who].leaves)
