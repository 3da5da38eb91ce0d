"""The local workspace by typing: the tour plays, and whoever sits at the keyboard sees what everybody newly sees."""

from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from demo.local_workspace import LocalWorkspace, RealToken, local_workspace
from demo.municipality import ZONE
from demo.terminal import Terminal
from demo.tour import ask_accept_sorted
from tests.engines import lent_engines

MONDAY_8AM = datetime(2026, 9, 7, 8, 0, tzinfo=ZoneInfo(ZONE))


@pytest.fixture
def workspace() -> Iterator[LocalWorkspace]:
    with lent_engines(), local_workspace(MONDAY_8AM) as made:
        yield made


@pytest.fixture
def terminal(workspace: LocalWorkspace) -> Terminal:
    return Terminal(workspace, Console(file=StringIO(), width=200, highlight=False))


def shown(terminal: Terminal) -> str:
    file = terminal.console.file
    assert isinstance(file, StringIO)
    return file.getvalue()


def test_the_tour_goes_from_a_question_to_sorted(terminal: Terminal) -> None:
    ask_accept_sorted(terminal)
    said = shown(terminal)
    for line in (
        "Got it. I'm asking Hannah O'Connell.",
        "Oliver Grant (Rantala) asks: Video editing, this week.",
        "Video editing: Hannah O'Connell takes your request.",
        "Video editing: Oliver Grant says it is sorted. Thank you!",
    ):
        assert line in said
    assert "Nothing to press" not in said


def test_a_slip_of_the_finger_is_told_and_ends_nothing(terminal: Terminal) -> None:
    for line in ("press Nonsense", "fill no colon", "+x", "dance", "+1y", ""):
        terminal.does(line)
    terminal.does("oliver")
    terminal.does("/tutorhelp help")
    assert "Type /tutorhelp and what you need" in shown(terminal)


def test_the_form_can_be_filled_in_by_typing(terminal: Terminal) -> None:
    for line in (
        *("oliver", "/tutorhelp", "fill What would help you?: subtitles for a film"),
        *("choose When?: Today", "submit", "home", "look", "people", "monday"),
    ):
        terminal.does(line)
    assert "subtitles for a film" in shown(terminal)
    assert "Nobody has been free yet." in shown(terminal), "no tutor has accepted"
    assert "Nothing to press" not in shown(terminal)
    assert "No field" not in shown(terminal)


def test_a_real_token_keeps_the_demo_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-0-of-a-school")
    with pytest.raises(RealToken), local_workspace(MONDAY_8AM):
        pass
