"""What people write to the app, change and take back; and what the app hears of it and of itself."""

from collections.abc import Iterator

import pytest
from slack_bolt import App
from slack_sdk import WebClient

from demo.slack import PretendSlack
from demo.slack.expectations import Unexpected
from demo.slack.gestures import NotPossible
from tests.demo.blocks import Json, section
from tests.demo.conftest import Clock
from tests.demo.listeners import Serve, ask_liisa


def manifest(*events: str, scopes: tuple[str, ...] = ("chat:write", "im:history"), tabs: Json | None = None) -> Json:
    features = {
        "app_home": {"messages_tab_enabled": True} | (tabs or {}),
        "slash_commands": [{"command": "/tutorhelp"}],
    }
    return {
        "display_information": {"name": "Peer Coach"},
        "features": features,
        "oauth_config": {"scopes": {"bot": list(scopes)}},
        "settings": {"event_subscriptions": {"bot_events": list(events)}},
    }


@pytest.fixture
def listening(bolt: App, serve: Serve) -> None:
    """An app that acknowledges every message event."""
    bolt.event("message")(lambda: None)
    serve()


def heard(slack: PretendSlack) -> list[Json]:
    return [entry.arguments["event"] for entry in slack.ledger.deliveries("event:message") if entry.verdict == "ok"]


@pytest.fixture
def deaf(clock: Clock) -> Iterator[PretendSlack]:
    """A workspace whose app has the scope and does not subscribe."""
    with PretendSlack(manifest("team_join"), clock) as pretend:
        yield pretend


# People


@pytest.mark.usefixtures("listening")
def test_an_edit_tells_both_versions(slack: PretendSlack, clock: Clock) -> None:
    sanna = slack.person("Sanna")
    first = sanna.writes("my ipads wont show")
    clock.moves(minutes=1)

    sanna.edits(first, "my iPads won't show on <b>")

    sanna.sees("my iPads won't show on <b>")
    sanna.does_not_see("wont")
    new, changed = heard(slack)
    assert "subtype" not in new
    assert set(changed) == {
        *("type", "subtype", "hidden", "channel", "channel_type", "ts", "event_ts", "message", "previous_message"),
    }
    assert (changed["subtype"], changed["channel_type"], changed["hidden"]) == ("message_changed", "im", True)
    assert changed["message"]["text"] == "my iPads won't show on &lt;b&gt;"
    assert changed["message"]["edited"]["user"] == sanna.id
    assert changed["previous_message"]["text"] == "my ipads wont show"
    assert changed["message"]["ts"] == changed["previous_message"]["ts"] == new["ts"] != changed["ts"]
    assert changed["message"]["client_msg_id"] == new["client_msg_id"]


@pytest.mark.usefixtures("listening")
def test_a_deletion_tells_what_was_there(slack: PretendSlack) -> None:
    sanna = slack.person("Sanna")
    message = sanna.writes("never mind")

    sanna.deletes(message)

    sanna.does_not_see("never mind")
    gone = heard(slack)[-1]
    assert (gone["subtype"], gone["deleted_ts"]) == ("message_deleted", message.ts)
    assert gone["previous_message"]["text"] == "never mind"
    assert "message" not in gone


@pytest.mark.usefixtures("listening")
def test_an_edit_that_changes_nothing_tells_nothing(slack: PretendSlack) -> None:
    sanna = slack.person("Sanna")
    sanna.edits(sanna.writes("same"), "same")

    assert len(heard(slack)) == 1


def test_only_ones_own_message_can_be_changed(slack: PretendSlack, client: WebClient) -> None:
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    hers = liisa.writes("between us", in_=slack.direct(sanna, liisa))
    ask_liisa(client, sanna.id)

    for message in (hers, sanna.sees_message("Sanna asks")):
        with pytest.raises(NotPossible):
            sanna.edits(message, "x")
        with pytest.raises(NotPossible):
            sanna.deletes(message)
    liisa.deletes(hers)
    with pytest.raises(NotPossible):
        liisa.edits(hers, "x")


@pytest.mark.usefixtures("listening")
def test_an_answer_in_a_thread_names_its_parent(slack: PretendSlack, client: WebClient) -> None:
    sanna = slack.person("Sanna")
    ask_liisa(client, sanna.id)
    parent = sanna.sees_message("Sanna asks")

    sanna.writes("yes please", in_thread_of=parent)

    assert heard(slack)[-1]["thread_ts"] == parent.ts


@pytest.mark.usefixtures("listening")
def test_conversations_of_others_are_not_heard(slack: PretendSlack) -> None:
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    message = sanna.writes("between us", in_=slack.direct(sanna, liisa))
    sanna.edits(message, "still between us")
    sanna.deletes(message)
    sanna.writes("to all", in_=slack.channel("staff", sanna, with_bot=True))

    assert heard(slack) == []


def test_who_does_not_subscribe_hears_nothing(deaf: PretendSlack) -> None:
    sanna = deaf.person("Sanna")
    message = sanna.writes("hello")
    sanna.edits(message, "hello there")
    sanna.deletes(message)

    assert deaf.ledger.deliveries() == []


def test_who_lacks_the_scope_hears_nothing(clock: Clock) -> None:
    with PretendSlack(manifest("message.im", scopes=("chat:write",)), clock) as slack:
        slack.person("Sanna").writes("hello")
        assert slack.ledger.deliveries() == []


# Where nothing can be written


@pytest.mark.parametrize("tabs", [{"messages_tab_read_only_enabled": True}, {"messages_tab_enabled": False}])
def test_a_closed_messages_tab_takes_neither_words_nor_commands(clock: Clock, tabs: Json) -> None:
    with PretendSlack(manifest("message.im", tabs=tabs), clock) as slack:
        sanna, liisa = slack.person("Sanna"), slack.person("Liisa")

        with pytest.raises(NotPossible, match="Sending messages to this app has been turned off"):
            sanna.writes("hello")
        with pytest.raises(NotPossible, match="turned off"):
            sanna.says("/tutorhelp iPads", in_=sanna.dm)
        sanna.writes("hello", in_=slack.direct(sanna, liisa))
        assert slack.ledger.deliveries() == []


def test_commands_can_still_be_typed_elsewhere(clock: Clock) -> None:
    with PretendSlack(manifest(tabs={"messages_tab_read_only_enabled": True}), clock) as slack:
        sanna = slack.person("Sanna")
        sanna.says("/tutorhelp iPads")

        assert slack.ledger.deliveries("command")[0].arguments["channel_id"] != sanna.dm.id


# Itself


@pytest.mark.usefixtures("listening")
def test_the_app_hears_its_own_messages_edits_and_deletions(slack: PretendSlack, client: WebClient) -> None:
    sanna = slack.person("Sanna")
    ts = ask_liisa(client, sanna.id)
    slack.settle()
    client.chat_update(channel=sanna.dm.id, ts=ts, text="New", blocks=[section("New")])
    slack.settle()
    client.chat_delete(channel=sanna.dm.id, ts=ts)
    slack.settle()
    slack.settle()

    new, changed, gone = heard(slack)
    assert (new["bot_id"], new["user"]) == (slack.workspace.bot_id, slack.workspace.bot.id)
    assert "subtype" not in new
    assert "client_msg_id" not in new
    assert (changed["subtype"], changed["message"]["bot_id"]) == ("message_changed", slack.workspace.bot_id)
    assert (changed["message"]["text"], changed["previous_message"]["text"]) == ("New", "Sanna asks about iPads.")
    assert (gone["subtype"], gone["deleted_ts"]) == ("message_deleted", ts)


@pytest.mark.usefixtures("listening")
def test_the_app_does_not_hear_what_only_one_sees(slack: PretendSlack, bolt: App, client: WebClient) -> None:
    bolt.command("/tutorhelp")(lambda ack: ack("Only you"))
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")
    client.chat_postEphemeral(channel=sanna.dm.id, user=sanna.id, text="Only you too")
    slack.settle()

    assert heard(slack) == []


@pytest.mark.usefixtures("listening")
def test_an_app_that_answers_its_own_message_fails_the_story(slack: PretendSlack, client: WebClient) -> None:
    sanna, answered = slack.person("Sanna"), set[str]()

    def answer() -> None:
        for event in heard(slack):
            if event["ts"] not in answered and len(answered) < 3:
                answered.add(event["ts"])
                client.chat_postMessage(channel=event["channel"], text="What do you mean?")

    slack.settlers.append(answer)
    ask_liisa(client, sanna.id)
    sanna.sees("Sanna asks")

    slack.settle()

    with pytest.raises(Unexpected, match="What do you mean"):
        slack.finish()
