from datetime import date, datetime, timedelta

import pytest

from coaching.absences import back_today, keeps_from, now_or_next, with_leave, zone_of
from coaching.help_requests import RequestState
from coaching.offers import OfferState
from coaching.school_calendar import Leave, Weekday
from tests.builders import (
    HELSINKI,
    MONDAY_8AM,
    RANTALA,
    a_person,
    a_programme,
    a_request,
    a_school,
    a_tutor,
    an_offer,
    at,
)

MON, TUE, WED, THU, FRI = (date(2026, 9, day) for day in range(7, 12))
TODAY_ONLY, WHOLE_WEEK, FROM_TUESDAY = Leave(MON, MON), Leave(MON, FRI), Leave(TUE, FRI)
SUMMER = Leave(date(2027, 6, 7), date(2027, 6, 18))


def test_a_new_leave_takes_the_place_of_those_it_overlaps() -> None:
    assert with_leave([Leave(MON, TUE), Leave(THU, FRI), SUMMER], Leave(TUE, THU)) == (Leave(TUE, THU), SUMMER)


def test_leaves_stay_in_the_order_of_their_days() -> None:
    assert with_leave([SUMMER], TODAY_ONLY) == (TODAY_ONLY, SUMMER)


def test_whoever_is_back_keeps_the_days_they_were_away() -> None:
    assert back_today((Leave(MON, FRI), SUMMER), WED) == (Leave(MON, TUE), SUMMER)


def test_a_leave_that_began_today_is_as_if_it_had_never_been() -> None:
    assert back_today((TODAY_ONLY, SUMMER), MON) == (SUMMER,)


def test_back_before_the_leave_has_begun_takes_the_next_one_off() -> None:
    assert back_today((FROM_TUESDAY, SUMMER), MON) == (SUMMER,)


def test_back_without_any_leave_changes_nothing() -> None:
    gone_by = (Leave(date(2026, 8, 10), date(2026, 8, 12)),)
    assert back_today(gone_by, MON) == gone_by


def test_the_leave_that_is_on_goes_before_the_one_that_comes() -> None:
    assert now_or_next([SUMMER, WHOLE_WEEK], WED) == WHOLE_WEEK
    assert now_or_next([SUMMER, WHOLE_WEEK], date(2026, 9, 12)) == SUMMER
    assert now_or_next([WHOLE_WEEK], date(2026, 9, 12)) is None


@pytest.mark.parametrize(("leave", "kept"), [(TODAY_ONLY, True), (WHOLE_WEEK, True), (FROM_TUESDAY, False)])
def test_a_card_moves_on_only_where_its_tutor_is_away_now(leave: Leave, kept: bool) -> None:
    asked = an_offer("liisa")
    assert keeps_from(leave, a_request(asked), asked, now=MONDAY_8AM, zone=HELSINKI) is kept


@pytest.mark.parametrize(
    ("leave", "agreed", "kept"),
    [
        (TODAY_ONLY, at(Weekday.MON, 14), True),
        (TODAY_ONLY, at(Weekday.MON, 7), False),  # they have met already
        (TODAY_ONLY, at(Weekday.TUE, 9), False),
        (FROM_TUESDAY, at(Weekday.TUE, 9), True),
        (FROM_TUESDAY, at(Weekday.MON, 14), False),
        (TODAY_ONLY, None, False),  # no time was agreed: it can wait for tomorrow
        (WHOLE_WEEK, None, True),
        (FROM_TUESDAY, None, False),
    ],
)
def test_what_was_accepted_moves_on_where_its_time_falls_into_the_leave(
    leave: Leave,
    agreed: datetime | None,
    kept: bool,
) -> None:
    taken = an_offer("liisa", OfferState.ACCEPTED)
    request = a_request(taken, state=RequestState.ACCEPTED, agreed_at=agreed)
    assert keeps_from(leave, request, taken, now=MONDAY_8AM, zone=HELSINKI) is kept


def test_what_is_done_stays_with_whoever_did_it() -> None:
    taken = an_offer("liisa", OfferState.ACCEPTED)
    request = a_request(taken, state=RequestState.MET)
    assert not keeps_from(WHOLE_WEEK, request, taken, now=MONDAY_8AM, zone=HELSINKI)


def test_the_day_of_a_meeting_is_the_one_on_the_schools_clock() -> None:
    taken = an_offer("liisa", OfferState.ACCEPTED)
    late = MONDAY_8AM + timedelta(hours=20)  # Tuesday 4:00 in Helsinki, still Monday in UTC
    request = a_request(taken, state=RequestState.ACCEPTED, agreed_at=late)
    assert keeps_from(FROM_TUESDAY, request, taken, now=MONDAY_8AM, zone=HELSINKI)


def test_days_are_counted_by_the_first_schools_clock_else_by_the_programmes() -> None:
    far = a_school(RANTALA, zone="Asia/Tokyo")
    programme = a_programme(a_tutor(), schools=[far])
    assert zone_of(programme, a_person("Liisa Korhonen")) == "Asia/Tokyo"
    assert zone_of(programme, a_person("Sanna Virtanen")) == "Asia/Tokyo"
    assert zone_of(a_programme(), a_person("Nobody Yet", schools=())) == HELSINKI
