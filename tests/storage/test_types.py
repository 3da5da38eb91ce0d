"""What goes in comes out: every writing system, every moment, and a refusal where a database could not keep it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coaching.outcomes import Outcome, Result, Side
from storage.database import Database
from storage.errors import Unstorable
from tests.builders import MONDAY_8AM, a_person, a_request
from tests.storage.town import SANNA, TOWN, kept, rows, settle, store

WRITINGS = {
    "family": "👩‍👩‍👧‍👦 and 👨🏽‍🏫",
    "flags": "🇫🇮🇸🇪🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "right to left": "مرحبا שלום",
    "bidi controls": "a\u202eb\u2066c\u2069",
    "combining": "e\u0301 é n\u0303",
    "four bytes": "𝒜𐍈🀄",
    "controls": "tab\tline\nbell\x07",
    "noncharacters": "\ufffe\uffff\U0010ffff",
    "nothing": "",
}
UNSTORABLE = {"NUL": "a\0b", "half a character": "a\ud83d", "the other half": "\ude00b"}


@pytest.mark.parametrize("words", WRITINGS.values(), ids=WRITINGS)
def test_check_50_every_writing_comes_back_as_it_was(database: Database, words: str) -> None:
    settle(database)
    store(database, a_request(words=words))
    with kept(database) as unit:
        unit.people.save(replace(SANNA, name=words))
        unit.outcomes.add(Outcome("request", SANNA.id, Side.REQUESTER, Result.SORTED, MONDAY_8AM, words))
    with database.read(TOWN) as unit:
        found, sanna = unit.help_requests.get(a_request().id), unit.people.get(SANNA.id)
        (outcome,) = unit.outcomes.of(a_request().id)
    assert found
    assert sanna
    assert (found.words, sanna.name, outcome.note) == (words, words, words)


@pytest.mark.parametrize("words", UNSTORABLE.values(), ids=UNSTORABLE)
def test_check_50_what_no_database_could_keep_is_refused_whole(database: Database, words: str) -> None:
    settle(database)
    for spoiled in (a_request(words=words), a_request(topic=words)):
        with pytest.raises(Unstorable) as refused:
            store(database, spoiled)
        assert words not in repr(refused.value)
    with pytest.raises(Unstorable), kept(database) as unit:
        unit.people.add(a_person("New", schools=(words,)))
    assert rows(database, "help_requests") == []


@given(words=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_check_50_any_text_comes_back(database: Database, words: list[str]) -> None:
    settle(database)
    with kept(database) as unit:
        for name in words:
            unit.people.save(replace(SANNA, name=name))
            assert unit.people.get(SANNA.id) == replace(SANNA, name=name)


@pytest.mark.parametrize(
    "moment",
    [
        MONDAY_8AM,
        MONDAY_8AM.replace(microsecond=1),
        MONDAY_8AM.astimezone(ZoneInfo("Europe/Helsinki")),
        MONDAY_8AM.astimezone(timezone(timedelta(hours=-9, minutes=-30))),
        datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("Europe/Helsinki"), fold=1),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC),
    ],
)
def test_a_moment_comes_back_in_utc_to_the_microsecond(database: Database, moment: datetime) -> None:
    settle(database)
    store(database, a_request(asked_at=moment))
    (row,) = rows(database, "help_requests")
    assert row["asked_at"] == moment.astimezone(UTC)
    assert row["asked_at"].utcoffset() == timedelta(0)


def test_moments_sort_as_moments_do(database: Database) -> None:
    settle(database)
    rising = [MONDAY_8AM + timedelta(microseconds=step) for step in (0, 1, 10, 999_999, 1_000_000, 3_600_000_000)]
    store(database, *[a_request(id=f"request-{at.timestamp()}", asked_at=at) for at in reversed(rising)])
    with database.read(TOWN) as unit:
        assert [each.asked_at for each in reversed(unit.help_requests.open_of(SANNA.id))] == rising
