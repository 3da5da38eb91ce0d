"""All that anybody can do about a round of triads: join it, say what helps, or not this term."""

from slack_bolt import Ack, App, BoltContext

from coaching.rounds import RoundId
from coaching.school_calendar import SchoolId
from coaching.use_cases.acts import Act
from coaching.use_cases.people import People
from coaching.use_cases.volunteers import Preferences, Volunteers
from coaching.volunteers import Focus
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, about, has, known, option, options, people, typed, value
from handlers.views.volunteers import COACH, EARLY_CAREER, about_triads, people_form, preferences_form
from handlers.words import as_typed


def preferences_wanted(ack: Ack, act: Act, context: BoltContext, volunteers: Volunteers) -> None:
    """The form for preferences opens."""
    shown = volunteers.preferences_form(act.by, now=act.at)
    prepare(context, preferences_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def preferences_sent(ack: Ack, act: Act, body: Payload, volunteers: Volunteers) -> None:
    """The person is in, with these preferences."""
    volunteers.join(act, RoundId(about(body)), _said(body))
    ack()


def joined_all_the_same(ack: Ack, act: Act, body: Payload, volunteers: Volunteers) -> None:
    """Somebody early in their career is in all the same."""
    volunteers.join_all_the_same(act, RoundId(value(body)))
    ack()


def not_this_term(ack: Ack, act: Act, body: Payload, volunteers: Volunteers) -> None:
    """Nothing more is asked of the person until the next round."""
    volunteers.not_this_term(act, RoundId(value(body)))
    ack()


def more_wanted(ack: Ack, act: Act, context: BoltContext, people: People) -> None:
    """The page about coaching in threes opens."""
    reader = people.reader(act.by)
    prepare(context, about_triads(voice(reader)), reader)
    ack()


def people_wanted(ack: Ack, act: Act, context: BoltContext, volunteers: Volunteers) -> None:
    """The form for whom one would like, and would rather not, opens."""
    shown = volunteers.people_form(act.by, now=act.at)
    prepare(context, people_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def people_sent(ack: Ack, act: Act, body: Payload, volunteers: Volunteers) -> None:
    """Wishes and exclusions are as sent."""
    volunteers.set_people(
        act,
        RoundId(about(body)),
        wishes=people(body, Field.WISHES),
        together=people(body, Field.TOGETHER),
        rather_not=people(body, Field.RATHER_NOT),
    )
    ack()


def _said(body: Payload) -> Preferences:
    ticked = options(body, Field.ABOUT_ME)
    return Preferences(
        free=options(body, Field.FREE),
        focus=[known(each, Focus) for each in options(body, Field.FOCUS)],
        own_focus=as_typed(typed(body, Field.OWN_FOCUS)),
        coach=COACH in ticked,
        early_career=EARLY_CAREER in ticked,
        subject=as_typed(typed(body, Field.SUBJECT)),
        phase=as_typed(typed(body, Field.PHASE)) if has(body, Field.PHASE) else None,
        school=SchoolId(option(body, Field.SCHOOL)) or None,
    )


def register(app: App) -> None:
    """The invitation, its forms, and the same on Home."""
    app.action(Action.JOIN)(ack=preferences_wanted, lazy=[open_prepared])
    app.view(Form.PREFERENCES)(preferences_sent)
    app.action(Action.JOIN_ALL_THE_SAME)(joined_all_the_same)
    app.action(Action.NOT_THIS_TERM)(not_this_term)
    app.action(Action.TELL_ME_MORE)(ack=more_wanted, lazy=[open_prepared])
    app.action(Action.WITH_WHOM)(ack=people_wanted, lazy=[open_prepared])
    app.view(Form.WITH_WHOM)(people_sent)
