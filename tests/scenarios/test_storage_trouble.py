"""The database locked, full, read-only or gone while people act: an honest answer at once, nothing kept by halves."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import psycopg
import pytest

from bot.__main__ import main
from demo.slack import Someone
from storage.engine import Waits
from storage.tables import AuditRow, HelpRequestRow, InboxRow, OutboxRow
from tests.scenarios.conftest import north
from tests.scenarios.town import ASKS, KEY, WORDS, Town

LOCKED = "I couldn't save that, so nothing was changed. Please try again in a minute."
OUT_OF_ORDER = "I can't keep anything at the moment, so nothing was changed. Please tell the coordinator."
IMPATIENT = Waits(lock=0.2, row=0.2, statement=0.4)


@pytest.fixture(params=["sqlite", "postgresql"])
def busy_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """The town with a database that keeps nobody waiting for longer than a fifth of a second."""
    url = request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param])
    with north(tmp_path, database_url=url, waits=IMPATIENT) as made:
        yield made


@contextmanager
def locked(town: Town) -> Iterator[None]:
    """Somebody else holds what everybody needs for writing."""
    if town.bot.database.path:
        other = sqlite3.connect(town.bot.database.path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        yield
        other.close()
    else:
        with psycopg.connect(town.bot.settings.database_url.get_secret_value()) as holder:
            holder.execute("LOCK TABLE inbox, outbox, audit IN EXCLUSIVE MODE")
            yield


def kept_of(town: Town) -> list[int]:
    return [len(town.rows(table)) for table in (HelpRequestRow, InboxRow, OutboxRow, AuditRow)]


def test_check_14_a_lock_that_passes_is_waited_for(town: Town, sanna: Someone) -> None:
    assert town.bot.database.path
    other = sqlite3.connect(town.bot.database.path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    let_go = Timer(0.3, other.close)
    let_go.start()
    sanna.says(ASKS)
    let_go.join()
    sanna.sees("Got it. I'm asking Liisa Korhonen.")


def test_check_14_a_lock_that_stays_gets_an_honest_answer_and_the_words_back(busy_town: Town) -> None:
    town, sanna = busy_town, busy_town.people["Sanna Virtanen"]
    before = kept_of(town)
    with locked(town):
        sanna.says(ASKS)
        sanna.sees(LOCKED)
        answer = sanna.sees_message(WORDS)
        assert answer.only_for == sanna.id
    assert kept_of(town) == before
    town.asked(sanna)


def test_check_14_a_press_while_the_database_is_locked_changes_nothing_and_works_afterwards(busy_town: Town) -> None:
    town, sanna, liisa = busy_town, busy_town.people["Sanna Virtanen"], busy_town.people["Liisa Korhonen"]
    town.asked(sanna)
    before = kept_of(town)
    with locked(town):
        liisa.presses("Accept")
        liisa.sees(LOCKED)
    assert kept_of(town) == before
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")


def test_an_event_that_could_not_be_stored_is_delivered_again(busy_town: Town) -> None:
    town, sanna = busy_town, busy_town.people["Sanna Virtanen"]
    sanna.says(ASKS)
    sanna.sees("Got it.")
    with locked(town):
        sanna.is_deactivated()
        assert [row["state"] for row in town.rows(HelpRequestRow)] == ["waiting"]
    town.later(minutes=1)
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["withdrawn"]
    assert [entry.verdict for entry in town.slack.ledger.deliveries("event:user_change")] == [
        "http_error",
        "http_error",
        "ok",
    ]
    assert [row["did"] for row in town.rows(AuditRow)].count("left") == 1


def test_commands_that_only_look_are_answered_while_the_database_is_locked(busy_town: Town) -> None:
    sanna = busy_town.people["Sanna Virtanen"]
    with locked(busy_town):
        sanna.says("/tutorhelp status")
        sanna.sees("You have nothing open.")
        sanna.says("/coaching home")
        sanna.sees("This is open for you.")
        sanna.says("/tutorhelp help")
        sanna.sees("A colleague-tutor gets it.")


@contextmanager
def out_of_order(town: Town, how: str) -> Iterator[None]:
    """The database full, read-only or gone, until the block ends."""
    path = town.bot.database.path
    assert path
    if how == "gone":
        aside = path.rename(path.with_suffix(".aside"))
        yield
        aside.rename(path)
        return
    on, off = {
        "full": ("PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"),
        "read-only": ("PRAGMA query_only = ON", "PRAGMA query_only = OFF"),
    }[how]
    if how == "full":
        tell_the_writer(town, "VACUUM")  # no page is left that something was deleted from
    tell_the_writer(town, on)
    yield
    tell_the_writer(town, off)


def tell_the_writer(town: Town, statement: str) -> None:
    with town.bot.database._engines.writer.connect() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize("how", ["full", "read-only", "gone"])
def test_a_database_out_of_order_is_said_to_be_so_and_the_words_come_back(
    town: Town, sanna: Someone, liisa: Someone, how: str
) -> None:
    long = f"{WORDS} and more of it " * 100
    town.asked(sanna)
    before = kept_of(town)
    with out_of_order(town, how):
        sanna.reloads()
        sanna.says(f"/tutorhelp {long}")
        sanna.sees(OUT_OF_ORDER)
        sanna.sees(long.strip())
        liisa.opens_home()
    town.later(minutes=2)
    assert kept_of(town)[:2] == before[:2]
    sanna.says("/tutorhelp AirPlay in room 12")
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    sanna.presses("Undo")
    sanna.sees("Taken back.")


def test_a_database_that_is_gone_shows_on_the_health_page(town: Town) -> None:
    assert town.bot.health.page().status == 200
    with out_of_order(town, "gone"):
        page = town.bot.health.page()
        assert (page.status, "StorageAway" in page.body) == (503, True)
    assert town.bot.health.page().status == 200


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (None, "The database's key is missing"),
        ("bm90IHRoZSBrZXkgb2YgdGhpcyBkYXRhYmFzZSwgbm8=", "The keys given do not open this database."),
    ],
)
def test_a_database_whose_key_is_missing_is_never_served(
    town: Town,
    sanna: Someone,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    key: str | None,
    said: str,
) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    path = town.bot.database.path
    assert path
    assert key != KEY
    monkeypatch.chdir(path.parent)
    for name, value in {
        "SLACK_BOT_TOKEN": town.slack.bot_token,
        "SLACK_SIGNING_SECRET": town.slack.signing_secret,
        "SLACK_API_URL": town.slack.api_url,
        "DATABASE_URL": f"sqlite:///{path}",
        "ENCRYPTION_KEYS": key or "",
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.argv", ["bot", "run"])
    with pytest.raises(SystemExit) as ended:
        main()
    shown = capsys.readouterr().err
    assert ended.value.code == 1
    assert said in shown
    assert "Traceback" not in shown
    assert not path.with_name(f"{path.name}.key").exists(), "no new key is made for an old database"
