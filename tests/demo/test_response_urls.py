"""response_urls: five uses in thirty minutes, wherever the person is."""

import json
import urllib.error
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient

from demo.slack import PretendSlack, Someone
from demo.slack.messages import Message
from tests.demo.blocks import actions, button, section
from tests.demo.conftest import Clock


def post(url: str, **body: Any) -> str:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request) as answer:
            return str(json.loads(answer.read())["ok"])
    except urllib.error.HTTPError as refused:
        with refused:
            return f"{refused.code} {json.loads(refused.read())['error']}"


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna")


def url_of_command(slack: PretendSlack, sanna: Someone) -> str:
    payload = slack.payloads.command(sanna.person, sanna.dm, "/tutorhelp", "")
    return str(payload["response_url"])


def url_of_click(slack: PretendSlack, sanna: Someone, message: Message) -> str:
    return str(slack.payloads.message_actions(sanna.person, message, [])["response_url"])


def test_an_answer_is_only_for_the_person_unless_it_says_otherwise(slack: PretendSlack, sanna: Someone) -> None:
    liisa = slack.person("Liisa")
    between = slack.direct(sanna, liisa)
    payload = slack.payloads.command(sanna.person, between, "/tutorhelp", "")

    assert post(payload["response_url"], text="Only you") == "True"
    assert post(payload["response_url"], text="Both", response_type="in_channel") == "True"

    sanna.sees("Only you")
    liisa.does_not_see("Only you")
    liisa.sees("Both")


def test_the_sixth_use_is_refused(slack: PretendSlack, sanna: Someone) -> None:
    url = url_of_command(slack, sanna)

    assert [post(url, text=str(number)) for number in range(6)] == ["True"] * 5 + ["404 used_url"]


def test_after_half_an_hour_it_is_over(slack: PretendSlack, sanna: Someone, clock: Clock) -> None:
    url = url_of_command(slack, sanna)

    clock.moves(minutes=30)
    assert post(url, text="just in time") == "True"
    clock.moves(seconds=1)
    assert post(url, text="too late") == "404 expired_url"
    assert slack.ledger.refused("response_url")[0].verdict == "expired_url"


def test_a_commands_url_replaces_nothing(slack: PretendSlack, sanna: Someone) -> None:
    url = url_of_command(slack, sanna)
    post(url, text="First")

    post(url, text="Second", replace_original=True)

    sanna.sees("First")
    sanna.sees("Second")


def test_a_clicks_url_replaces_deletes_or_adds(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    client.chat_postMessage(channel=sanna.id, text="Old", blocks=[section("Old"), actions(button("Go"))])
    url = url_of_click(slack, sanna, sanna.sees_message("Old"))

    assert post(url, text="New", replace_original=True) == "True"
    sanna.does_not_see("Old")
    assert post(url, text="Beside it", replace_original=False) == "True"
    sanna.sees("New")
    sanna.sees("Beside it")
    assert post(url, delete_original=True) == "True"
    sanna.does_not_see("New")
    assert post(url, delete_original=True) == "404 message_not_found"


def test_faulty_blocks_and_invented_urls_are_refused(slack: PretendSlack, sanna: Someone) -> None:
    url = url_of_command(slack, sanna)

    assert post(url, text="x", blocks=[section("")]) == "404 invalid_blocks"
    assert post(url + "0", text="x") == "404 no_service"
