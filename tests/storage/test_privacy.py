"""Every column says how private it is and how long it is kept, and every table who is pointed at from it."""

from sqlalchemy import Column, Index, MetaData, PrimaryKeyConstraint, Table, Text

from storage.privacy import PERIODS, PrivacyClass, Retention, care_of, kept_of, walk
from storage.tables import metadata
from storage.types import EncryptedText

NOBODYS = {"key_checks"}
"""Belongs to the database, not to a workspace."""


def test_every_column_declares_its_class_and_its_retention() -> None:
    assert [f"{each.table}.{each.column}" for each in walk(metadata) if each.kept is None] == []


def test_the_walk_notices_a_column_without() -> None:
    other = MetaData()
    Table("diary", other, Column("page", Text))
    assert [each.kept for each in walk(other)] == [None]


def test_words_and_secrets_are_encrypted_and_nothing_else_is() -> None:
    guarded = {PrivacyClass.WORDS, PrivacyClass.SECRET}
    for table in metadata.sorted_tables:
        for column in table.columns:
            kept = kept_of(column)
            assert kept
            assert (kept.privacy in guarded) == isinstance(column.type, EncryptedText), f"{table.name}.{column.name}"


def test_every_table_says_from_when_its_rows_age_and_whose_they_are() -> None:
    for table in metadata.sorted_tables:
        care = care_of(table)
        assert care, table.name
        named = {*care.people, *care.members, *filter(None, (care.age_from, care.or_from))}
        assert named <= set(table.columns.keys()), table.name


def test_every_column_that_belongs_to_a_person_says_what_erasing_them_does() -> None:
    for table in metadata.sorted_tables:
        care = care_of(table)
        assert care
        pointing = {key.parent.name for key in table.foreign_keys if key.column is metadata.tables["people"].c.id}
        assert pointing <= set(care.people), table.name


def test_every_row_belongs_to_a_workspace_and_its_key_says_so() -> None:
    for table in metadata.sorted_tables:
        if table.name in {*NOBODYS, "workspaces"}:
            continue
        keys: list[PrimaryKeyConstraint | Index] = [table.primary_key, *table.indexes]
        columns = {column.name for key in keys for column in key.columns}
        assert "workspace_id" in columns, table.name


def test_every_retention_has_a_period_or_is_meant_to_have_none() -> None:
    assert set(PERIODS) == set(Retention)
