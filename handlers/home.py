"""The Home tab and `/coaching`."""

from difflib import get_close_matches

from slack_bolt import Ack, App

from coaching.use_cases.acts import Act
from coaching.use_cases.check_ins import Reports
from coaching.use_cases.people import People
from handlers.answers import in_private
from handlers.check_ins import check_in_typed
from handlers.context import Modals
from handlers.ids import Command
from handlers.languages import voice
from handlers.payloads import Payload
from handlers.views import render
from handlers.views.home import help_coaching
from handlers.words import plain

WORDS = ("home", "checkin", "help")
"""What `/coaching` knows."""
LONGEST_WORD = 30
"""Characters: nothing longer is a slip of the finger."""


def coaching_typed(ack: Ack, act: Act, command: Payload, people: People, reports: Reports, modals: Modals) -> None:
    """`/coaching`, `home`, `checkin`, `help`; any other word gets help with it, not an error."""
    word = plain(command.get("text"))
    match word.casefold():
        case "" | "home":
            shown = people.home(act.by, now=act.at)
            in_private(ack, render(shown.screen, shown.reader))
        case "checkin" | "check-in" | "check in":
            check_in_typed(command, act, reports, modals, people)
            ack()
        case "help" | "?":
            in_private(ack, help_coaching(voice(people.reader(act.by))))
        case unknown:
            meant = next(iter(get_close_matches(unknown[:LONGEST_WORD], WORDS, n=1, cutoff=0.5)), "")
            in_private(ack, help_coaching(voice(people.reader(act.by)), unknown=word, meant=meant))


def home_opened(ack: Ack, act: Act, event: Payload, people: People) -> None:
    """Slack says so on every visit; publishing the same again is harmless."""
    if event.get("tab") == "home":
        people.opened_home(act.by, now=act.at)
    ack()


def register(app: App) -> None:
    app.command(Command.COACHING)(coaching_typed)
    app.event("app_home_opened")(home_opened)
