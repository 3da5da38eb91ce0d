"""A new message waits at the notifier for its receiver's working window; an edit and an answer to their act do not."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from coaching.drafts import DraftId
from coaching.notices import OWN_ACT, NoticeKind
from coaching.people import Person, PersonId
from coaching.school_calendar import ClosedDay, DayHours, Leave, QuietHours
from coaching.unasked import UNASKED
from coaching.use_cases.notices import Composed, Notices
from coaching.use_cases.notices.composing import CLOSED
from demo.clock import MovableClock
from demo.slack import faults
from storage.outbox import DeliveryState
from tests.bot.post_office import LIVING, NEWS, PostOffice, news
from tests.builders import MONDAY_8AM, a_draft, a_person, a_request, a_school, hours
from tests.coaching.use_cases.house import WORKSPACE, House

SATURDAY, NEXT_MONDAY = MONDAY_8AM + timedelta(days=5), MONDAY_8AM + timedelta(days=7)


@pytest.fixture
def weekend(office: PostOffice, clock: MovableClock) -> MovableClock:
    """Saturday; everybody's window opens on Monday at eight."""
    clock.moves_to(SATURDAY)
    office.rows.window_at = NEXT_MONDAY
    return clock


@pytest.mark.parametrize("kind", [NEWS, LIVING, NoticeKind.CARD, NoticeKind.CARD_REMINDER, NoticeKind.IDEAS])
def test_point_50_a_new_message_waits_for_its_receivers_window(
    office: PostOffice, sanna: Person, weekend: MovableClock, kind: NoticeKind
) -> None:
    office.owes(sanna, kind)
    for moved in ({}, {"hours": 20}, {"hours": 27, "minutes": 59}):
        weekend.moves(**moved)
        office.sends()
    assert office.posts() == 0
    weekend.moves(minutes=1)
    office.sends()
    assert office.posts() == 1


def test_waiting_for_the_window_is_no_try(office: PostOffice, sanna: Person, weekend: MovableClock) -> None:
    office.owes(sanna)
    office.sends()
    [waits] = office.waiting()
    assert (waits.due, waits.attempt) == (NEXT_MONDAY, 0)
    assert office.count(DeliveryState.PENDING) == 1


def test_a_window_that_has_moved_meanwhile_is_waited_for_again(
    office: PostOffice, sanna: Person, weekend: MovableClock
) -> None:
    office.owes(sanna)
    office.sends()
    office.rows.window_at = NEXT_MONDAY + hours(2)
    weekend.moves_to(NEXT_MONDAY)
    office.sends()
    assert office.posts() == 0
    weekend.moves(hours=2)
    office.sends()
    assert office.posts() == 1


def test_what_is_wanted_only_before_the_window_opens_is_never_sent(
    office: PostOffice, sanna: Person, weekend: MovableClock
) -> None:
    office.owes(sanna, wanted_for=hours(6))
    office.sends()
    weekend.moves_to(NEXT_MONDAY)
    office.sends()
    assert office.posts() == 0
    assert office.count(DeliveryState.DEAD) == 1


def test_nobody_else_waits_for_ones_window(office: PostOffice, sanna: Person, weekend: MovableClock) -> None:
    office.owes(sanna)
    office.sends()
    office.rows.window_at = None
    liisa = office.person("Liisa")
    office.owes(liisa)
    office.sends()
    assert [entry.person for entry in office.slack.ledger.accepted("chat.postMessage")] == [liisa.slack_user]


def test_point_5_an_edit_goes_at_any_hour(office: PostOffice, sanna: Person, clock: MovableClock) -> None:
    office.owes(sanna, LIVING)
    office.sends()
    clock.moves(hours=12)
    office.rows.window_at = clock() + hours(12)
    office.rows.screens["thing"] = news("Kahoot")
    office.owes(sanna, LIVING)
    office.sends()
    assert len(office.slack.ledger.accepted("chat.update")) == 1
    assert office.posts() == 1


def test_a_message_that_is_gone_is_posted_anew_only_in_the_window(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.owes(sanna, LIVING)
    office.sends()
    office.rows.window_at = clock() + hours(12)
    office.rows.screens["thing"] = news("Kahoot")
    office.slack.faults.next(faults.error("message_not_found"), "chat.update")
    office.owes(sanna, LIVING)
    office.sends()
    assert office.posts() == 1
    clock.moves(hours=12)
    office.sends()
    assert office.posts() == 2


def test_what_answers_ones_own_act_comes_at_once(office: PostOffice, sanna: Person, weekend: MovableClock) -> None:
    office.owes(sanna, at_once_for=OWN_ACT)
    weekend.moves(minutes=2)
    office.sends()
    assert office.posts() == 1


def test_an_answer_that_comes_too_late_for_that_waits_too(
    office: PostOffice, sanna: Person, weekend: MovableClock
) -> None:
    office.owes(sanna, at_once_for=OWN_ACT)
    weekend.moves(minutes=2, seconds=1)
    office.sends()
    assert office.posts() == 0
    weekend.moves_to(NEXT_MONDAY)
    office.sends()
    assert office.posts() == 1


def test_an_answer_that_slack_put_off_past_its_time_waits_too(
    office: PostOffice, sanna: Person, weekend: MovableClock
) -> None:
    office.slack.faults.next(faults.rate_limited(600), "chat.postMessage")
    office.owes(sanna, at_once_for=OWN_ACT)
    office.sends()
    weekend.moves(minutes=10)
    office.sends()
    assert office.posts() == 0
    assert [waits.due for waits in office.waiting()] == [NEXT_MONDAY]


def test_point_53_a_pause_holds_what_was_queued_before_it(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.owes(sanna)
    office.owes(sanna, NoticeKind.CARD_REMINDER)
    office.rows.window_at = clock() + timedelta(days=7)  # away from now on, said a moment after
    for _ in range(6):
        office.sends()
        clock.moves(days=1)
    assert office.posts() == 0
    clock.moves(days=1)
    office.sends()
    assert office.posts() == 2


AWAITED = {NoticeKind.RECEIPT, NoticeKind.REQUEST, NoticeKind.REQUEST_NEWS, NoticeKind.DRAFT, NoticeKind.CALENDAR}
AWAITED |= {NoticeKind.LOG}
OF_A_ROLE = {
    *(NoticeKind.CARD, NoticeKind.CARD_NEWS, NoticeKind.CARD_REMINDER),
    *(NoticeKind.NEEDS_COORDINATOR, NoticeKind.COVER, NoticeKind.IDEAS, NoticeKind.OUTAGE, NoticeKind.COVERAGE),
    *(NoticeKind.VISITS, NoticeKind.ROUND, NoticeKind.LAST_DAY, NoticeKind.REGROUPING),
}
OF_A_TRIAD = {
    *(NoticeKind.SUGGESTED_TRIAD, NoticeKind.NO_PLACE, NoticeKind.TRIAD_NEWS),
    *(NoticeKind.ROOM, NoticeKind.ROOM_NEWS),
}
"""Whoever volunteered waits for these."""


def test_point_52_every_kind_of_message_is_awaited_or_counted_as_unasked() -> None:
    """Home notifies nobody. Nobody waits for a reminder, or for the question at a cycle's end."""
    assert not (AWAITED | OF_A_ROLE | OF_A_TRIAD) & UNASKED
    assert AWAITED | OF_A_ROLE | OF_A_TRIAD | UNASKED | {NoticeKind.HOME} == set(NoticeKind)


def test_point_52_an_invitation_comes_once(office: PostOffice, sanna: Person, clock: MovableClock) -> None:
    for topic in ("Kahoot", "iPads", "Printing"):  # imported again, with other topics
        office.rows.screens[sanna.id] = news(topic)
        office.owes(sanna, NoticeKind.INVITATION, sanna.id)
        office.sends()
        clock.moves(hours=1)
    assert office.posts() == 1


# Where the window is: the rules' answer, made anew for every try.


def composed(house: House, now: datetime, kind: NoticeKind = NoticeKind.DRAFT) -> Composed:
    about = {NoticeKind.DRAFT: "draft", NoticeKind.RECEIPT: "request"}.get(kind, "sanna")
    found = Notices(house.begin).compose(WORKSPACE, kind, about, PersonId("sanna"), now)
    assert isinstance(found, Composed)
    return found


def a_house(*, leaves: tuple[Leave, ...] = (), **sanna: Any) -> House:
    """Sanna with a draft, at a school that is closed on Tuesday."""
    closed = (ClosedDay(date(2026, 9, 8), "Training day"),)
    house = House(schools=[a_school(closed=closed)])
    house.rows.people[PersonId("sanna")] = a_person("Sanna Virtanen", **sanna)
    house.rows.leaves[PersonId("sanna")] = leaves
    house.rows.drafts[DraftId("draft")] = a_draft()
    return house


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """That clock in Helsinki, in September."""
    return MONDAY_8AM + timedelta(days=day - 7, hours=hour - 8, minutes=minute)


@pytest.mark.parametrize(
    ("now", "window_at"),
    [
        (at(7, 8), at(7, 8)),
        (at(7, 15, 59), at(7, 15, 59)),
        (at(7, 16), at(9, 8)),
        (at(8, 12), at(9, 8)),
        (at(9, 3), at(9, 8)),
        (at(12, 12), at(14, 8)),
    ],
    ids=["morning", "last minute", "evening before a closed day", "closed day", "night", "Saturday"],
)
def test_point_50_the_window_is_the_schools_day_on_its_teaching_days(now: datetime, window_at: datetime) -> None:
    assert composed(a_house(), now).window_at == window_at


def test_point_50_the_window_keeps_the_schools_clock_when_the_clocks_change() -> None:
    before = datetime(2026, 10, 24, 12, tzinfo=MONDAY_8AM.tzinfo)  # the clocks go back in the night after
    opens = composed(a_house(), before).window_at
    assert opens == datetime(2026, 10, 26, 6, tzinfo=MONDAY_8AM.tzinfo)


def test_point_50_leaves_and_quiet_hours_are_no_window() -> None:
    away = (Leave(date(2026, 9, 9), date(2026, 9, 10)),)
    assert composed(a_house(leaves=away), at(9, 12)).window_at == at(11, 8)
    quiet = QuietHours(time(7), time(10))
    assert composed(a_house(quiet=quiet), at(9, 8)).window_at == at(9, 10)


def test_the_window_never_reaches_beyond_seven_and_eighteen() -> None:
    house = House(schools=[a_school(day=DayHours(time(6), time(20)))])
    house.rows.drafts[DraftId("draft")] = a_draft()
    assert composed(house, at(9, 5)).window_at == at(9, 7)
    assert composed(house, at(9, 18)).window_at == at(10, 7)


def test_somebody_who_is_away_without_an_end_is_asked_about_again_a_day_later() -> None:
    now = at(9, 12)
    assert composed(a_house(leaves=(Leave(date(2026, 9, 1)),)), now).window_at == now + CLOSED


@pytest.mark.parametrize("kind", [NoticeKind.RECEIPT, NoticeKind.HOME])
def test_what_notifies_nobody_waits_for_nothing(kind: NoticeKind) -> None:
    house = a_house()
    house.has(a_request())
    assert composed(house, SATURDAY, kind).window_at == SATURDAY
