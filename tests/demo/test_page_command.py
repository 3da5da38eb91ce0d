"""`python -m demo` as it is typed: says where the page is, and ends when it is told to."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

from tests.demo.page_client import Client

ROOT = Path(__file__).parents[2]


def started(folder: Path, *options: str, **settings: str) -> "subprocess.Popen[str]":
    environment = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "200"} | settings
    command = [sys.executable, "-m", "demo", *options]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    )


def test_the_page_is_served_until_it_is_interrupted_and_kept_beside(tmp_path: Path) -> None:
    with started(tmp_path, "--port", "0", "--clock", "2026-09-14T08:00") as demo:
        assert demo.stdout
        told = demo.stdout.readline()
        address = re.search(r"http://[\d.:]+", told)
        assert address, told
        assert "14 September" in Client(address[0], "oliver").opens().text
        demo.send_signal(signal.SIGINT)
        assert demo.wait(20) == 0
    assert (tmp_path / ".demo/1/slack.json").is_file()


def test_what_cannot_be_meant_is_said_at_once(tmp_path: Path) -> None:
    with started(tmp_path, "--clock", "soon") as demo:
        assert demo.stdout
        assert "give a moment such as 2026-09-07T08:00" in demo.stdout.read()
    assert demo.returncode == 2


def test_a_real_token_keeps_the_page_away(tmp_path: Path) -> None:
    with started(tmp_path, SLACK_BOT_TOKEN="xoxb-0-of-a-school") as demo:
        assert demo.stdout
        assert "A Slack token is set here" in demo.stdout.read()
    assert demo.returncode == 1
