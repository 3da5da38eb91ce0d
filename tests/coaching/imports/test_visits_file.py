"""A visit plan: line by line into visits, every mistake found, and what it would change."""

from datetime import date, time, timedelta

from coaching.imports.entries import VisitEntry
from coaching.imports.findings import Doubt, Fault
from coaching.imports.reading import SourceFile, check
from coaching.imports.stored import Listed, Stored
from coaching.imports.visit_differences import VisitChanges, visit_changes
from coaching.people import Person, PersonId, Role, RoleState, SlackUserId, Standing
from coaching.school_calendar import DayHours, SchoolId
from coaching.visits import Visit
from tests.builders import KOIVU, MONDAY_8AM, RANTALA, a_school
from tests.coaching.imports.builders import HEADER, PROGRAMME, TUTOR, a_line, checked, faults, people, reading, toml

LIISA = SlackUserId("U0LIISA001")
TITLES = "slack;school;date;hours\n"
LIST = people(HEADER + TUTOR)
TUESDAY = date(2026, 9, 8)
SCHOOLS = {RANTALA: a_school(), KOIVU: a_school(KOIVU, "Koivu")}


def plan(*lines: str, titles: str = TITLES, name: str = "visits.csv") -> SourceFile:
    return people(titles + "".join(f"{line}\n" for line in lines), name)


def told(*lines: str) -> list[tuple[int, object]]:
    """What is found in a plan beside a sound programme and list."""
    return list(faults(toml(PROGRAMME), LIST, plan(*lines)))


def test_a_plan_is_told_from_a_list_of_people_by_its_columns_and_becomes_visits() -> None:
    done = checked(
        plan("U0LIISA001;rantala;2026-09-08;", "U0LIISA001;Rantala;2026-09-09;9:00-12:00"), LIST, toml(PROGRAMME)
    )
    assert done.findings == ()
    assert [(each.slack_user, each.on, each.hours) for each in done.visits] == [
        (LIISA, TUESDAY, None),
        (LIISA, TUESDAY + timedelta(days=1), DayHours(time(9), time(12))),
    ]


def test_commas_and_a_missing_column_of_hours_will_do() -> None:
    done = checked(plan("U0LIISA001,Rantala,2026-09-08", titles="slack,school,date\n"), LIST, toml(PROGRAMME))
    assert (len(done.visits), done.findings) == (1, ())


def test_every_mistake_is_found_at_once_each_in_its_line() -> None:
    assert told(
        "U0LIISA001;Rantla;2026-09-08;",
        "U0LIISA001;Rantala;8.9.2026;",
        "U0LIISA001;Rantala;2206-09-08;",
        "U0LIISA001;Rantala;2026-09-08;12:00-9:00",
        "U0LIISA001;;2026-09-08;",
        "U0LIISA001;Rantala;;",
        "liisa@example.org;Rantala;2026-09-08;",
        "U0LIISA001;Rantala;2026-09-11;",
        "U0LIISA001;Rantala;2026-09-11;8:00-9:00",
        "U0SANNA001;Rantala;2026-09-08;",
    ) == [
        (2, Fault.NO_SUCH_SCHOOL),
        (3, Fault.NOT_A_DATE),
        (4, Fault.DATE_OUT_OF_RANGE),
        (5, Fault.HOURS_BACKWARDS),
        (6, Fault.NO_TEXT),
        (7, Fault.NO_TEXT),
        (8, Fault.AN_ADDRESS),
        (10, Fault.LISTED_TWICE),
        (11, Fault.VISIT_OF_NO_TUTOR),
    ]


def test_a_date_on_which_the_school_is_closed_is_a_doubt() -> None:
    assert told("U0LIISA001;Rantala;2026-09-12;") == [(2, Doubt.CLOSED_ON_VISIT)]


def test_a_plan_without_lines_or_without_its_columns_says_so() -> None:
    assert told() == [(0, Fault.NO_VISITS)]
    assert faults(toml(PROGRAMME), LIST, plan("U0LIISA001;2026-09-08", titles="slack;date\n")) == [
        (1, Fault.COLUMN_MISSING)
    ]


def test_without_any_programme_a_plan_cannot_be_checked() -> None:
    assert (0, Fault.NO_PROGRAMME) in faults(plan("U0LIISA001;Rantala;2026-09-08;"))


def test_a_stored_tutor_need_not_be_in_the_files() -> None:
    person = Person(PersonId("liisa"), LIISA, "Liisa", Standing.ACTIVE)
    stored = Stored(people={LIISA: Listed(person, roles={Role.TUTOR: RoleState.ACCEPTED})})
    done = check(reading(toml(PROGRAMME), plan("U0LIISA001;Rantala;2026-09-08;")), stored, None)
    assert (done.findings, len(done.visits)) == ((), 1)


def test_an_area_tutor_needs_no_tutoring_times_beside_the_plan() -> None:
    area = people(HEADER + a_line(slack=LIISA, name="Liisa", roles="tutor", topics="Screen sharing"))
    assert faults(toml(PROGRAMME), area) == [(2, Fault.TUTOR_WITHOUT_TIMES)]
    assert faults(toml(PROGRAMME), area, plan("U0LIISA001;Rantala;2026-09-08;")) == []
    person = Person(PersonId("liisa"), LIISA, "Liisa", Standing.ACTIVE)
    known = Stored(people={LIISA: Listed(person)}, visits=(Visit(person.id, RANTALA, TUESDAY),))
    assert check(reading(toml(PROGRAMME), area), known, None).findings == (), "the plan that was imported before"


# What a plan changes

TUTORS = {LIISA: PersonId("liisa"), SlackUserId("U0PEKKA001"): PersonId("pekka")}


def entry(days: int, school: SchoolId = KOIVU, user: SlackUserId = LIISA, hours: DayHours | None = None) -> VisitEntry:
    return VisitEntry(user, school, TUESDAY + timedelta(days=days), hours)


def visit(days: int, school: SchoolId = KOIVU, tutor: str = "liisa") -> Visit:
    return Visit(PersonId(tutor), school, TUESDAY + timedelta(days=days))


def changes(stored: list[Visit], wanted: list[VisitEntry], days: int = 0) -> VisitChanges:
    return visit_changes(stored, wanted, TUTORS, SCHOOLS, MONDAY_8AM + timedelta(days=days))


def test_the_same_plan_again_changes_nothing() -> None:
    assert changes([visit(0), visit(7)], [entry(7), entry(0)]).is_nothing


def test_what_is_new_has_other_hours_or_is_not_there_any_more() -> None:
    hours = DayHours(time(9), time(10))
    found = changes([visit(0), visit(1), visit(2)], [entry(0), entry(1, hours=hours), entry(3)])
    assert [each.on.day for each in found.new] == [11]
    assert [each.hours for each in found.changed] == [hours]
    assert found.gone == (visit(2),)


def test_other_tutors_and_dates_outside_the_plan_stay() -> None:
    kept = [visit(1, tutor="pekka"), visit(-1), visit(30)]
    assert changes([visit(0), *kept], [entry(0), entry(3)]).gone == ()


def test_visits_that_are_over_are_history() -> None:
    assert changes([visit(0)], [entry(1), entry(7)], days=3).gone == ()
    assert [each.on.day for each in changes([], [entry(0), entry(7)], days=3).new] == [15]


def test_no_plan_changes_no_visit() -> None:
    assert changes([visit(0)], []).is_nothing
