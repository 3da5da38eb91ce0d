"""What a typed line is taken to say: shown, changed with a press, and never waited for longer than a moment."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.help_requests import Read, RequestState, WhenNeeded
from coaching.kinds import Kind
from coaching.notices import NoticeKind
from coaching.offers import OfferState
from coaching.people import WorkspaceId
from coaching.topics import Guess, Topic
from coaching.understanding import Reading, Said
from coaching.use_cases.help_requests import Ask, Details, HelpRequests, readings
from coaching.use_cases.offers import Offers
from tests.builders import IPADS, KAHOOT, MONDAY_8AM, PRINTING, a_tutor
from tests.coaching.use_cases.asking import IN_TIME, LATER, Fits, a_house, owed, requests
from tests.coaching.use_cases.house import House

URL = "https://hooks.example/answer"


class Late(Fits):
    """Its vector comes late; without it everything sounds like iPads, with it like Kahoot."""

    def __init__(self) -> None:
        super().__init__(ipads=0.9, kahoot=0.3)

    def waited_for(self, words: str) -> Said:
        import numpy as np

        return Said(words, np.ones(4, np.float32))

    def is_late(self, workspace: WorkspaceId, said: Said) -> bool:
        return said.vector is None

    def reading(self, workspace: WorkspaceId, topics: Sequence[Topic], said: Said) -> Reading:
        if said.vector is None:
            return super().reading(workspace, topics, said)
        return Reading((Guess(KAHOOT, 0.9), Guess(IPADS, 0.1)), out_of_scope=0.0)


def two_topics() -> House:
    """Liisa knows iPads, Pekka Kahoot."""
    house = a_house()
    house.rows.tutoring |= {"pekka": a_tutor("Pekka Laine", topics=(KAHOOT,))}  # type: ignore[dict-item]
    return house


def asked_late(house: House, understanding: Late) -> HelpRequests:
    steps = requests(house, understanding)
    act = replace(house.act("sanna", key="typed"), answer_to=URL)
    screen = steps.ask(act, Ask("a quiz for 7A")).screen
    assert screen.follows
    assert (screen.topic, screen.asked, screen.promise) == ("", (), None), "nothing that is not sure is said"
    return steps


# Late words


def test_words_that_come_late_are_answered_by_a_receipt_that_follows() -> None:
    house, understanding = two_topics(), Late()
    steps = asked_late(house, understanding)
    assert [each for _, each in owed(house, NoticeKind.RECEIPT)] == [MONDAY_8AM + timedelta(seconds=2)]
    act = replace(house.act("sanna", key="typed"), answer_to=URL)
    steps.understand(act, house.request.id, "a quiz for 7A")
    assert house.request.topic == KAHOOT
    assert [each.tutor for each in house.request.asked] == ["pekka"]
    assert [each for _, each in owed(house, NoticeKind.RECEIPT)] == [MONDAY_8AM], "the same receipt, at once"
    assert [due for _, due in owed(house, NoticeKind.CARD)] == [LATER]


def test_understood_twice_is_understood_once() -> None:
    house, understanding = two_topics(), Late()
    steps = asked_late(house, understanding)
    for _ in range(2):
        steps.understand(house.act("sanna", key="typed"), house.request.id, "a quiz for 7A")
    assert house.did.count("understood a request") == 1


def test_what_the_person_says_meanwhile_counts_more() -> None:
    house, understanding = two_topics(), Late()
    steps = asked_late(house, understanding)
    steps.choose_topic(house.act("sanna"), house.request.id, PRINTING)
    steps.understand(house.act("sanna", key="typed"), house.request.id, "a quiz for 7A")
    assert house.request.topic == PRINTING


def test_a_request_taken_back_meanwhile_stays_so() -> None:
    house, understanding = two_topics(), Late()
    steps = asked_late(house, understanding)
    steps.undo(house.act("sanna"), house.request.id)
    steps.understand(house.act("sanna", key="typed"), house.request.id, "a quiz for 7A")
    assert house.request.state is RequestState.UNDONE


def test_after_the_undo_time_what_was_understood_first_counts() -> None:
    house, understanding = two_topics(), Late()
    steps = asked_late(house, understanding)
    steps.understand(house.act("sanna", LATER, key="typed"), house.request.id, "a quiz for 7A")
    assert house.request.topic == IPADS


def test_words_about_a_child_at_risk_are_held_at_once_however_late_the_rest_comes() -> None:
    house = two_topics()
    screen = requests(house, Late()).ask(house.act("sanna"), Ask("A pupil told me she wants to die")).screen
    assert not screen.follows
    assert screen.state is RequestState.HELD


def test_who_has_no_school_yet_is_asked_for_it_at_once_and_understood_meanwhile() -> None:
    house, understanding = two_topics(), Late()
    steps = requests(house, understanding)
    act = replace(house.act("noor", key="typed"), answer_to=URL)
    screen = steps.ask(act, Ask("a quiz for 7A")).screen
    assert (screen.state, screen.late, screen.follows) == (RequestState.NEEDS_SCHOOL, True, False)
    steps.understand(act, house.request.id, "a quiz for 7A")
    assert house.request.topic == KAHOOT
    assert owed(house, NoticeKind.RECEIPT) == []


def test_where_the_topic_is_said_nothing_is_waited_for() -> None:
    house = two_topics()
    screen = requests(house, Late()).ask(house.act("sanna"), Ask("a quiz for 7A", topic=KAHOOT)).screen
    assert not screen.follows
    assert Read.TOPIC not in house.request.read


# Guesses about when and what kind


@pytest.fixture
def guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text says: today, in class."""
    monkeypatch.setattr(readings, "guess_when", lambda words: WhenNeeded.TODAY)
    monkeypatch.setattr(readings, "guess_kind", lambda words: Kind.IN_CLASS)


@pytest.mark.usefixtures("guessing")
def test_a_typed_line_is_read_and_the_screen_says_what_was_read() -> None:
    house = a_house()
    screen = requests(house).ask(house.act("sanna"), Ask("please come into my lesson today")).screen
    assert (screen.when, screen.kind) == (WhenNeeded.TODAY, Kind.IN_CLASS)
    assert screen.read == (Read.TOPIC, Read.WHEN, Read.KIND)


@pytest.mark.usefixtures("guessing")
def test_what_a_form_says_is_never_guessed() -> None:
    house = a_house()
    said = Ask("please come today", when=WhenNeeded.THIS_WEEK, kind=Kind.QUICK_FIX, topic=IPADS)
    screen = requests(house).ask(house.act("sanna"), said).screen
    assert (screen.when, screen.kind, screen.read) == (WhenNeeded.THIS_WEEK, Kind.QUICK_FIX, ())


@pytest.mark.usefixtures("guessing")
def test_once_the_person_has_said_the_details_nothing_counts_as_read() -> None:
    house = a_house()
    requests(house).ask(house.act("sanna"), Ask("please come into my lesson today"))
    details = Details(kind=Kind.QUICK_FIX, when=WhenNeeded.THIS_WEEK, topic=IPADS)
    requests(house).change(house.act("sanna", IN_TIME), house.request.id, details)
    assert (house.request.when, house.request.kind, house.request.read) == (WhenNeeded.THIS_WEEK, Kind.QUICK_FIX, ())


def test_a_wish_for_a_workshop_and_a_chosen_time_are_never_read_from_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "guess_when", lambda words: WhenNeeded.CHOSEN_TIME)
    monkeypatch.setattr(readings, "guess_kind", lambda words: Kind.WORKSHOP_IDEA)
    house = a_house()
    requests(house).ask(house.act("sanna"), Ask("we should all learn this on Friday"))
    assert (house.request.state, house.request.read) == (RequestState.WAITING, (Read.TOPIC,))


# Chips


def test_where_no_topic_is_settled_at_most_three_are_offered() -> None:
    house = a_house()
    screen = requests(house, Fits(ipads=0.2, kahoot=0.2, printing=0.1)).ask(house.act("sanna"), Ask("it won't")).screen
    assert [each.id for each in screen.chips] == [IPADS, KAHOOT, PRINTING]
    assert house.request.topic is None


def test_something_else_takes_the_topics_away_and_asks_nobody_anew() -> None:
    house = a_house()
    steps = requests(house, Fits(ipads=0.2, kahoot=0.2))
    steps.ask(house.act("sanna"), Ask("it won't"))
    before = house.request.offers
    for _ in range(2):
        steps.other_topic(house.act("sanna"), house.request.id)
    assert (house.request.topic, house.request.chips, house.request.offers) == (None, (), before)
    assert house.did == ["asked for help", "chose no topic"]


# Not my topic


def not_my_topic(house: House) -> None:
    (mine,) = house.request.asked
    Offers(house.begin, house.begin).not_my_topic(house.act(mine.tutor, LATER), mine.id)


def test_after_not_my_topic_the_next_likely_topic_is_asked_for() -> None:
    house = two_topics()
    requests(house, Fits(ipads=0.6, kahoot=0.2, printing=0.05)).ask(house.act("sanna"), Ask("the quiz on the iPads"))
    not_my_topic(house)
    assert house.request.topic == KAHOOT
    assert [(each.tutor, each.state) for each in house.request.offers] == [
        ("liisa", OfferState.NOT_MY_TOPIC),
        ("pekka", OfferState.ASKED),
    ]


def test_a_topic_that_the_teacher_chose_stays() -> None:
    house = a_house()
    said = Ask("the quiz on the iPads", topic=IPADS)
    requests(house, Fits(ipads=0.6, kahoot=0.2, printing=0.05)).ask(house.act("sanna"), said)
    not_my_topic(house)
    assert house.request.topic == IPADS


def test_a_topic_that_hardly_fits_is_not_tried() -> None:
    house = a_house()
    requests(house, Fits(ipads=0.9, kahoot=0.01)).ask(house.act("sanna"), Ask("my iPads won't show"))
    not_my_topic(house)
    assert house.request.topic == IPADS
