"""Somebody is erased while the town goes on: what colleagues see, what Slack keeps, and what a restored copy brings back."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.app import PeerCoach, build
from bot.commands.erase_person import EraseCommand
from demo.slack import Someone
from storage.tables import AuditRow, HelpRequestRow, OutboxRow, OutcomeRow, PersonRow, TombstoneRow, metadata
from tests.scenarios.conftest import LIISA, MAIJA, PEKKA
from tests.scenarios.conftest import SANNA as SANNA_
from tests.scenarios.town import Town, a_town

ASKS = "/tutorhelp my iPads won't show on the screen"
WORDS = "my iPads won't show on the screen"


@pytest.fixture
def town(sqlite_url: str, tmp_path: Path) -> Iterator[Town]:
    """Rantala with Liisa and Pekka as tutors. At the end nobody has got a message that the story did not see."""
    with a_town(tmp_path, database_url=sqlite_url) as made:
        lines = (SANNA_, LIISA, PEKKA, MAIJA)
        for line in lines:
            made.someone(line.split(",")[0], tz="Europe/Helsinki")
        made.brings(*lines)
        made.tutors("Liisa Korhonen", "Pekka Laine")
        yield made
        made.slack.finish()


@pytest.fixture
def sanna(town: Town) -> Someone:
    return town.people["Sanna Virtanen"]


@pytest.fixture
def liisa(town: Town) -> Someone:
    return town.people["Liisa Korhonen"]


@pytest.fixture
def said() -> list[str]:
    return []


def erases(town: Town, who: str, said: list[str] | None = None) -> None:
    """The operator at the command line, with Slack within reach."""
    say = (said if said is not None else []).append
    EraseCommand(town.bot.settings, town.clock, say, lambda _question: True, town.bot.slack).run(who)
    town.slack.settle()


def everything_seen_by(someone: Someone) -> str:
    return someone.eyes.everything()


def all_rows(town: Town) -> str:
    tables = [mapper.class_ for mapper in PersonRow.registry.mappers]
    return "\n".join(str(dict(row)) for table in tables for row in town.rows(table))


def files_of(town: Town) -> bytes:
    path = town.bot.database.path
    assert path
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob("*")) if each.is_file())


def asks_and_is_offered(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees(WORDS)


# What colleagues see.


def test_a_tutor_reads_that_an_erased_teacher_needs_no_help_any_more(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    asks_and_is_offered(town, sanna, liisa)
    erases(town, "Sanna Virtanen")
    liisa.sees("a colleague no longer needs help with this")
    assert "Sanna" not in everything_seen_by(liisa)
    assert WORDS not in everything_seen_by(liisa)
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["withdrawn"]


def test_the_tutor_who_had_accepted_gets_a_line_about_it(town: Town, sanna: Someone, liisa: Someone) -> None:
    asks_and_is_offered(town, sanna, liisa)
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("Liisa Korhonen takes your request")
    erases(town, sanna.id)
    liisa.sees("a colleague no longer needs help: iPads. Thank you!")
    assert "Sanna" not in everything_seen_by(liisa)


def test_the_card_of_a_request_long_over_forgets_who_it_was_too(town: Town, sanna: Someone, liisa: Someone) -> None:
    asks_and_is_offered(town, sanna, liisa)
    liisa.presses("Accept")
    sanna.sees("Liisa Korhonen takes your request")
    sanna.presses("Sorted")
    liisa.sees("Sanna Virtanen says it is sorted")
    assert WORDS in everything_seen_by(liisa)
    erases(town, sanna.id)
    liisa.sees("Sorted. Thank you!")
    assert "Sanna" not in everything_seen_by(liisa)
    assert WORDS not in everything_seen_by(liisa)
    assert [(row["by"], row["result"]) for row in town.rows(OutcomeRow)] == [(None, "sorted")]


def test_an_erased_teachers_own_messages_are_deleted_in_slack(town: Town, sanna: Someone, liisa: Someone) -> None:
    asks_and_is_offered(town, sanna, liisa)
    erases(town, sanna.id)
    assert sanna.messages() == []
    liisa.sees("a colleague no longer needs help with this")


def test_what_an_erased_tutor_had_is_offered_to_the_next(town: Town, sanna: Someone, liisa: Someone) -> None:
    asks_and_is_offered(town, sanna, liisa)
    liisa.presses("Accept")
    sanna.sees("Liisa Korhonen takes your request")
    erases(town, liisa.id)
    sanna.sees("There has been a change. I'm now asking Pekka Laine: iPads.")
    assert "Liisa" not in everything_seen_by(sanna)
    town.people["Pekka Laine"].sees("Sanna Virtanen (Rantala) asks: iPads")
    assert liisa.messages() == []


# What is left.


def test_check_62_nothing_of_an_erased_person_is_left_anywhere(town: Town, sanna: Someone, liisa: Someone) -> None:
    asks_and_is_offered(town, sanna, liisa)
    (row,) = town.rows(PersonRow, slack_user=sanna.id)
    marks = [row["id"], sanna.id, "Sanna Virtanen", WORDS]
    before = files_of(town)
    assert all(mark in all_rows(town) for mark in marks)
    assert sanna.id.encode() in before
    said: list[str] = []
    erases(town, sanna.id, said)
    liisa.sees("a colleague no longer needs help with this")
    assert [mark for mark in marks if mark in all_rows(town)] == []
    assert [mark for mark in marks if mark.encode() in files_of(town)] == []
    assert [mark for mark in (sanna.id, "Sanna", WORDS) if mark in town.log.getvalue()] == []
    assert WORDS not in "\n".join(said)


def test_the_audit_says_that_somebody_was_erased_and_not_who(town: Town, sanna: Someone) -> None:
    erases(town, sanna.id)
    last = town.rows(AuditRow)[-1]
    (stone,) = town.rows(TombstoneRow)
    assert (last["who"], last["did"], last["to_what"]) == (None, "erased a person", stone["mark"])


def test_nothing_waits_for_an_erased_person(town: Town, sanna: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    (row,) = town.rows(PersonRow, slack_user=sanna.id)
    assert town.rows(OutboxRow, to_person=row["id"])
    erases(town, sanna.id)
    assert town.rows(OutboxRow, to_person=row["id"]) == []
    town.later(days=1)


def test_messages_that_slack_does_not_let_go_are_told(town: Town, sanna: Someone, said: list[str]) -> None:
    sanna.says(ASKS)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    town.people["Liisa Korhonen"].sees(WORDS)
    town.bot.slack.web.token = "xoxb-withdrawn"
    erases(town, sanna.id, said)
    assert "1 messages of the bot stay in Slack: invalid_auth." in said


# Restored copies, and coming back.


def copied(town: Town) -> bytes:
    """A backup as an operator makes one, of the database alone."""
    path = town.bot.database.path
    assert path
    with sqlite3.connect(path) as connection:
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
    asks_and_is_offered(town, sanna, liisa)
    backup = copied(town)
    town.later(hours=1)
    erases(town, sanna.id)
    liisa.sees("a colleague no longer needs help with this")
    town.later(days=20)
    bot = restored(town, backup)
    assert town.rows(PersonRow, slack_user=sanna.id) == []
    assert sanna.id not in all_rows(town)
    assert [row["did"] for row in town.rows(AuditRow)][-1] == "erased a person again after a restore"
    assert sanna.id.encode() not in files_of(town)
    assert bot.erasures.replay(town.clock()).people == 0
    bot.close()


def test_check_21_whoever_comes_back_on_purpose_is_somebody_new(town: Town, sanna: Someone) -> None:
    (before,) = town.rows(PersonRow, slack_user=sanna.id)
    erases(town, sanna.id)
    town.later(minutes=5)
    sanna.says("/tutorhelp help")
    sanna.sees("/tutorhelp")
    sanna.says(ASKS)
    (after,) = town.rows(PersonRow, slack_user=sanna.id)
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
    return town.bot.nights.work(town.workspace, town.clock())


def test_a_leaver_is_erased_when_the_grace_is_over(town: Town, sanna: Someone, liisa: Someone) -> None:
    asks_and_is_offered(town, sanna, liisa)
    sanna.is_deactivated()
    night(town, hours=20)
    assert [row["standing"] for row in town.rows(PersonRow, slack_user=sanna.id)] == ["deactivated"]
    night(town, days=29)
    assert town.rows(PersonRow, slack_user=sanna.id)
    assert "retention" in night(town, days=2)
    assert town.rows(PersonRow, slack_user=sanna.id) == []
    assert len(town.rows(TombstoneRow)) == 1
    liisa.sees("a colleague no longer needs help with this")


def test_a_night_is_done_once(town: Town) -> None:
    assert "retention" in night(town, days=1)
    assert night(town, hours=1) == []


def test_check_64_a_removed_app_is_gone_from_the_database_after_two_weeks(town: Town) -> None:
    town.bot.home.rows.park(town.workspace, "app was removed")
    town.bot.home.rows.schedule_purge(town.workspace, town.clock())
    town.bot.home.load()
    assert town.bot.nights.work(town.workspace, town.clock()) == ["retention"]
    left = {table.name for table in metadata.sorted_tables if count(town, table.name)}
    assert left == {"key_checks", "tombstones"}
    assert town.bot.home.known is None


def count(town: Town, table: str) -> int:
    with town.bot.database.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
