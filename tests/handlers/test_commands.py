"""What every command owes to whoever types it: an answer, exactly one, also to nothing and to nonsense."""

from typing import Any

import pytest

from coaching.errors import NotForYou, Refusal
from coaching.help_requests import WhenNeeded
from coaching.outcomes import Result
from coaching.use_cases.help_requests import Ask
from demo.slack.validators import faults_of_message
from handlers.ids import Action, Command
from tests.handlers.looks import texts, words_of_buttons
from tests.handlers.payloads import (
    EVERY_KIND,
    RESPONSE_URL,
    SANNA,
    TEAM,
    chosen,
    command,
    happened,
    member_changed,
    pressed,
    sent,
)
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
    assert bot.stage.asked[0].given[1] == Ask("my <iPads> won't show & tell", WhenNeeded.THIS_WEEK)


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


BUTTONS = [
    (pressed(Action.UNDO), "help_requests.undo", "offer-1"),
    (pressed(Action.CANCEL), "help_requests.cancel", "offer-1"),
    (pressed(Action.ACCEPT), "offers.accept", "offer-1"),
    (pressed(Action.PASS_ON), "offers.pass_on", "offer-1"),
    (pressed(Action.DONE), "offers.done", "offer-1"),
    (pressed(Action.SORTED), "outcomes.say", Result.SORTED),
    (pressed(Action.NOT_YET), "outcomes.say", Result.NOT_YET),
    (pressed(Action.DID_NOT_HAPPEN), "outcomes.say", Result.DID_NOT_HAPPEN),
    (pressed(Action.BE_TUTOR), "tutors.answer", True),
    (pressed(Action.NO_THANKS), "tutors.answer", False),
    (chosen(), "help_requests.choose_school", "rantala"),
]


@pytest.mark.parametrize(("payload", "act", "last"), BUTTONS)
def test_every_button_does_one_thing(bot: Theatre, payload: dict[str, Any], act: str, last: object) -> None:
    assert bot.answers(payload) is None
    [asked] = bot.stage.asked
    assert asked.what == act
    assert [*asked.given, *asked.named.values()][-1] == last
    assert (asked.given[0].by.workspace, asked.given[0].by.slack_user) == (TEAM, SANNA)


def test_a_button_opens_the_form_too(bot: Theatre) -> None:
    assert bot.answers(pressed(Action.OPEN_FORM)) is None
    assert [trigger for trigger, _, _ in bot.stage.opened] == ["1.2.3"]


def test_the_form_becomes_the_receipt(bot: Theatre) -> None:
    answer = bot.answers(sent("  the &lt;screens&gt; stay <black>  ", "today"))
    assert bot.stage.asked[0].given[1] == Ask("the &lt;screens&gt; stay <black>", WhenNeeded.TODAY)
    assert answer["response_action"] == "update"
    assert "You'll find it in my messages to you." in texts(answer["view"])


@pytest.mark.parametrize(
    ("payload", "acts"),
    [
        (happened(), ["people.opened_home"]),
        (happened(tab="messages"), []),
        (member_changed(), ["people.met"]),
        (member_changed("team_join"), ["people.met"]),
        (EVERY_KIND["removal"], ["workspaces.removed"]),
        (happened("tokens_revoked", user=None), ["workspaces.withdrawn"]),
    ],
)
def test_every_event_does_one_thing(bot: Theatre, payload: dict[str, Any], acts: list[str]) -> None:
    bot.answers(payload)
    assert bot.stage.acts() == acts


NOT_WANTED = {
    "message": happened("message", text="hi"),
    "edit": happened("message", subtype="message_changed", user=None),
    "join": happened("member_joined_channel"),
    "mention": happened("app_mention"),
    "unknown event": happened("something_new", user=None),
    "link": pressed(Action.WRITE_TO),
    "old button": pressed("of.an.older.version"),
    "closed form": EVERY_KIND["closed"],
    "unknown form": sent(view={**sent()["view"], "callback_id": "of.an.older.version"}),
    "shortcut": EVERY_KIND["shortcut"],
    "message shortcut": {**EVERY_KIND["shortcut"], "type": "message_action"},
}


@pytest.mark.parametrize("kind", NOT_WANTED)
def test_what_nobody_wants_is_acknowledged_and_changes_nothing(bot: Theatre, kind: str) -> None:
    assert bot.answers(NOT_WANTED[kind]) is None
    assert [*bot.stage.acts(), *bot.stage.opened, *bot.stage.said] == []


def test_point_22_a_closed_form_changes_nothing(stage: Stage, bot: Theatre) -> None:
    bot.answers(EVERY_KIND["closed"])
    assert stage.asked == []
