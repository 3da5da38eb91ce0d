"""How triads are doing, for coordinators: numbers in sentences, and help to offer. Never who, never a word."""

from datetime import timedelta

from coaching.school_calendar import Weekday
from coaching.triad_counts import FEWEST_PEOPLE, FEWEST_TRIADS, TriadCounts
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import Block, actions, button, form, page, radio_field, section, small
from handlers.views.dates import plain_day
from handlers.views.rhythms import help_offered

ALL, QUIET = "all", "quiet"
"""Values of the choice to whom help is offered."""


def entry(screen: TriadCounts | None, _: Voice) -> list[Block]:
    """The numbers of the last week that has any, and what can be done."""
    offer = actions(button(_("Offer help to triads"), Action.OFFER_HELP, "triads"), about="triad_counts")
    return [*_numbers(screen, _), offer]


def _numbers(screen: TriadCounts | None, _: Voice) -> list[Block]:
    if screen is None:
        return [section(_("How triads are doing stands here after their first week."))]
    day = plain_day(screen.week.day(Weekday.MON) + timedelta(weeks=1), _)
    rule = _(
        "Made once a week, for the two teaching weeks before, and rounded to 5. Fewer than {triads} triads or "
        "{people} people are never shown.",
        triads=FEWEST_TRIADS,
        people=FEWEST_PEOPLE,
    )
    return [section("\n".join([_("How triads are doing, as of {day}:", day=day), *_lines(screen, _)])), small(rule)]


def _lines(screen: TriadCounts, _: Voice) -> list[str]:
    if screen.triads is None:
        return [_("There are too few triads for numbers.")]
    lines = [_("About {n} triads are active.", n=screen.triads)]
    if screen.met is None or screen.quiet is None:
        lines += [_("How many met is not shown: one of the numbers would be too small.")]
    else:
        lines += [_("About {met} met, and about {quiet} were quiet.", met=screen.met, quiet=screen.quiet)]
    if screen.asked_for_help is not None:
        lines += [_("About {n} would like help.", n=screen.asked_for_help)]
    if screen.need_cover is not None:
        lines += [_("About {n} people had no cover for a meeting.", n=screen.need_cover)]
    return lines


def offer_form(_: Voice) -> Block:
    """To whom, and what they will read."""
    options = [(_("All triads"), ALL), (_("Triads that were quiet"), QUIET)]
    return form(
        Form.OFFER_HELP,
        title=_("Offer help"),
        submit=_("Offer"),
        close=_("Close"),
        blocks=[
            radio_field(
                _("To whom?"),
                Field.TO_WHOM,
                options,
                hint=_("You don't see which triads get it. Each gets one offer a week at most."),
            ),
            section(_("Each member reads this, from me:")),
            section(help_offered(_)),
            small(_("Whoever says yes sees how to write to you. You hear of it only from them.")),
        ],
    )


def offered(_: Voice) -> Block:
    """The same whoever gets it."""
    said = _("Thank you. The offer goes out in each person's working hours, to those it is for. I don't say who.")
    return page(title=_("Offer help"), close=_("Close"), blocks=[section(said)])
