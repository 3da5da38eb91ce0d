"""Everything that can go wrong with a call, seen by the official client without retries."""

import socket
import threading
import time
from http.client import IncompleteRead, RemoteDisconnected
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import PretendSlack, Someone, faults
from demo.slack.faults import Fault


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna")


def posts(slack: PretendSlack, sanna: Someone) -> int:
    return len(slack.ledger.posts(to=sanna))


@pytest.mark.parametrize("retry_after", ["0", "1", "3600", "soon"])
def test_a_429_carries_the_wanted_header(
    slack: PretendSlack, client: WebClient, sanna: Someone, retry_after: str
) -> None:
    slack.faults.next(faults.rate_limited(retry_after), "chat.postMessage")

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=sanna.id, text="x")
    assert caught.value.response.status_code == 429
    assert caught.value.response.headers["Retry-After"] == retry_after
    assert client.chat_postMessage(channel=sanna.id, text="x")["ok"]
    assert posts(slack, sanna) == 1


def test_a_429_may_lack_the_header(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    slack.faults.next(faults.rate_limited(None))

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=sanna.id, text="x")
    assert "Retry-After" not in caught.value.response.headers


@pytest.mark.parametrize("status", [500, 503, 504])
@pytest.mark.parametrize("accepted", [False, True])
def test_a_front_server_gives_up_before_or_after(
    slack: PretendSlack, client: WebClient, sanna: Someone, status: int, accepted: bool
) -> None:
    slack.faults.next(faults.http_error(status, accepted=accepted), "chat.postMessage")

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=sanna.id, text="x")
    assert caught.value.response.status_code == status
    assert posts(slack, sanna) == int(accepted)


@pytest.mark.parametrize("accepted", [False, True])
def test_an_internal_error_may_come_before_or_after(
    slack: PretendSlack, client: WebClient, sanna: Someone, accepted: bool
) -> None:
    slack.faults.next(faults.error("internal_error", accepted=accepted), "chat.postMessage")

    with pytest.raises(SlackApiError, match="internal_error"):
        client.chat_postMessage(channel=sanna.id, text="x")
    assert posts(slack, sanna) == int(accepted)
    entry = slack.ledger.of("chat.postMessage")[0]
    assert entry.fault == "internal_error"
    assert entry.is_accepted is accepted


@pytest.mark.parametrize(
    ("fault", "expected", "accepted"),
    [
        (faults.RESET_BEFORE, (ConnectionResetError, URLError), 0),
        (faults.RESET_AFTER, (ConnectionResetError, URLError), 1),
        (faults.CLOSE_AFTER, (RemoteDisconnected,), 1),
        (faults.HALF_CLOSE_AFTER, (RemoteDisconnected,), 1),
        (faults.SLICE_AFTER, (IncompleteRead,), 1),
    ],
    ids=lambda value: value.name if isinstance(value, Fault) else None,
)
def test_a_connection_ends_badly(
    slack: PretendSlack,
    client: WebClient,
    sanna: Someone,
    fault: Fault,
    expected: tuple[type[Exception], ...],
    accepted: int,
) -> None:
    slack.faults.next(fault, "chat.postMessage")

    with pytest.raises(expected):
        client.chat_postMessage(channel=sanna.id, text="x")
    assert posts(slack, sanna) == accepted
    assert client.chat_postMessage(channel=sanna.id, text="x")["ok"]


def test_an_accepted_call_hangs_beyond_the_clients_patience(slack: PretendSlack, sanna: Someone) -> None:
    hasty = WebClient(slack.bot_token, base_url=slack.api_url, timeout=1, retry_handlers=[])
    hasty.timeout = 0.05  # type: ignore[assignment]
    slack.faults.next(faults.HANG_AFTER, "chat.postMessage")

    with pytest.raises(TimeoutError):
        hasty.chat_postMessage(channel=sanna.id, text="x")
    assert posts(slack, sanna) == 1


def test_a_hanging_call_can_be_let_go(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    slack.faults.next(faults.HANG_AFTER)
    ended: list[Exception] = []

    def call() -> None:
        try:
            client.chat_postMessage(channel=sanna.id, text="x")
        except RemoteDisconnected as gone:
            ended.append(gone)

    thread = threading.Thread(target=call)
    thread.start()
    slack.faults.release()
    thread.join(2)
    assert len(ended) == 1


def test_answers_of_200_can_still_be_nonsense(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    slack.faults.next(faults.HTML)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=sanna.id, text="x")
    slack.faults.next(faults.TRUNCATED)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=sanna.id, text="x")
    slack.faults.next(faults.missing("ts"))
    assert client.chat_postMessage(channel=sanna.id, text="x").get("ts") is None
    slack.faults.next(faults.HUGE)
    assert len(client.chat_postMessage(channel=sanna.id, text="x").get("padding", "")) == 2_000_000
    assert posts(slack, sanna) == 4


def test_a_fault_lasts_as_long_as_wanted_and_hits_only_its_method(
    slack: PretendSlack, client: WebClient, sanna: Someone
) -> None:
    with slack.faults.while_active(faults.http_error(503), "chat.postMessage"):
        for _ in range(3):
            with pytest.raises(SlackApiError):
                client.chat_postMessage(channel=sanna.id, text="x")
        assert client.auth_test()["ok"]
    assert client.chat_postMessage(channel=sanna.id, text="x")["ok"]


def test_slack_can_be_unreachable_and_come_back(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    with slack.unreachable(), pytest.raises(URLError, match="refused"):
        client.chat_postMessage(channel=sanna.id, text="x")

    assert client.chat_postMessage(channel=sanna.id, text="x")["ok"]
    assert posts(slack, sanna) == 1


def test_starting_takes_no_time(slack: PretendSlack) -> None:
    from tests.demo.conftest import MANIFEST, Clock

    began = time.perf_counter()
    with PretendSlack(MANIFEST, Clock()) as another:
        took = time.perf_counter() - began
        with socket.create_connection(("127.0.0.1", int(another.api_url.split(":")[2].split("/")[0]))):
            pass
    assert took < 0.05
