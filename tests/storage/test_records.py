"""What is counted of tutors' answers: adds up, fades by half-years, is read whole, and goes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.imports.stored import Listed
from coaching.offers import OfferId, OfferState
from coaching.people import PersonId, Role, RoleState
from coaching.routing import NOTHING_KNOWN, Answer, Answers, OnTopic, OwnRecord, Records
from coaching.topics import TopicId
from storage.database import Database
from tests.builders import IPADS, KAHOOT, MONDAY_8AM, a_request, an_offer
from tests.storage.town import LIISA, OTHER_TOWN, PEKKA, TOWN, kept, rows, settle, store

ME, OTHER = LIISA.person.id, PEKKA.person.id
HALF_A_YEAR = timedelta(days=183)
WEEK = timedelta(weeks=1)


@pytest.fixture(autouse=True)
def town(database: Database) -> None:
    settle(database)
    settle(database, OTHER_TOWN)


def add(
    database: Database, *answers: Answer, topic: TopicId | None = IPADS, who: PersonId = ME, ago: timedelta = WEEK * 0
) -> None:
    with kept(database) as unit:
        for answer in answers:
            unit.records.add(who, answer, topic, MONDAY_8AM - ago)


def known(database: Database, topic: TopicId | None = IPADS) -> Records:
    with database.read(TOWN) as unit:
        return unit.records.known(topic, since=MONDAY_8AM, now=MONDAY_8AM)


def own(database: Database, who: PersonId = ME) -> OwnRecord:
    with database.read(TOWN) as unit:
        return unit.records.of(who)


def test_at_first_nothing_is_known(database: Database) -> None:
    assert known(database) == NOTHING_KNOWN
    assert own(database) == OwnRecord()


def test_answers_add_up_within_a_unit_and_from_unit_to_unit(database: Database) -> None:
    add(database, Answer.ACCEPTED, Answer.ACCEPTED, Answer.SILENT, Answer.SORTED)
    add(database, Answer.ACCEPTED, Answer.PASSED, Answer.NOT_MINE, Answer.UNSORTED)
    assert known(database) == Records({ME: Answers(3, 1, 1)}, {ME: OnTopic(1, 1, 1)})
    assert own(database) == OwnRecord(Answers(3, 1, 1), {IPADS: OnTopic(1, 1, 1)})


def test_what_is_said_of_a_topic_is_known_of_that_topic_alone(database: Database) -> None:
    add(database, Answer.NOT_MINE)
    add(database, Answer.SORTED, topic=KAHOOT)
    assert known(database).on_topic == {ME: OnTopic(not_mine=1)}
    assert known(database, KAHOOT).on_topic == {ME: OnTopic(sorted=1)}
    assert known(database, None) == NOTHING_KNOWN
    assert own(database).topics == {IPADS: OnTopic(not_mine=1), KAHOOT: OnTopic(sorted=1)}


def test_without_a_topic_only_the_answer_counts(database: Database) -> None:
    add(database, Answer.ACCEPTED, Answer.SORTED, Answer.NOT_MINE, topic=None)
    assert own(database) == OwnRecord(Answers(accepted=1))


def test_older_half_years_are_worth_less_to_the_router_and_are_all_shown_to_the_tutor(database: Database) -> None:
    add(database, Answer.ACCEPTED, Answer.SORTED)
    add(database, Answer.ACCEPTED, Answer.PASSED, Answer.SORTED, ago=HALF_A_YEAR)
    assert known(database) == Records({ME: Answers(1.5, 0.5)}, {ME: OnTopic(1.5)})
    assert own(database) == OwnRecord(Answers(2, 1), {IPADS: OnTopic(2)})
    assert len(rows(database, "answer_records")) == 2


def offered(name: str, state: OfferState, request: RequestState, *, weeks_ago: int) -> HelpRequest:
    offer = an_offer(ME, state, id=OfferId(f"offer-{name}"), ask_at=MONDAY_8AM - WEEK * weeks_ago)
    ended_at = None if request in {RequestState.WAITING, RequestState.ACCEPTED} else MONDAY_8AM
    return a_request(offer, id=RequestId(name), state=request, ended_at=ended_at)


def test_what_is_open_from_before_the_week_is_counted_for_each_tutor(database: Database) -> None:
    store(
        database,
        offered("asked", OfferState.ASKED, RequestState.WAITING, weeks_ago=1),
        offered("taken", OfferState.ACCEPTED, RequestState.ACCEPTED, weeks_ago=3),
        offered("new", OfferState.ASKED, RequestState.WAITING, weeks_ago=0),
        offered("passed", OfferState.PASSED, RequestState.WAITING, weeks_ago=1),
        offered("done", OfferState.ACCEPTED, RequestState.SORTED, weeks_ago=1),
    )
    assert known(database).still_open == {ME: 2}


def test_nothing_is_known_of_another_workspace(database: Database) -> None:
    add(database, Answer.ACCEPTED, Answer.SORTED)
    with database.read(OTHER_TOWN) as unit:
        assert unit.records.known(IPADS, since=MONDAY_8AM, now=MONDAY_8AM) == NOTHING_KNOWN
        assert unit.records.of(ME) == OwnRecord()


def test_what_is_forgotten_of_one_tutor_stays_of_others(database: Database) -> None:
    for who in (ME, OTHER):
        add(database, Answer.ACCEPTED, Answer.SORTED, who=who)
    with kept(database) as unit:
        unit.records.add(ME, Answer.PASSED, IPADS, MONDAY_8AM)
        unit.records.forget(ME)
    assert own(database) == OwnRecord()
    assert known(database) == Records({OTHER: Answers(1)}, {OTHER: OnTopic(1)})


def test_one_topic_can_be_forgotten_alone(database: Database) -> None:
    add(database, Answer.ACCEPTED, Answer.SORTED)
    add(database, Answer.SORTED, topic=KAHOOT)
    with kept(database) as unit:
        unit.records.forget(ME, IPADS)
    assert own(database) == OwnRecord(Answers(1), {KAHOOT: OnTopic(1)})


def test_a_list_that_no_longer_gives_the_role_takes_the_record_with_it(database: Database) -> None:
    for who in (ME, OTHER):
        add(database, Answer.ACCEPTED, Answer.SORTED, who=who)
    withdrawn = Listed(replace(LIISA.person), roles={Role.TUTOR: RoleState.WITHDRAWN})
    with kept(database) as unit:
        unit.imports.save_people([withdrawn], MONDAY_8AM)
    assert {row["person"] for name in ("answer_records", "topic_records") for row in rows(database, name)} == {OTHER}
