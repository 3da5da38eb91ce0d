"""What time and restored copies bring: erased people stay away, leavers go, a removed app goes, who returns is new."""

import sqlite3
from contextlib import closing

import pytest

from bot.app import PeerCoach, build
from coaching.use_cases.workspaces import KEPT_AFTER_REMOVAL, Workspaces
from demo.slack import Someone
from storage.tables import AuditRow, PersonRow, TombstoneRow, metadata
from tests.scenarios.erasing import all_rows, erases, files_of, row_of, town
from tests.scenarios.town import ASKS, Town

__all__ = ["town"]


# Restored copies, and coming back.


def copied(town: Town) -> bytes:
    """A backup as an operator makes one, of the database alone."""
    path = town.bot.database.path
    assert path
    with closing(sqlite3.connect(path)) as connection:
        return connection.serialize()


def restored(town: Town, backup: bytes) -> PeerCoach:
    """The bot started on the backup."""
    path = town.bot.database.path
    assert path
    town.bot.close()
    for each in path.parent.glob(f"{path.name}-*"):
        each.unlink()
    path.write_bytes(backup)
    town.bot = build(town.bot.settings, town.clock, inline=True)
    return town.bot


def test_check_21_a_restored_copy_loses_the_erased_person_again(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    backup = copied(town)
    town.later(hours=1)
    erases(town, sanna.id)
    liisa.sees("A colleague no longer needs help with this")
    town.later(days=20)
    bot = restored(town, backup)
    assert town.rows(PersonRow, slack_user=sanna.id) == []
    assert sanna.id not in all_rows(town)
    assert [row["did"] for row in town.rows(AuditRow)][-1] == "erased a person again after a restore"
    assert sanna.id.encode() not in files_of(town)
    assert bot.erasures.replay(town.clock()).people == 0
    bot.close()


def test_check_21_whoever_comes_back_on_purpose_is_somebody_new(town: Town, sanna: Someone) -> None:
    before = row_of(town, sanna)
    erases(town, sanna.id)
    town.later(minutes=5)
    sanna.says("/tutorhelp help")
    sanna.sees("/tutorhelp")
    sanna.says(ASKS)
    after = row_of(town, sanna)
    assert after["id"] != before["id"]
    restored(town, copied(town)).close()
    assert [row["id"] for row in town.rows(PersonRow, slack_user=sanna.id)] == [after["id"]]
    sanna.sees("")


def test_check_21_an_erasure_cut_off_before_the_commit_is_done_at_the_next_start(
    town: Town, sanna: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut_off(*_anything: object) -> None:
        raise PowerCut

    monkeypatch.setattr("bot.erasures.store", cut_off)
    with pytest.raises(PowerCut):
        erases(town, sanna.id)
    monkeypatch.undo()
    assert town.rows(PersonRow, slack_user=sanna.id)
    restored(town, copied(town)).close()
    assert town.rows(PersonRow, slack_user=sanna.id) == []


# The nights.


def night(town: Town, **later: float) -> list[str]:
    town.later(**later)
    done = town.bot.nights.work(town.workspace, town.clock())
    town.slack.settle()
    return done


def test_a_leaver_is_erased_when_the_grace_is_over(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    sanna.is_deactivated()
    night(town, hours=20)
    assert [row["standing"] for row in town.rows(PersonRow, slack_user=sanna.id)] == ["deactivated"]
    night(town, days=29)
    assert town.rows(PersonRow, slack_user=sanna.id)
    assert "retention" in night(town, days=2)
    assert town.rows(PersonRow, slack_user=sanna.id) == []
    assert len(town.rows(TombstoneRow)) == 1
    liisa.sees("A colleague no longer needs help with this")


def test_a_night_is_done_once(town: Town, maija: Someone) -> None:
    assert "retention" in night(town, days=1)
    maija.sees("Coverage")
    assert night(town, hours=1) == []


def test_check_64_a_removed_app_is_gone_from_the_database_after_two_weeks(town: Town) -> None:
    Workspaces(town.bot.database.begin).removed(town.workspace, "app_uninstalled", town.clock() - KEPT_AFTER_REMOVAL)
    town.bot.home.load()
    assert town.bot.nights.work(town.workspace, town.clock()) == ["retention"]
    left = {table.name for table in metadata.sorted_tables if count(town, table.name)}
    assert left == {"key_checks", "tombstones"}
    assert town.bot.home.known is None


def count(town: Town, table: str) -> int:
    with town.bot.database.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
