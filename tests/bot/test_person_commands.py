"""`export-person` and `erase-person` as the operator meets them: sentences, files, questions, exit codes."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.commands.erase_person import EraseCommand
from bot.commands.faults import CannotGoOn
from bot.goodbyes import Goodbyes, TakenBack
from bot.settings import Settings, read_settings
from bot.slack_client import SlackClient
from bot.slack_results import Accepted, NotSent, RateLimited, Refused
from bot.slack_results import Result as Answer
from coaching.people import SlackUserId
from storage.database import Database
from storage.keys import new_key
from storage.personal_data import SlackMessage
from storage.tables import AuditRow, PersonRow
from tests.builders import MONDAY_8AM
from tests.databases import opened, sqlite_template, sqlite_url
from tests.storage.full_house import AINO, LIISA, SANNA, content, everything, furnish

__all__ = ["sqlite_template", "sqlite_url"]

KEY = "cGVlciBjb2FjaCwgYW4gaW52ZW50ZWQgdGVzdCBrZXk="


@pytest.fixture
def house(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """A furnished database, and settings that lead to it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("ENCRYPTION_KEYS", KEY)
    with opened(sqlite_url) as database:
        furnish(database)
        yield database


def bot(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(app, arguments, input=answer)


def refusal(*arguments: str) -> str:
    """The line with which a command ends."""
    result = bot(*arguments)
    assert isinstance(result.exception, CannotGoOn), result.output
    return str(result.exception)


def did(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(select(AuditRow.did).order_by(AuditRow.number)).scalars())


# export-person


def test_check_61_an_export_is_json_on_standard_output_and_is_audited(house: Database) -> None:
    result = bot("export-person", SANNA.slack_user)
    assert result.exit_code == 0
    data = json.loads(result.stdout)["data"]
    assert [row["words"] for row in data["help_requests"]] == [SANNA.words, SANNA.words]
    assert did(house)[-1] == "took out a person's data"
    assert content(house, "audit")[-1]["to_what"] == SANNA.id


def test_an_export_can_be_read(house: Database) -> None:
    text = bot("export-person", SANNA.name, "--text").stdout
    assert text.startswith("Sanna Virtanen, ")
    assert f"words: {SANNA.words}" in text


def test_an_export_into_files_is_for_their_owner_only(house: Database, tmp_path: Path) -> None:
    result = bot("export-person", SANNA.name, "--output", "sanna.json")
    assert "sanna.json and, for reading, in sanna.txt" in result.stdout
    assert SANNA.words not in result.stdout
    for name in ("sanna.json", "sanna.txt"):
        assert SANNA.words in (tmp_path / name).read_text(encoding="utf-8")
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("taken", ["sanna.json", "sanna.txt"])
def test_an_export_writes_over_nothing(house: Database, tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).write_text("something else")
    assert refusal("export-person", SANNA.name, "--output", "sanna.json") == (
        f"{taken} is there already. Choose another name."
    )
    assert sorted(path.name for path in tmp_path.glob("sanna.*")) == [taken]


def test_an_export_into_a_folder_that_is_not_there_is_one_line(house: Database) -> None:
    said = refusal("export-person", SANNA.name, "--output", "away/x.json")
    assert said.startswith("No such file or directory: away/x.json. Look at")
    assert len(said.splitlines()) == 1


# Who is meant


@pytest.mark.parametrize("command", [("export-person",), ("erase-person", "--yes")])
def test_namesakes_are_listed_and_nothing_is_done(house: Database, command: tuple[str, ...]) -> None:
    with house.writing() as connection:
        connection.execute(update(PersonRow).where(PersonRow.id == AINO.id).values(name=SANNA.name))
    before = everything(house)
    assert refusal(*command, SANNA.name).splitlines() == [
        "That name fits several people. Nothing was changed; give one of these member ids:",
        "  U0AINO01  Sanna Virtanen  Rantala  active",
        "  U0SANNA01  Sanna Virtanen  Rantala  active",
    ]
    assert everything(house) == before


@pytest.mark.parametrize("command", [("export-person",), ("erase-person", "--yes")])
def test_nobody_of_that_name_is_said(house: Database, command: tuple[str, ...]) -> None:
    assert refusal(*command, "Sanna") == ("Nobody of that member id or exact name is kept here. Nothing was changed.")


def test_without_a_workspace_nobody_is_kept(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    monkeypatch.setenv("ENCRYPTION_KEYS", KEY)
    assert refusal("export-person", SANNA.name) == "No workspace is known yet: nothing is kept about anybody."


@pytest.mark.parametrize("command", [("export-person",), ("erase-person", "--yes")])
def test_with_a_wrong_key_nothing_is_done(
    house: Database, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENCRYPTION_KEYS", new_key())
    assert refusal(*command, SANNA.name).startswith("The keys given do not open this database.")
    assert SANNA.words in everything(house)


# erase-person


def test_a_dry_run_says_what_would_go_and_changes_nothing(house: Database, tmp_path: Path) -> None:
    before = everything(house)
    result = bot("erase-person", SANNA.name, "--dry-run")
    lines = result.stdout.splitlines()
    assert lines[0] == "About Sanna Virtanen (U0SANNA01) these rows are deleted, or cleared of the person:"
    assert "       1  people" in lines
    assert "       2  help_requests" in lines
    assert "       4  messages of the bot in Slack" in lines
    assert lines[-1] == "Nothing was changed (dry run)."
    assert everything(house) == before
    assert not list(tmp_path.glob("tombstones.*"))


def test_erasing_wants_a_yes(house: Database) -> None:
    before = everything(house)
    assert refusal("erase-person", SANNA.name) == (
        "Nobody is here to confirm it. Nothing was changed; add --yes, or look first with --dry-run."
    )
    said: list[str] = []

    def no(question: str) -> bool:
        said.append(question)
        return False

    command = EraseCommand(read_settings(), lambda: MONDAY_8AM, said.append, no, None)
    with pytest.raises(CannotGoOn, match="Nothing was changed"):
        command.run(SANNA.name)
    assert said[-1] == "Erase Sanna Virtanen (U0SANNA01) for good?"
    assert everything(house) == before


def test_check_62_erasing_says_what_is_gone_and_what_stays_elsewhere(house: Database, tmp_path: Path) -> None:
    result = bot("erase-person", SANNA.name, "--yes")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-6:] == [
        "       4  messages of the bot in Slack",
        "Sanna Virtanen (U0SANNA01) is erased.",
        "Messages of the bot that stay in Slack: 4 (SLACK_BOT_TOKEN is not set).",
        "Backups still hold them until these expire; a restored one forgets them again at the next start.",
        "Take them out of people.csv too, or the next import brings them back.",
        "The programme still names them in what it says of Rantala: change programme.toml and import it.",
    ]
    marks = (SANNA.id, SANNA.slack_user, SANNA.name, SANNA.words, SANNA.note)
    files = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert [mark for mark in marks if mark in everything(house) or mark.encode() in files] == []
    assert (tmp_path / "tombstones.peer-coach.txt").exists()
    assert refusal("erase-person", SANNA.name, "--yes").startswith("Nobody of that member id")


def test_where_the_tombstone_cannot_be_written_nobody_is_erased(
    house: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOMBSTONES", str(tmp_path / "away" / "tombstones.txt"))
    assert "No such file or directory" in refusal("erase-person", SANNA.name, "--yes")
    assert SANNA.words in everything(house)


def test_colleagues_are_still_served_after_an_erasure(house: Database) -> None:
    bot("erase-person", SANNA.name, "--yes")
    assert json.loads(bot("export-person", LIISA.name).stdout)["data"]["roles"][0]["role"] == "tutor"


# Messages in Slack


class Slack(SlackClient):
    """Answers deletions as the test wants, one after the other, the last one again and again."""

    def __init__(self, *answers: Answer) -> None:
        object.__setattr__(self, "answers", list(answers))
        object.__setattr__(self, "asked", [])

    def delete(self, channel: str, ts: str) -> Answer:
        self.asked.append(ts)  # type: ignore[attr-defined]
        answers: list[Answer] = self.answers  # type: ignore[attr-defined]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def publish_home(self, slack_user: str, view: object) -> Answer:
        self.asked.append(slack_user)  # type: ignore[attr-defined]
        return Accepted({})


GONE = Accepted({})
THREE = [SlackMessage("D0SANNA", f"{number}.0") for number in range(3)]


def test_every_message_is_deleted_and_the_home_tab_emptied() -> None:
    slack = Slack(GONE)
    assert Goodbyes(slack).take_back(THREE, SlackUserId("U0SANNA01")) == TakenBack(3)
    assert slack.asked == ["U0SANNA01", "0.0", "1.0", "2.0"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("word", ["message_not_found", "channel_not_found"])
def test_a_message_that_is_not_there_any_more_is_gone(word: str) -> None:
    assert Goodbyes(Slack(Refused(word))).take_back(THREE).is_all


def test_one_message_that_slack_keeps_does_not_stop_the_others() -> None:
    slack = Slack(GONE, Refused("compliance_exports_prevent_deletion"), GONE)
    assert Goodbyes(slack).take_back(THREE) == TakenBack(2, {"compliance_exports_prevent_deletion": 1})


@pytest.mark.parametrize("answer", [NotSent("dns"), Refused("invalid_auth"), RateLimited(30.0)])
def test_where_slack_cannot_be_had_the_rest_is_not_tried(answer: Answer) -> None:
    slack = Slack(GONE, answer)
    done = Goodbyes(slack).take_back(THREE)
    assert (done.gone, sum(done.left.values()), len(slack.asked)) == (1, 2, 2)  # type: ignore[attr-defined]


def test_an_operator_waits_for_slacks_rate_limit() -> None:
    waited: list[float] = []
    slack = Slack(GONE, RateLimited(30.0), GONE)
    assert Goodbyes(slack, patience=60.0, pause=waited.append).take_back(THREE) == TakenBack(3)
    assert waited == [30.0]


def test_settings_without_a_name_for_the_tombstones_put_them_beside_the_database() -> None:
    from bot.databases import tombstone_file

    settings = Settings(_env_file=None, database_url="sqlite:////srv/peer-coach.db", encryption_keys=KEY)  # type: ignore[arg-type]
    assert tombstone_file(settings).path == Path("/srv/tombstones.peer-coach.txt")
