"""Planning and calling off visits: whose right it is, who is told, and what it changes."""

from datetime import date, time, timedelta

import pytest

from coaching.errors import ClosedThen, DatesReversed, NoSuchSchool, NotFree, NotYours, TimePassed
from coaching.help_requests import RequestState
from coaching.notices import NoticeKind
from coaching.people import PersonId
from coaching.school_calendar import DayHours, IsoWeek, Leave, SchoolId
from coaching.use_cases.visits import Visits
from coaching.visit_copies import Hindrance, marks
from coaching.visits import Visit
from tests.builders import KOIVU, MONDAY_8AM, a_request, a_tutor
from tests.coaching.use_cases.asking import a_house
from tests.coaching.use_cases.house import House

TUESDAY = date(2026, 9, 8)
LIISA = PersonId("liisa")
VISIT = Visit(LIISA, KOIVU, TUESDAY)


def visits(house: House) -> Visits:
    return Visits(house.begin, house.begin)


def planned(house: House, visit: Visit = VISIT) -> House:
    visits(house).plan(house.act("maija"), visit)
    return house


def test_a_visit_stands_and_its_tutor_is_told() -> None:
    house = planned(a_house())
    assert list(house.rows.visits.values()) == [VISIT]
    assert house.told(NoticeKind.VISITS) == ["liisa"]
    assert house.told(NoticeKind.COVERAGE) == [], "the week's message is only edited"
    assert house.did == ["planned a visit"]


def test_open_requests_are_looked_at_again_since_somebody_is_elsewhere_now() -> None:
    house = a_house()
    house.has(a_request(state=RequestState.WAITING, look_at=None))
    planned(house)
    assert house.request.look_at == MONDAY_8AM


def test_planned_twice_in_a_week_the_tutor_has_one_message() -> None:
    house = planned(planned(a_house()), Visit(LIISA, KOIVU, TUESDAY + timedelta(weeks=1)))
    assert len([key for key in house.rows.owed if key[0] is NoticeKind.VISITS]) == 1


def test_the_same_visit_again_changes_nothing() -> None:
    house = planned(planned(a_house()))
    assert house.did == ["planned a visit"]


@pytest.mark.parametrize(
    ("visit", "error"),
    [
        (Visit(LIISA, SchoolId("nowhere"), TUESDAY), NoSuchSchool),
        (Visit(PersonId("sanna"), KOIVU, TUESDAY), NotFree),
        (Visit(LIISA, KOIVU, TUESDAY - timedelta(days=2)), TimePassed),
        (Visit(LIISA, KOIVU, TUESDAY + timedelta(days=4)), ClosedThen),
        (Visit(LIISA, KOIVU, TUESDAY, DayHours(time(12), time(9))), DatesReversed),
    ],
    ids=lambda each: each.__name__ if isinstance(each, type) else "",
)
def test_what_cannot_be_is_refused_and_not_kept(visit: Visit, error: type[Exception]) -> None:
    house = a_house()
    with pytest.raises(error):
        planned(house, visit)
    assert house.rows.visits == {}


def test_who_is_away_that_day_cannot_be_planned() -> None:
    house = a_house()
    house.rows.leaves[LIISA] = (Leave(TUESDAY, TUESDAY),)
    with pytest.raises(NotFree):
        planned(house)


def test_only_coordinators_plan_and_a_try_is_written_down() -> None:
    house = a_house()
    for who in ("sanna", "liisa"):
        with pytest.raises(NotYours):
            visits(house).plan(house.act(who), VISIT)
        with pytest.raises(NotYours):
            visits(house).form(house.by(who), None, now=MONDAY_8AM)
    assert house.rows.visits == {}
    assert set(house.did) == {"was refused"}


def test_tutor_and_coordinator_call_a_visit_off_and_nobody_else() -> None:
    for who in ("liisa", "maija"):
        house = planned(a_house())
        visits(house).call_off(house.act(who), LIISA, KOIVU, TUESDAY)
        assert house.rows.visits == {}
    house = planned(a_house())
    with pytest.raises(NotYours):
        visits(house).call_off(house.act("pekka"), LIISA, KOIVU, TUESDAY)
    assert house.rows.visits


def test_who_calls_their_own_visit_off_gets_no_new_message() -> None:
    house = planned(a_house())
    house.rows.owed.clear()
    visits(house).call_off(house.act("liisa"), LIISA, KOIVU, TUESDAY)
    assert house.told(NoticeKind.VISITS) == []
    assert "maija" in house.told(NoticeKind.HOME)


def test_called_off_twice_is_called_off_once() -> None:
    house = planned(a_house())
    for _ in range(2):
        visits(house).call_off(house.act("maija"), LIISA, KOIVU, TUESDAY)
    assert house.did == ["planned a visit", "called a visit off"]


WEEK = timedelta(weeks=1)


def test_a_week_is_copied_to_the_next_four_and_its_tutors_are_told_in_one_message() -> None:
    house = planned(a_house())
    shown = visits(house).copy(house.act("maija"), IsoWeek.of(TUESDAY))
    assert shown is not None
    assert sorted(each.on for each in house.rows.visits.values()) == [TUESDAY + ahead * WEEK for ahead in range(5)]
    assert [each.on for each in shown.screen.planned] == [TUESDAY + ahead * WEEK for ahead in range(1, 5)]
    assert len([key for key in house.rows.owed if key[0] is NoticeKind.VISITS]) == 1
    assert house.did == ["planned a visit", "copied a week of visits"]


def test_what_cannot_be_copied_is_said_and_changes_nothing() -> None:
    house = planned(a_house())
    house.rows.leaves[LIISA] = (Leave(TUESDAY + WEEK),)
    shown = visits(house).copy(house.act("maija"), IsoWeek.of(TUESDAY))
    assert shown is not None
    assert [each.why for each in shown.screen.left_out] == [Hindrance.AWAY] * 4
    assert (shown.screen.planned, shown.screen.marks) == ((), "")
    assert list(house.rows.visits.values()) == [VISIT]
    assert house.did == ["planned a visit"]


def test_a_copy_is_taken_back_as_a_whole_and_nothing_else_is() -> None:
    house = planned(planned(a_house()), Visit(LIISA, KOIVU, TUESDAY + WEEK))
    shown = visits(house).copy(house.act("maija"), IsoWeek.of(TUESDAY))
    assert shown is not None
    back = visits(house).take_back(house.act("maija"), shown.screen.marks)
    assert back is not None
    assert back.screen.visits == 3
    assert sorted(each.on for each in house.rows.visits.values()) == [TUESDAY, TUESDAY + WEEK]
    assert house.did[-1] == "took copied visits back"
    again = visits(house).take_back(house.act("maija"), shown.screen.marks)
    assert again is not None
    assert again.screen.visits == 0


def test_a_press_that_slack_delivers_twice_copies_once() -> None:
    house = planned(a_house())
    first = visits(house).copy(house.act("maija", key="same"), IsoWeek.of(TUESDAY))
    assert first is not None
    assert visits(house).copy(house.act("maija", key="same"), IsoWeek.of(TUESDAY)) is None
    assert visits(house).take_back(house.act("maija", key="back"), first.screen.marks) is not None
    assert visits(house).take_back(house.act("maija", key="back"), first.screen.marks) is None


def test_only_coordinators_copy_and_take_back() -> None:
    house = planned(a_house())
    for who in ("sanna", "liisa"):
        with pytest.raises(NotYours):
            visits(house).copy(house.act(who), IsoWeek.of(TUESDAY))
        with pytest.raises(NotYours):
            visits(house).take_back(house.act(who), marks([VISIT]))
    assert list(house.rows.visits.values()) == [VISIT]


def test_the_form_has_every_tutor_by_name_with_what_they_know() -> None:
    form = visits(a_house()).form(a_house().by("maija"), KOIVU, now=MONDAY_8AM).screen
    assert [each.name for each in form.tutors] == [
        "Liisa Korhonen (iPads and screen sharing)",
        "Pekka Laine (iPads and screen sharing)",
    ]
    assert form.school == KOIVU


def test_visits_go_with_the_tutors_role() -> None:
    from coaching.use_cases.tutors import Tutors

    house = planned(a_house())
    Tutors(house.begin, house.begin).quit(house.act("liisa"))
    assert house.rows.visits == {}


def test_a_tutor_only_ever_planned_by_visits_is_one_like_any_other() -> None:
    house = House(a_tutor(times=()), people=[])
    assert not house.rows.tutor(LIISA).helps_at(KOIVU)
    house.rows.visits[VISIT.key] = VISIT
    assert house.rows.tutor(LIISA).helps_at(KOIVU)
