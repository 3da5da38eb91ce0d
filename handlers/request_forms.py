"""The forms in which a teacher asks, changes details, names the school, or says what needs cover."""

from functools import partial

from slack_bolt import Ack, App, BoltContext

from coaching.help_requests import RequestId, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.offers import OfferId
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from coaching.use_cases.acts import Act
from coaching.use_cases.help_requests import Ask, Details, HelpRequests
from handlers.answers import on_page
from handlers.context import Behind
from handlers.forms import change_prepared, open_prepared, prepare
from handlers.ids import Action, Command, Field, Form, Shortcut
from handlers.languages import voice
from handlers.payloads import (
    Payload,
    about,
    form_of,
    has,
    known,
    linked_words,
    message_words,
    moment,
    option,
    picked,
    typed,
    value,
)
from handlers.views.help_request_form import about_message, request_form
from handlers.views.help_requests import receipt_page
from handlers.views.request_fields import NOT_SURE, ONLINE
from handlers.views.request_forms import NOT_SAID, cover_form, details_form, school_form
from handlers.words import as_typed, plain


def form_wanted(ack: Ack, act: Act, context: BoltContext, help_requests: HelpRequests) -> None:
    """The empty form."""
    shown = help_requests.form(act.by, now=act.at)
    prepare(context, request_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def form_about_message_wanted(
    ack: Ack, act: Act, body: Payload, context: BoltContext, help_requests: HelpRequests
) -> None:
    """The form with somebody's message in it, for its sender to look at first."""
    shown = help_requests.form(act.by, now=act.at)
    words, place = message_words(body)
    _ = voice(shown.reader)
    view = request_form(shown.screen, _, words=about_message(plain(words), _), message=place)
    prepare(context, view, shown.reader)
    ack()


def idea_form_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, help_requests: HelpRequests) -> None:
    """A tutor saw that more people need this: the form as a wish for a workshop."""
    shown = help_requests.form(act.by, now=act.at, like=OfferId(value(body)))
    prepare(context, request_form(shown.screen, voice(shown.reader), kind=Kind.WORKSHOP_IDEA), shown.reader)
    ack()


def form_changed(ack: Ack, act: Act, body: Payload, context: BoltContext, help_requests: HelpRequests) -> None:
    """What else the form asks depends on the kind and on when; what was typed stays."""
    kind, when = picked(body, Field.KIND, Kind), _when(body)
    if form_of(body) == Form.DETAILS:
        details = help_requests.details(act.by, RequestId(about(body)), now=act.at)
        view = details_form(details.screen, voice(details.reader), kind=kind, when=when)
        prepare(context, view, details.reader)
    else:
        shown = help_requests.form(act.by, now=act.at)
        view = request_form(shown.screen, voice(shown.reader), kind=kind, when=when, message=about(body))
        prepare(context, view, shown.reader)
    ack()


def form_sent(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests, behind: Behind) -> None:
    """The request is made; its receipt takes the form's place."""
    asked = help_requests.ask(act, ask_of(body))
    on_page(ack, receipt_page(asked.screen, voice(asked.reader)))
    if asked.screen.late:
        behind.do(partial(help_requests.understand, act, asked.screen.request, asked.screen.words))


def ask_of(body: Payload) -> Ask:
    """What the form asks for; nothing of it is left to guess, but for the topic where it is not sure."""
    details = details_of(body)
    return Ask(
        words=linked_words(body, as_typed(typed(body, Field.WORDS))),
        when=details.when,
        kind=details.kind,
        topic=details.topic,
        needed_at=details.needed_at,
        school=details.school,
        online=details.online,
        setting=details.setting,
    )


def details_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, help_requests: HelpRequests) -> None:
    """The form for details opens."""
    shown = help_requests.details(act.by, RequestId(value(body)), now=act.at)
    prepare(context, details_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def details_sent(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    """The request has these details."""
    help_requests.change(act, RequestId(about(body)), details_of(body))
    ack()


def school_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, help_requests: HelpRequests) -> None:
    """The form for the school opens."""
    shown = help_requests.schools(act.by)
    prepare(context, school_form(RequestId(value(body)), shown.screen, voice(shown.reader)), shown.reader)
    ack()


def school_sent(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    """The request is about that school."""
    asked = help_requests.choose_school(act, RequestId(about(body)), SchoolId(option(body, Field.SCHOOL)))
    on_page(ack, receipt_page(asked.screen, voice(asked.reader)))


def cover_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, help_requests: HelpRequests) -> None:
    """The form for cover opens."""
    shown = help_requests.details(act.by, RequestId(value(body)), now=act.at)
    prepare(context, cover_form(shown.screen.request, voice(shown.reader), shown.screen.cover), shown.reader)
    ack()


def cover_sent(ack: Ack, act: Act, body: Payload, help_requests: HelpRequests) -> None:
    """What cover is needed is kept with the request."""
    kind = known(option(body, Field.COVER_KIND), CoverKind)
    help_requests.need_cover(act, RequestId(about(body)), kind, as_typed(typed(body, Field.LESSONS)))
    ack()


def details_of(body: Payload) -> Details:
    """What the form says; where it did not ask, nothing was said."""
    topic, where, level = (option(body, field) for field in (Field.TOPIC, Field.WHERE, Field.LEVEL))
    return Details(
        kind=picked(body, Field.KIND, Kind),
        when=_when(body),
        topic=TopicId(topic) if topic not in ("", NOT_SURE) else None,
        needed_at=moment(body, Field.TIME),
        school=SchoolId(where) if where not in ("", ONLINE) else None,
        online=where == ONLINE,
        setting=as_typed(typed(body, Field.SETTING)) if has(body, Field.SETTING) else "",
        level=known(level, Experience) if level not in ("", NOT_SAID) else None,
    )


def _when(body: Payload) -> WhenNeeded:
    return picked(body, Field.WHEN, WhenNeeded) if has(body, Field.WHEN) else WhenNeeded.THIS_WEEK


def register(app: App) -> None:
    """Ways into each form, and what becomes of it."""
    app.command(Command.TUTORHELP)(ack=form_wanted, lazy=[open_prepared])
    app.action(Action.OPEN_FORM)(ack=form_wanted, lazy=[open_prepared])
    app.shortcut(Shortcut.ASK)(ack=form_wanted, lazy=[open_prepared])
    app.shortcut(Shortcut.ASK_ABOUT_MESSAGE)(ack=form_about_message_wanted, lazy=[open_prepared])
    app.action(Action.MORE_NEED_THIS)(ack=idea_form_wanted, lazy=[open_prepared])
    app.action(Action.FORM_CHANGED)(ack=form_changed, lazy=[change_prepared])
    app.view(Form.REQUEST)(form_sent)
    app.action(Action.CHANGE)(ack=details_wanted, lazy=[open_prepared])
    app.view(Form.DETAILS)(details_sent)
    app.action(Action.CHOOSE_SCHOOL)(ack=school_wanted, lazy=[open_prepared])
    app.view(Form.SCHOOL)(school_sent)
    app.action(Action.NEED_COVER)(ack=cover_wanted, lazy=[open_prepared])
    app.view(Form.COVER)(cover_sent)
