"""When and how often a member of a triad is asked, as they set it themselves."""

from coaching.prompts.rhythms import Rhythm
from coaching.school_calendar import Weekday
from coaching.screens.my_prompts import MyPrompts
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    actions,
    button,
    choice_field,
    date_field,
    form,
    radio_field,
    section,
    small,
    time_field,
)
from handlers.views.dates import clock_time, plain_day, weekday
from handlers.views.request_fields import capital

TEACHING = (Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI, Weekday.SAT, Weekday.SUN)


def entry(screen: MyPrompts, _: Voice) -> list[Block]:
    """How it stands, for the Home tab."""
    change = button(_("When I'm asked…"), Action.MY_QUESTION, "mine")
    again = [button(_("Ask me again"), Action.ASK_ME_AGAIN, "mine")] if _pauses(screen) else []
    return [section(standing(screen, _)), actions(change, *again, about="my_prompts")]


def standing(screen: MyPrompts, _: Voice) -> str:
    """In one sentence."""
    if screen.rhythm is Rhythm.PAUSED:
        return _("I don't ask you anything until you say so.")
    if screen.back_on is not None:
        return _("I ask you nothing until {day}.", day=plain_day(screen.back_on, _))
    day, at = weekday(screen.weekday, _), clock_time(screen.at, _)
    if screen.rhythm is Rhythm.EVERY_OTHER:
        return _("I ask you one question every other week: {weekday}, {time}.", weekday=day, time=at)
    return _("I ask you one question a week: {weekday}, {time}.", weekday=day, time=at)


def settings_form(screen: MyPrompts, _: Voice) -> Block:
    """Day, time, rhythm, a pause."""
    rhythms = [
        (_("Every week"), Rhythm.WEEKLY),
        (_("Every other week"), Rhythm.EVERY_OTHER),
        (_("Not at all for now"), Rhythm.PAUSED),
    ]
    return form(
        Form.MY_QUESTION,
        title=_("My question"),
        submit=_("Save"),
        close=_("Close"),
        blocks=[
            choice_field(
                _("Day"),
                Field.WEEKDAY,
                [(capital(weekday(day, _)), str(int(day))) for day in TEACHING],
                chosen=str(int(screen.weekday)),
                hint=_("If your school is closed that day, it comes on another day of the same week."),
            ),
            time_field(_("Time"), Field.STARTS, invites=_("Choose a time"), chosen=screen.at),
            radio_field(_("How often?"), Field.RHYTHM, rhythms, chosen=screen.rhythm),
            date_field(
                _("Pause until"),
                Field.BACK_ON,
                invites=_("Choose a day"),
                chosen=screen.back_on,
                hint=_("The day on which I may ask again. Leave it empty for no pause."),
                optional=True,
            ),
            small(_("Nobody is told. Questions come in your working time only, and never in holidays.")),
        ],
    )


def _pauses(screen: MyPrompts) -> bool:
    return screen.rhythm is Rhythm.PAUSED or screen.back_on is not None
