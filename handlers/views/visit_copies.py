"""What became of a copied week of visits: how many stand now, what was left out and why, and the way back."""

from coaching.screens import CopiedWeek, NotCopied, TakenBack
from coaching.visit_copies import Hindrance
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, actions, button, header, page, section, small
from handlers.views.coverage import visit_said

LISTED = 40
"""Visits left out, line by line; a window has room for a hundred lines in all."""
MOST_MARKS = 2000
"""Slack keeps so many characters with a button: enough for 250 visits."""


def copied(screen: CopiedWeek, _: Voice) -> Block:
    """What was planned, with the way back, and what was not."""
    return page(title=_("Copied visits"), close=_("Close"), blocks=[*_planned(screen, _), *_left_out(screen, _)])


def _planned(screen: CopiedWeek, _: Voice) -> list[Block]:
    weeks = {"week": screen.week.week, "first": screen.week.next().week, "last": screen.until.week}
    count = len(screen.planned)
    if not count:
        return [section(_("Nothing new is planned: week {week} could not be copied to weeks {first}–{last}.", **weeks))]
    said = _.plural(
        "{n} visit is planned in weeks {first}–{last}, as in week {week}.",
        "{n} visits are planned in weeks {first}–{last}, as in week {week}.",
        count,
        **weeks,
    )
    told = small(_("The tutors are told, and can take them off again."))
    if len(screen.marks) > MOST_MARKS:
        return [section(said), told]
    undo = button(_("Undo"), Action.UNDO_COPY, screen.marks)
    return [section(said), told, actions(undo, about="copy")]


def _left_out(screen: CopiedWeek, _: Voice) -> list[Block]:
    if not screen.left_out:
        return []
    count = len(screen.left_out)
    title = _.plural("{n} visit is left out", "{n} visits are left out", count)
    lines = [section(_reason(each, _)) for each in screen.left_out[:LISTED]]
    rest = count - LISTED
    more = [small(_.plural("And {n} more.", "And {n} more.", rest))] if rest > 0 else []
    return [header(title), *lines, *more]


def _reason(each: NotCopied, _: Voice) -> str:
    visit = _("{tutor}: {visit}", tutor=each.visit.name, visit=visit_said(each.visit, _))
    match each.why:
        case Hindrance.CLOSED:
            return _("{visit} – the school is closed.", visit=visit)
        case Hindrance.AWAY:
            return _("{visit} – the tutor is away.", visit=visit)
        case Hindrance.PLANNED:
            return _("{visit} – the tutor is planned for another school.", visit=visit)
        case Hindrance.STANDS:
            return _("{visit} – was planned already.", visit=visit)


def taken_back(screen: TakenBack, _: Voice) -> Block:
    """What the window says after the way back."""
    said = _.plural("Taken back: {n} visit.", "Taken back: {n} visits.", screen.visits)
    if not screen.visits:
        said = _("These visits were called off already.")
    return page(title=_("Copied visits"), close=_("Close"), blocks=[section(said)])
