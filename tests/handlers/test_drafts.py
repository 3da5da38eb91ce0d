"""What is written to the bot: heard in its own DM and from people only, edits and deletions included."""

from typing import Any

import pytest

from tests.handlers.payloads import SANNA, deleted, edited, written
from tests.handlers.stage import Theatre

TS = "1788760800.4"


def heard(bot: Theatre, payload: dict[str, Any]) -> list[tuple[str, ...]]:
    """What the drafts are told, as the step and its values."""
    assert bot.answers(payload) is None
    assert {asked.given[0].by.slack_user for asked in bot.stage.asked} <= {SANNA}
    return [(asked.what, *asked.given[1:]) for asked in bot.stage.asked]


def test_words_to_the_bot_are_kept_as_a_draft(bot: Theatre) -> None:
    assert heard(bot, written("my &lt;iPads&gt; won't show <@U0PEKKA|Pekka>")) == [
        ("drafts.written", TS, "my <iPads> won't show @Pekka")
    ]


@pytest.mark.parametrize("subtype", ["thread_broadcast", "file_share", "me_message"])
def test_words_are_words_however_they_are_sent(bot: Theatre, subtype: str) -> None:
    assert heard(bot, written("see this", subtype=subtype)) == [("drafts.written", TS, "see this")]


def test_an_edited_message_is_kept_as_it_reads_now(bot: Theatre) -> None:
    assert heard(bot, edited("my six iPads won't show")) == [("drafts.written", TS, "my six iPads won't show")]


def test_a_deleted_message_takes_its_draft_along(bot: Theatre) -> None:
    assert heard(bot, deleted()) == [("drafts.deleted", TS)]


@pytest.mark.parametrize("words", ["", " ", None, "\0", 7])
def test_a_message_without_words_is_told_too(bot: Theatre, words: Any) -> None:
    """An edit can take all words away."""
    assert heard(bot, edited(words)) == [("drafts.written", TS, "")]


def test_a_deleted_message_with_replies_takes_its_draft_along(bot: Theatre) -> None:
    """Slack changes it into a sentence of Slackbot's; its writer stands in what it was."""
    tombstone = {"subtype": "tombstone", "user": "USLACKBOT", "text": "This message was deleted.", "ts": TS}
    changed = edited()
    assert heard(bot, with_(changed, message=tombstone)) == [("drafts.deleted", TS)]


def with_(payload: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The payload with other fields in its event."""
    return {**payload, "event": {**payload["event"], **fields}}


def of_the_bot(payload: dict[str, Any]) -> dict[str, Any]:
    """The same about a message that the bot wrote."""
    ours = {"bot_id": "B0COACH", "user": "U0COACH"}
    event = payload["event"]
    parts = {part: {**event[part], **ours} for part in ("message", "previous_message") if part in event}
    return with_(payload, **(parts or ours))


NOT_OURS_TO_KEEP = {
    "the bot's message": of_the_bot(written("Got it.")),
    "the bot's message as Slack once told it": of_the_bot(written("Got it.", subtype="bot_message", user=None)),
    "the bot's edit": of_the_bot(edited("Got it, again.")),
    "the bot's message deleted": of_the_bot(deleted()),
    "a broken edit": with_(edited(), message=None),
    "a broken deletion": with_(deleted(), previous_message=None),
    **{
        f"{what} in a {kind or 'place without a name'}": with_(payload, channel_type=kind)
        for kind in ("channel", "group", "mpim", "app_home", None)
        for what, payload in {"message": written(), "edit": edited(), "deletion": deleted()}.items()
    },
    **{
        subtype: written("x", subtype=subtype)
        for subtype in ("channel_join", "channel_topic", "pinned_item", "reminder_add", "message_replied", "huddle")
    },
}


@pytest.mark.parametrize("what", NOT_OURS_TO_KEEP)
def test_everything_else_that_slack_calls_a_message_is_left_alone(bot: Theatre, what: str) -> None:
    assert heard(bot, NOT_OURS_TO_KEEP[what]) == []
