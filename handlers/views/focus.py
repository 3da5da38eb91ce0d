"""What people would like to work on, and the times at which they could meet, in words."""

from collections.abc import Iterable, Sequence

from coaching.screens.volunteers import PeriodChoice
from coaching.volunteers import Focus
from handlers.languages import Voice
from handlers.views.dates import clock_time, on_clock, weekday
from handlers.views.request_fields import capital


def focus_name(focus: Focus, _: Voice) -> str:
    """One theme as a teacher would say it."""
    names = {
        Focus.QUESTIONING: _("Questions that make pupils think"),
        Focus.FEEDBACK: _("Feedback that pupils use"),
        Focus.DIFFERENTIATION: _("Different pupils in one class"),
        Focus.MOTIVATION: _("Motivation"),
        Focus.GROUP_WORK: _("Working in groups"),
        Focus.CALM: _("Calm in class"),
        Focus.READING: _("Reading in every subject"),
        Focus.MATHS_TALK: _("Talking about mathematics"),
        Focus.ASSESSMENT: _("Knowing what pupils have learnt"),
        Focus.DIGITAL: _("Digital tools in lessons"),
        Focus.LANGUAGE: _("Pupils who are learning the language"),
        Focus.INDEPENDENCE: _("Pupils who work on their own"),
    }
    return names[focus]


def focus_names(focuses: Iterable[Focus], _: Voice) -> str:
    """Several themes in one line."""
    return _.several(focus_name(each, _) for each in focuses)


MOST_TIMES = 6
"""More of them are not read one by one."""


def period_option(choice: PeriodChoice, _: Voice) -> str:
    """One time of the week in a list of its own: "Wednesday, period 3 (11:15–12:00)"."""
    return capital(period_name(choice, _))


def period_name(choice: PeriodChoice, _: Voice) -> str:
    """The same within a sentence, where some languages write the day small."""
    period = choice.period
    day, hours = weekday(period.weekday, _), f"{clock_time(period.start, _)}–{clock_time(period.end, _)}"
    if choice.name:
        said = _("{day}, period {period} ({time})", day=day, period=choice.name, time=hours)
    else:
        # Translators: a day of the week and hours, as in a list: "Wednesday 11:15–12:00".
        said = _("{day} {hours}", day=day, hours=hours)
    return on_clock(said, choice.clock, _) if choice.clock else said


def period_names(choices: Sequence[PeriodChoice], _: Voice) -> str:
    """Several times in one line; of many, how many."""
    if len(choices) > MOST_TIMES:
        return _("{n} times of the week", n=len(choices))
    return "; ".join(period_name(each, _) for each in choices)
