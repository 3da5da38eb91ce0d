"""Every state with everything that can be arranged in it: one role acts next, and it alone has a primary button."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from coaching.help_requests import HelpRequest, RequestState, Stage, WhenNeeded, stage
from coaching.kinds import SESSIONS, Kind
from coaching.offers import Exchange, Offer, OfferState
from coaching.outcomes import Side
from coaching.people import Role
from handlers.ids import Action
from tests.builders import MONDAY_8AM, a_request, an_offer
from tests.coaching.use_cases.house import House
from tests.scenarios.lifecycle.presses import ONE_PRESS
from tests.scenarios.lifecycle.promises import home_has_every_button, home_is_true, one_role_acts
from tests.scenarios.lifecycle.staffroom import EVERYBODY, MARI, RANTALAS, TEACHERS, TUTORS
from tests.scenarios.lifecycle.surfaces import Sight, seen

NOW, HOUR = MONDAY_8AM + timedelta(hours=2), timedelta(hours=1)
ASKED, ACCEPTED, LAPSED = OfferState.ASKED, OfferState.ACCEPTED, OfferState.LAPSED
TIMES = (WhenNeeded.RIGHT_NOW, WhenNeeded.THIS_WEEK, WhenNeeded.CHOSEN_TIME)
ARRANGED: dict[str, Offer] = {
    "nothing": an_offer("liisa"),
    "a question": an_offer("liisa", exchanges=(Exchange("1", "Which iPads?"),)),
    "an answer": an_offer("liisa", exchanges=(Exchange("1", "Which iPads?", "The old ones"),)),
    "the tutor's times": an_offer("liisa", times=(NOW + HOUR, NOW + 2 * HOUR), times_by=Side.TUTOR),
    "times of the tutor's that are over": an_offer("liisa", times=(NOW - HOUR,), times_by=Side.TUTOR),
    "the requester's times": an_offer("liisa", times=(NOW + HOUR, NOW + 2 * HOUR), times_by=Side.REQUESTER),
    "times of the requester's that are over": an_offer("liisa", times=(NOW - HOUR,), times_by=Side.REQUESTER),
    "a question and times": an_offer(
        "liisa", times=(NOW + HOUR,), times_by=Side.TUTOR, exchanges=(Exchange("1", "Which iPads?"),)
    ),
}


def standing(state: RequestState, liisas: Offer, **fields: object) -> HelpRequest:
    """The request in that state, with offers as such a state has them: Liisa's, Pekka's, and Ritva who looks on."""
    moved = replace(liisas, answered_at=NOW)
    match state:
        case RequestState.HELD | RequestState.NEEDS_SCHOOL:
            offers: tuple[Offer, ...] = ()
        case RequestState.WAITING:
            offers = (liisas, an_offer("pekka"))
        case RequestState.ACCEPTED | RequestState.MET | RequestState.SORTED | RequestState.DID_NOT_HAPPEN:
            beside = (an_offer("pekka", LAPSED, answered_at=NOW), an_offer("ritva", ASKED, as_second=True))
            offers = (replace(moved, state=ACCEPTED), *beside)
        case _:
            offers = (replace(moved, state=LAPSED),)
    ended = {} if a_request(state=state).is_open else {"ended_at": NOW}
    told = NOW if state is RequestState.NOBODY else None
    return a_request(*offers, state=state, coordinator_at=told, met_at=NOW, **ended, **fields)


def everywhere(state: RequestState) -> Iterator[HelpRequest]:
    for liisas, kind, when in product(ARRANGED.values(), (Kind.QUICK_FIX, Kind.IN_CLASS), TIMES):
        needed_at = NOW + 3 * HOUR if when is WhenNeeded.CHOSEN_TIME else None
        yield standing(state, liisas, kind=kind, when=when, needed_at=needed_at, setting="6B, room 214")


def looked_at(request: HelpRequest, *, has_coordinator: bool = True, now: datetime = NOW) -> Sight:
    house = House(*TUTORS, people=(*TEACHERS, MARI), schools=(RANTALAS,))
    if has_coordinator:
        house.gives(MARI.id, Role.COORDINATOR)
    house.has(request)
    return seen(house.begin, [request.id], now, lambda _: {person.id for person in EVERYBODY})


@pytest.mark.parametrize(
    ("state", "has_coordinator"), [*((state, True) for state in RequestState), (RequestState.NOBODY, False)]
)
def test_check_68_one_role_acts_next_and_has_the_primary_button(state: RequestState, has_coordinator: bool) -> None:
    stages: set[Stage] = set()
    for request in everywhere(state):
        sight = looked_at(request, has_coordinator=has_coordinator)
        stages.add(stage(request))
        one_role_acts(sight, request)
        for who in sight.homes:
            home_is_true(sight, who)
            home_has_every_button(sight, who)
    assert len(stages) == {RequestState.WAITING: 4, RequestState.ACCEPTED: 4, RequestState.MET: 3}.get(state, 1)


def clicks(action: Action) -> int:
    """A press; where it opens a form that is filled in already, another one to send it."""
    return 1 if action in ONE_PRESS else 2


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.WORKSHOP_IDEA])
@pytest.mark.parametrize("when", WhenNeeded)
def test_accepting_takes_one_click_where_a_time_is_given_and_never_more_than_two(kind: Kind, when: WhenNeeded) -> None:
    is_chosen = when is WhenNeeded.CHOSEN_TIME
    request = a_request(an_offer(), kind=kind, when=when, needed_at=NOW + HOUR if is_chosen else None)
    card = next(card for thing, card in looked_at(request).messages.items() if thing.kind == "card")
    given = is_chosen or when is WhenNeeded.RIGHT_NOW or kind not in SESSIONS
    assert [clicks(button.action) for button in card.primary] == [1 if given else 2]


@pytest.mark.parametrize("state", [RequestState.ACCEPTED, RequestState.MET])
def test_the_outcome_is_one_tap_for_either_side(state: RequestState) -> None:
    shown = {thing.kind: message for thing, message in looked_at(standing(state, an_offer("liisa"))).messages.items()}
    outcomes = {Action.SORTED, Action.NOT_YET, Action.DID_NOT_HAPPEN}
    assert outcomes <= {button.action for button in shown["request"].buttons}
    assert outcomes | {Action.DONE} <= ONE_PRESS.keys()
