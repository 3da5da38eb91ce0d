"""Events that were not acknowledged come again: at once, after a minute, after five."""

from typing import Any

import pytest
from slack_bolt import App, BoltRequest, BoltResponse
from slack_sdk import WebClient

from demo.slack import PretendSlack
from tests.demo.conftest import Clock
from tests.demo.listeners import Serve


@pytest.fixture
def attempts(bolt: App) -> list[Any]:
    """What each delivery said about being a retry; each is refused while the list is short enough."""
    seen: list[Any] = []

    @bolt.middleware
    def note(req: BoltRequest) -> BoltResponse:
        number = req.headers.get("x-slack-retry-num", ["first"])[0]
        seen.append((number, req.headers.get("x-slack-retry-reason", [""])[0], req.body["event_id"]))
        return BoltResponse(status=500)

    return seen


def test_an_event_is_delivered_four_times_in_all(
    slack: PretendSlack, serve: Serve, attempts: list[Any], clock: Clock
) -> None:
    serve()
    slack.person("Sanna").writes("hello")
    assert [(number, reason) for number, reason, _ in attempts] == [("first", ""), ("1", "http_error")]

    clock.moves(seconds=59)
    slack.settle()
    assert len(attempts) == 2
    clock.moves(seconds=1)
    slack.settle()
    clock.moves(minutes=5)
    slack.settle()
    clock.moves(hours=1)
    slack.settle()

    assert [number for number, _, _ in attempts] == ["first", "1", "2", "3"]
    assert len({event_id for _, _, event_id in attempts}) == 1


def test_an_app_may_ask_not_to_hear_it_again(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.middleware(lambda: BoltResponse(status=500, headers={"x-slack-no-retry": "1"}))
    serve()

    slack.person("Sanna").writes("hello")

    assert len(slack.ledger.deliveries("event:message")) == 1


def test_clicks_are_not_delivered_again(
    slack: PretendSlack, serve: Serve, attempts: list[Any], client: WebClient
) -> None:
    del attempts
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")
    slack.settle()

    assert len(slack.ledger.deliveries("command")) == 1


def test_an_event_that_is_not_in_the_manifest_is_not_sent(slack: PretendSlack, serve: Serve) -> None:
    serve()
    event = {"type": "member_joined_channel", "user": "U1", "channel": "C1"}

    slack.inbound.event(slack.payloads.event(event))

    assert slack.ledger.deliveries() == []


def test_without_an_app_events_wait(slack: PretendSlack, bolt: App, serve: Serve, clock: Clock) -> None:
    heard: list[str] = []
    bolt.event("message")(lambda event: heard.append(event["text"]))
    sanna = slack.person("Sanna")
    sanna.writes("hello")
    serve()

    clock.moves(minutes=1)
    slack.settle()

    assert heard == ["hello"]


def test_an_event_can_be_delivered_twice_on_purpose(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    ids: list[str] = []
    bolt.event("message")(lambda body: ids.append(body["event_id"]))
    serve()
    slack.person("Sanna").writes("hello")

    slack.inbound.event(slack.ledger.deliveries("event:message")[0].arguments)

    assert len(ids) == 2
    assert len(set(ids)) == 1


def test_requests_can_be_forged(slack: PretendSlack, serve: Serve) -> None:
    delivery = slack.deliver_over_http(serve())
    body, kind = b'{"type":"event_callback"}', "application/json"
    signed = delivery.signed(body, kind)

    assert delivery.post(body, {**signed, "X-Slack-Signature": "v0=0"}, 1).status == 401
    assert delivery.post(body + b" ", signed, 1).status == 401
    assert delivery.post(body, {"Content-Type": kind}, 1).status == 401
