"""The ladder's tick on rows: what is owed to whom, kept once whoever ticks, and looked at again when it is due."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Barrier, Thread

import pytest

from coaching.help_requests import RequestId, RequestState, WhenNeeded
from coaching.ladder import LADDER
from coaching.notices import NoticeKind
from coaching.offers import OfferState
from coaching.people import Role, RoleState
from coaching.school_calendar import Leave, Weekday
from coaching.use_cases.widening import Widening
from storage.database import Database
from storage.help_requests import SqlHelpRequests
from tests.builders import MONDAY_8AM, PRINTING, a_request, a_tutor, an_offer, at, tutoring
from tests.storage.ticking import did, is_asked, joins, owed, request, tick, tutors_asked
from tests.storage.town import LIISA, TOWN, kept, rows, settle, store

MON, TUE, WED, THU = Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU
SECOND, WEEK = timedelta(seconds=1), timedelta(weeks=1)
AINO = a_tutor("Aino Salo", times=[tutoring(THU)])


@pytest.fixture
def town(database: Database) -> Database:
    settle(database)
    return database


# Nobody has answered


def test_a_tutor_is_reminded_by_one_line_and_on_the_card_once(town: Database) -> None:
    is_asked(town, "liisa")
    assert tick(town, at(TUE, 12)) == 1
    assert request(town).offers[0].reminded_at == at(TUE, 12)
    assert (NoticeKind.CARD_REMINDER, "liisa") in owed(town, since=at(TUE, 12))
    assert did(town) == ["reminded a tutor"]
    assert tick(town, at(TUE, 12)) == tick(town, at(TUE, 14)) == 0


def test_one_more_tutor_is_asked_and_the_requester_hears_of_it(town: Database) -> None:
    is_asked(town, "liisa")
    tick(town, at(TUE, 15))
    assert tutors_asked(town) == ["liisa", "pekka"]
    told = owed(town, since=at(TUE, 15))
    assert (NoticeKind.CARD, "pekka") in told
    assert (NoticeKind.REQUEST_NEWS, "sanna") in told
    assert request(town).look_at == MONDAY_8AM + WEEK  # the coordinator, after five teaching days


def test_a_reminder_a_day_late_is_left_out_and_written_down(town: Database) -> None:
    is_asked(town, "liisa")
    tick(town, at(THU, 9))
    assert (NoticeKind.CARD_REMINDER, "liisa") not in owed(town, since=MONDAY_8AM)
    assert did(town) == ["left a reminder out", "asked one more tutor"]


def test_where_no_tutor_is_left_the_coordinator_is_told_at_once(town: Database) -> None:
    is_asked(town, "liisa", "pekka")
    tick(town, at(TUE, 15))
    assert tutors_asked(town) == ["liisa", "pekka"]
    assert request(town).coordinator_at == at(TUE, 15)
    assert (NoticeKind.NEEDS_COORDINATOR, "mari") in owed(town, since=at(TUE, 15))


def test_who_was_not_found_is_looked_for_when_the_next_week_begins(town: Database) -> None:
    joins(town, replace(AINO, weekly_cap=None))
    is_asked(town, "liisa", "pekka")
    with kept(town) as unit:
        unit.people.set_tutoring(replace(AINO, weekly_cap=0))
    tick(town, at(TUE, 15))
    assert tutors_asked(town) == ["liisa", "pekka"]
    assert request(town).look_at == at(MON, 0) + WEEK
    with kept(town) as unit:
        unit.people.set_tutoring(AINO)
    tick(town, at(MON, 0) + WEEK)
    assert tutors_asked(town) == ["liisa", "pekka", "aino"]


def test_a_stuck_lesson_goes_to_more_and_then_to_the_coordinator_within_a_quarter_of_an_hour(town: Database) -> None:
    start = at(TUE, 10)
    store(
        town,
        a_request(
            an_offer(ask_at=start),
            when=WhenNeeded.RIGHT_NOW,
            ladder=LADDER[WhenNeeded.RIGHT_NOW],
            asked_at=start,
            undo_until=start,
            look_at=start,
        ),
    )
    tick(town, start + timedelta(minutes=5))
    assert tutors_asked(town) == ["liisa", "pekka"]
    tick(town, start + timedelta(minutes=10))
    assert request(town).coordinator_at == start + timedelta(minutes=10)  # no third is on duty: straight on
    urgent = [row for row in rows(town, "outbox") if row["kind"] == NoticeKind.CARD and row["to_person"] == "pekka"]
    assert all(row["at_once_until"] for row in urgent)


def test_a_chosen_time_that_is_over_frees_everybody_and_tells_who_waits(town: Database) -> None:
    when = WhenNeeded.CHOSEN_TIME
    is_asked(town, "liisa", when=when, ladder=LADDER[when], needed_at=at(TUE, 10), coordinator_at=at(MON, 12))
    tick(town, at(TUE, 10))
    assert request(town).state is RequestState.NOBODY
    assert tutors_asked(town) == []
    assert {(NoticeKind.REQUEST_NEWS, "sanna"), (NoticeKind.NEEDS_COORDINATOR, "mari")} <= owed(town, since=at(TUE, 10))
    assert request(town).look_at is None


# Cards that lapse


def test_who_goes_away_leaves_the_request_to_the_next_tutor(town: Database) -> None:
    is_asked(town, "liisa")
    with kept(town) as unit:
        unit.people.set_leaves(LIISA.person.id, [Leave(date(2026, 9, 8), date(2026, 9, 9))])
    tick(town, MONDAY_8AM)
    assert request(town).look_at == at(TUE, 0)
    tick(town, at(TUE, 0))
    assert tutors_asked(town) == ["pekka"]
    assert request(town).offers[0].state is OfferState.LAPSED


def test_who_left_in_the_very_moment_of_being_asked_is_found_when_the_card_goes_out(town: Database) -> None:
    out = MONDAY_8AM + timedelta(minutes=1)
    store(town, a_request(an_offer(ask_at=out), look_at=out))
    with kept(town) as unit:
        unit.people.give_role(LIISA.person.id, Role.TUTOR, RoleState.ENDED, MONDAY_8AM)
    assert tick(town, out - SECOND) == 0
    tick(town, out)
    assert tutors_asked(town) == ["pekka"]


def test_where_nobody_is_left_a_new_tutor_is_asked_as_soon_as_there_is_one(town: Database) -> None:
    passed = [an_offer(tutor, OfferState.PASSED) for tutor in ("liisa", "pekka")]
    store(town, a_request(*passed, state=RequestState.NOBODY, coordinator_at=MONDAY_8AM))
    joins(town, AINO)
    assert tick(town, at(MON, 9)) == 0
    with kept(town) as unit:
        unit.help_requests.look_again(at(MON, 10))
    tick(town, at(MON, 10))
    assert request(town).state is RequestState.WAITING
    assert (NoticeKind.REQUEST_NEWS, "sanna") in owed(town, since=at(MON, 10))


def test_a_look_that_finds_nothing_leaves_no_trace_and_is_not_repeated(town: Database) -> None:
    passed = [an_offer(tutor, OfferState.PASSED) for tutor in ("liisa", "pekka")]
    store(town, a_request(*passed, state=RequestState.NOBODY, topic=PRINTING, look_at=MONDAY_8AM))
    assert tick(town, at(MON, 10)) == 0
    assert request(town).look_at is None
    assert rows(town, "outbox") == rows(town, "audit") == []


# Several processes


def test_a_request_that_another_process_has_just_looked_at_is_left_alone(
    town: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_asked(town, "liisa")
    to_look_at = SqlHelpRequests.to_look_at

    def and_then_another_ticks(self: SqlHelpRequests, now: datetime, limit: int) -> list[RequestId]:
        found = to_look_at(self, now, limit)
        monkeypatch.undo()
        assert tick(town, now) == 1
        return found

    monkeypatch.setattr(SqlHelpRequests, "to_look_at", and_then_another_ticks)
    assert tick(town, at(TUE, 15)) == 0
    assert tutors_asked(town) == ["liisa", "pekka"]
    assert sorted(did(town)) == ["asked one more tutor", "reminded a tutor"]


def test_two_processes_at_the_same_moment_take_each_step_once(town: Database) -> None:
    for number in range(5):
        offer = an_offer(id=f"offer-{number}")
        store(town, a_request(offer, id=RequestId(f"request-{number}"), look_at=MONDAY_8AM))
    ready, taken = Barrier(2), []

    def ticks() -> None:
        ready.wait()
        taken.append(tick(town, at(TUE, 12)))

    threads = [Thread(target=ticks) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == 5
    assert did(town) == ["reminded a tutor"] * 5
    assert sum(row["kind"] == NoticeKind.CARD_REMINDER for row in rows(town, "outbox")) == 5


def test_what_lies_ahead_is_told_soonest_first(town: Database) -> None:
    is_asked(town, "liisa")
    ((request, due),) = Widening(town.begin, town.read).ahead(TOWN, MONDAY_8AM, 10)
    assert (request, due.at) == ("request", at(TUE, 12))
