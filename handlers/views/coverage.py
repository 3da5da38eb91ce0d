"""Coverage: what a coordinator sees of gaps and visits, the forms that close a gap, and a tutor's own visits."""

from collections.abc import Iterable, Sequence

from coaching.school_calendar import IsoWeek
from coaching.screens import (
    CoverageDigest,
    CoverageScreen,
    FewTutors,
    GapLine,
    MyVisits,
    PlannedWeek,
    SuggestForm,
    UnvisitedLine,
    VisitForm,
    VisitLine,
)
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    choice_field,
    date_field,
    form,
    header,
    line,
    notification,
    page,
    section,
    small,
    spoken,
    time_field,
)
from handlers.views.choices import colleague_field
from handlers.views.dates import clock_time, plain_day

ANY = "any"
"""The value of a button that chooses no school."""
LISTED = 12
"""Lines of gaps in a message; the Home tab has them all."""


def digest(screen: CoverageDigest, _: Voice) -> Rendered:
    """The week's message: what is missing, with the ways to close it."""
    about = screen.about
    if about.is_whole:
        text = _("Coverage: nothing is missing in the next weeks.")
        return Rendered(notification(text), (section(text),))
    title, text = _("Coverage"), _("Some topics or schools have nobody in the next weeks.")
    lines = [block for group in _missing(about, _) for block in group]
    more = [small(_("There is more on the Home tab."))] if len(lines) > LISTED else []
    why = small(_("Counted by topic, school and week. You got it because you coordinate; at most once a week."))
    blocks = (header(title), section(text), *lines[:LISTED], *more, _plan_any(_), why)
    return Rendered(notification(text), blocks)


def entries(screen: CoverageScreen, _: Voice) -> list[list[Block]]:
    """What is missing, line by line, then the visits ahead."""
    return [*_missing(screen, _), *([visit(each, _, name=True)] for each in screen.visits)]


def always(screen: CoverageScreen, _: Voice) -> list[list[Block]]:
    """How it stands as a whole, and the way to plan."""
    whole = [section(_("Nothing is missing in the next four weeks."))] if screen.is_whole and screen.tutors else []
    copy = [_copy(screen.to_copy, _)] if screen.to_copy else []
    return [[*whole, *copy, _plan_any(_)]]


def _plan_any(_: Voice) -> Block:
    return actions(button(_("Plan a visit"), Action.PLAN_VISIT, ANY), about="coverage")


def _copy(planned: PlannedWeek, _: Voice) -> Block:
    """The next week with visits, and the button that plans the weeks after it the same way."""
    number = planned.week.week
    said = _.plural(
        "Week {number}: {n} visit is planned.", "Week {number}: {n} visits are planned.", planned.visits, number=number
    )
    text = _("Copy to the next weeks")
    return line(said, button(text, Action.COPY_WEEK, str(planned.week), label=spoken(text, said)))


def _missing(screen: CoverageScreen, _: Voice) -> list[list[Block]]:
    return [
        *([_gap(each, _)] for each in screen.gaps),
        *([_unvisited(each, _)] for each in screen.unvisited),
        *([_few_tutors(each, _)] for each in screen.few),
    ]


def _gap(gap: GapLine, _: Voice) -> Block:
    when = weeks_said(gap.weeks, _)
    if gap.topics:
        said = _("{school}: nobody for {topics}, {weeks}.", school=gap.place, topics=_.several(gap.topics), weeks=when)
    else:
        said = _("{school}: nobody for any topic, {weeks}.", school=gap.place, weeks=when)
    return line(said, _plan(gap.school, said, _))


def _unvisited(each: UnvisitedLine, _: Voice) -> Block:
    weeks = weeks_said(each.weeks, _)
    said = _("{school}: no tutor comes, help is online only, {weeks}.", school=each.place, weeks=weeks)
    return line(said, _plan(each.school, said, _))


def _plan(school: str, said: str, _: Voice) -> Block:
    text = _("Plan a visit")
    return button(text, Action.PLAN_VISIT, school, label=spoken(text, said))


def _few_tutors(each: FewTutors, _: Voice) -> Block:
    if each.tutors:
        said = _("{topic}: only one tutor knows it, and nobody could stand in.", topic=each.name)
    else:
        said = _("{topic}: no tutor knows it yet.", topic=each.name)
    text = _("Suggest a tutor")
    return line(said, button(text, Action.SUGGEST_TUTOR, each.topic, label=spoken(text, each.name)))


def weeks_said(weeks: Sequence[IsoWeek], _: Voice) -> str:
    """Weeks by their numbers: "week 37", "weeks 37–40", "weeks 37, 39"."""
    if len(weeks) == 1:
        return _("week {number}", number=weeks[0].week)
    spans = _spans(weeks)
    said = ", ".join(f"{first.week}–{last.week}" if first != last else f"{first.week}" for first, last in spans)
    return _("weeks {numbers}", numbers=said)


def _spans(weeks: Iterable[IsoWeek]) -> list[tuple[IsoWeek, IsoWeek]]:
    """Weeks that follow each other, brought together."""
    spans: list[tuple[IsoWeek, IsoWeek]] = []
    for week in weeks:
        if spans and spans[-1][1].next() == week:
            spans[-1] = (spans[-1][0], week)
        else:
            spans.append((week, week))
    return spans


def visit(each: VisitLine, _: Voice, *, name: bool = False) -> Block:
    """One visit with the way to call it off; with the tutor's name for whoever plans."""
    said = visit_said(each, _)
    said = _("{tutor}: {visit}", tutor=each.name, visit=said) if name else said
    text = _("Call off") if name else _("I can't come")
    value = f"{each.tutor}:{each.school}:{each.on.isoformat()}"
    return line(said, button(text, Action.CALL_OFF, value, label=spoken(text, said)))


def visit_said(each: VisitLine, _: Voice) -> str:
    """Where and when: "Koivu, 15 September 2026, 9:00–12:00"."""
    day = plain_day(each.on, _)
    if each.hours is None:
        return _("{school}, {day}", school=each.place, day=day)
    hours = f"{clock_time(each.hours.start, _)}–{clock_time(each.hours.end, _)}"
    return _("{school}, {day}, {hours}", school=each.place, day=day, hours=hours)


def my_visits(screen: MyVisits, _: Voice) -> Rendered:
    """The tutor's message about the plan."""
    if not screen.visits:
        text = _("No visits are planned for you.")
        return Rendered(notification(text), (section(text),))
    count = len(screen.visits)
    text = _.plural("You have {n} planned visit.", "You have {n} planned visits.", count)
    lines = [visit(each, _) for each in screen.visits[:LISTED]]
    more = [small(_("There is more on the Home tab."))] if count > LISTED else []
    why = small(_("Your coordinator planned this. On such a day you are at that school instead of your usual one."))
    return Rendered(notification(text), (header(_("Your visits")), section(text), *lines, *more, why))


def visit_form(screen: VisitForm, _: Voice) -> Block:
    """Which tutor is where, when."""
    title, close = _("Plan a visit"), _("Close")
    if not screen.tutors:
        return page(title=title, close=close, blocks=[section(_("There is no tutor yet who could be planned."))])
    tutors = [(each.name or _("A colleague"), str(each.id)) for each in screen.tutors]
    schools = [(each.name, str(each.id)) for each in screen.schools]
    hint = _("Left empty: the tutor's usual hours of that weekday, or the whole school day.")
    return form(
        Form.VISIT,
        title=title,
        submit=_("Plan"),
        close=close,
        blocks=[
            choice_field(_("Which tutor?"), Field.COLLEAGUE, tutors, invites=_("Choose a tutor")),
            choice_field(_("Which school?"), Field.SCHOOL, schools, chosen=screen.school),
            date_field(_("Day"), Field.DAY, invites=_("Choose a day")),
            time_field(_("From"), Field.STARTS, invites=_("Choose a time"), optional=True),
            time_field(_("Until"), Field.ENDS, invites=_("Choose a time"), hint=hint, optional=True),
            small(_("The tutor is told, and can take it off again.")),
        ],
    )


def suggest_form(screen: SuggestForm, _: Voice) -> Block:
    """Whom to suggest as tutor."""
    title, close = _("Suggest a tutor"), _("Close")
    if not screen.colleagues:
        said = _("Everybody I know of is a tutor already.")
        return page(title=title, close=close, blocks=[section(said)])
    field = colleague_field(screen.colleagues, _("Who could help with {topic}?", topic=screen.name), _)
    said = _("They get an invitation, and are a tutor only if they accept. A no needs no reason.")
    return form(
        Form.SUGGEST_TUTOR,
        title=title,
        submit=_("Invite"),
        close=close,
        blocks=[field, small(said)],
        about=screen.topic,
    )
