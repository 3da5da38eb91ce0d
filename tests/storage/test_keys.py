"""Keys: made once, beside the database; never replaced, never guessed; a wrong one opens nothing."""

import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database, open_database
from storage.errors import KeyMissing, NotAKey, WrongKey
from storage.keys import KeyRing, make_key_file, new_key, read_key_file
from tests.builders import a_request
from tests.databases import clock, opened
from tests.storage.town import TOWN, settle, store

WORDS = "my iPads won't show"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "peer-coach.db.key"


def test_a_new_key_file_can_be_read_by_its_owner_only_and_advises_to_keep_a_copy(file: Path) -> None:
    made = make_key_file(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "Keep a copy" in file.read_text(encoding="utf-8")
    assert read_key_file(file).decrypt(made.encrypt(WORDS)) == WORDS


def test_a_key_file_that_is_there_is_never_overwritten(file: Path) -> None:
    made = make_key_file(file)
    before = file.read_text(encoding="utf-8")
    assert make_key_file(file).decrypt(made.encrypt(WORDS)) == WORDS
    assert file.read_text(encoding="utf-8") == before


def test_a_missing_key_file_is_named(file: Path) -> None:
    with pytest.raises(KeyMissing) as refused:
        read_key_file(file)
    assert refused.value.place == str(file)


def test_no_keys_at_all_are_refused_by_their_setting() -> None:
    with pytest.raises(KeyMissing) as refused:
        KeyRing.of([])
    assert refused.value.place == "ENCRYPTION_KEYS"


@pytest.mark.parametrize("wrong", ["", "too short", "ä" * 44, "A" * 43, "A" * 45])
def test_what_is_no_key_is_refused_by_its_place_and_not_shown(wrong: str) -> None:
    with pytest.raises(NotAKey) as refused:
        KeyRing.of([new_key(), wrong])
    assert refused.value.place == "ENCRYPTION_KEYS, key 2"


def test_a_broken_key_file_is_refused_by_its_name(file: Path) -> None:
    file.write_text("# a key\nnot one\n", encoding="utf-8")
    with pytest.raises(NotAKey) as refused:
        read_key_file(file)
    assert refused.value.place == f"{file}, key 1"


def test_a_key_file_that_is_no_text_is_refused_by_its_name(file: Path) -> None:
    file.write_bytes(b"\x87\xff\x00")
    with pytest.raises(NotAKey) as refused:
        read_key_file(file)
    assert refused.value.place == str(file)


def test_the_newest_key_encrypts_and_older_ones_still_open() -> None:
    old, new = new_key(), new_key()
    before = KeyRing.of([old]).encrypt(WORDS)
    both = KeyRing.of([new, old])
    assert both.decrypt(before) == WORDS
    assert KeyRing.of([new]).decrypt(both.encrypt(WORDS)) == WORDS
    assert KeyRing.of([new]).decrypt(both.renewed(before)) == WORDS
    with pytest.raises(WrongKey):
        KeyRing.of([new]).decrypt(before)


def test_a_ring_shows_no_key() -> None:
    key = new_key()
    assert key not in repr(KeyRing.of([key]))


def test_a_database_does_not_open_with_another_key(database_url: str) -> None:
    with opened(database_url):
        pass
    with pytest.raises(WrongKey):
        open_database(database_url, KeyRing.of([new_key()]), clock=clock)


def test_a_database_opens_with_a_newer_key_in_front(database_url: str) -> None:
    old, new = new_key(), new_key()
    with opened(database_url, keys=KeyRing.of([old])) as database:
        settle(database)
        store(database, a_request())
    with opened(database_url, keys=KeyRing.of([new, old])) as database, database.read(TOWN) as unit:
        assert unit.help_requests.get(a_request().id) == a_request()
    with pytest.raises(WrongKey):
        open_database(database_url, KeyRing.of([new]), clock=clock)


def test_two_databases_in_one_process_have_each_its_own_keys(sqlite_url: str, postgres_url: str) -> None:
    with opened(sqlite_url) as one, opened(postgres_url, keys=KeyRing.of([new_key()])) as other:
        for database in (one, other):
            settle(database)
            store(database, a_request(words=WORDS))
        assert token(one) != token(other)
        for database in (one, other):
            with database.read(TOWN) as unit:
                assert unit.help_requests.get(a_request().id) == a_request(words=WORDS)


def test_words_stand_in_the_database_encrypted(database: Database) -> None:
    settle(database)
    store(database, a_request(words=WORDS))
    assert WORDS not in token(database)
    assert token(database).startswith("gAAAA")  # how Fernet's tokens begin


def token(database: Database) -> str:
    with database.reading() as connection:
        return str(connection.execute(text("SELECT words FROM help_requests")).scalar_one())
