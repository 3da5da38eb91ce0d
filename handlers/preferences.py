"""What a person decides about the bot's manners: language, quiet hours, coaching questions; and what is kept."""

from slack_bolt import Ack, App, BoltContext

from coaching.use_cases.acts import Act
from coaching.use_cases.people import People
from coaching.use_cases.preferences import Preferences
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import languages, voice
from handlers.payloads import Payload, Unreadable, chosen, clock, value
from handlers.views.preferences import AS_IN_SLACK, ON, kept_page, quiet_form


def language_chosen(ack: Ack, act: Act, body: Payload, preferences: Preferences) -> None:
    """Everything comes in that language from now on."""
    code = chosen(body)
    if code != AS_IN_SLACK and code not in languages():
        raise Unreadable
    preferences.language(act, "" if code == AS_IN_SLACK else code)
    ack()


def quiet_wanted(ack: Ack, act: Act, context: BoltContext, preferences: Preferences) -> None:
    """The form for quiet hours opens."""
    shown = preferences.quiet_form(act.by)
    prepare(context, quiet_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def quiet_sent(ack: Ack, act: Act, body: Payload, preferences: Preferences) -> None:
    """Quiet hours are as sent."""
    preferences.quiet(act, clock(body, Field.STARTS), clock(body, Field.ENDS))
    ack()


def questions_switched(ack: Ack, act: Act, body: Payload, preferences: Preferences) -> None:
    """Coaching questions on cards are on or off."""
    preferences.coaching_questions(act, wanted=value(body) == ON)
    ack()


def kept_wanted(ack: Ack, act: Act, context: BoltContext, people: People) -> None:
    """The page that says what is kept opens."""
    shown = people.home(act.by, now=act.at)
    prepare(context, kept_page(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def register(app: App) -> None:
    app.action(Action.LANGUAGE)(language_chosen)
    app.action(Action.QUIET)(ack=quiet_wanted, lazy=[open_prepared])
    app.view(Form.QUIET)(quiet_sent)
    app.action(Action.COACHING_QUESTIONS)(questions_switched)
    app.action(Action.KEPT_ABOUT_ME)(ack=kept_wanted, lazy=[open_prepared])
