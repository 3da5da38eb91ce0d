"""What coordinators are told of triads: no small number, however they subtract cells, weeks and totals."""

from dataclasses import fields
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coaching.school_calendar import Break, IsoWeek
from coaching.triad_counts import FEWEST_PEOPLE, FEWEST_TRIADS, Told, TriadCounts, counts, rounded, weeks_counted
from tests.builders import a_school

WEEK = IsoWeek(2026, 37)
NUMBERS = [each.name for each in fields(TriadCounts) if each.name != "week"]


@st.composite
def a_triad(draw: st.DrawFn) -> Told:
    people = draw(st.integers(2, 4))
    return Told(people, draw(st.booleans()), draw(st.booleans()), draw(st.integers(0, people)))


TRIADS = st.lists(a_triad(), max_size=40)
A_YEAR = st.lists(TRIADS, min_size=2, max_size=52)


def told(people: int = 3, *, met: bool = True, asked: bool = False, need_cover: int = 0) -> Told:
    return Told(people, met, asked, need_cover)


def published(week: TriadCounts) -> dict[str, int]:
    return {name: number for name in NUMBERS if (number := getattr(week, name)) is not None}


@given(A_YEAR)
def test_point_55_no_subtraction_of_cells_weeks_or_totals_leaves_a_small_number(year: list[list[Told]]) -> None:
    weeks = [published(counts(WEEK, triads)) for triads in year]
    within = [abs(one - other) for week in weeks for one in week.values() for other in week.values()]
    across = [abs(one[name] - two[name]) for one, two in pairwise(weeks) for name in one.keys() & two.keys()]
    everything = [number for week in weeks for number in week.values()]
    assert not [number for number in (*within, *across, *everything) if 0 < number < FEWEST_PEOPLE]


@given(TRIADS)
def test_point_55_every_number_told_and_the_rest_of_its_total_are_large(triads: list[Told]) -> None:
    """Judged by the true numbers, which nobody is told."""
    week = counts(WEEK, triads)
    met, asked = sum(each.met for each in triads), sum(each.asked_for_help for each in triads)
    cover, people = sum(each.need_cover for each in triads), sum(each.people for each in triads)
    assert (week.met is None) == (week.quiet is None)
    for number, true, rest, fewest in (
        (week.met, met, len(triads) - met, FEWEST_TRIADS),
        (week.asked_for_help, asked, len(triads) - asked, FEWEST_TRIADS),
        (week.need_cover, cover, people - cover, FEWEST_PEOPLE),
    ):
        assert number is None or (min(true, rest) >= fewest and number == rounded(true))
    assert week.triads is None or len(triads) >= FEWEST_TRIADS


@given(st.integers(3, 40), st.data())
def test_point_55_whoever_knows_how_many_triads_there_are_finds_no_small_group(size: int, data: st.DataObject) -> None:
    """The strongest reader formed the groups: what fits the numbers told never leaves a small group alone."""
    met = data.draw(st.integers(0, size))

    def table(count: int) -> dict[str, int]:
        return published(counts(WEEK, [told(met=place < count) for place in range(size)]))

    fitting = [count for count in range(size + 1) if table(count) == table(met)]
    assert any(count >= FEWEST_TRIADS for count in fitting)
    assert any(size - count >= FEWEST_TRIADS for count in fitting)


def test_numbers_are_rounded_to_five_and_small_ones_left_out() -> None:
    triads = [*[told() for _ in range(8)], *[told(met=False, asked=True, need_cover=2) for _ in range(4)]]
    assert counts(WEEK, triads) == TriadCounts(WEEK, triads=10, met=10, quiet=5, asked_for_help=5, need_cover=10)
    assert counts(WEEK, [told(), told()]) == TriadCounts(WEEK)
    assert counts(WEEK, [*[told()] * 9, told(met=False)]) == TriadCounts(WEEK, triads=10)


def test_the_last_two_teaching_weeks_count_and_a_break_is_passed_over() -> None:
    autumn = Break("Autumn", date(2026, 10, 12), date(2026, 10, 16))
    school = a_school(breaks=(autumn,))
    assert weeks_counted([school], IsoWeek(2026, 43)) == (IsoWeek(2026, 43), IsoWeek(2026, 41))
    assert weeks_counted([school], IsoWeek(2026, 42)) == ()
