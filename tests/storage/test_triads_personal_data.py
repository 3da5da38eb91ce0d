"""What triads keep of a person: encrypted at rest, out with them, gone with them, and nothing of it to those named."""

from typing import Any

import pytest
from sqlalchemy import text

from coaching.check_ins import Audience
from coaching.notices import NoticeKind
from coaching.people import Person, PersonId, Standing
from coaching.triads import TriadId, TriadState
from storage.database import Database
from storage.personal_data import Found, Whose, as_json, as_text, erase, export, messages_of, shown_to_others
from storage.tables import metadata
from tests.builders import MONDAY_8AM
from tests.storage.test_messages import sent
from tests.storage.town import LIISA, MARI, PEKKA, SANNA, TOWN, kept, settle
from tests.triad_builders import WEEK, a_check_in, a_member, a_prompt, a_round, a_triad, a_volunteer

OWN_FOCUS, AGREEMENT, SENTENCE = "canary of a focus", "canary of an agreement", "canary of a sentence"
CANARIES = (OWN_FOCUS, AGREEMENT, SENTENCE)


@pytest.fixture
def town(database: Database) -> Database:
    """Sanna is in a triad with Liisa and Pekka; she wished for Pekka, works with Liisa, and would rather not be with
    Mari, who is no part of it."""
    settle(database)
    said: dict[str, Any] = {"own_focus": OWN_FOCUS, "wishes": (PEKKA.person.id,), "together": (LIISA.person.id,)}
    with kept(database) as unit:
        unit.rounds.save(a_round())
        unit.volunteers.save([a_volunteer(**said), a_volunteer("liisa")])
        unit.volunteers.set_rather_not(SANNA.id, [MARI.id])
        unit.triads.save([a_triad(agreement=AGREEMENT)])
        unit.prompts.add([a_prompt(), a_prompt("liisa")])
        unit.check_ins.save(a_check_in(sentence=SENTENCE, audience=Audience.MY_TRIAD))
    return database


def whose(person: Person) -> Whose:
    return Whose(TOWN, person.id, person.slack_user)


def exported(database: Database, person: Person) -> str:
    found = Found(person.id, person.slack_user, person.name, Standing.ACTIVE, ())
    with database.reading() as connection:
        made = export(connection, TOWN, found, now=MONDAY_8AM)
    return as_json(made) + as_text(made)


def test_words_of_triads_are_nowhere_to_be_read_in_the_database(town: Database) -> None:
    with town.reading() as connection:
        raw = " ".join(
            str(tuple(row)) for table in metadata.tables for row in connection.execute(text(f"SELECT * FROM {table}"))
        )
    assert str(WEEK) in raw  # so it was looked at
    assert [canary for canary in CANARIES if canary in raw] == []


def test_a_persons_copy_holds_what_they_wrote_and_not_whom_they_named(town: Database) -> None:
    given = exported(town, SANNA)
    assert [canary for canary in CANARIES if canary not in given] == []
    assert "others: (a colleague)" in given
    for each in (MARI, LIISA.person, PEKKA.person):
        assert f'"{each.id}"' not in given
        assert each.name not in given


def test_who_is_named_learns_nothing_of_it(town: Database) -> None:
    given = exported(town, MARI)
    assert [mark for mark in (SANNA.id, SANNA.name, *CANARIES) if f'"{mark}"' in given] == []
    assert '"rather_not": []' in given
    with town.writing() as connection:
        assert "rather_not" not in erase(connection, whose(MARI))
    with town.read(TOWN) as unit:
        assert unit.volunteers.rather_not(SANNA.id) == ()


def test_a_mate_gets_their_own_copy_of_the_agreement_and_no_sentence(town: Database) -> None:
    given = exported(town, LIISA.person)
    assert AGREEMENT in given
    assert [canary for canary in (OWN_FOCUS, SENTENCE) if canary in given] == []


def test_erasing_takes_what_was_theirs_and_leaves_the_triad_to_the_others(town: Database) -> None:
    with town.writing() as connection:
        counted = erase(connection, whose(SANNA))
    assert {name for name in counted if counted[name]} >= {"volunteers", "triad_members", "prompts", "check_ins"}
    assert "rather_not" not in counted
    with town.read(TOWN) as unit:
        assert unit.triads.active() == [a_triad("liisa", "pekka", agreement=AGREEMENT)]
        assert [each.person for each in unit.prompts.of_week(a_triad().id, WEEK)] == [PersonId("liisa")]
        assert unit.check_ins.of_person(SANNA.id) == []
        assert unit.volunteers.all_rather_not() == {}
        assert [each.person for each in unit.volunteers.of_round(a_round().id)] == ["liisa"]


def test_messages_that_name_the_person_to_their_triad_and_to_coordinators_are_redrawn(town: Database) -> None:
    told = (
        (NoticeKind.ROOM, "triad", LIISA.person),
        (NoticeKind.ROUND, "round", MARI),
        (NoticeKind.TRIAD_INVITATION, "round", LIISA.person),
        (NoticeKind.TRIAD_INVITATION, "round", SANNA),
    )
    sent(town, *told)
    with town.reading() as connection:
        found = {(each.kind, each.to) for each in shown_to_others(connection, whose(SANNA), MONDAY_8AM)}
    assert found == {(NoticeKind.ROOM, LIISA.person.id), (NoticeKind.ROUND, MARI.id)}


def test_what_is_told_of_a_triad_at_one_moment_or_in_one_cycle_follows_the_person_too(town: Database) -> None:
    at, cycle = f"triad:{MONDAY_8AM.isoformat()}", "triad:1"
    sent(town, (NoticeKind.TRIAD_NEWS, at, LIISA.person), (NoticeKind.CYCLE_END, cycle, PEKKA.person))
    sent(town, (NoticeKind.TRIAD_NEWS, "other:1", LIISA.person), (NoticeKind.CYCLE_END, "triad-2:1", PEKKA.person))
    with town.reading() as connection:
        news = {each.ts for each in messages_of(connection, whose(SANNA))}
        shown = {(each.kind, each.about) for each in shown_to_others(connection, whose(SANNA), MONDAY_8AM)}
    assert news == {f"triad_news/{at}"}
    assert shown == {(NoticeKind.CYCLE_END, cycle)}


def test_what_stands_in_the_chat_that_the_others_leave_behind_goes(town: Database) -> None:
    over = a_triad(id=TriadId("over"), state=TriadState.ENDED)
    with kept(town) as unit:
        unit.triads.save([over, a_triad(a_member("sanna", left_at=MONDAY_8AM), "liisa", "pekka", id=TriadId("left"))])
    sent(town, *((NoticeKind.ROOM, each, LIISA.person) for each in ("triad", "over", "left")))
    with town.reading() as connection:
        found = {each.ts for each in messages_of(connection, whose(SANNA))}
    assert found == {"room/triad"}
