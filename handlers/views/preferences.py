"""What people decide for themselves: language, quiet hours, days away, coaching questions."""

from babel import Locale

from coaching.school_calendar import Leave
from coaching.screens import AwayForm, HomeTab, MySettings, QuietForm
from handlers.ids import Action, Field, Form
from handlers.languages import Voice, languages
from handlers.views.blocks import Block, actions, button, choice, date_field, form, line, section, small, time_field
from handlers.views.dates import FOR_EVER, clock_time, plain_day
from handlers.views.kept import kept_page

__all__ = ["AS_IN_SLACK", "OFF", "ON", "away_form", "kept_page", "quiet_form", "settings"]

AS_IN_SLACK, ON, OFF = "slack", "on", "off"
"""Values of the menu of languages and of the switch."""


def settings(screen: HomeTab, _: Voice) -> list[Block]:
    """Everything to set, as it stands."""
    mine = screen.settings
    kept = button(_("What is kept about me"), Action.KEPT_ABOUT_ME, "kept")
    return [
        *_away(screen.away, _),
        line(_("Language"), _languages(mine, _)),
        line(_quiet(mine, _), button(_("Quiet hours"), Action.QUIET, "quiet")),
        *([_questions(mine, _)] if screen.tutoring else []),
        line(_("You can read what I keep, why, how long, and who sees it."), kept),
    ]


def _away(leave: Leave | None, _: Voice) -> list[Block]:
    if leave is None:
        said = _("Going away? On those days nobody waits for you, and nothing comes.")
        buttons = [button(_("I'm away today"), Action.AWAY_TODAY, "away"), button(_("I'm away…"), Action.AWAY, "away")]
        return [section(said), actions(*buttons, about="away")]
    if leave.last == FOR_EVER:
        said = _("You are away from {day}, until you say that you are back.", day=plain_day(leave.first, _))
    elif leave.first == leave.last:
        said = _("You are away: {day}.", day=plain_day(leave.first, _))
    else:
        said = _("You are away: {first} – {last}.", first=plain_day(leave.first, _), last=plain_day(leave.last, _))
    buttons = [button(_("I'm back"), Action.BACK, "away"), button(_("Change the days"), Action.AWAY, "away")]
    return [section(said), actions(*buttons, about="away")]


def _languages(mine: MySettings, _: Voice) -> Block:
    """Each language under its own name."""
    options = [(_("As in Slack"), AS_IN_SLACK), *((_own_name(code), code) for code in languages())]
    return choice(_("Language"), Action.LANGUAGE, options, chosen=mine.language or AS_IN_SLACK)


def _own_name(code: str) -> str:
    name = Locale.parse(code).get_display_name(code) or code
    return name[:1].upper() + name[1:]


def _quiet(mine: MySettings, _: Voice) -> str:
    if mine.quiet is None or mine.quiet.start == mine.quiet.end:
        return _("Nothing comes outside your school's hours. You can add quiet hours.")
    start, end = clock_time(mine.quiet.start, _), clock_time(mine.quiet.end, _)
    return _("Nothing comes outside your school's hours, nor in your quiet hours: {start}–{end}.", start=start, end=end)


def _questions(mine: MySettings, _: Voice) -> Block:
    if mine.wants_questions:
        said, text, value = _("Your cards may carry a coaching question."), _("Turn questions off"), OFF
    else:
        said, text, value = _("Your cards carry no coaching questions."), _("Turn questions on"), ON
    return line(said, button(text, Action.COACHING_QUESTIONS, value))


def away_form(screen: AwayForm, _: Voice) -> Block:
    """The days away; without a last one, until the person is back."""
    first = date_field(
        _("First day"), Field.FIRST_DAY, invites=_("Choose a day"), chosen=screen.first, hint=_("It may be today.")
    )
    last = date_field(
        _("Last day"),
        Field.LAST_DAY,
        invites=_("Choose a day"),
        chosen=screen.last,
        hint=_("Leave it empty if you don't know yet. Home then has a button “I'm back”."),
        optional=True,
    )
    said = small(_("What you have open goes to colleagues if it can't wait. Nobody is told why you are away."))
    return form(Form.AWAY, title=_("I'm away"), submit=_("Save"), close=_("Close"), blocks=[first, last, said])


def quiet_form(screen: QuietForm, _: Voice) -> Block:
    """From when to when nothing comes."""
    starts = time_field(
        _("Quiet from"),
        Field.STARTS,
        invites=_("Choose a time"),
        chosen=screen.start,
        hint=_("On your school's clock. It may go over midnight."),
        optional=True,
    )
    ends = time_field(
        _("Quiet until"),
        Field.ENDS,
        invites=_("Choose a time"),
        chosen=screen.end,
        hint=_("The same time twice, or none, means no quiet hours."),
        optional=True,
    )
    said = small(_("Answers to what you have just done yourself still come."))
    return form(Form.QUIET, title=_("Quiet hours"), submit=_("Save"), close=_("Close"), blocks=[starts, ends, said])
