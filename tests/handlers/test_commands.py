"""What every command owes to whoever types it: an answer, exactly one, also to nothing and to nonsense."""

from typing import Any

import pytest

from coaching.errors import NotForYou, Refusal
from coaching.help_requests import RequestState
from coaching.use_cases.help_requests import Ask
from demo.slack.validators import faults_of_message
from handlers.ids import Action, Command, Form
from tests.handlers.looks import texts, words_of_buttons
from tests.handlers.payloads import (
    EVERY_KIND,
    RESPONSE_URL,
    chosen,
    command,
    deleted,
    edited,
    happened,
    member_changed,
    message_shortcut,
    pressed,
    sent,
    shortcut,
    written,
)
from tests.handlers.screens import a_request
from tests.handlers.stage import Stage, Theatre

COMMANDS = tuple(Command)
TYPED = ("", " ", "help", "HELP", "?", "status", "home", "hlep", "\0", "\ud800", "<!channel>", "word " * 8000)


def answered(bot: Theatre, payload: dict[str, Any]) -> int:
    """How often a command is answered: in the acknowledgement, by a form, or in private behind it."""
    in_acknowledgement = bot.answers(payload)
    return (in_acknowledgement is not None) + len(bot.stage.opened) + len(bot.stage.said)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("text", TYPED)
def test_every_command_answers_exactly_once(bot: Theatre, name: Command, text: str) -> None:
    assert answered(bot, command(name, text)) == 1


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("text", TYPED)
def test_every_answer_to_a_command_is_private_and_accepted_by_slack(bot: Theatre, name: Command, text: str) -> None:
    if answer := bot.answers(command(name, text)):
        assert answer.pop("response_type") == "ephemeral"
        assert faults_of_message(answer) == []


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("text", ["", "help", "home", "status", "my iPads won't show"])
def test_a_stranger_gets_a_polite_refusal(bot: Theatre, name: Command, text: str) -> None:
    bot.stage.error = NotForYou(Refusal.GUEST)
    answer = bot.answers(command(name, text))
    assert answer["text"] == (
        "Peer Coach is for staff, so I can't help guests. Nothing was sent. The coordinator can tell you more."
    )
    assert bot.stage.opened == []


def test_point_11_help_shows_examples_and_the_form(bot: Theatre) -> None:
    answer = bot.answers(command(text="help"))
    assert sum(line.startswith("/tutorhelp ") for text in texts(answer["blocks"]) for line in text.split("\n")) == 3
    assert words_of_buttons(answer["blocks"]) == ["Open the form"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("help", None),
        (" Help ", None),
        ("?", None),
        ("status", "help_requests.open_of"),
        ("help with the printer", "help_requests.ask"),
        ("status bar vanished on iPad", "help_requests.ask"),
        ("helpp", "help_requests.ask"),
        ("??", "help_requests.ask"),
    ],
)
def test_point_12_reserved_words_count_only_when_they_stand_alone(bot: Theatre, text: str, act: str | None) -> None:
    bot.answers(command(text=text))
    assert bot.stage.acts() == ([act] if act else [])


def test_point_13_words_behind_the_command_need_no_further_step(bot: Theatre) -> None:
    answer = bot.answers(command(text="my <iPads> won't show &amp; tell"))
    assert answer["text"] == "Got it. I'm asking Liisa Korhonen."
    assert bot.stage.asked[0].given[1] == Ask("my <iPads> won't show & tell")


PLACES = {
    "the DM with the bot": ("D0BOT", "directmessage"),
    "a DM between two people": ("D0LIISA", "directmessage"),
    "a group conversation": ("G0GROUP", "mpdm-sanna--liisa--pekka-1"),
    "a private channel without the bot": ("C0HEADS", "privategroup"),
    "a channel without the bot": ("C0STAFF", "staff"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", ["my iPads won't show", "help", "status", ""])
def test_point_14_a_command_is_answered_alike_wherever_it_is_typed(bot: Theatre, place: str, text: str) -> None:
    """In the acknowledgement or by a form, which need no membership; in threads Slack itself refuses commands."""
    channel, name = PLACES[place]
    here = bot.answers(command(text=text, channel_id=channel, channel_name=name))
    opened = [view for _, view, _ in bot.stage.opened]
    bot.stage.opened.clear()
    assert here == bot.answers(command(text=text))
    assert opened == [view for _, view, _ in bot.stage.opened]
    assert bot.stage.said == []


def test_the_command_alone_opens_the_form(bot: Theatre) -> None:
    payload = command()
    assert bot.answers(payload) is None
    [(trigger, view, answer_to)] = bot.stage.opened
    assert (trigger, answer_to) == (payload["trigger_id"], RESPONSE_URL)
    assert view["title"]["text"] == "Ask a tutor"


def test_point_15_every_command_has_a_button_on_home(bot: Theatre) -> None:
    """`/tutorhelp` is "Ask a tutor", its `status` is the list there; `/coaching` is Home itself."""
    home = bot.answers(command(Command.COACHING))
    assert {"Ask a tutor", "Sorted", "Accept"} <= set(words_of_buttons(home["blocks"]))
    assert "My requests" in texts(home["blocks"])


@pytest.mark.parametrize(
    ("word", "meant"), [("hlep", "help"), ("Hom", "home"), ("helpp", "help"), ("hime", "home"), ("HELP ME", "help")]
)
def test_point_16_an_unknown_word_gets_the_nearest_one(bot: Theatre, word: str, meant: str) -> None:
    said = texts(bot.answers(command(Command.COACHING, word))["blocks"])
    assert f"I don't know the word “{word}”. Did you mean /coaching {meant}?" in said


@pytest.mark.parametrize("word", ["xyzzy", "apua", "s", "🐨", "h" * 4000])
def test_point_16_a_word_that_is_like_none_gets_help(bot: Theatre, word: str) -> None:
    said = texts(bot.answers(command(Command.COACHING, word))["blocks"])
    assert said[0].endswith("This is what I know:")
    assert len(said[0]) < 100


def test_a_command_of_somebody_without_a_school_asks_for_it_at_once(bot: Theatre) -> None:
    bot.stage.asked_for = a_request(RequestState.NEEDS_SCHOOL)
    answer = bot.answers(command(text="my iPads won't show"))
    assert "Choose your school" in words_of_buttons(answer["blocks"])
    [(_, view, _)] = bot.stage.opened
    assert view["callback_id"] == Form.SCHOOL


@pytest.mark.parametrize(
    ("payload", "acts"),
    [
        (happened(), ["people.opened_home"]),
        (happened(tab="messages"), []),
        (member_changed(), ["people.met"]),
        (member_changed("team_join"), ["people.met"]),
        (EVERY_KIND["removal"], ["workspaces.removed"]),
        (happened("tokens_revoked", user=None), ["workspaces.withdrawn"]),
        (written(), ["drafts.written"]),
        (edited(), ["drafts.written"]),
        (deleted(), ["drafts.deleted"]),
    ],
)
def test_every_event_does_one_thing(bot: Theatre, payload: dict[str, Any], acts: list[str]) -> None:
    bot.answers(payload)
    assert bot.stage.acts() == acts


NOT_WANTED = {
    "message elsewhere": happened("message", text="hi", channel_type="channel"),
    "edit without its message": happened("message", subtype="message_changed", user=None),
    "join": happened("member_joined_channel"),
    "mention": happened("app_mention"),
    "unknown event": happened("something_new", user=None),
    "link": pressed(Action.WRITE_TO),
    "old button": pressed("of.an.older.version"),
    "closed form": EVERY_KIND["closed"],
    "unknown form": sent(view={**sent()["view"], "callback_id": "of.an.older.version"}),
    "old shortcut": shortcut("of.an.older.version"),
    "old message shortcut": message_shortcut(callback="of.an.older.version"),
    "old entry of a menu": chosen(Action.MORE, "of.an.older.version|offer-1"),
}


@pytest.mark.parametrize("kind", NOT_WANTED)
def test_what_nobody_wants_is_acknowledged_and_changes_nothing(bot: Theatre, kind: str) -> None:
    assert bot.answers(NOT_WANTED[kind]) is None
    assert [*bot.stage.acts(), *bot.stage.opened, *bot.stage.said] == []


def test_point_22_a_closed_form_changes_nothing(stage: Stage, bot: Theatre) -> None:
    bot.answers(EVERY_KIND["closed"])
    assert stage.asked == []
