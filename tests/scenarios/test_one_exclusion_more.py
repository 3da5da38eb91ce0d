"""Two towns that differ by one private exclusion: but for who is with whom, nobody can tell one from the other.

Both take up from the same rows, so that the seed is the same. The pair kept apart in one town is together in the other.
"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from coaching.people import PersonId
from storage.tables import AuditRow, Base, PersonRow
from tests.scenarios.beginnings import Beginning, beginning_of
from tests.scenarios.conftest import taken_up
from tests.scenarios.groups import Staff, staff_of
from tests.scenarios.town import Town

IDS = re.compile(r"\b(?:[UDGCTB]0[A-Z0-9]{6,}|[0-9a-f]{8}-?[0-9a-f-]{20,}|[A-Za-z0-9_-]{21,}|\d{10}\.\d{6})\b")
CHANCE = re.compile(r"\b(?:127\.0\.0\.1:\d+|\d+(?:\.\d+)? ?m?s|port=\d+)\b|\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|\+00:00)?")
PRIVATE = {"rather_not"}
"""The one table in which the towns differ beforehand."""


@dataclass(frozen=True)
class Seen:
    """All that anybody can read or count, names taken out."""

    texts: dict[str, list[str]]
    calls: Counter[tuple[str, str]]
    log: Counter[str]
    rows: dict[str, int]
    audit: Counter[str]


@pytest.fixture
def before(beginning: Beginning, tmp_path: Path) -> Beginning:
    """Six people have joined, two of them coaches; the groups are not formed yet."""
    (tmp_path / "before").mkdir()
    with taken_up(beginning, tmp_path / "before") as town:
        staff_of(town, 6).everybody_joins(coaches=2)
        return beginning_of(town, tmp_path / "before.db")


@contextmanager
def again(before: Beginning, folder: Path) -> Iterator[tuple[Town, Staff]]:
    folder.mkdir()
    with taken_up(before, folder) as town:
        people = {name.split()[0]: person for name, person in town.people.items()}
        joined = ("Sanna", "Aino", "Mehmet", "Veera", "Oona", "Ville")
        yield town, Staff(town, town.people["Maija Salo"], {name: people[name] for name in joined})


def plays(town: Town, staff: Staff) -> list[set[str]]:
    """The groups are formed, looked at and asked, all agree; who is together."""
    staff.forms()
    staff.maija.sees("2 groups are suggested.")
    staff.maija.presses("See the groups")
    staff.maija.closes()
    groups = staff.groups("draft")
    staff.asks()
    for group in groups:
        staff.all_say_yes(group)
    staff.maija.sees("Round of triads")
    return [{each.name for each in group} for group in groups]


def seen(town: Town) -> Seen:
    names = re.compile(
        "|".join(sorted({part for name in town.people for part in (name, name.split()[0])}, reverse=True))
    )

    def plain(words: str) -> str:
        return CHANCE.sub("·", IDS.sub("id", names.sub("somebody", words)))

    return Seen(
        texts={name: [plain(each) for each in person.texts()] for name, person in town.people.items()},
        calls=Counter((entry.name, plain(str(entry.arguments.get("text", "")))) for entry in town.slack.ledger.entries),
        log=Counter(plain(line) for line in town.log.getvalue().splitlines()),
        rows={
            table.name: count(town, table.name) for table in Base.metadata.sorted_tables if table.name not in PRIVATE
        },
        audit=Counter(row["did"] for row in town.rows(AuditRow)),
    )


def count(town: Town, table: str) -> int:
    with town.bot.database.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())


def keeps_apart(town: Town, one: str, other: str) -> None:
    ids: dict[str, Any] = {row["name"]: row["id"] for row in town.rows(PersonRow)}
    with town.bot.database.begin(town.workspace) as unit:
        unit.volunteers.set_rather_not(PersonId(ids[one]), [PersonId(ids[other])])
        unit.commit()


def test_one_exclusion_more_shows_nowhere_in_a_whole_town(before: Beginning, tmp_path: Path) -> None:
    with again(before, tmp_path / "without") as (town, staff):
        groups, without = plays(town, staff), seen(town)
    one, other = sorted(groups[1])[:2]
    with again(before, tmp_path / "with") as (town, staff):
        keeps_apart(town, one, other)
        others, with_one = plays(town, staff), seen(town)
    assert groups != others
    assert without.log
    assert all(any("Your group is complete" in text for text in without.texts[name]) for name in groups[0] | groups[1])
    assert not any({one, other} <= group for group in others)
    for part in ("audit", "rows", "texts", "calls", "log"):
        assert getattr(without, part) == getattr(with_one, part), part
