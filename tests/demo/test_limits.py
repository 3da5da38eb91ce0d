"""Rate limits, on a clock that moves when told."""

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import PretendSlack
from tests.demo.blocks import home, section
from tests.demo.conftest import MANIFEST, Clock


def seconds_to_wait(caught: pytest.ExceptionInfo[SlackApiError]) -> str:
    assert caught.value.response.status_code == 429
    assert caught.value.response["error"] == "ratelimited"
    return str(caught.value.response.headers["Retry-After"])


def test_a_channel_takes_a_short_burst_and_then_one_message_a_second(
    slack: PretendSlack, client: WebClient, clock: Clock
) -> None:
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    for _ in range(5):
        client.chat_postMessage(channel=sanna.id, text="x")

    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=sanna.id, text="x")
    assert seconds_to_wait(caught) == "1"
    assert client.chat_postMessage(channel=liisa.id, text="x")["ok"]

    clock.moves(seconds=1)
    assert client.chat_postMessage(channel=sanna.id, text="x")["ok"]
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel=sanna.id, text="x")
    assert len(slack.ledger.posts(to=sanna)) == 6


def test_a_method_has_its_number_of_calls_a_minute(slack: PretendSlack, client: WebClient, clock: Clock) -> None:
    slack.person("Sanna")
    for _ in range(20):
        client.users_list()
        clock.moves(seconds=1)

    with pytest.raises(SlackApiError) as caught:
        client.users_list()
    assert seconds_to_wait(caught) == "40"
    clock.moves(seconds=40)
    assert client.users_list()["ok"]


def test_limits_can_be_switched_off(clock: Clock) -> None:
    with PretendSlack(MANIFEST, clock, rate_limits=False) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        sanna = slack.person("Sanna")
        for number in range(8):
            client.chat_postMessage(channel=sanna.id, text=str(number))
            client.views_publish(user_id=sanna.id, view=home(section("x")))
        assert len(slack.ledger.posts(to=sanna)) == 8
