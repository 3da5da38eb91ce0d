"""Groups that are being formed when their process dies, is stopped, or is the command line's."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import bot.__main__ as command_line
from bot.forming import LEASE
from coaching.use_cases.triads import Forming
from storage.tables import AuditRow, MemberRow, RoundRow, TriadRow
from tests.scenarios.groups import Staff, staff_of
from tests.scenarios.processes import alone, environment
from tests.scenarios.town import Town


@pytest.fixture
def staff(town: Town) -> Staff:
    """Three people in an open round; one of them is a coach."""
    made = staff_of(town, 3)
    made.everybody_joins(coaches=1)
    return made


@pytest.fixture
def command(town: Town, monkeypatch: pytest.MonkeyPatch) -> Any:
    """`python -m bot form` beside the bot, at the town's time: how it ended."""
    for name, value in environment(town, 3000).items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("bot.commands.form.system_clock", town.clock)
    monkeypatch.setattr("sys.argv", ["bot", "form"])

    def run(**settings: str) -> int:
        for name, value in settings.items():
            monkeypatch.setenv(name.upper(), value)
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        return int(ended.value.code or 0)

    return run


def together(town: Town) -> set[frozenset[str]]:
    rows = town.rows(MemberRow)
    return {frozenset(row["person"] for row in rows if row["triad"] == each["id"]) for each in town.rows(TriadRow)}


def did(town: Town) -> list[str]:
    return [row["did"] for row in town.rows(AuditRow)]


def a_copy(town: Town, file: Path) -> Path:
    assert town.bot.database.path
    with closing(sqlite3.connect(town.bot.database.path)) as source, closing(sqlite3.connect(file)) as copy:
        source.backup(copy)
    return file


def begins_and_dies(town: Town, staff: Staff, folder: Path) -> None:
    """The process is killed as soon as it begins to work groups out."""
    town.bot.nights.work(town.workspace, town.clock())  # the night's duties are not what the other process is at
    staff.breathes()
    staff.maija.sees("Coverage")
    with alone(town, folder) as process:
        process.will_die_at("form")
        staff.maija.presses("Form the groups")
        process.is_dead()
    assert staff.round_state() == "forming"


def test_killed_while_forming_the_next_process_makes_the_draft(
    town: Town, staff: Staff, command: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    begins_and_dies(town, staff, tmp_path)
    town.settle()
    assert command() == 1
    assert "Another process is forming the groups right now" in capsys.readouterr().err
    assert staff.round_state() == "forming", "for all that is known, somebody is at it"
    town.later(seconds=LEASE.total_seconds())
    staff.maija.sees("1 group is suggested.")
    assert [len(each) for each in staff.groups("draft")] == [3]
    assert did(town).count("formed groups") == 1


def test_the_command_forms_a_draft_with_a_bar_and_the_same_seed_forms_the_same_groups(
    town: Town, command: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    staff = staff_of(town, 6)
    staff.everybody_joins(coaches=2)
    copy = a_copy(town, tmp_path / "copy.db")
    assert command() == 0
    assert "Groups in the draft: 2. The coordinator can look at them in Slack." in capsys.readouterr().out
    town.settle()
    staff.maija.sees("2 groups are suggested.")
    assert command(database_url=f"sqlite:///{copy}") == 0
    with closing(sqlite3.connect(copy)) as other:
        seats = other.execute(f"SELECT triad, person FROM {MemberRow.__tablename__}").fetchall()
    assert {frozenset(who for at, who in seats if at == triad) for triad, _ in seats} == together(town)


def test_without_an_open_round_the_command_says_what_is_missing(
    town: Town, command: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command() == 1
    assert capsys.readouterr().err == "No round of triads is open. A coordinator opens one on the Home tab.\n"
    assert town.rows(RoundRow) == []


def test_control_c_leaves_the_round_as_it_was_and_no_process_behind(
    town: Town, staff: Staff, command: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    before = town.rows(RoundRow)[0]["seed"]
    with monkeypatch.context() as patched:
        patched.setattr(Forming, "progressed", interrupted)
        assert command() == 1
    assert capsys.readouterr().err == "Stopped. The round is as it was before.\n"
    town.settle()
    staff.maija.sees("How many have joined stands here from tomorrow on.")
    assert staff.round_state() == "open"
    assert together(town) == set()
    assert did(town)[-2:] == ["had groups formed", "stopped"]
    assert command() == 0
    assert town.rows(RoundRow)[0]["seed"] == before + 2
    town.settle()
    staff.maija.sees("1 group is suggested.")
