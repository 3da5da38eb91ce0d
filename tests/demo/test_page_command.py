"""`python -m demo` as it is typed: says where the page is, and ends when it is told to."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from demo.__main__ import app
from tests.demo.page_client import Client

ROOT = Path(__file__).parents[2]


def started(folder: Path, *options: str, **settings: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"} | settings
    command = [sys.executable, "-m", "demo", *options]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )


def address_of(demo: "subprocess.Popen[str]") -> str:
    assert demo.stdout
    told = demo.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+", told)
    assert address, told
    return address[0]


def test_the_page_is_served_until_it_is_interrupted_and_kept_beside(tmp_path: Path) -> None:
    with started(tmp_path, "--port", "0", "--clock", "2026-09-14T08:00") as demo:
        assert "14 September" in Client(address_of(demo), "oliver").opens().text
        demo.send_signal(signal.SIGINT)
        assert demo.wait(20) == 0
    assert (tmp_path / ".demo/1/slack.json").is_file()


def test_a_second_copy_has_a_place_and_a_page_of_its_own(tmp_path: Path) -> None:
    with started(tmp_path) as one, started(tmp_path) as other:
        addresses = [address_of(one), address_of(other)]
        assert len(set(addresses)) == 2
        Client(addresses[0], "oliver").opens()
        Client(addresses[1], "oliver").opens()
        for demo in (one, other):
            demo.send_signal(signal.SIGINT)
    assert (one.returncode, other.returncode) == (0, 0)
    assert {path.name for path in (tmp_path / ".demo").iterdir()} == {"1", "2"}


def test_what_cannot_be_meant_is_said_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(app, ["--clock", "soon"])
    assert said.exit_code == 2
    assert "give a moment such as 2026-09-07T08:00" in said.output


@pytest.mark.parametrize("setting", ["SLACK_BOT_TOKEN=xoxb-0-of-a-school", "SLACK_APP_TOKEN=xapp-0-of-a-school"])
@pytest.mark.parametrize("way", ["environment", "file"])
def test_a_real_token_keeps_the_page_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, setting: str, way: str
) -> None:
    if way == "file":
        (tmp_path / ".env").write_text(setting, encoding="utf-8")
    else:
        monkeypatch.setenv(*setting.split("="))
    assert "A Slack token is set here" in refused(tmp_path, monkeypatch)


def test_a_token_is_not_overlooked_beside_a_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("SLACK_BOT_TOKEN=xoxb-0-of-a-school\nPORT=none", encoding="utf-8")
    told = refused(tmp_path, monkeypatch)
    assert "PORT: give a number" in told
    assert "xoxb" not in told


def refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(folder)
    said = CliRunner().invoke(app)
    assert said.exit_code == 1
    assert not (folder / ".demo").exists()
    return said.output
