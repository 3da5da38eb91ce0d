"""Group DMs: the same people always meet in the same place, all of them get what the app writes, each may press, and
the app hears nothing of what they write to each other."""

from collections.abc import Iterator
from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import PretendSlack, Someone
from tests.demo.blocks import actions, button, section
from tests.demo.conftest import MANIFEST, Clock
from tests.demo.listeners import Serve, remembers, whole

SCOPES = ["commands", "chat:write", "im:history", "im:write", "mpim:write", "users:read"]


@pytest.fixture
def slack(clock: Clock) -> Iterator[PretendSlack]:
    manifest = MANIFEST | {"oauth_config": {"scopes": {"bot": SCOPES}}}
    with PretendSlack(manifest, clock, ack_deadline=0.3) as pretend:
        yield pretend


@pytest.fixture
def three(slack: PretendSlack) -> list[Someone]:
    return [slack.person(name) for name in ("Aino", "Ville", "Emma")]


def group_of(client: WebClient, people: list[Someone]) -> str:
    return str(client.conversations_open(users=",".join(one.id for one in people))["channel"]["id"])


def asks(client: WebClient, group: str) -> None:
    blocks = [section("What will you try this week?"), actions(button("We met", "met", value="week-1"))]
    client.chat_postMessage(channel=group, text="This week's question", blocks=blocks)


def test_the_same_people_in_any_order_have_one_place(client: WebClient, three: list[Someone]) -> None:
    first = group_of(client, three)
    again = client.conversations_open(users=",".join(one.id for one in reversed(three)))

    assert first.startswith("G")
    assert (again["channel"]["id"], again["already_open"]) == (first, True)
    assert group_of(client, three[:2]) != first


def test_everybody_in_it_gets_what_the_app_writes(slack: PretendSlack, client: WebClient, three: list[Someone]) -> None:
    outsider = slack.person("Maija")
    asks(client, group_of(client, three))

    for one in three:
        one.sees("What will you try this week?")
        assert one.last_notification() == "This week's question"
    outsider.does_not_see("What will you try")
    assert slack.ledger.posts()[-1].reached == {one.id for one in three}


def test_whoever_presses_the_app_learns_who_and_where(
    slack: PretendSlack, client: WebClient, bolt: App, serve: Serve, three: list[Someone]
) -> None:
    heard: list[Any] = []
    bolt.action("met")(remembers(heard, whole))
    serve()
    group = group_of(client, three)
    asks(client, group)

    three[1].presses("We met")
    three[2].presses("We met")

    assert [body["user"]["id"] for body in heard] == [three[1].id, three[2].id]
    assert {body["channel"]["id"] for body in heard} == {group}
    assert heard[0]["channel"]["name"].startswith("mpdm-")
    assert heard[0]["container"]["channel_id"] == group
    assert heard[0]["container"]["is_ephemeral"] is False
    assert heard[0]["message"]["text"] == "This week's question"


def test_the_app_neither_hears_nor_reads_what_they_write(
    slack: PretendSlack, client: WebClient, bolt: App, serve: Serve, three: list[Someone]
) -> None:
    heard: list[Any] = []
    bolt.event("message")(remembers(heard, whole))
    serve()
    place = slack.workspace.conversations[group_of(client, three)]

    three[0].writes("Thursday after lunch?", in_=place)

    three[2].sees("Thursday after lunch?")
    assert heard == []
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.conversations_history(channel=place.id)


def test_an_edit_changes_it_for_all(client: WebClient, three: list[Someone]) -> None:
    group = group_of(client, three)
    asks(client, group)
    ts = three[0].sees_message("What will you try").ts

    client.chat_update(channel=group, ts=ts, text="Done", blocks=[section("You have met.")])

    for one in three:
        one.sees("You have met.")
        one.does_not_see("What will you try")


def test_a_message_to_one_of_them_is_read_by_that_one(
    client: WebClient, slack: PretendSlack, three: list[Someone]
) -> None:
    group = group_of(client, three)
    client.chat_postEphemeral(channel=group, user=three[0].id, text="Only you")

    three[0].sees("Only you")
    three[1].does_not_see("Only you")
    with pytest.raises(SlackApiError, match="user_not_in_channel"):
        client.chat_postEphemeral(channel=group, user=slack.person("Maija").id, text="Not you")
