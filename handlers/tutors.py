"""A tutor's own role: the answer to the invitation, topics, tutoring times, and leaving it."""

from datetime import time

from slack_bolt import Ack, App, BoltContext

from coaching.school_calendar import SchoolId, TutoringTime, Weekday
from coaching.topics import TopicId
from coaching.tutors import Level
from coaching.use_cases.acts import Act
from coaching.use_cases.tutors import Tutors
from handlers.forms import open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, Unreadable, clock, number, option, options, value
from handlers.views.tutoring_forms import NO_CAP, ONLINE, time_form, topics_form


def weekday(value: str) -> Weekday:
    """The day of the week that a menu carries."""
    for day in Weekday:
        if str(int(day)) == value:
            return day
    raise Unreadable


def role_accepted(ack: Ack, act: Act, tutors: Tutors) -> None:
    """The person tutors from now on."""
    tutors.answer(act, accept=True)
    ack()


def role_declined(ack: Ack, act: Act, tutors: Tutors) -> None:
    """The person does not tutor."""
    tutors.answer(act, accept=False)
    ack()


def topics_wanted(ack: Ack, act: Act, context: BoltContext, tutors: Tutors) -> None:
    """The form for topics opens."""
    shown = tutors.tutoring_form(act.by)
    prepare(context, topics_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def topics_sent(ack: Ack, act: Act, body: Payload, tutors: Tutors) -> None:
    """Topics that were there keep their level; a new one starts as confident."""
    known = dict(tutors.tutoring_form(act.by).screen.mine)
    chosen = [TopicId(each) for each in options(body, Field.TOPICS)]
    cap = option(body, Field.CAP)
    levels = [(topic, known.get(topic, Level.CONFIDENT)) for topic in chosen]
    tutors.set_topics(act, levels, number(cap) if cap not in ("", NO_CAP) else None)
    ack()


def time_wanted(ack: Ack, act: Act, context: BoltContext, tutors: Tutors) -> None:
    """The form for a tutoring time opens."""
    shown = tutors.tutoring_form(act.by)
    prepare(context, time_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def time_sent(ack: Ack, act: Act, body: Payload, tutors: Tutors) -> None:
    """The tutoring time is there."""
    place, starts, ends = option(body, Field.PLACE), clock(body, Field.STARTS), clock(body, Field.ENDS)
    day = weekday(option(body, Field.WEEKDAY))
    school = SchoolId(place) if place not in ("", ONLINE) else None
    tutors.add_time(
        act, TutoringTime(day, starts or time.min, ends or time.min, school, option(body, Field.WEEK) or None)
    )
    ack()


def time_removed(ack: Ack, act: Act, body: Payload, tutors: Tutors) -> None:
    """The tutoring time is gone."""
    tutors.remove_time(act, number(value(body)))
    ack()


def role_quit(ack: Ack, act: Act, tutors: Tutors) -> None:
    """The person tutors no longer."""
    tutors.quit(act)
    ack()


def register(app: App) -> None:
    """The invitation, and the tutor's part of Home."""
    app.action(Action.BE_TUTOR)(role_accepted)
    app.action(Action.NO_THANKS)(role_declined)
    app.action(Action.EDIT_TOPICS)(ack=topics_wanted, lazy=[open_prepared])
    app.view(Form.TOPICS)(topics_sent)
    app.action(Action.ADD_TIME)(ack=time_wanted, lazy=[open_prepared])
    app.view(Form.TIME)(time_sent)
    app.action(Action.REMOVE_TIME)(time_removed)
    app.action(Action.QUIT)(role_quit)
