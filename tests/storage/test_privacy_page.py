"""The data map in docs/privacy.md is the schema: every column with its class, its limit and who reads it."""

import re
from pathlib import Path

from storage.privacy import PrivacyClass, Retention, care_of, kept_of
from storage.tables import metadata

PAGE = (Path(__file__).parents[2] / "docs/privacy.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(\w+)` \| ((?:`\w+`(?:, )?)+) \| `(\w+)` \| `(\w+)` \| (.+) \|$", re.MULTILINE)


def documented() -> dict[tuple[str, str], tuple[str, str]]:
    return {
        (table, column): (privacy, retention)
        for table, columns, privacy, retention, _ in ROW.findall(PAGE)
        for column in re.findall(r"`(\w+)`", columns)
    }


def declared() -> dict[tuple[str, str], tuple[str, str]]:
    """As the tables say; to which workspace a row belongs is said once, above the map."""
    found = {}
    for table in metadata.sorted_tables:
        for column in table.columns:
            kept = kept_of(column)
            assert kept, f"{table.name}.{column.name} declares nothing"
            found[table.name, column.name] = (kept.privacy.value, kept.retention.value)
    return {place: said for place, said in found.items() if place[1] != "workspace_id"}


def test_the_data_map_has_every_column_as_it_is_declared() -> None:
    assert documented() == declared()


def test_the_workspace_is_kept_in_every_table_as_the_page_says() -> None:
    without = {table.name for table in metadata.sorted_tables if "workspace_id" not in table.columns}
    assert without == {"key_checks", "workspaces"}
    columns = [table.c.workspace_id for table in metadata.sorted_tables if table.name not in without]
    said = {(kept.privacy, kept.retention) for column in columns if (kept := kept_of(column))}
    assert said == {(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE)}


def test_every_row_of_the_data_map_says_who_reads_it() -> None:
    assert [row for row in ROW.findall(PAGE) if len(row[4].strip()) < 3] == []


def test_every_limit_and_class_is_explained() -> None:
    explained = set(re.findall(r"^\| `(\w+)` \| [^`|]", PAGE, re.MULTILINE))
    assert {retention.value for retention in Retention} == explained
    assert [privacy for privacy in PrivacyClass if f"`{privacy}`: " not in PAGE] == []


def test_every_table_says_how_it_ages() -> None:
    assert [table.name for table in metadata.sorted_tables if care_of(table) is None] == []


def test_twenty_five_questions_are_answered() -> None:
    asked = PAGE[PAGE.index("## What a data protection officer asks") :]
    assert re.findall(r"^(\d+)\. \*\*", asked, re.MULTILINE) == [str(number) for number in range(1, 26)]
