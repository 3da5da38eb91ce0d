"""A week in one form, from wherever somebody likes; one's own log; and a question to try, of which nothing is kept."""

from slack_bolt import Ack, App, BoltContext

from coaching.advice import advice_in
from coaching.check_ins import Activity, Audience, CheckInId, NotMet
from coaching.drafts import DraftId
from coaching.use_cases.acts import Act
from coaching.use_cases.check_ins import Logs, Report, Reports
from coaching.use_cases.people import People
from handlers.answers import on_page
from handlers.context import Modals
from handlers.forms import change_prepared, open_behind, open_prepared, prepare
from handlers.ids import Action, Field, Form, Shortcut
from handlers.languages import voice
from handlers.payloads import Payload, about, has, known, number, option, options, picked, typed, value
from handlers.views.check_in_forms import NO_REASON, YES, check_in_form, question_form
from handlers.views.logs import log_page
from handlers.words import as_typed


def check_in_wanted(ack: Ack, act: Act, context: BoltContext, reports: Reports) -> None:
    """The form for this week opens."""
    shown = reports.form(act.by, now=act.at)
    prepare(context, check_in_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def check_in_typed(body: Payload, act: Act, reports: Reports, modals: Modals, people: People) -> None:
    """`/coaching checkin`."""
    shown = reports.form(act.by, now=act.at)
    open_behind(body, act, check_in_form(shown.screen, voice(shown.reader)), shown.reader, modals, people)


def note_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, reports: Reports) -> None:
    """The form for this week opens with the words of a draft."""
    shown = reports.form(act.by, now=act.at, draft=DraftId(value(body)))
    view = check_in_form(shown.screen, voice(shown.reader), Form.CHECK_IN_OF_DRAFT)
    prepare(context, view, shown.reader)
    ack()


def check_in_sent(ack: Ack, act: Act, body: Payload, reports: Reports) -> None:
    """The week is written down."""
    reports.report(act, _said(body))
    ack()


def note_sent(ack: Ack, act: Act, body: Payload, reports: Reports) -> None:
    """The week is written down, and the draft it came from is used."""
    reports.report(act, _said(body), draft=DraftId(about(body)))
    ack()


def log_wanted(ack: Ack, act: Act, context: BoltContext, logs: Logs) -> None:
    """One's own log opens."""
    shown = logs.page(act.by, now=act.at)
    prepare(context, log_page(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def other_page(ack: Ack, act: Act, body: Payload, context: BoltContext, logs: Logs) -> None:
    """The log turns to earlier or later weeks."""
    shown = logs.page(act.by, number(value(body)), now=act.at)
    prepare(context, log_page(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def change_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, logs: Logs) -> None:
    """The log's window shows the form until it is saved."""
    shown = logs.entry(act.by, CheckInId(value(body)), now=act.at)
    prepare(context, check_in_form(shown.screen, voice(shown.reader), Form.LOG_ENTRY), shown.reader)
    ack()


def change_sent(ack: Ack, act: Act, body: Payload, logs: Logs) -> None:
    """The entry says what was sent."""
    shown = logs.change(act, CheckInId(about(body)), _said(body))
    on_page(ack, log_page(shown.screen, voice(shown.reader)))


def drop_pressed(ack: Ack, act: Act, body: Payload, context: BoltContext, logs: Logs) -> None:
    """The entry is gone; the log shows what is left."""
    shown = logs.drop(act, CheckInId(value(body)))
    prepare(context, log_page(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def copy_pressed(ack: Ack, act: Act, logs: Logs) -> None:
    """A copy of the log comes as a file."""
    logs.copy(act)
    ack()


def try_wanted(ack: Ack, act: Act, context: BoltContext, people: People) -> None:
    """The form in which one tries a question opens."""
    reader = people.reader(act.by)
    prepare(context, question_form(voice(reader)), reader)
    ack()


def question_tried(ack: Ack, act: Act, body: Payload, people: People) -> None:
    """Looked at and forgotten; the rules know English alone."""
    tried = as_typed(typed(body, Field.TRIED_QUESTION))
    on_page(ack, question_form(voice(people.reader(act.by)), tried=tried, found=advice_in(tried), answered=True))


def _said(body: Payload) -> Report:
    audience = picked(body, Field.AUDIENCE, Audience) if has(body, Field.AUDIENCE) else Audience.ONLY_ME
    why = option(body, Field.BECAUSE)
    return Report(
        met=option(body, Field.MET) == YES,
        did=tuple(known(each, Activity) for each in options(body, Field.DID)),
        because=known(why, NotMet) if why not in ("", NO_REASON) else None,
        sentence=as_typed(typed(body, Field.SENTENCE)),
        audience=audience,
    )


def register(app: App) -> None:
    """The form and its shortcut, a draft as a note, one's own log, and trying a question."""
    app.shortcut(Shortcut.CHECK_IN)(ack=check_in_wanted, lazy=[open_prepared])
    app.action(Action.CHECK_IN)(ack=check_in_wanted, lazy=[open_prepared])
    app.view(Form.CHECK_IN)(check_in_sent)
    app.action(Action.NOTE_DRAFT)(ack=note_wanted, lazy=[open_prepared])
    app.view(Form.CHECK_IN_OF_DRAFT)(note_sent)
    app.action(Action.MY_LOG)(ack=log_wanted, lazy=[open_prepared])
    app.action(Action.EARLIER_WEEKS)(ack=other_page, lazy=[change_prepared])
    app.action(Action.LATER_WEEKS)(ack=other_page, lazy=[change_prepared])
    app.action(Action.CHANGE_ENTRY)(ack=change_wanted, lazy=[change_prepared])
    app.view(Form.LOG_ENTRY)(change_sent)
    app.action(Action.DROP_ENTRY)(ack=drop_pressed, lazy=[change_prepared])
    app.action(Action.COPY_LOG)(copy_pressed)
    app.action(Action.TRY_QUESTION)(ack=try_wanted, lazy=[open_prepared])
    app.view(Form.TRY_QUESTION)(question_tried)
