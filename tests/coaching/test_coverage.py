"""What is uncovered in the weeks ahead: by topic, school and week; future only; never a person."""

from datetime import date, timedelta

from coaching.coverage import AHEAD, Gap, coverage
from coaching.programmes import Programme
from coaching.school_calendar import Break, IsoWeek, Leave, TutoringTime, Weekday
from coaching.visits import Visit
from tests.builders import IPADS, KAHOOT, KOIVU, MONDAY_8AM, PRINTING, RANTALA, a_programme, a_school, a_tutor, tutoring

WEEKS = tuple(IsoWeek(2026, week) for week in (37, 38, 39, 40))
EVERY_DAY = tuple(tutoring(day) for day in list(Weekday)[:5])


def gaps(programme: Programme, days: float = 0) -> set[tuple[str, str, int]]:
    found = coverage(programme, MONDAY_8AM + timedelta(days=days)).gaps
    return {(gap.topic, gap.school, gap.week.week) for gap in found}


def test_a_topic_has_a_gap_in_each_week_in_which_nobody_comes_for_it() -> None:
    found = coverage(a_programme(a_tutor()), MONDAY_8AM).gaps
    assert Gap(IPADS, KOIVU, WEEKS[0]) in found
    assert not [gap for gap in found if (gap.topic, gap.school) == (IPADS, RANTALA)]
    assert len([gap for gap in found if gap.topic == IPADS]) == AHEAD


def test_who_helps_online_closes_the_gap_but_the_school_stays_unvisited() -> None:
    online = TutoringTime(Weekday.WED, EVERY_DAY[0].start, EVERY_DAY[0].end)
    found = coverage(a_programme(a_tutor(times=(tutoring(Weekday.TUE), online))), MONDAY_8AM)
    assert not [gap for gap in found.gaps if gap.topic == IPADS]
    assert found.unvisited == tuple((KOIVU, week) for week in WEEKS)


def test_a_visit_closes_the_gap_of_its_week_and_opens_one_where_the_tutor_would_have_been() -> None:
    liisa = a_tutor()
    visit = Visit(liisa.person.id, KOIVU, date(2026, 9, 15))
    found = gaps(a_programme(a_tutor(visits=(visit,))))
    assert (IPADS, KOIVU, 38) not in found
    assert (IPADS, RANTALA, 38) in found
    assert (IPADS, KOIVU, 37) in found


def test_a_week_whose_tutor_has_been_there_is_covered_to_its_end() -> None:
    programme = a_programme(a_tutor())
    assert (IPADS, RANTALA, 37) not in gaps(programme, days=2)


def test_weeks_that_are_over_are_not_told() -> None:
    programme = a_programme(a_tutor())
    assert (IPADS, KOIVU, 37) in gaps(programme, days=3)
    assert (IPADS, KOIVU, 37) not in gaps(programme, days=4), "on Friday nothing of the week is left"
    assert {week for _, _, week in gaps(programme, days=4)} == {38, 39, 40}


def test_a_holiday_has_no_gaps() -> None:
    off = Break("Autumn", date(2026, 9, 14), date(2026, 9, 20))
    programme = a_programme(a_tutor(), schools=(a_school(), a_school(KOIVU, "Koivu", breaks=(off,))))
    assert {week for topic, school, week in gaps(programme) if (topic, school) == (IPADS, KOIVU)} == {37, 39, 40}


def test_a_leave_leaves_a_gap() -> None:
    away = a_tutor(leaves=(Leave(date(2026, 9, 15), date(2026, 9, 15)),))
    assert {week for topic, school, week in gaps(a_programme(away)) if (topic, school) == (IPADS, RANTALA)} == {38}


def test_topics_that_hang_on_one_tutor_and_those_that_nobody_knows_are_named() -> None:
    liisa, pekka = a_tutor(topics=(IPADS, KAHOOT)), a_tutor("Pekka Laine", topics=(IPADS,))
    found = coverage(a_programme(liisa, pekka), MONDAY_8AM)
    assert (found.with_one_tutor, found.with_no_tutor) == ((KAHOOT,), (PRINTING,))


def test_nobody_counts_on_a_tutor_who_is_away_for_all_of_it() -> None:
    liisa, pekka = a_tutor(leaves=(Leave(date(2026, 9, 1)),)), a_tutor("Pekka Laine")
    assert IPADS in coverage(a_programme(liisa, pekka), MONDAY_8AM).with_one_tutor


def test_where_everybody_is_everywhere_nothing_is_missing() -> None:
    both = (*EVERY_DAY, *(tutoring(day, KOIVU) for day in list(Weekday)[:5]))
    tutors = (a_tutor(name, topics=(IPADS, KAHOOT, PRINTING), times=both) for name in ("Liisa Korhonen", "Pekka Laine"))
    assert coverage(a_programme(*tutors), MONDAY_8AM).is_whole
