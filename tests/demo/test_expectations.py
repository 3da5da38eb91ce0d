"""What fails a story, and what it shows then."""

from typing import Any

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from demo.slack import PretendSlack
from demo.slack.expectations import Unexpected
from demo.slack.stories.looking import NotThere
from tests.demo.blocks import (
    plain,
    section,
)
from tests.demo.listeners import Serve, ask_liisa


def test_a_message_that_nobody_expected_fails_the_story(slack: PretendSlack, client: WebClient) -> None:
    liisa = slack.person("Liisa Laine")
    ask_liisa(client, liisa.id)

    with pytest.raises(Unexpected, match=r"Liisa Laine got a message that the story did not expect: Sanna asks"):
        slack.finish()
    slack.allows("asks about iPads", to=liisa)
    slack.finish()


def test_two_equal_messages_must_be_seen_twice(slack: PretendSlack, client: WebClient) -> None:
    liisa = slack.person("Liisa")
    ask_liisa(client, liisa.id)
    ask_liisa(client, liisa.id)

    liisa.sees("iPads")
    with pytest.raises(Unexpected):
        slack.finish()
    liisa.sees("iPads")
    slack.finish()


def test_who_looks_in_vain_is_told_what_there_is(slack: PretendSlack, client: WebClient) -> None:
    liisa = slack.person("Liisa")
    ask_liisa(client, liisa.id)

    with pytest.raises(NotThere, match=r"Liisa does not see 'Kahoot'(.|\n)*Sanna asks about iPads"):
        liisa.sees("Kahoot")


def test_dates_are_shown_in_the_readers_zone(slack: PretendSlack, client: WebClient) -> None:
    here, there = slack.person("Sanna"), slack.person("Maria", tz="Europe/Lisbon")
    words = "Meet <!date^1788771600^{date_short_pretty} at {time}|later>"
    for person in (here, there):
        client.chat_postMessage(channel=person.id, text="x", blocks=[section(words)])

    here.sees("Meet today at 12:00")
    there.sees("Meet today at 10:00")


def test_everything_registered_happens_after_each_act(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.event("message")(lambda: None)
    serve()
    happened: list[Any] = []
    slack.settlers.append(lambda: happened.append("drained"))

    slack.person("Sanna").writes("hello")

    assert happened == ["drained"]


def test_mentions_are_in_the_ledger(slack: PretendSlack, client: WebClient) -> None:
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    client.chat_postMessage(channel=sanna.id, text="plain words")
    assert slack.ledger.mentions() == []

    client.chat_postMessage(channel=sanna.id, text="x", blocks=[section(f"<@{liisa.id}> <!channel>")])
    client.chat_postMessage(
        channel=sanna.id, text="x", blocks=[{"type": "section", "text": plain("<!here>")}, section("&lt;!here&gt;")]
    )

    assert [entry.notifies for entry in slack.ledger.mentions()] == [{liisa.id, "!channel"}]
