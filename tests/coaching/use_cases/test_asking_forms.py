from collections.abc import Callable

import pytest

from coaching.errors import (
    CoachingError,
    NoSuchSchool,
    NoSuchTopic,
    NothingSaid,
    NotSetUp,
    NotYours,
    SettingMissing,
    TimeMissing,
    TimePassed,
)
from coaching.help_requests import RequestId, Stage, WhenNeeded
from coaching.kinds import SESSIONS, Kind
from coaching.offers import OfferId
from coaching.people import PersonId
from coaching.school_calendar import SchoolId, Weekday
from coaching.topics import TopicId
from coaching.use_cases.help_requests import Ask, HelpRequests
from tests.builders import IPADS, KAHOOT, KOIVU, MONDAY_8AM, PRINTING, RANTALA, a_person, a_tutor, an_offer, at
from tests.coaching.use_cases.asking import LATER, SANNA, WORDS, Fits, a_house, ask, requests
from tests.coaching.use_cases.house import House

# What is missing


WRONG: list[tuple[Ask, CoachingError]] = [
    (Ask(" \n "), NothingSaid()),
    (Ask(WORDS, when=WhenNeeded.CHOSEN_TIME), TimeMissing()),
    (Ask(WORDS, when=WhenNeeded.CHOSEN_TIME, needed_at=MONDAY_8AM), TimePassed()),
    (Ask(WORDS, topic=TopicId("gone")), NoSuchTopic()),
    (Ask(WORDS, school=SchoolId("gone")), NoSuchSchool()),
    *((Ask(WORDS, kind=kind, setting="  "), SettingMissing(kind)) for kind in sorted(SESSIONS)),
]


@pytest.mark.parametrize(("wrong", "said"), WRONG, ids=lambda each: type(each).__name__)
def test_what_is_missing_is_named_and_nothing_is_kept(wrong: Ask, said: CoachingError) -> None:
    house = a_house()
    with pytest.raises(type(said)) as told:
        ask(house, wrong)
    assert told.value == said
    assert (house.rows.requests, house.rows.owed, house.did) == ({}, {}, [])


def test_without_a_programme_nobody_can_be_asked() -> None:
    with pytest.raises(NotSetUp):
        ask(a_house(schools=()))


def test_a_time_counts_only_where_one_was_to_be_chosen() -> None:
    house = a_house()
    ask(house, Ask(WORDS, needed_at=at(Weekday.TUE, 9)))
    assert house.request.needed_at is None


# The topic


@pytest.mark.parametrize(
    ("fits", "topic", "chips"),
    [
        ({"ipads": 0.9, "kahoot": 0.1}, IPADS, (KAHOOT,)),  # kept for "not my topic"
        ({"kahoot": 0.3, "ipads": 0.2, "printing": 0.0}, None, (KAHOOT, IPADS)),
        ({"kahoot": 0.5, "ipads": 0.5}, None, (KAHOOT, IPADS)),
        ({"ipads": 0.0, "kahoot": 0.0}, None, ()),
    ],
)
def test_topics_to_choose_from_are_offered_where_the_words_settle_none(
    fits: dict[str, float], topic: TopicId | None, chips: tuple[TopicId, ...]
) -> None:
    house = a_house()
    requests(house, Fits(**fits)).ask(house.act("sanna"), Ask(WORDS))
    assert (house.request.topic, house.request.chips) == (topic, chips)
    assert house.request.asked, "it goes out either way"


def test_a_chosen_topic_goes_before_what_the_words_say() -> None:
    house = a_house()
    requests(house, Fits(kahoot=0.9)).ask(house.act("sanna"), Ask(WORDS, topic=PRINTING))
    assert (house.request.topic, house.request.chips) == (PRINTING, ())


def test_choosing_a_topic_once_the_card_is_out_lets_whom_it_is_not_for_go() -> None:
    house = a_house()
    house.rows.tutoring[PersonId("pekka")] = a_tutor("Pekka Laine", topics=[KAHOOT])
    request = requests(house, Fits(ipads=0.2, kahoot=0.1)).ask(house.act("sanna"), Ask(WORDS)).screen.request
    first = house.request.asked[0].tutor
    other = {"liisa": KAHOOT, "pekka": IPADS}[first]
    for _ in "12":
        requests(house).choose_topic(house.act("sanna", LATER), request, other)
    assert (house.request.topic, house.request.chips) == (other, ())
    assert [each.tutor for each in house.request.asked] == [({"liisa", "pekka"} - {first}).pop()]


# Looking


def test_a_form_about_the_same_is_for_the_tutor_of_that_card_alone() -> None:
    house = a_house()
    ask(house)
    (card,) = house.request.asked
    form = requests(house).form(house.by(card.tutor), now=LATER, like=card.id).screen
    assert (form.kind, form.topic) == (Kind.WORKSHOP_IDEA, IPADS)
    for stranger in ("sanna", "maija"):
        with pytest.raises(NotYours):
            requests(house).form(house.by(stranger), now=LATER, like=card.id)
    assert house.did[-2:] == ["was refused", "was refused"]


def test_the_own_school_stands_first_in_the_form() -> None:
    house = a_house()
    house.rows.people[SANNA] = a_person(schools=(KOIVU,))
    form = requests(house).form(house.by("sanna"), now=MONDAY_8AM).screen
    assert [each.id for each in form.schools] == [KOIVU, RANTALA]
    assert [each.id for each in requests(house).schools(house.by("noor")).screen] == [RANTALA, KOIVU]


def test_the_details_of_a_request_are_for_its_requester_alone() -> None:
    house = a_house()
    request = ask(house, Ask(WORDS, kind=Kind.IN_CLASS, setting="6B, room 12"))
    details = requests(house).details(house.by("sanna"), request, now=LATER).screen
    assert (details.kind, details.setting, details.topic) == (Kind.IN_CLASS, "6B, room 12", IPADS)
    with pytest.raises(NotYours):
        requests(house).details(house.by("liisa"), request, now=LATER)


def test_open_requests_are_listed_newest_first() -> None:
    house = a_house()
    older, newer = ask(house), ask(house, "and my printer")
    shown = requests(house).open_of(house.by("sanna"), now=LATER).screen
    assert [each.request for each in shown] == [newer, older]
    assert shown[0].stage is Stage.WAITING
    assert requests(house).open_of(house.by("noor"), now=LATER).screen == ()


NOT_MINE: list[Callable[[HelpRequests, House, RequestId], object]] = [
    lambda of, house, request: of.undo(house.act("liisa"), request),
    lambda of, house, request: of.send_on(house.act("liisa"), request),
    lambda of, house, request: of.choose_school(house.act("liisa"), request, RANTALA),
    lambda of, house, request: of.choose_topic(house.act("liisa"), request, IPADS),
    lambda of, house, request: of.undo(house.act("sanna"), RequestId("forged")),
]


@pytest.mark.parametrize("press", NOT_MINE)
def test_nobody_acts_on_a_request_of_somebody_else(press: Callable[[HelpRequests, House, RequestId], object]) -> None:
    house = a_house()
    request = ask(house)
    before = house.rows.requests[request]
    with pytest.raises(NotYours):
        press(requests(house), house, request)
    assert house.rows.requests[request] == before
    assert house.did[-1] == "was refused"


def test_an_offer_of_nobodys_is_refused() -> None:
    with pytest.raises(NotYours):
        requests(house := a_house()).form(house.by("liisa"), now=LATER, like=OfferId(an_offer("liisa").id))
