"""When and how often somebody in a triad is asked."""

from datetime import time

from slack_bolt import Ack, App, BoltContext

from coaching.prompts.rhythms import Rhythm
from coaching.use_cases.acts import Act
from coaching.use_cases.my_prompts import OwnPrompts
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, clock, day, option, picked
from handlers.tutors import weekday
from handlers.views.my_prompts import settings_form


def settings_wanted(ack: Ack, act: Act, context: BoltContext, my_prompts: OwnPrompts) -> None:
    """The form for when somebody is asked opens."""
    shown = my_prompts.form(act.by, now=act.at)
    prepare(context, settings_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def settings_sent(ack: Ack, act: Act, body: Payload, my_prompts: OwnPrompts) -> None:
    """Questions come as chosen from now on."""
    my_prompts.change(
        act,
        weekday=weekday(option(body, Field.WEEKDAY)),
        at=clock(body, Field.STARTS) or time.min,
        rhythm=picked(body, Field.RHYTHM, Rhythm),
        back_on=day(body, Field.BACK_ON),
    )
    ack()


def again_wanted(ack: Ack, act: Act, my_prompts: OwnPrompts) -> None:
    """A pause ends now."""
    my_prompts.go_on(act)
    ack()


def register(app: App) -> None:
    app.action(Action.MY_QUESTION)(ack=settings_wanted, lazy=[open_prepared])
    app.view(Form.MY_QUESTION)(settings_sent)
    app.action(Action.ASK_ME_AGAIN)(again_wanted)
