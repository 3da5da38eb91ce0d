"""The ladder's tick once a tutor has accepted; and the week's wishes for workshops."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from coaching.help_requests import RequestId, RequestState, met
from coaching.notices import NoticeKind
from coaching.outcomes import Outcome, Result, Side
from coaching.people import PersonId
from coaching.school_calendar import Weekday
from storage.database import Database
from tests.builders import IPADS, MONDAY_8AM, a_request, at
from tests.storage.ticking import is_taken, owed, request, tick, tutors_asked
from tests.storage.town import kept, rows, settle, store

MON, TUE, WED, THU = Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU
SECOND, WEEK = timedelta(seconds=1), timedelta(weeks=1)


@pytest.fixture
def town(database: Database) -> Database:
    settle(database)
    return database


# Accepted


def test_when_the_agreed_time_is_over_its_requester_is_asked_how_it_went(town: Database) -> None:
    is_taken(town, agreed_at=at(TUE, 11, 20))
    assert tick(town, at(TUE, 11, 59)) == 0
    tick(town, at(TUE, 12))
    assert (request(town).state, request(town).met_at) == (RequestState.MET, at(TUE, 12))
    assert (NoticeKind.REQUEST_NEWS, "sanna") in owed(town, since=at(TUE, 12))


def test_silence_opens_the_request_again_and_asks_somebody_else(town: Database) -> None:
    is_taken(town, agreed_at=at(TUE, 11, 20))
    tick(town, at(TUE, 12))
    assert tick(town, at(WED, 16) - SECOND) == 0
    tick(town, at(WED, 16))
    assert request(town).state is RequestState.WAITING
    assert tutors_asked(town) == ["pekka"]
    assert (NoticeKind.REQUEST_NEWS, "sanna") in owed(town, since=at(WED, 16))


def says(town: Database, by: str, side: Side, result: Result, at_: datetime) -> None:
    with kept(town) as unit:
        unit.outcomes.add(Outcome("request", PersonId(by), side, result, at_))


def test_the_tutors_answer_stands_after_five_teaching_days(town: Database) -> None:
    is_taken(town)
    says(town, "liisa", Side.TUTOR, Result.SORTED, at(TUE, 12))
    with kept(town) as unit:
        unit.help_requests.save(replace(met(request(town), now=at(TUE, 12)), look_at=at(TUE, 12)))
    assert tick(town, at(TUE, 12) + WEEK - SECOND) == 0
    tick(town, at(TUE, 12) + WEEK)
    assert request(town).state is RequestState.SORTED
    assert request(town).look_at is None


def test_not_yet_leaves_it_with_its_tutor_until_the_next_tutoring_day_is_over(town: Database) -> None:
    is_taken(town)
    says(town, "sanna", Side.REQUESTER, Result.NOT_YET, at(TUE, 16))
    assert tick(town, at(TUE, 16)) == 0
    assert request(town).look_at == at(TUE, 15) + WEEK


# Wishes for workshops


def idea(town: Database, number: int, collected_at: datetime) -> None:
    state = RequestState.COLLECTED
    store(town, a_request(id=RequestId(f"idea-{number}"), state=state, topic=IPADS, ended_at=collected_at))


def digests(town: Database) -> list[tuple[str, str, datetime]]:
    owed = (row for row in rows(town, "outbox") if row["kind"] == NoticeKind.IDEAS)
    return [(row["about"], row["to_person"], row["due"]) for row in owed]


def test_the_wishes_of_a_week_are_told_once_at_the_coordinators_first_moment_of_the_next(town: Database) -> None:
    idea(town, 1, at(WED, 10))
    tick(town, at(THU, 10))
    assert digests(town) == []
    for minute in range(3):
        tick(town, at(MON, 0, minute) + WEEK)
    tick(town, at(WED, 10) + WEEK)
    assert digests(town) == [("2026-W38", "mari", at(MON, 8) + WEEK)]


def test_a_week_without_wishes_is_passed_over_in_silence(town: Database) -> None:
    idea(town, 1, at(WED, 10) - 2 * WEEK)
    tick(town, MONDAY_8AM)
    assert digests(town) == []
