"""Coverage: planning and calling off visits, suggesting somebody as tutor."""

from datetime import date

from slack_bolt import Ack, App, BoltContext

from coaching.people import PersonId
from coaching.school_calendar import DayHours, SchoolId
from coaching.topics import TopicId
from coaching.use_cases.acts import Act
from coaching.use_cases.coverage import Coverage
from coaching.use_cases.visits import Visits
from coaching.visits import Visit
from handlers.forms import change_prepared, open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, Unreadable, about, clock, date_of, day, iso_week, option, value
from handlers.views.coverage import ANY, suggest_form, visit_form
from handlers.views.visit_copies import copied, taken_back


def visit_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, visits: Visits) -> None:
    """The form for a visit opens."""
    school = value(body)
    shown = visits.form(act.by, None if school == ANY else SchoolId(school), now=act.at)
    prepare(context, visit_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def visit_sent(ack: Ack, act: Act, body: Payload, visits: Visits) -> None:
    """The visit is planned."""
    on = day(body, Field.DAY)
    if on is None:
        raise Unreadable
    tutor, school = PersonId(option(body, Field.COLLEAGUE)), SchoolId(option(body, Field.SCHOOL))
    visits.plan(act, Visit(tutor, school, on, hours_of(body)))
    ack()


def hours_of(body: Payload) -> DayHours | None:
    """The hours, if both ends are given; one alone is no span."""
    starts, ends = clock(body, Field.STARTS), clock(body, Field.ENDS)
    return DayHours(starts, ends) if starts and ends else None


def called_off(ack: Ack, act: Act, body: Payload, visits: Visits) -> None:
    """The visit is called off."""
    tutor, school, on = planned(value(body))
    visits.call_off(act, tutor, school, on)
    ack()


def planned(carried: str) -> tuple[PersonId, SchoolId, date]:
    """The visit that a button carries."""
    match carried.split(":"):
        case [tutor, school, on]:
            return PersonId(tutor), SchoolId(school), date_of(on)
    raise Unreadable


def week_copied(ack: Ack, act: Act, body: Payload, context: BoltContext, visits: Visits) -> None:
    """Copied at once; the window only says what came of it."""
    if shown := visits.copy(act, iso_week(value(body))):
        prepare(context, copied(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def copy_undone(ack: Ack, act: Act, body: Payload, context: BoltContext, visits: Visits) -> None:
    if shown := visits.take_back(act, value(body)):
        prepare(context, taken_back(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def tutor_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, coverage: Coverage) -> None:
    """The choice of a colleague for a topic opens."""
    shown = coverage.suggest_form(act.by, TopicId(value(body)), now=act.at)
    prepare(context, suggest_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def tutor_suggested(ack: Ack, act: Act, body: Payload, coverage: Coverage) -> None:
    """The colleague is invited as tutor."""
    coverage.suggest(act, TopicId(about(body)), PersonId(option(body, Field.COLLEAGUE)))
    ack()


def register(app: App) -> None:
    """The coordinator's ways to close a gap, and the tutor's way out of a visit."""
    app.action(Action.PLAN_VISIT)(ack=visit_wanted, lazy=[open_prepared])
    app.view(Form.VISIT)(visit_sent)
    app.action(Action.CALL_OFF)(called_off)
    app.action(Action.COPY_WEEK)(ack=week_copied, lazy=[open_prepared])
    app.action(Action.UNDO_COPY)(ack=copy_undone, lazy=[change_prepared])
    app.action(Action.SUGGEST_TUTOR)(ack=tutor_wanted, lazy=[open_prepared])
    app.view(Form.SUGGEST_TUTOR)(tutor_suggested)
