"""The process: it serves at once, answers whatever else is slow, and stops without losing anything."""

import json
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Lock

import pytest
from slack_bolt import Ack, App

from bot.app import build
from bot.commands.faults import CannotGoOn, told_in_one_line
from bot.commands.run import on_signal
from bot.scheduler import JOBS
from bot.server import HttpServer, PortTaken
from demo.clock import MovableClock
from demo.slack import PretendSlack, Someone, faults
from demo.slack.deliveries import Form, Receipt
from storage.errors import AlreadyServed
from tests.bot.running import PATIENCE, Running, running, settings_of


def until(happens: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Waits for another thread, a hundredth of a second at a time."""
    pause, end = Event(), time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        pause.wait(0.01)


def knows_its_workspace(bot: Running) -> bool:
    return bot.coach.home.known is not None


def command(slack: PretendSlack, someone: Someone, text: str) -> Receipt:
    payload = slack.payloads.command(someone.person, someone.dm, "/tutorhelp", text)
    return slack.inbound.transport.deliver(Form.COMMAND, payload, None, 3.0)


def page(bot: Running, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{bot.coach.settings.port}{path}", timeout=3) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


@pytest.mark.parametrize("by_socket", [False, True], ids=["http", "socket mode"])
def test_a_command_is_answered_over_both_ways_in(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path, by_socket: bool
) -> None:
    sanna = slack.person("Sanna")
    with running(settings_of(slack, tmp_path, by_socket=by_socket), clock, slack) as bot:
        until(lambda: knows_its_workspace(bot))
        if by_socket:
            assert slack.sockets.wait_connected()
        answer = command(slack, sanna, "help")
        assert answer.is_acknowledged
        assert "/tutorhelp" in json.dumps(answer.body)
        assert bot.stops() is True


def test_check_03_answers_do_not_wait_for_forty_slow_calls_to_slack(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path
) -> None:
    people = [slack.person(f"Teacher {number}") for number in range(40)]
    with running(settings_of(slack, tmp_path), clock, slack) as bot, ThreadPoolExecutor(40) as crowd:
        until(lambda: knows_its_workspace(bot))
        with slack.faults.while_active(faults.HANG_AFTER, "views.open"):
            started = time.monotonic()
            answers = list(crowd.map(lambda someone: command(slack, someone, ""), people))
            took = time.monotonic() - started
            slack.faults.release()
        assert all(answer.is_acknowledged for answer in answers)
        assert took < 4.0  # all together; each of the forty calls hangs for five seconds


def test_check_43_with_slack_away_at_the_start_requests_are_taken_and_sent_later(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path
) -> None:
    settings = settings_of(slack, tmp_path)
    first = build(settings, clock, inline=True)
    first.tick(clock())  # an earlier run has learnt the workspace
    first.close()
    sanna = slack.person("Sanna")
    with slack.unreachable(), running(settings, clock, slack) as bot:
        opened_home = slack.payloads.event({"type": "app_home_opened", "user": sanna.id, "tab": "home"})
        receipt = slack.inbound.transport.deliver(Form.EVENT, opened_home, None, 3.0)
        assert receipt.is_acknowledged
        until(bot.coach.deliveries.waiting)
        assert slack.ledger.of("views.publish") == []
        bot.stops()
    clock.moves(minutes=15)
    with running(settings, clock, slack):
        until(lambda: slack.ledger.accepted("views.publish"))


def test_before_any_workspace_is_known_people_get_a_kind_word(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path
) -> None:
    sanna = slack.person("Sanna")
    with slack.unreachable(), running(settings_of(slack, tmp_path), clock, slack):
        answer = command(slack, sanna, "my iPad")
        assert answer.status == 200
        assert "not set up" in json.dumps(answer.body)


def test_another_teams_request_is_refused_with_a_word(slack: PretendSlack, clock: MovableClock, tmp_path: Path) -> None:
    sanna = slack.person("Sanna")
    with running(settings_of(slack, tmp_path), clock, slack) as bot:
        until(lambda: knows_its_workspace(bot))
        payload = slack.payloads.command(sanna.person, sanna.dm, "/tutorhelp", "my iPad") | {"team_id": "T0OTHER"}
        answer = slack.inbound.transport.deliver(Form.COMMAND, payload, None, 3.0)
        assert answer.status == 200
        assert "workspace" in json.dumps(answer.body)


class SlowListener:
    """A listener that is in the middle of its work when the bot is told to stop."""

    def __init__(self, app: App) -> None:
        self.entered, self.released = Event(), Event()
        listeners = app._listeners
        app.command("/slow")(self.listen)
        listeners.insert(0, listeners.pop())

    def listen(self, ack: Ack) -> None:
        self.entered.set()
        self.released.wait(PATIENCE)
        ack("done")


@pytest.mark.parametrize("by_socket", [False, True], ids=["http", "socket mode"])
def test_check_13_told_to_stop_it_finishes_what_has_begun(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path, by_socket: bool
) -> None:
    sanna = slack.person("Sanna")
    with (
        running(settings_of(slack, tmp_path, by_socket=by_socket), clock, slack) as bot,
        ThreadPoolExecutor(2) as others,
    ):
        until(lambda: knows_its_workspace(bot))
        if by_socket:
            assert slack.sockets.wait_connected()
        slow = SlowListener(bot.coach.app)
        payload = slack.payloads.command(sanna.person, sanna.dm, "/slow", "")
        answer = others.submit(slack.inbound.transport.deliver, Form.COMMAND, payload, None, PATIENCE)
        assert slow.entered.wait(PATIENCE)
        started = time.monotonic()
        ended = others.submit(bot.stops)
        until(bot.coach.stopping.is_set)
        slow.released.set()
        assert answer.result().is_acknowledged
        assert ended.result() is True
        assert time.monotonic() - started < 10


def test_check_13_what_waits_in_the_outbox_is_there_after_the_stop(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path
) -> None:
    settings, sanna = settings_of(slack, tmp_path), slack.person("Sanna")
    with running(settings, clock, slack) as bot:
        until(lambda: knows_its_workspace(bot))
        with slack.faults.while_active(faults.http_error(500), "views.publish"):
            opened = slack.payloads.event({"type": "app_home_opened", "user": sanna.id, "tab": "home"})
            assert slack.inbound.transport.deliver(Form.EVENT, opened, None, 3.0).is_acknowledged
            until(lambda: slack.ledger.of("views.publish"))
            assert bot.stops() is True
    clock.moves(minutes=15)
    with running(settings, clock, slack):
        until(lambda: slack.ledger.accepted("views.publish"))


def test_a_second_process_may_not_serve_the_same_file(slack: PretendSlack, clock: MovableClock, tmp_path: Path) -> None:
    settings = settings_of(slack, tmp_path)
    with running(settings, clock, slack):
        second = build(settings, clock)
        with pytest.raises(AlreadyServed):
            second.serve()
        with pytest.raises(CannotGoOn, match="Another process serves this database"), told_in_one_line():
            second.serve()
        second.close()


def test_a_taken_port_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"cannot listen on 127.0.0.1:{port}"):
            HttpServer(lambda *_: [b""], "127.0.0.1", port)


def test_the_pages_for_monitoring_are_there_in_socket_mode_too(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path
) -> None:
    with running(settings_of(slack, tmp_path, by_socket=True), clock, slack) as bot:
        assert slack.sockets.wait_connected()
        until(lambda: page(bot, "/healthz") == (200, '{"ok": true, "faults": {}}'))
        status, text = page(bot, "/metrics")
        assert status == 200
        assert 'peer_coach_outbox{state="pending"} 0.0' in text
        assert page(bot, "/slack/events")[0] == 404


def test_a_cut_socket_is_seen_and_comes_back(slack: PretendSlack, clock: MovableClock, tmp_path: Path) -> None:
    with running(settings_of(slack, tmp_path, by_socket=True), clock, slack):
        assert slack.sockets.wait_connected()
        slack.sockets.disconnect()
        until(lambda: len(slack.ledger.accepted("apps.connections.open")) == 2)
        assert slack.sockets.wait_connected()


def test_a_socket_that_breaks_without_a_word_is_replaced(
    slack: PretendSlack, clock: MovableClock, tmp_path: Path
) -> None:
    sanna = slack.person("Sanna")
    with running(settings_of(slack, tmp_path, by_socket=True), clock, slack) as bot:
        assert slack.sockets.wait_connected()
        until(lambda: knows_its_workspace(bot))
        slack.sockets.cut()
        until(lambda: len(slack.ledger.accepted("apps.connections.open")) == 2)
        assert slack.sockets.wait_connected()
        assert command(slack, sanna, "help").is_acknowledged


def test_every_job_has_a_beat(slack: PretendSlack, clock: MovableClock, tmp_path: Path) -> None:
    coach = build(settings_of(slack, tmp_path), clock, inline=True)
    for job in JOBS:
        coach.run_job(job.name)
    coach.close()
    assert coach.home.known is not None


def test_a_signal_that_finds_the_main_thread_holding_a_lock_still_stops_the_bot() -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    stopping, held = Event(), Lock()

    def stop() -> None:
        with held:
            stopping.set()

    try:
        on_signal(stop)
        with held:
            signal.raise_signal(signal.SIGTERM)
        assert stopping.wait(PATIENCE)
    finally:
        signal.set_wakeup_fd(-1)
        for number, handler in before.items():
            signal.signal(number, handler)
