from collections.abc import Callable
from typing import Any

import pytest

from coaching.errors import NoLongerOpen, NotFree, NotYours, TakenByColleague
from coaching.help_requests import Cover, RequestId, RequestState
from coaching.kinds import CoverKind, Kind
from coaching.notices import NoticeKind
from coaching.offers import Offer, OfferState, Why
from coaching.people import PersonId, Role, RoleState
from coaching.school_calendar import Leave, Weekday
from coaching.use_cases.acts import Act
from coaching.use_cases.coordinators import Coordinators
from coaching.use_cases.offers import Offers
from tests.builders import MONDAY_8AM, a_person, a_request, a_tutor, an_offer, at
from tests.coaching.use_cases.house import House

REQUEST, LIISA, MAIJA = RequestId("request"), PersonId("liisa"), PersonId("maija")
NOBODY: dict[str, Any] = {"state": RequestState.NOBODY, "coordinator_at": MONDAY_8AM}
PRESSES: list[Callable[[Coordinators, Act], object]] = [
    lambda by, act: by.assign(act, REQUEST, LIISA),
    lambda by, act: by.take_on(act, REQUEST),
    lambda by, act: by.suggest_it(act, REQUEST),
    lambda by, act: by.make_idea(act, REQUEST),
]


def arrange_cover(by: Coordinators, act: Act) -> None:
    by.cover_arranged(act, REQUEST)


COVER = Cover(CoverKind.SUBSTITUTE, "maths with 7A, third lesson")


def a_house(*offers: Offer, **fields: Any) -> House:
    """Maija coordinates, Liisa and Pekka are tutors; Sanna's request has found nobody."""
    house = House(a_tutor(), a_tutor("Pekka Laine"), people=[a_person("Maija Mäki")])
    house.gives("maija", Role.COORDINATOR)
    house.has(a_request(*offers, **{**NOBODY, **fields}))
    return house


def coordinators(house: House) -> Coordinators:
    return Coordinators(house.begin, house.begin)


@pytest.mark.parametrize("press", [*PRESSES, arrange_cover])
@pytest.mark.parametrize("who", ["sanna", "liisa", "maija"])
def test_only_a_coordinator_acts_on_a_coordinators_card(press: Callable[[Coordinators, Act], object], who: str) -> None:
    house = a_house(cover=COVER)
    house.gives("maija", Role.COORDINATOR, RoleState.WITHDRAWN)
    before = house.request
    with pytest.raises(NotYours):
        press(coordinators(house), house.act(who))
    assert (house.request, house.did) == (before, ["was refused"])


@pytest.mark.parametrize("press", PRESSES)
def test_a_request_that_went_back_to_its_requester_is_no_longer_the_coordinators(
    press: Callable[[Coordinators, Act], object],
) -> None:
    house = a_house(state=RequestState.WAITING, coordinator_at=None)
    with pytest.raises(NoLongerOpen):
        press(coordinators(house), house.act("maija"))


@pytest.mark.parametrize("press", [*PRESSES, arrange_cover])
def test_pressing_twice_has_one_effect(press: Callable[[Coordinators, Act], object]) -> None:
    house = a_house(cover=COVER)
    press(coordinators(house), house.act("maija"))
    once = house.request
    press(coordinators(house), house.act("maija", at(Weekday.MON, 9)))
    assert (house.request, len(house.did)) == (once, 1)


def test_every_tutor_who_is_here_can_be_assigned_so_that_nobody_can_tell_who_passed() -> None:
    house = a_house(an_offer("liisa", OfferState.PASSED))
    house.rows.leaves[PersonId("pekka")] = (Leave(MONDAY_8AM.date()),)
    shown = coordinators(house).tutors(house.by("maija"), REQUEST, now=MONDAY_8AM)
    assert [each.name for each in shown.screen.colleagues] == ["Liisa Korhonen"]
    with pytest.raises(NotFree):
        coordinators(house).assign(house.act("maija"), REQUEST, PersonId("pekka"))
    with pytest.raises(NotYours):
        coordinators(house).tutors(house.by("liisa"), REQUEST, now=MONDAY_8AM)


def test_an_assigned_tutor_is_asked_in_their_next_working_window_and_the_requester_hears_of_it() -> None:
    house = a_house(an_offer("liisa", OfferState.PASSED))
    coordinators(house).assign(house.act("maija", at(Weekday.MON, 19)), REQUEST, LIISA)
    (asked,) = house.request.asked
    assert (asked.tutor, asked.reasons, asked.ask_at) == (LIISA, (Why.ASSIGNED,), at(Weekday.TUE, 8))
    assert house.request.state is RequestState.WAITING
    assert (house.told(NoticeKind.CARD), house.told(NoticeKind.REQUEST_NEWS)) == (["liisa"], ["sanna"])


def test_who_is_asked_already_is_not_asked_twice() -> None:
    house = a_house(an_offer("liisa"), state=RequestState.WAITING)
    coordinators(house).assign(house.act("maija"), REQUEST, LIISA)
    assert (len(house.request.offers), house.did) == (1, [])


def test_whoever_takes_it_on_has_a_card_at_once_and_ends_the_other_offers() -> None:
    house = a_house(an_offer("liisa"), state=RequestState.WAITING)
    evening = at(Weekday.MON, 19)
    coordinators(house).take_on(house.act("maija", evening), REQUEST)
    taken = house.request.accepted
    assert taken is not None
    assert (taken.tutor, taken.reasons, house.request.agreed_at) == (MAIJA, (Why.TAKEN_ON,), None)
    assert house.offers_of("liisa")[0].state is OfferState.LAPSED
    assert (house.told(NoticeKind.CARD), house.told(NoticeKind.REQUEST_NEWS)) == (["maija"], ["sanna"])
    until = house.rows.owed[NoticeKind.CARD, taken.id, MAIJA].at_once_until
    assert until is not None
    assert until > evening


def test_a_coordinator_who_is_asked_as_tutor_takes_it_on_by_that_card() -> None:
    house = a_house(an_offer("liisa"), state=RequestState.WAITING)
    house.gives("liisa", Role.COORDINATOR)
    coordinators(house).take_on(house.act("liisa"), REQUEST)
    assert [(each.tutor, each.state) for each in house.request.offers] == [(LIISA, OfferState.ACCEPTED)]


def test_what_a_tutor_has_accepted_meanwhile_cannot_be_taken_on() -> None:
    house = a_house(an_offer("liisa"), state=RequestState.WAITING)
    Offers(house.begin, house.begin).accept(house.act("liisa"), house.request.offers[0].id)
    with pytest.raises(TakenByColleague) as told:
        coordinators(house).take_on(house.act("maija"), REQUEST)
    assert (told.value.colleague, told.value.offer) == ("Liisa Korhonen", "")
    with pytest.raises(NoLongerOpen):
        coordinators(house).assign(house.act("maija"), REQUEST, PersonId("pekka"))


def test_a_tutor_hears_the_name_of_the_coordinator_who_was_first() -> None:
    house = a_house(an_offer("liisa"), state=RequestState.WAITING)
    coordinators(house).take_on(house.act("maija"), REQUEST)
    with pytest.raises(TakenByColleague) as told:
        Offers(house.begin, house.begin).accept(house.act("liisa"), house.offers_of("liisa")[0].id)
    assert told.value.colleague == "Maija Mäki"


def test_nobody_helps_themselves() -> None:
    house = a_house()
    house.gives("sanna", Role.COORDINATOR)
    with pytest.raises(NotFree):
        coordinators(house).take_on(house.act("sanna"), REQUEST)


def test_it_support_is_suggested_and_the_request_stays_where_it_is() -> None:
    house = a_house()
    coordinators(house).suggest_it(house.act("maija"), REQUEST)
    assert (house.request.it_suggested, house.request.state) == (True, RequestState.NOBODY)
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]


def test_a_workshop_idea_ends_the_looking_for_a_tutor() -> None:
    house = a_house(an_offer("liisa"), state=RequestState.WAITING)
    coordinators(house).make_idea(house.act("maija"), REQUEST)
    assert (house.request.state, house.request.kind) == (RequestState.COLLECTED, Kind.WORKSHOP_IDEA)
    assert house.offers_of("liisa")[0].state is OfferState.LAPSED
    assert house.told(NoticeKind.REQUEST_NEWS) == ["sanna"]


def test_arranged_cover_is_seen_by_both_sides_and_settles_the_coordinators_card() -> None:
    taken = an_offer("liisa", OfferState.ACCEPTED)
    house = a_house(taken, state=RequestState.ACCEPTED, coordinator_at=None, cover=COVER)
    coordinators(house).cover_arranged(house.act("maija"), REQUEST)
    assert house.request.cover is not None
    assert house.request.cover.arranged_at == MONDAY_8AM
    edited = {(kind, owed.to) for (kind, _, _), owed in house.rows.owed.items()}
    assert {(NoticeKind.REQUEST, "sanna"), (NoticeKind.CARD, "liisa"), (NoticeKind.COVER, "maija")} <= edited
    assert house.told(NoticeKind.COVER) == house.told(NoticeKind.REQUEST_NEWS) == []


def test_cover_that_is_not_needed_any_more_cannot_be_arranged() -> None:
    house = a_house(cover=None)
    with pytest.raises(NoLongerOpen):
        arrange_cover(coordinators(house), house.act("maija"))
