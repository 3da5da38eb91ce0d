"""What goes by age: exactly what is past its limit, in batches that are each kept or not, with counts that stay."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, update

from coaching.help_requests import RequestState
from coaching.outcomes import Result
from coaching.people import WorkspaceId
from storage.audit import record
from storage.database import Database
from storage.privacy import PERIODS, Retention, care_of
from storage.purge import due, purge
from storage.retention import Expiry, leavers, limits
from storage.tables import HelpRequestRow, OutcomeRow, PersonRow, metadata
from storage.tombstones import WHOLE_WORKSPACE, Tombstone
from storage.workspaces import Workspaces
from tests.builders import MONDAY_8AM
from tests.storage.full_house import HOUSE, LIISA, SANNA, content, everything, furnish

OTHER_HOUSE = WorkspaceId("T0OTHER001")
INSTANT = timedelta(microseconds=1)
DAY = timedelta(days=1)
NEWS_IS_WANTED = timedelta(days=14)
"""For so long an unsent message of the house is wanted; then its age counts."""


def runs(database: Database, age: timedelta, **changes: object) -> Mapping[str, int]:
    return replace(Expiry(database, HOUSE, MONDAY_8AM + age), **changes).run()  # type: ignore[arg-type]


def counts(database: Database, workspace: WorkspaceId = HOUSE) -> dict[str, int]:
    return {table.name: len(content(database, table.name, workspace)) for table in metadata.sorted_tables}


@pytest.fixture
def house(database: Database) -> Database:
    furnish(database, MONDAY_8AM)
    return database


TWICE = ("answer_records", "topic_records", "prompts")
LIMITS = [
    # How old; what goes then and not an instant before.
    (timedelta(minutes=30) + NEWS_IS_WANTED, {"outbox.response_url": 2}),
    (7 * DAY, {"drafts": 2}),
    (30 * DAY, {"inbox": 4, "outbox": 6}),
    (30 * DAY + NEWS_IS_WANTED, {"outbox": 2}),
    (365 * DAY, {**dict.fromkeys(TWICE, 2), "rounds": 1, "triads": 1, "help_requests": 4, "living_messages": 4}),
    (730 * DAY, {"audit": 4}),
]


@pytest.mark.parametrize(("age", "gone"), LIMITS, ids=lambda value: str(value) if isinstance(value, timedelta) else "")
def test_check_63_each_limit_takes_what_has_reached_it_and_nothing_else(
    house: Database, age: timedelta, gone: Mapping[str, int]
) -> None:
    runs(house, age - INSTANT)
    before = counts(house)
    assert dict(runs(house, age)) == gone
    after = counts(house)
    fewer = {table: before[table] - after[table] for table in before if table != "audit"}
    for table in (name for name in gone if "." not in name and name != "audit"):
        assert fewer[table] == gone[table]
    of_requests, of_triads = (
        {"offers", "exchanges", "examples", "outcomes", "outcome_counts"},
        {"volunteers", "triad_members", "sessions"},
    )
    belongs = of_requests | of_triads if "help_requests" in gone else set()
    assert {table for table, count in fewer.items() if count} <= set(gone) | belongs


def test_check_63_what_is_not_past_its_limit_is_as_it_was(house: Database) -> None:
    before = everything(house)
    assert runs(house, timedelta()) == {}
    assert everything(house) == before


def test_check_63_again_it_finds_nothing_and_says_nothing(house: Database) -> None:
    assert runs(house, 400 * DAY)
    before = everything(house)
    assert runs(house, 400 * DAY) == {}
    assert everything(house) == before


def test_check_63_the_audit_says_how_many_and_of_what(house: Database) -> None:
    runs(house, 400 * DAY)
    said = {(row["who"], row["did"], row["to_what"]) for row in content(house, "audit") if "go by age" in row["did"]}
    assert said == {
        (None, "let 2 of outbox.response_url go by age", None),
        (None, "let 8 of outbox go by age", None),
        (None, "let 4 of inbox go by age", None),
        (None, "let 2 of drafts go by age", None),
        (None, "let 4 of living_messages go by age", None),
        (None, "let 4 of help_requests go by age", None),
        (None, "let 2 of visits go by age", None),
        (None, "let 2 of answer_records go by age", None),
        (None, "let 2 of topic_records go by age", None),
        (None, "let 2 of prompts go by age", None),
        (None, "let 1 of rounds go by age", None),
        (None, "let 1 of triads go by age", None),
    }


def test_check_63_every_table_has_a_limit_or_goes_with_something_that_has(house: Database) -> None:
    """Directly, with what it belongs to, with the person, or with the workspace."""
    by_age = {limit.table.name for limit in limits(metadata)}
    with_others = {table.name for table in metadata.sorted_tables if table.foreign_key_constraints}
    with_workspace = {
        table.name
        for table in metadata.sorted_tables
        if (said := care_of(table)) and said.age_from is None and not table.foreign_key_constraints
    }
    everywhere = by_age | with_others | with_workspace | {"people"}
    assert {table.name for table in metadata.sorted_tables} - everywhere == set()
    assert with_workspace == {
        "key_checks",
        "outcome_counts",
        "question_edits",
        "schools",
        "tombstones",
        "triad_counts",
        "topics",
        "workspaces",
    }


# Counts that stay.


def ends(database: Database) -> dict[tuple[str, str, str, str], int]:
    rows = content(database, "outcome_counts")
    return {(row["month"], row["school"], row["topic"], row["ended"]): row["requests"] for row in rows}


def test_check_63_of_requests_only_their_number_stays(house: Database) -> None:
    runs(house, 365 * DAY)
    assert ends(house) == {
        ("2026-09", "rantala", "ipads", Result.SORTED): 2,
        ("2026-09", "rantala", "ipads", RequestState.WAITING): 2,
    }
    assert not any(mark in str(content(house, "outcome_counts")) for mark in (SANNA.key, LIISA.key))


def test_of_a_request_that_was_held_not_even_the_number_stays(house: Database) -> None:
    """It may have been about a child at risk, and reached nobody."""
    with house.writing() as connection:
        connection.execute(update(HelpRequestRow).values(state=RequestState.HELD, ended_at=None))
        connection.execute(metadata.tables["outcomes"].delete())
    runs(house, 366 * DAY)
    assert counts(house)["help_requests"] == 0
    assert ends(house) == {}


def test_the_requesters_word_counts_and_the_tutors_where_there_is_none(house: Database) -> None:
    with house.writing() as connection:
        say(connection, "sanna-tutor", Result.DID_NOT_HAPPEN)
        say(connection, "liisa-tutor", Result.DID_NOT_HAPPEN)
        connection.execute(metadata.tables["outcomes"].delete().where(OutcomeRow.id == "liisa-requester"))
    runs(house, 365 * DAY)
    found = Counter({key[3]: count for key, count in ends(house).items()})
    assert found == {Result.SORTED: 1, Result.DID_NOT_HAPPEN: 1, RequestState.WAITING: 2}


def say(connection: Connection, outcome: str, result: Result) -> None:
    connection.execute(update(OutcomeRow).where(OutcomeRow.id == outcome).values(result=result))


def test_counts_of_later_years_are_added(house: Database) -> None:
    with house.writing() as connection:
        later = MONDAY_8AM + DAY
        connection.execute(update(HelpRequestRow).where(HelpRequestRow.id == "liisa-done").values(ended_at=later))
    runs(house, 365 * DAY)
    assert ends(house)["2026-09", "rantala", "ipads", Result.SORTED] == 1
    runs(house, 366 * DAY)
    assert ends(house)["2026-09", "rantala", "ipads", Result.SORTED] == 2


# Cut off in the middle.


class Killed(BaseException):
    """The process ends here."""


@pytest.mark.parametrize("batches", [0, 1, 5, 10])
def test_check_63_killed_anywhere_it_goes_on_where_it_was(
    database: Database, batches: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(database, MONDAY_8AM)
    left = [batches]

    def killed_after(*args: object, **more: object) -> None:
        if left[0] == 0:
            raise Killed
        left[0] -= 1
        record(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("storage.retention.record", killed_after)
    try:
        runs(database, 400 * DAY, at_once=2)
    except Killed:
        monkeypatch.undo()
        runs(database, 400 * DAY, at_once=2)
    assert sum(ends(database).values()) == 4
    audited = Counter[str]()
    for row in content(database, "audit"):
        if "go by age" in row["did"]:
            number, of = row["did"].removeprefix("let ").removesuffix(" go by age").split(" of ")
            audited[of] += int(number)
    assert audited == {
        "outbox": 8,
        "outbox.response_url": 2,
        "inbox": 4,
        "drafts": 2,
        "living_messages": 4,
        "help_requests": 4,
        "answer_records": 2,
        "topic_records": 2,
        "visits": 2,
        "prompts": 2,
        "rounds": 1,
        "triads": 1,
    }


# People who have left.


def test_check_63_a_leaver_is_named_when_the_grace_is_over(house: Database) -> None:
    grace = PERIODS[Retention.MEMBERSHIP]
    assert grace == 30 * DAY
    with house.writing() as connection:
        connection.execute(update(PersonRow).where(PersonRow.id == SANNA.id).values(deactivated_at=MONDAY_8AM))
    with house.reading() as connection:
        assert leavers(connection, HOUSE, MONDAY_8AM + grace - INSTANT) == []
        assert leavers(connection, HOUSE, MONDAY_8AM + grace) == [SANNA.id]
        assert leavers(connection, OTHER_HOUSE, MONDAY_8AM + grace) == []


def test_other_periods_can_be_given(house: Database) -> None:
    longer = {**PERIODS, Retention.THIRTY_DAYS: 90 * DAY}
    assert runs(house, 31 * DAY, periods=longer) == {"outbox.response_url": 2, "drafts": 2}
    assert runs(house, 90 * DAY, periods=longer)["inbox"] == 4


# A workspace that was removed.

REMOVED_UNTIL = MONDAY_8AM + 14 * DAY


def removed(database: Database) -> None:
    with database.begin(HOUSE) as unit:
        unit.park("app was removed", purge_at=REMOVED_UNTIL)
        unit.commit()


def purged(database: Database, now: datetime) -> list[Tombstone]:
    buried: list[Tombstone] = []
    assert purge(database, HOUSE, now, buried.append) == bool(buried)
    return buried


def test_check_64_a_removed_workspace_is_gone_on_its_day_but_for_one_tombstone(house: Database) -> None:
    furnish(house, MONDAY_8AM, OTHER_HOUSE)
    others = everything(house, OTHER_HOUSE)
    removed(house)
    assert purged(house, REMOVED_UNTIL - INSTANT) == []
    assert counts(house)["people"] == 3
    (stone,) = purged(house, REMOVED_UNTIL)
    left = {table: count for table, count in counts(house).items() if count}
    assert left == {"tombstones": 1, "key_checks": 1}  # which belongs to no workspace
    assert (stone.mark, stone.erased_at) == (WHOLE_WORKSPACE, REMOVED_UNTIL)
    assert everything(house, OTHER_HOUSE) == others


def test_check_64_an_app_that_came_back_is_not_purged(house: Database) -> None:
    removed(house)
    Workspaces(house).unpark(HOUSE)
    with house.reading() as connection:
        assert due(connection, REMOVED_UNTIL + 100 * DAY) == []
    assert purged(house, REMOVED_UNTIL + 100 * DAY) == []
    assert counts(house)["people"] == 3


def test_check_64_where_the_tombstone_cannot_be_written_nothing_is_deleted(house: Database) -> None:
    removed(house)

    def disk_is_full(_stone: Tombstone) -> None:
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        purge(house, HOUSE, REMOVED_UNTIL, disk_is_full)
    assert counts(house)["people"] == 3
