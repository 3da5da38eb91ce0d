"""What people said for a round, and whom they would rather not be with: as rows, and to whom they give themselves."""

from collections.abc import Iterable
from datetime import time, timedelta

from sqlalchemy import delete, text

from coaching.people import PersonId
from coaching.rounds import RoundId
from coaching.school_calendar import Weekday
from coaching.volunteers import Focus, FreePeriod, Volunteer, VolunteerState
from storage.database import Database
from storage.tables import PersonRow
from tests.builders import KOIVU, MONDAY_8AM
from tests.storage.town import LIISA, MARI, OTHER_TOWN, PEKKA, SANNA, TOWN, add_people, kept, people, rows, settle
from tests.triad_builders import a_round, a_volunteer

FULL = a_volunteer(
    focus=(Focus.FEEDBACK, Focus.CALM),
    own_focus="the last lesson on Fridays",
    free=(FreePeriod(Weekday.TUE, time(8, 15), time(9)), FreePeriod(Weekday.THU, time(12), time(12, 45), KOIVU)),
    coach=True,
    early_career=True,
    wishes=(PEKKA.person.id,),
    together=(LIISA.person.id, MARI.id),
    late=True,
)
ROUND = RoundId("round")


def saved(database: Database, *volunteers: Volunteer) -> None:
    settle(database)
    with kept(database) as unit:
        unit.rounds.save(a_round())
        unit.volunteers.save(volunteers)


def gone(database: Database, *who: PersonId) -> None:
    with database.writing() as connection:
        connection.execute(delete(PersonRow).where(PersonRow.id.in_(who)))


def raw(database: Database, query: str) -> Iterable[str]:
    with database.reading() as connection:
        return [str(each) for row in connection.execute(text(query)) for each in row]


def test_a_volunteer_comes_back_as_saved(database: Database) -> None:
    saved(database, FULL)
    for look in (database.begin, database.read):
        with look(TOWN) as unit:
            assert unit.volunteers.get(ROUND, SANNA.id) == FULL
            assert unit.volunteers.get(RoundId("other"), SANNA.id) is None
            assert unit.volunteers.get(ROUND, MARI.id) is None
    with database.read(OTHER_TOWN) as unit:
        assert unit.volunteers.get(ROUND, SANNA.id) is None
        assert unit.volunteers.of_round(ROUND) == []


def test_what_is_said_last_counts(database: Database) -> None:
    saved(database, FULL)
    later = a_volunteer(state=VolunteerState.NOT_THIS_TERM, at=MONDAY_8AM + timedelta(days=1))
    with kept(database) as unit:
        unit.volunteers.save([later])
        assert unit.volunteers.get(ROUND, SANNA.id) == later
    assert len(rows(database, "volunteers")) == 1


def test_all_of_a_round_come_by_person_id(database: Database) -> None:
    invited = a_volunteer("pekka", state=VolunteerState.INVITED)
    saved(database, FULL, invited, a_volunteer("liisa"))
    with database.read(TOWN) as unit:
        assert unit.volunteers.of_round(ROUND) == [a_volunteer("liisa"), invited, FULL]


def test_words_and_names_of_others_are_encrypted(database: Database) -> None:
    saved(database, FULL)
    with kept(database) as unit:
        unit.volunteers.set_rather_not(SANNA.id, [MARI.id])
    cells = raw(database, "SELECT own_focus, wishes, together FROM volunteers")
    others = raw(database, "SELECT others FROM rather_not")
    assert all(cell.startswith("gAAAA") for cell in (*cells, *others))
    everything = " ".join(raw(database, "SELECT * FROM volunteers"))
    assert [mark for mark in ("Fridays", "pekka", "liisa", "mari") if mark in everything] == []


def test_what_was_not_said_needs_no_encrypting(database: Database) -> None:
    saved(database, a_volunteer())
    assert set(raw(database, "SELECT own_focus, wishes, together FROM volunteers")) == {"None"}


def test_whom_somebody_would_rather_not_be_with_is_as_they_set_it_last(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.volunteers.set_rather_not(SANNA.id, [MARI.id, PEKKA.person.id])
        unit.volunteers.set_rather_not(LIISA.person.id, [SANNA.id])
        unit.volunteers.set_rather_not(SANNA.id, [PEKKA.person.id])
    with database.read(TOWN) as unit:
        assert unit.volunteers.rather_not(SANNA.id) == (PEKKA.person.id,)
        assert unit.volunteers.rather_not(PEKKA.person.id) == ()
        assert unit.volunteers.all_rather_not() == {LIISA.person.id: (SANNA.id,), SANNA.id: (PEKKA.person.id,)}
    with database.read(OTHER_TOWN) as unit:
        assert unit.volunteers.all_rather_not() == {}


def test_who_takes_it_back_leaves_no_trace_of_it(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.volunteers.set_rather_not(SANNA.id, [MARI.id])
        unit.volunteers.set_rather_not(SANNA.id, [])
        assert unit.volunteers.rather_not(SANNA.id) == ()
    assert rows(database, "rather_not") == []


def test_it_stays_from_round_to_round(database: Database) -> None:
    saved(database, FULL)
    with kept(database) as unit:
        unit.volunteers.set_rather_not(SANNA.id, [MARI.id])
    with database.writing() as connection:
        connection.execute(text("DELETE FROM rounds"))
    with database.read(TOWN) as unit:
        assert unit.volunteers.of_round(ROUND) == []
        assert unit.volunteers.rather_not(SANNA.id) == (MARI.id,)


def test_who_is_erased_is_in_nobodys_list_any_more(database: Database) -> None:
    saved(database, FULL)
    with kept(database) as unit:
        unit.volunteers.set_rather_not(SANNA.id, [MARI.id, PEKKA.person.id])
        unit.volunteers.set_rather_not(LIISA.person.id, [MARI.id])
    gone(database, MARI.id, PEKKA.person.id)
    with database.read(TOWN) as unit:
        (left,) = unit.volunteers.of_round(ROUND)
        assert (left.wishes, left.together) == ((), (LIISA.person.id,))
        assert unit.volunteers.rather_not(SANNA.id) == ()
        assert unit.volunteers.all_rather_not() == {}


def test_that_holds_among_many_too(database: Database) -> None:
    settle(database)
    many = people(150)
    add_people(database, many)
    named = [a_volunteer(each.id, wishes=tuple(other.id for other in many if other is not each)) for each in many[:3]]
    with kept(database) as unit:
        unit.rounds.save(a_round())
        unit.volunteers.save(named)
    gone(database, many[149].id)
    with database.read(TOWN) as unit:
        found = unit.volunteers.of_round(ROUND)
    assert [len(each.wishes) for each in found] == [148, 148, 148]
