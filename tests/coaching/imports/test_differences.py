"""What the files change in what is stored: only what differs, and nothing of what people decided themselves."""

from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings

from coaching.imports.differences import Changes, Circumstances, differences
from coaching.imports.entries import PersonEntry, ProgrammeEntry
from coaching.imports.reading import Checked
from coaching.imports.roles import RoleChange, role_change
from coaching.imports.stored import Frame, Listed, Stored
from coaching.people import PersonId, Role, RoleState, SlackUserId, Standing
from coaching.school_calendar import SchoolId
from tests.builders import a_person, a_school
from tests.coaching.imports.builders import MONDAY_9AM
from tests.coaching.imports.strategies import programmes_with_people

KOIVU = SchoolId("koivu")


def given_ids(start: int = 0) -> Circumstances:
    numbers = count(start)
    return Circumstances(MONDAY_9AM, lambda: f"id{next(numbers)}")


def kept(stored: Stored, changes: Changes) -> Stored:
    """What a store has after keeping the changes."""
    schools, topics = changes.schools, changes.topics
    gone = {*(each.id for each in schools.put_away), *(each.id for each in topics.put_away), *stored.put_away}
    there = {*(each.id for each in schools.after), *(each.id for each in topics.after)}
    return replace(
        stored,
        frame=changes.frame or stored.frame,
        schools=(*schools.after, *(each for each in stored.schools if each not in schools.after)),
        topics=(*topics.after, *(each for each in stored.topics if each not in topics.after)),
        put_away=frozenset(gone - there),
        people={**stored.people, **{each.after.person.slack_user: each.after for each in changes.people}},
    )


@settings(max_examples=40)
@given(programmes_with_people())
def test_what_was_imported_once_has_nothing_to_change_again(
    written: tuple[ProgrammeEntry, tuple[PersonEntry, ...]],
) -> None:
    wanted = Checked(*written, ())
    changes = differences(Stored(), wanted, given_ids())
    stored = kept(Stored(), changes)
    assert stored.as_entry() == wanted.programme
    assert differences(stored, wanted, given_ids(1000)).is_nothing
    assert differences(stored, replace(wanted, programme=None), given_ids(1000)).is_nothing
    assert differences(stored, replace(wanted, people=()), given_ids(1000)).is_nothing


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", [None, *RoleState])
@pytest.mark.parametrize("listed", [True, False])
def test_a_list_never_overrules_a_persons_own_word(role: Role, state: RoleState | None, listed: bool) -> None:
    change = role_change(role, state, listed=listed)
    if state in (RoleState.DECLINED, RoleState.ENDED):
        assert change is (RoleChange.NOT_AGAIN if listed else None)
    elif state in (RoleState.INVITED, RoleState.ACCEPTED):
        assert change is (None if listed else RoleChange.TAKEN_BACK)
    elif not listed:
        assert change is None
    else:
        assert change is (RoleChange.INVITED if role is Role.TUTOR else RoleChange.GIVEN)


def a_programme(*names: str) -> ProgrammeEntry:
    return ProgrammeEntry(
        "P", "en", "Europe/Helsinki", tuple(a_school(SchoolId(each.casefold()), each) for each in names)
    )


def stored_with(*names: str, **fields: object) -> Stored:
    entry = a_programme(*names)
    frame = Frame(entry.name, entry.language, entry.zone)
    return replace(Stored(frame, entry.schools), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "need",
    [
        {"people": {"U1": Listed(a_person(schools=(KOIVU,)))}},
        {"schools_of_open_requests": frozenset({KOIVU})},
    ],
)
def test_a_school_that_somebody_needs_is_kept(need: dict[str, object]) -> None:
    wanted = Checked(a_programme("Rantala"), (), ())
    assert differences(stored_with("Rantala", "Koivu", **need), wanted, given_ids()).schools.kept
    assert differences(stored_with("Rantala", "Koivu"), wanted, given_ids()).schools.put_away


def test_another_order_is_a_change_and_a_new_school_in_between_is_not_one() -> None:
    stored = stored_with("Rantala", "Koivu")
    turned = differences(stored, Checked(a_programme("Koivu", "Rantala"), (), ()), given_ids())
    assert turned.schools.reordered
    added = differences(stored, Checked(a_programme("Rantala", "Mänty", "Koivu"), (), ()), given_ids())
    assert not added.schools.reordered
    assert [school.name for school in added.schools.new] == ["Mänty"]


def an_entry(**fields: object) -> PersonEntry:
    return replace(PersonEntry(SlackUserId("USANNA"), "Sanna from the list"), **fields)  # type: ignore[arg-type]


def after(known: Listed, entry: PersonEntry, coordinators: frozenset[SlackUserId] = frozenset()) -> Listed:
    stored = stored_with("Rantala", "Koivu", people={known.person.slack_user: known})
    given_now = replace(given_ids(), coordinators=coordinators)
    (change,) = differences(stored, Checked(None, (entry,), ()), given_now).people
    return change.after


def test_slacks_name_wins_once_it_is_known() -> None:
    looked_up = Listed(a_person(looked_up_at=MONDAY_9AM))
    assert after(looked_up, an_entry()).person.name == "Sanna Virtanen"
    unknown = Listed(a_person(standing=Standing.UNKNOWN))
    assert after(unknown, an_entry()).person.name == "Sanna from the list"


def test_empty_cells_leave_school_and_language_alone() -> None:
    known = Listed(a_person(language="fi", schools=(KOIVU,)), subject="Maths")
    result = after(known, an_entry())
    assert (result.person.language, result.person.schools, result.subject) == ("fi", (KOIVU,), None)
    result = after(known, an_entry(language="sv", schools=(SchoolId("rantala"),)))
    assert (result.person.language, result.person.schools) == ("sv", ("rantala",))


def test_a_coordinator_by_setting_stays_one() -> None:
    known = Listed(a_person(), roles={Role.COORDINATOR: RoleState.ACCEPTED})
    assert after(known, an_entry()).roles[Role.COORDINATOR] is RoleState.WITHDRAWN
    by_setting = frozenset({SlackUserId("USANNA")})
    assert after(known, an_entry(), by_setting).roles[Role.COORDINATOR] is RoleState.ACCEPTED


def test_who_left_slack_is_not_invited_until_they_are_back() -> None:
    tutor = an_entry(roles=frozenset({Role.TUTOR}), schools=(SchoolId("rantala"),))
    assert after(Listed(a_person(standing=Standing.DEACTIVATED)), tutor).roles == {}
    assert after(Listed(a_person()), tutor).roles == {Role.TUTOR: RoleState.INVITED}


def test_a_new_person_is_unknown_to_the_directory_until_looked_up() -> None:
    stored = stored_with("Rantala")
    (change,) = differences(stored, Checked(None, (an_entry(),), ()), given_ids()).people
    person = change.after.person
    assert (change.before, person.id, person.standing) == (None, PersonId("id0"), Standing.UNKNOWN)
