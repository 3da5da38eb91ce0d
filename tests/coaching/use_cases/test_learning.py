"""What topics learn, what a coordinator may know of it, and how a week of it is undone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.errors import NotYours
from coaching.help_requests import HelpRequest, RequestId
from coaching.learning import TopicCount, is_worth_learning, shown_count
from coaching.offers import OfferState
from coaching.people import PersonId
from coaching.school_calendar import IsoWeek
from coaching.topics import TopicId
from coaching.understanding import Encoder, Said
from coaching.use_cases.learning import Learning
from coaching.use_cases.screens import learning_screen
from coaching.use_cases.understanding import NoEncoder, TopicMemory
from tests.builders import IPADS, KAHOOT, MONDAY_8AM, a_request, an_offer
from tests.coaching.use_cases.asking import a_house
from tests.coaching.use_cases.house import WORKSPACE, House
from tests.encoders import Alike

WEEK = timedelta(weeks=1)


def learning(house: House, encoder: Encoder | None = None) -> Learning:
    means = encoder or NoEncoder()
    return Learning(house.begin, house.begin, means, TopicMemory(house.begin, means))


def helped(house: House, name: str, words: str, topic: TopicId = IPADS, by: str = "sanna") -> HelpRequest:
    offer = an_offer("liisa", OfferState.ACCEPTED, id=f"offer-{name}")
    return house.has(a_request(offer, id=RequestId(name), words=words, topic=topic, requester=PersonId(by)))


def many(house: House, count: int, people: int) -> None:
    for number in range(count):
        helped(house, f"r{number}", f"something new, number {number}", by=f"p{number % people}")


def read_as(topics: TopicMemory, house: House, words: str) -> TopicId | None:
    return topics.reading(WORKSPACE, house.rows.frame.topics, Said(words)).guesses[0].topic


def test_words_of_accepted_requests_tell_their_topic_from_then_on() -> None:
    house = a_house()
    steps = learning(house)
    for number in range(12):
        helped(house, f"r{number}", f"the gizmo whirrs again in room {number}", KAHOOT)
    assert steps.study(WORKSPACE, MONDAY_8AM) == 12
    assert read_as(steps.memory, house, "again this gizmo whirrs") == KAHOOT


def test_each_request_is_learnt_from_once() -> None:
    house = a_house()
    helped(house, "one", "my iPads won't show")
    steps = learning(house)
    assert [steps.study(WORKSPACE, MONDAY_8AM) for _ in range(3)] == [1, 0, 0]


def test_the_model_is_made_anew_only_where_something_has_changed() -> None:
    house = a_house()
    encoder = Alike(["ipads"])
    memory = TopicMemory(house.begin, encoder)
    assert [memory.refresh(WORKSPACE) for _ in range(2)] == [True, False]
    helped(house, "one", "my iPads won't show")
    Learning(house.begin, house.begin, encoder, memory).study(WORKSPACE, MONDAY_8AM)
    assert memory.refresh(WORKSPACE) is False, "it was, after learning"


def counted(**topics: int) -> list[TopicCount]:
    return [TopicCount(TopicId(topic), count, count, MONDAY_8AM) for topic, count in topics.items()]


@pytest.mark.parametrize(
    ("before", "now", "worth"),
    [
        (counted(), counted(), False),
        (counted(), counted(ipads=1), True),
        (counted(ipads=49), counted(ipads=50), True),
        (counted(ipads=2000), counted(ipads=2001), False),
        (counted(ipads=2000), counted(ipads=2000, kahoot=41), True),
        (counted(ipads=2000), counted(ipads=1999, kahoot=1), True),
        (counted(ipads=5), counted(), True),
    ],
)
def test_a_model_is_made_anew_for_much_that_is_new_or_for_anything_that_is_gone(
    before: list[TopicCount], now: list[TopicCount], *, worth: bool
) -> None:
    assert is_worth_learning(before, now) is worth


def test_waiting_is_of_use_only_once_there_are_vectors_of_topics() -> None:
    house = a_house()
    memory = TopicMemory(house.begin, Alike(["ipads"], late=True))
    said = memory.heard("my iPads")
    assert (said.vector, memory.is_late(WORKSPACE, said)) == (None, False)
    memory.refresh(WORKSPACE)
    assert memory.is_late(WORKSPACE, said)
    assert not memory.is_late(WORKSPACE, memory.waited_for("my iPads"))
    without = TopicMemory(house.begin, NoEncoder())
    without.refresh(WORKSPACE)
    assert not without.is_late(WORKSPACE, without.heard("my iPads"))


def test_the_acknowledgement_waits_a_tenth_of_a_second_at_most() -> None:
    encoder = Alike(["ipads"])
    TopicMemory(a_house().begin, encoder).heard("my iPads")
    assert [seconds for _, seconds in encoder.asked] == [0.1]


@pytest.mark.parametrize(
    ("requests", "people", "shown"),
    [(9, 9, None), (10, 4, None), (10, 5, 10), (12, 5, 10), (13, 5, 15), (104, 60, 105)],
)
def test_small_numbers_are_few_and_others_are_rounded(requests: int, people: int, shown: int | None) -> None:
    assert shown_count(TopicCount(IPADS, requests, people, MONDAY_8AM)) == shown


def test_the_coordinator_reads_rounded_counts_by_topic() -> None:
    house = a_house()
    many(house, 14, people=6)
    helped(house, "lone", "a quiz", KAHOOT)
    learning(house).study(WORKSPACE, MONDAY_8AM)
    with house.begin(WORKSPACE) as unit:
        screen = learning_screen(unit, house.rows.people[PersonId("maija")])
    assert screen
    assert [(line.topic, line.requests) for line in screen.topics] == [
        ("iPads and screen sharing", 15),
        ("Kahoot", None),
    ]
    assert screen.weeks == (IsoWeek(2026, 37),)


def test_a_week_undone_is_forgotten_for_good() -> None:
    house = a_house()
    helped(house, "one", "my iPads won't show")
    learning(house).study(WORKSPACE, MONDAY_8AM)
    helped(house, "two", "another iPad")
    steps = learning(house)
    steps.study(WORKSPACE, MONDAY_8AM + WEEK)
    steps.undo(house.act("maija", MONDAY_8AM + WEEK), IsoWeek(2026, 37))
    assert steps.study(WORKSPACE, MONDAY_8AM + WEEK) == 0
    with house.begin(WORKSPACE) as unit:
        assert unit.examples.weeks() == (IsoWeek(2026, 38),)
    assert "undid what was learnt" in house.did


def test_only_coordinators_undo() -> None:
    house = a_house()
    helped(house, "one", "my iPads won't show")
    learning(house).study(WORKSPACE, MONDAY_8AM)
    with pytest.raises(NotYours):
        learning(house).undo(house.act("liisa"), IsoWeek(2026, 37))
    assert house.rows.learnt[RequestId("one")]


def test_a_request_changed_to_another_topic_teaches_that_one() -> None:
    house = a_house()
    request = helped(house, "one", "my iPads won't show")
    learning(house).study(WORKSPACE, MONDAY_8AM)
    house.has(replace(request, topic=KAHOOT))
    with house.begin(WORKSPACE) as unit:
        assert [count.topic for count in unit.examples.counts()] == [KAHOOT]
