"""The operator at the command line: an empty folder, settings in the environment, and how a command ended."""

from collections.abc import Callable
from pathlib import Path

import pytest

import bot.__main__ as command_line
from demo.slack import PretendSlack

Run = Callable[..., int]
KEY = "cGVlciBjb2FjaCwgYW4gaW52ZW50ZWQgdGVzdCBrZXk="


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder where the bot is started."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


@pytest.fixture
def run(place: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    def run_command(*arguments: str, **settings: str) -> int:
        for name, value in settings.items():
            monkeypatch.setenv(name.upper(), value)
        monkeypatch.setattr("sys.argv", ["bot", *arguments])
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        return int(ended.value.code or 0)

    return run_command


def tokens(slack: PretendSlack) -> dict[str, str]:
    return {
        "slack_bot_token": slack.bot_token,
        "slack_app_token": slack.app_token,
        "slack_api_url": slack.api_url,
    }
