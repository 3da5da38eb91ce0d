"""Triads with their members, as rows."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import delete, select, text

from coaching.people import PersonId
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Stage
from coaching.rounds import RoundId
from coaching.school_calendar import Weekday
from coaching.triads import MemberAnswer, Triad, TriadId, TriadState
from coaching.volunteers import Focus, FreePeriod
from storage.database import Database
from storage.tables import PersonRow, TriadRow
from tests.builders import KOIVU, MONDAY_8AM
from tests.storage.town import LIISA, MARI, OTHER_TOWN, PEKKA, SANNA, TOWN, crowd, kept, rows, settle
from tests.triad_builders import a_member, a_triad

DAY = timedelta(days=1)
ROUND = RoundId("round")
FULL = a_triad(
    a_member(
        "pekka",
        rhythm=Rhythm.EVERY_OTHER,
        prompt_day=Weekday.WED,
        prompt_time=time(14, 30),
        goes_on=False,
    ),
    a_member("mari", left_at=MONDAY_8AM + DAY),
    a_member("liisa", answer=MemberAnswer.YES, joined_at=None),
    "sanna",
    free=FreePeriod(Weekday.TUE, time(8, 15), time(9), KOIVU),
    focus=(Focus.CALM, Focus.READING),
    locked=True,
    stage=Stage.PLAN,
    cycle=2,
    room="G0ROOM",
    agreement="what is said here stays here",
    times=(MONDAY_8AM + DAY, MONDAY_8AM + 2 * DAY),
    next_at=MONDAY_8AM + DAY,
    left_at=MONDAY_8AM + DAY,
    sessions=4,
)


def saved(database: Database, *triads: Triad) -> None:
    settle(database)
    with kept(database) as unit:
        unit.triads.save(triads)


def found(database: Database, triad: TriadId = FULL.id) -> Triad:
    with database.read(TOWN) as unit:
        one = unit.triads.get(triad)
    assert one
    return one


def with_id(key: str, triad: Triad) -> Triad:
    return replace(triad, id=TriadId(key))


def test_a_triad_comes_back_as_saved_its_members_in_the_order_of_turns(database: Database) -> None:
    saved(database, FULL)
    for look in (database.begin, database.read):
        with look(TOWN) as unit:
            assert unit.triads.get(FULL.id) == FULL
            assert unit.triads.of_person(SANNA.id) == FULL
            assert unit.triads.of_round(ROUND) == unit.triads.active() == [FULL]
            assert unit.triads.get(TriadId("none")) is None
    with database.read(OTHER_TOWN) as unit:
        assert unit.triads.get(FULL.id) is None
        assert unit.triads.of_person(SANNA.id) is None
        assert unit.triads.active() == unit.triads.of_round(ROUND) == []


def test_changed_moved_new_and_dropped_members_are_as_given(database: Database) -> None:
    saved(database, a_triad())
    changed = a_triad("liisa", a_member("sanna", rhythm=Rhythm.PAUSED), "mari", stage=Stage.GOAL)
    with kept(database) as unit:
        held = unit.triads.get(changed.id)
        assert held == a_triad()
        unit.triads.save([changed])
    assert found(database) == changed


def test_a_triad_that_was_not_read_before_is_saved_the_same(database: Database) -> None:
    saved(database, FULL)
    changed = replace(FULL, members=FULL.members[2:], agreement="and we start on time")
    with kept(database) as unit:
        unit.triads.save([changed])
    assert found(database) == changed


def test_some_triads_are_read_together_and_those_that_are_gone_left_out(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.triads.save([a_triad(), with_id("other", a_triad()), with_id("third", a_triad())])
    with database.read(TOWN) as unit:
        found_ = unit.triads.these([TriadId("third"), TriadId("gone"), FULL.id, FULL.id])
        assert sorted(found_, key=lambda each: each.id) == [with_id("third", a_triad()), a_triad()]
        assert unit.triads.these([]) == []
    with database.read(OTHER_TOWN) as unit:
        assert unit.triads.these([FULL.id]) == []


def test_several_changes_in_one_unit_count_in_their_order(database: Database) -> None:
    settle(database)
    with kept(database) as unit:
        unit.triads.save([a_triad(), with_id("other", a_triad())])
        unit.triads.save([a_triad("sanna", "liisa")])
        unit.triads.drop([TriadId("other")])
        unit.triads.save([a_triad("sanna", "pekka")])
        assert unit.triads.get(FULL.id) == a_triad("sanna", "pekka")
        assert unit.triads.get(TriadId("other")) is None
    assert found(database) == a_triad("sanna", "pekka")


def test_a_dropped_draft_can_be_made_anew(database: Database) -> None:
    saved(database, a_triad(state=TriadState.DRAFT))
    with kept(database) as unit:
        assert unit.triads.get(FULL.id)
        unit.triads.drop([FULL.id])
        unit.triads.save([a_triad("mari", "sanna")])
    assert found(database) == a_triad("mari", "sanna")
    assert len(rows(database, "triad_members")) == 2


# What they agreed.


def agreements(database: Database) -> dict[str, str | None]:
    return {str(row["person"]): row["agreement"] for row in rows(database, "triad_members")}


def test_every_member_has_their_own_encrypted_copy_of_what_they_agreed(database: Database) -> None:
    saved(database, FULL)
    assert agreements(database) == {
        "pekka": FULL.agreement,
        "liisa": FULL.agreement,
        "sanna": FULL.agreement,
        "mari": None,
    }
    with database.reading() as connection:
        cells = connection.execute(text("SELECT agreement FROM triad_members WHERE agreement IS NOT NULL")).scalars()
        assert all(cell.startswith("gAAAA") for cell in cells)


def test_who_left_keeps_what_was_agreed_until_then(database: Database) -> None:
    saved(database, FULL)
    left = tuple(replace(each, left_at=MONDAY_8AM) if each.person == "liisa" else each for each in FULL.members)
    with kept(database) as unit:
        unit.triads.save([replace(FULL, members=left)])
    with kept(database) as unit:
        unit.triads.save([replace(FULL, members=left, agreement="new rules")])
    assert agreements(database) == {"pekka": "new rules", "liisa": FULL.agreement, "sanna": "new rules", "mari": None}
    assert found(database).agreement == "new rules"


def closed(database: Database) -> dict[str, str]:
    """The copies as they stand in the database."""
    with database.reading() as connection:
        found = connection.execute(text("SELECT person, agreement FROM triad_members"))
        return {row.person: row.agreement for row in found}


def test_a_new_member_gets_a_copy_and_the_others_cells_are_left_alone(database: Database) -> None:
    saved(database, a_triad("sanna", "liisa", agreement="be kind"))
    before = closed(database)
    with kept(database) as unit:
        unit.triads.save([a_triad("sanna", "liisa", "mari", agreement="be kind")])
    assert agreements(database) == {"sanna": "be kind", "liisa": "be kind", "mari": "be kind"}
    assert before.items() <= closed(database).items()


def test_an_agreement_can_be_taken_back(database: Database) -> None:
    saved(database, FULL)
    with kept(database) as unit:
        unit.triads.save([replace(FULL, agreement="")])
    assert set(agreements(database).values()) == {None}
    assert found(database).agreement == ""


def test_the_others_keep_their_triad_and_its_agreement_when_one_is_erased(database: Database) -> None:
    saved(database, FULL)
    with database.writing() as connection:
        connection.execute(delete(PersonRow).where(PersonRow.id == "pekka"))
    left = tuple(each for each in FULL.members if each.person != "pekka")
    assert found(database) == replace(FULL, members=left)


# Whose it is.


def test_a_triad_is_that_of_its_present_members_only(database: Database) -> None:
    saved(
        database,
        FULL,
        with_id("ended", a_triad("mari", state=TriadState.ENDED, ended_at=MONDAY_8AM)),
        with_id("draft", a_triad("mari", state=TriadState.DRAFT)),
    )
    with database.read(TOWN) as unit:
        assert unit.triads.of_person(LIISA.person.id) == FULL
        assert unit.triads.of_person(MARI.id) is None
        assert [each.id for each in unit.triads.active()] == ["triad"]
        assert [each.id for each in unit.triads.of_round(ROUND)] == ["draft", "ended", "triad"]


def test_what_somebody_is_asked_about_is_found_first_what_waits_for_them(database: Database) -> None:
    asked = {"answer": MemberAnswer.ASKED, "joined_at": None}
    earlier = with_id("a", a_triad("sanna", a_member("liisa", **asked), state=TriadState.ASKING))
    later = replace(with_id("b", earlier), asked_at=MONDAY_8AM + DAY, members=(a_member("sanna", **asked),))
    saved(database, earlier, later, with_id("c", a_triad("mari", a_member("pekka", **asked))))
    with database.read(TOWN) as unit:
        assert unit.triads.suggested_to(SANNA.id) == later
        assert unit.triads.suggested_to(LIISA.person.id) == earlier
        assert unit.triads.suggested_to(MARI.id) is None
    with kept(database) as unit:
        unit.triads.drop([later.id])
        assert unit.triads.suggested_to(SANNA.id) == earlier


def test_who_is_asked_to_join_an_active_triad_is_no_member_of_it_yet(database: Database) -> None:
    joining = a_triad("mari", a_member("pekka", answer=MemberAnswer.ASKED, joined_at=None))
    saved(database, joining)
    with database.read(TOWN) as unit:
        assert unit.triads.of_person(PEKKA.person.id) is None
        assert unit.triads.suggested_to(PEKKA.person.id) == joining
        assert unit.triads.of_person(MARI.id) == joining
        assert unit.triads.were_together() == {}


# Who was together.


def test_pairs_that_were_together_are_known_with_their_last_moment(database: Database) -> None:
    started, ended = MONDAY_8AM - 30 * DAY, MONDAY_8AM - 10 * DAY
    sanna, liisa = (a_member(each, joined_at=started) for each in ("sanna", "liisa"))
    pekka = a_member("pekka", joined_at=started, left_at=MONDAY_8AM - 20 * DAY)
    mari = a_member("mari", joined_at=MONDAY_8AM - 15 * DAY)
    over = a_triad(sanna, liisa, pekka, mari, state=TriadState.ENDED, started_at=started, ended_at=ended)
    lasts = with_id("lasts", a_triad("liisa", "mari", started_at=MONDAY_8AM - DAY))
    never = with_id("never", a_triad("pekka", "mari", state=TriadState.LET_GO, started_at=None))
    saved(database, over, lasts, never)
    with database.read(TOWN) as unit:
        assert unit.triads.were_together() == {
            ("liisa", "sanna"): ended,
            ("liisa", "pekka"): MONDAY_8AM - 20 * DAY,
            ("pekka", "sanna"): MONDAY_8AM - 20 * DAY,
            ("mari", "sanna"): ended,
            ("liisa", "mari"): MONDAY_8AM,  # still: as of now
        }
    with database.read(OTHER_TOWN) as unit:
        assert unit.triads.were_together() == {}


# How long.


def ages_from(database: Database) -> datetime | None:
    with database.reading() as connection:
        return connection.execute(select(TriadRow.over_at)).scalar_one()


def test_an_active_triad_does_not_age_and_others_do_from_their_end(database: Database) -> None:
    saved(database, a_triad())
    assert ages_from(database) is None
    ended = MONDAY_8AM - DAY
    for state, ended_at, since in (
        (TriadState.ENDED, ended, ended),
        (TriadState.LET_GO, None, MONDAY_8AM),
        (TriadState.ACTIVE, None, None),
    ):
        with kept(database) as unit:
            unit.triads.save([a_triad(state=state, ended_at=ended_at)])
        assert ages_from(database) == since


def test_a_thousand_people_are_grouped_in_a_few_journeys(database: Database) -> None:
    settle(database)
    everybody = crowd(database, 999)
    groups = [
        with_id(f"t{place:03}", a_triad(*(PersonId(each.id) for each in everybody[place::333]), agreement="be kind"))
        for place in range(333)
    ]
    with kept(database) as unit:
        unit.triads.save(groups)
    with kept(database) as unit:
        assert unit.triads.active() == groups
        unit.triads.save([replace(each, stage=Stage.GOAL) for each in groups])
    with database.read(TOWN) as unit:
        assert {each.stage for each in unit.triads.of_round(ROUND)} == {Stage.GOAL}
        assert len(unit.triads.were_together()) == 999
