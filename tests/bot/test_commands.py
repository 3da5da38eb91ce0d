"""The command line, as an operator meets it: one line for each fault, with its repair, and no traceback."""

from pathlib import Path

import pytest

from bot.app import build
from bot.commands.run import refuse_unspoken
from bot.settings import Settings, SettingsWrong
from coaching.notices import homes
from coaching.people import Person, PersonId, SlackUserId, Standing, WorkspaceId
from demo.clock import MovableClock
from demo.slack import PretendSlack, faults
from tests.bot.operator import KEY, Run
from tests.bot.running import settings_of


def test_migrate_makes_a_database_and_its_key(run: Run, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("migrate") == 0
    assert "up to date" in capsys.readouterr().out
    assert (place / "peer-coach.db").stat().st_mode & 0o077 == 0
    assert (place / "peer-coach.db.key").stat().st_mode & 0o077 == 0
    assert run("migrate") == 0


def test_a_database_without_its_key_is_not_touched(run: Run, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("migrate")
    (place / "peer-coach.db.key").unlink()
    for command in ("migrate", "next"):
        assert run(command) == 1
        assert capsys.readouterr().err.startswith("The database's key is missing")
    assert not (place / "peer-coach.db.key").exists()


def test_another_key_is_named_as_another_key(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("migrate")
    capsys.readouterr()
    assert run("next", encryption_keys=KEY) == 1
    assert "do not open this database" in capsys.readouterr().err


def test_run_names_all_that_is_wrong_with_the_settings(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("run", slack_bot_token="xapp-1", port="x") == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "PORT"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:///missing/folder/here.db", "The database cannot be reached"),
        ("postgresql://nobody:secret@127.0.0.1:9/none", "The database cannot be reached"),
    ],
)
def test_a_database_that_is_not_there_is_one_line(
    run: Run, capsys: pytest.CaptureFixture[str], url: str, said: str
) -> None:
    assert run("next", database_url=url, encryption_keys=KEY, tombstones="t.txt") == 1
    err = capsys.readouterr().err
    assert err.startswith(said)
    assert len(err.splitlines()) == 1
    assert "secret" not in err


def test_a_file_that_is_no_database_is_named_as_such(run: Run, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "peer-coach.db").write_text("a list of words, and nothing that a database would hold\n" * 40)
    (place / "peer-coach.db.key").write_text(KEY)
    for command in ("next", "migrate"):
        assert run(command) == 1
        err = capsys.readouterr().err
        assert "no SQLite database. Nothing was changed." in err
        assert len(err.splitlines()) == 1


def test_next_shows_what_is_due_and_what_is_uncertain_without_words(
    run: Run, slack: PretendSlack, clock: MovableClock, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("migrate")
    settings = settings_of(slack, place, database_url="sqlite:///peer-coach.db")
    owe_something(settings, clock, slack)
    capsys.readouterr()
    assert run("next") == 0
    out = capsys.readouterr().out
    assert "somebody opened the Home tab" in out
    assert "Uncertain: nothing." in out
    assert "Missed: nothing." in out
    assert "Sent: 0. Not sent: 0." in out
    assert "Sanna" not in out


def test_next_shows_what_was_missed_and_why(
    run: Run, slack: PretendSlack, clock: MovableClock, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("migrate")
    settings = settings_of(slack, place, database_url="sqlite:///peer-coach.db")
    owe_something(settings, clock, slack)
    coach = build(settings, clock, inline=True)
    slack.faults.next(faults.error("invalid_blocks"), "views.publish")
    coach.tick(clock())
    coach.close()
    capsys.readouterr()
    assert run("next") == 0
    out = capsys.readouterr().out
    assert "invalid_blocks" in out
    assert "Not sent: 1." in out


def owe_something(settings: Settings, clock: MovableClock, slack: PretendSlack) -> None:
    coach = build(settings, clock, inline=True)
    coach.tick(clock())
    sanna = slack.person("Sanna")
    with coach.database.begin(WorkspaceId(slack.team_id)) as unit:
        person = unit.people.add(Person(PersonId("p1"), SlackUserId(sanna.id), "Sanna", Standing.ACTIVE))
        unit.people.opened_home(person.id, clock())
        unit.outbox.add(homes([person.id], clock()))
        unit.commit()
    coach.close()


def test_run_refuses_a_language_that_is_not_spoken() -> None:
    with pytest.raises(SettingsWrong, match="LANGUAGE: de is not spoken here"):
        refuse_unspoken("de")
    refuse_unspoken("sv")
