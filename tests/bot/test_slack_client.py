"""What a call to Slack comes to, whatever Slack and the network do."""

import logging
import socket
from collections.abc import Callable

import pytest

from bot.slack_client import SlackClient
from bot.slack_results import Accepted, NotSent, RateLimited, Refused, Result, Uncertain, wait
from demo.slack import PretendSlack, faults
from demo.slack.faults import Fault

WORDS = "my iPad will not mirror"
BLOCKS = [{"type": "section", "text": {"type": "plain_text", "text": WORDS}}]


@pytest.fixture
def post(slack: PretendSlack, client: SlackClient) -> Callable[[], Result]:
    opened = client.open_dm(slack.person("Sanna").id)
    assert isinstance(opened, Accepted)
    channel = opened.data["channel"]["id"]
    return lambda: client.post(channel, "Peer Coach", BLOCKS)


def test_a_message_is_accepted_with_its_ts(post: Callable[[], Result]) -> None:
    result = post()
    assert isinstance(result, Accepted)
    assert result.data["ts"]


@pytest.mark.parametrize(
    "fault",
    [
        faults.RESET_AFTER,
        faults.CLOSE_AFTER,
        faults.HALF_CLOSE_AFTER,
        faults.SLICE_AFTER,
        faults.HANG_AFTER,
        faults.HTML,
        faults.TRUNCATED,
        faults.HUGE,
        faults.missing("ts"),
        faults.http_error(500, accepted=True),
        faults.http_error(503),
        faults.error("internal_error", accepted=True),
        faults.error("fatal_error"),
    ],
    ids=lambda fault: fault.name,
)
def test_what_may_have_been_accepted_is_uncertain_and_sent_once(
    slack: PretendSlack, post: Callable[[], Result], fault: Fault
) -> None:
    slack.faults.next(fault, "chat.postMessage")
    assert isinstance(post(), Uncertain)
    assert len(slack.ledger.of("chat.postMessage")) == 1


@pytest.mark.parametrize(
    ("retry_after", "seconds"), [(0, 1), (1, 1), (3600, 3600), (99999, 3600), (None, 30), ("soon", 30), ("nan", 30)]
)
def test_a_429_says_how_long_to_wait(
    slack: PretendSlack, post: Callable[[], Result], retry_after: str | int | None, seconds: float
) -> None:
    slack.faults.next(faults.rate_limited(retry_after), "chat.postMessage")
    assert post() == RateLimited(seconds)


def test_a_negative_wait_is_no_wait() -> None:
    assert wait("-5") == 30


def test_a_refusal_says_why(slack: PretendSlack, client: SlackClient) -> None:
    assert client.post("D0NOWHERE", "text", BLOCKS) == Refused("channel_not_found")


def test_a_refused_connection_was_not_sent(slack: PretendSlack, post: Callable[[], Result]) -> None:
    with slack.unreachable():
        assert post() == NotSent("ConnectionRefusedError")
    assert slack.ledger.of("chat.postMessage") == []


def test_an_unknown_host_was_not_sent() -> None:
    result = SlackClient.to("https://slack.invalid/api/", "xoxb-1").auth_test()
    assert result == NotSent("gaierror")


def test_a_server_that_speaks_no_tls_was_not_sent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        client = SlackClient.to(f"https://127.0.0.1:{port}/api/", "xoxb-1")
        object.__setattr__(client.web, "timeout", 0.2)
        assert isinstance(client.auth_test(), NotSent)


def test_a_page_that_is_not_slacks_was_not_sent(slack: PretendSlack, post: Callable[[], Result]) -> None:
    slack.faults.next(faults.http_error(404), "chat.postMessage")
    assert post() == NotSent("http_404")


def test_nothing_of_a_call_is_logged(
    slack: PretendSlack, post: Callable[[], Result], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for fault in (faults.HTML, faults.RESET_AFTER, faults.error("invalid_blocks")):
        slack.faults.next(fault, "chat.postMessage")
        post()
    assert caplog.text == ""


def test_no_token_is_in_a_repr(client: SlackClient, slack: PretendSlack) -> None:
    assert slack.bot_token not in repr(client)


def test_a_response_url_answers_until_it_is_used_up(slack: PretendSlack, client: SlackClient) -> None:
    result = client.respond(f"{slack.api_url}../commands/T0/1/none", "text", BLOCKS)
    assert isinstance(result, Refused | NotSent)


def test_reading_our_own_dm_finds_what_was_posted(slack: PretendSlack, client: SlackClient) -> None:
    sanna = slack.person("Sanna")
    opened = client.open_dm(sanna.id)
    assert isinstance(opened, Accepted)
    channel = opened.data["channel"]["id"]
    posted = client.post(channel, "Hello", [{**BLOCKS[0], "block_id": "delivery:1"}])
    page = client.history(channel, oldest="0")
    slack.allows("Hello", to=sanna)
    slack.allows(WORDS, to=sanna)
    assert isinstance(posted, Accepted)
    assert isinstance(page, Accepted)
    assert page.data["messages"][0]["ts"] == posted.data["ts"]
    assert page.data["messages"][0]["blocks"][0]["block_id"] == "delivery:1"


def test_the_directory_is_read_page_by_page(slack: PretendSlack) -> None:
    for number in range(450):
        slack.person(f"Teacher {number}")
    patient = SlackClient.to(slack.api_url, slack.bot_token)  # a page of 200 takes the pretend Slack a moment
    pages = list(patient.users())
    assert len(pages) == 3
    assert sum(len(page.data["members"]) for page in pages if isinstance(page, Accepted)) >= 450


def test_auth_test_tells_the_scopes(slack: PretendSlack, client: SlackClient) -> None:
    result = client.auth_test()
    assert isinstance(result, Accepted)
    assert "chat:write" in result.scopes
    assert result.data["team_id"] == slack.team_id
