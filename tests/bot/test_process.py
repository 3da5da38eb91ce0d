"""The real process: started as an operator starts it, told to stop as a service manager does."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Event

from demo.slack import PretendSlack
from demo.slack.deliveries import Form
from tests.ports import free_port

ROOT = Path(__file__).parents[2]


def environment(slack: PretendSlack, folder: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_SIGNING_SECRET": slack.signing_secret,
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": f"sqlite:///{folder / 'process.db'}",
        "PORT": str(port),
        "LOG_LEVEL": "DEBUG",
    }


def test_check_13_sigterm_ends_it_cleanly_and_the_log_has_ids_only(slack: PretendSlack, tmp_path: Path) -> None:
    port, sanna = free_port(), slack.person("Sanna")
    slack.deliver_over_http(f"http://127.0.0.1:{port}/slack/events")
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        env=environment(slack, tmp_path, port),
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        pause, end = Event(), time.monotonic() + 60
        while True:
            payload = slack.payloads.command(sanna.person, sanna.dm, "/tutorhelp", "my iPad will not mirror")
            if slack.inbound.transport.deliver(Form.COMMAND, payload, None, 3.0).is_acknowledged:
                break
            assert time.monotonic() < end
            pause.wait(0.05)
        told = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0
    assert time.monotonic() - told < 10
    events = [json.loads(line)["event"] for line in log.splitlines()]
    assert events[-1] == "stopped"
    assert "iPad" not in log
    assert slack.bot_token not in log


def test_a_start_without_settings_is_told_in_a_line_for_each_and_no_traceback(tmp_path: Path) -> None:
    bare = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "run"], env=bare, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert [line.split(":")[0] for line in ended.stderr.splitlines()] == ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]
