"""Migrations: up and down with rows in them, on both databases, and never different from the tables."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import create_engine, inspect

from coaching.errors import StorageAway
from storage import migrations
from storage.errors import NotMigrated
from storage.migrations import HEAD, create, downgrade, is_current, require_current, upgrade
from storage.tables import metadata
from tests.databases import opened
from tests.storage.full_house import content, everything, furnish
from tests.storage.test_migration_0002 import UrlOf, a_house


@contextmanager
def schema(url: str) -> Iterator[MigrationContext]:
    engine = create_engine(url)
    with engine.connect() as connection:
        yield MigrationContext.configure(connection, opts={"compare_type": True})
    engine.dispose()


def tables(url: str) -> set[str]:
    engine = create_engine(url)
    names = set(inspect(engine).get_table_names()) - {"alembic_version"}
    engine.dispose()
    return names


def test_check_22_all_migrations_give_exactly_the_tables(empty_url: str) -> None:
    upgrade(empty_url)
    with schema(empty_url) as context:
        assert compare_metadata(context, metadata) == []
    assert tables(empty_url) == set(metadata.tables)


def test_check_22_indexes_and_constraints_are_those_of_the_tables(empty_url: str) -> None:
    upgrade(empty_url)
    with schema(empty_url) as context:
        assert context.connection
        found = inspect(context.connection)
        for table in metadata.sorted_tables:
            indexes = {index["name"]: index["column_names"] for index in found.get_indexes(table.name)}
            uniques = {each["name"] for each in found.get_unique_constraints(table.name)}
            keys = {each["name"]: each["options"]["ondelete"] for each in found.get_foreign_keys(table.name)}
            for index in table.indexes:
                assert indexes[str(index.name)] == [column.name for column in index.columns]
            assert set(indexes) - {str(index.name) for index in table.indexes} <= uniques
            assert keys == {str(key.name): key.ondelete for key in table.foreign_key_constraints}


def test_a_new_file_gets_at_once_what_all_migrations_give(tmp_path: Path) -> None:
    at_once, step_by_step = (f"sqlite:///{tmp_path / name}" for name in ("at_once.db", "step_by_step.db"))
    create(at_once)
    upgrade(step_by_step)
    assert is_current(at_once)
    assert reflected(at_once) == reflected(step_by_step)
    upgrade(at_once)
    assert reflected(at_once) == reflected(step_by_step)


def reflected(url: str) -> dict[str, list[set[str]]]:
    """Columns, indexes, keys and checks by table, as the database has them."""
    with schema(url) as context:
        assert context.connection
        found = inspect(context.connection)
        looks = (found.get_columns, found.get_indexes, found.get_unique_constraints, found.get_check_constraints)
        keys = (found.get_foreign_keys, lambda name: [found.get_pk_constraint(name)])
        return {name: [{told(each) for each in look(name)} for look in (*looks, *keys)] for name in sorted(tables(url))}


def told(reflected: Mapping[str, Any]) -> str:
    return repr(
        {key: {k: str(v) for k, v in of.items()} if isinstance(of, dict) else of for key, of in reflected.items()}
    )


def test_check_22_down_and_up_again_with_rows_loses_only_what_is_listed(url_of: UrlOf) -> None:
    url = url_of(a_house)
    for revision in revisions():
        before = str(revision.down_revision or "base")
        for move, to in ((downgrade, before), (upgrade, revision.revision), (downgrade, before)):
            move(url, to)
    assert "Lost on the way down: everything." in (revision.longdoc or "")
    assert tables(url) == set()
    upgrade(url)
    assert is_current(url)
    with opened(url) as database:
        assert {name for name in metadata.tables if content(database, name)} == {"key_checks"}


def test_check_22_migrating_again_changes_nothing(database_url: str) -> None:
    with opened(database_url) as database:
        furnish(database)
        before = everything(database)
    upgrade(database_url)
    with opened(database_url) as database:
        assert everything(database) == before


def test_check_22_a_migration_that_breaks_off_leaves_the_database_as_it_was(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsound(_connection: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(migrations, "_require_sound", unsound)
    with pytest.raises(ZeroDivisionError):
        upgrade(empty_url)
    assert tables(empty_url) == set()


def revisions() -> list[Script]:
    """From the newest to the first."""
    return list(ScriptDirectory(str(Path(migrations.__file__).parent)).walk_revisions())


def test_there_is_one_head_and_it_is_this_versions() -> None:
    assert ScriptDirectory(str(Path(migrations.__file__).parent)).get_heads() == [HEAD]


def test_every_revision_is_numbered_and_says_what_is_lost() -> None:
    for revision in revisions():
        assert revision.revision == Path(revision.path).name[:4]
        assert "Lost on the way down:" in (revision.longdoc or "")


def test_whether_tables_are_up_to_date_is_told_without_changing_them(empty_url: str, tmp_path: Path) -> None:
    if empty_url.startswith("sqlite"):
        with pytest.raises(StorageAway):
            is_current(empty_url)
        sqlite3.connect(tmp_path / "new.db").close()
    assert not is_current(empty_url)
    with schema(empty_url) as context:
        assert context.connection
        with pytest.raises(NotMigrated) as refused:
            require_current(context.connection)
    assert (refused.value.found, refused.value.wanted) == (None, HEAD)
    upgrade(empty_url)
    assert is_current(empty_url)


def test_a_place_where_no_file_can_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageAway):
        upgrade(f"sqlite:///{tmp_path / 'no such folder' / 'new.db'}")
