"""From a database without triads to one with them, and back, with rows."""

from collections.abc import Collection

import pytest
from sqlalchemy import func, insert, inspect, select

from coaching.notices import NoticeKind
from storage.database import Database
from storage.migrations import downgrade, upgrade
from storage.tables import LivingMessageRow, metadata
from tests.databases import opened
from tests.storage.full_house import HOUSE, LIISA, YESTERDAY
from tests.storage.test_migration_0002 import UrlOf, a_house, older
from tests.storage.town import kept
from tests.triad_builders import WEEK, a_check_in, a_prompt, a_round, a_triad, a_volunteer

NEW = frozenset(
    {
        *("rounds", "volunteers", "rather_not", "triads", "triad_members"),
        *("prompts", "sessions", "question_edits", "check_ins", "triad_counts"),
    }
)


def tables(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(inspect(connection).get_table_names()) & set(metadata.tables)


def rest(database: Database, leaving: Collection[str] = NEW) -> dict[str, int]:
    tables_left = [table for name, table in metadata.tables.items() if name not in leaving]
    with database.reading() as connection:  # counted, since an older version has fewer columns
        return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables_left}


@pytest.fixture
def url(url_of: UrlOf) -> str:
    """A house full of rows."""
    return url_of(a_house)


def test_on_the_way_down_nothing_else_is_lost(url: str) -> None:
    with opened(url) as database:
        before = rest(database)
    downgrade(url, "0005")
    with older(url) as database:
        assert tables(database) == set(metadata.tables) - NEW
        assert rest(database) == before


def test_one_revision_after_the_other_takes_its_own_tables(url: str) -> None:
    gone = {
        "0009": {"triad_counts"},
        "0008": {"check_ins"},
        "0007": {"prompts", "sessions", "question_edits"},
        "0006": {"triads", "triad_members"},
        "0005": {"rounds", "volunteers", "rather_not"},
    }
    left = set(metadata.tables)
    for revision, its in gone.items():
        downgrade(url, revision)
        left -= its
        with older(url) as database:
            assert tables(database) == left


def test_messages_about_triads_are_forgotten_and_no_others(url: str) -> None:
    stands = {"channel": "D0LIISA", "digest": "d", "written_at": YESTERDAY, "to_person": LIISA.id}
    kinds = (NoticeKind.ROOM, NoticeKind.ROUND, NoticeKind.TRIAD_INVITATION, NoticeKind.COVERAGE)
    with opened(url) as database, database.writing() as connection:
        for kind in kinds:
            row = {"workspace_id": HOUSE, "kind": kind, "about": "thing", "ts": f"2.{kind}", **stands}
            connection.execute(insert(LivingMessageRow), row)
    downgrade(url, "0005")
    with older(url) as database, database.reading() as connection:
        about = select(LivingMessageRow.kind).where(LivingMessageRow.about == "thing")
        assert set(connection.execute(about).scalars()) == {NoticeKind.COVERAGE}


def test_after_the_way_down_and_up_a_round_can_begin(url: str) -> None:
    downgrade(url, "0005")
    upgrade(url)
    sanna, liisa = "person-sanna", "person-liisa"
    triad = a_triad(sanna, liisa)
    with opened(url) as database:
        with kept(database, HOUSE) as unit:
            unit.rounds.save(a_round())
            unit.volunteers.save([a_volunteer(sanna, own_focus="calm starts")])
            unit.triads.save([triad])
            assert unit.prompts.add([a_prompt(sanna)]) == 1
            unit.check_ins.save(a_check_in(sanna, sentence="it was quiet"))
        with database.read(HOUSE) as unit:
            assert unit.rounds.current() == a_round()
            assert unit.triads.active() == [triad]
            assert unit.prompts.of_week(triad.id, WEEK) == [a_prompt(sanna)]
            assert unit.check_ins.of_week(triad.id, WEEK) == [a_check_in(sanna, sentence="it was quiet")]
