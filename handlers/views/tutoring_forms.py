"""The forms in which tutors keep their role: topics and weekly limit, a further tutoring time."""

from datetime import time

from coaching.school_calendar import Weekday
from coaching.screens import TutoringForm
from handlers.ids import Field, Form
from handlers.languages import Voice
from handlers.views.blocks import Block, choice_field, form, page, section, several_field, small, time_field
from handlers.views.dates import weekday
from handlers.views.request_fields import capital

NO_CAP, ONLINE = "none", "online"
"""Values of the menus that stand for no weekly limit and for no school."""
CAPS = (1, 2, 3, 4, 5, 6, 8, 10)
FROM, UNTIL = time(8), time(15)
"""What most would choose."""


def topics_form(screen: TutoringForm, _: Voice) -> Block:
    """What the tutor helps with, and how much of it in a week."""
    title, close = _("My topics"), _("Close")
    if not screen.topics:
        return page(title=title, close=close, blocks=[section(_("The programme has no topics yet."))])
    mine = {str(topic) for topic, _level in screen.mine}
    topics = several_field(
        _("What do you help with?"),
        Field.TOPICS,
        [(topic.name, str(topic.id)) for topic in screen.topics],
        invites=_("Choose topics"),
        chosen=mine,
        hint=_("You needn't know everything. Learning together is fine."),
        optional=True,
    )
    return form(
        Form.TOPICS,
        title=title,
        submit=_("Save"),
        close=close,
        blocks=[topics, _cap_field(screen, _), small(_("You can change this whenever you like."))],
    )


def _cap_field(screen: TutoringForm, _: Voice) -> Block:
    numbers = sorted({*CAPS, *([screen.weekly_cap] if screen.weekly_cap else [])})
    limits = [(_.plural("{n} request a week", "{n} requests a week", n), str(n)) for n in numbers]
    chosen = str(screen.weekly_cap) if screen.weekly_cap else NO_CAP
    hint = _("At most so many requests are offered to you.")
    return choice_field(_("Weekly limit"), Field.CAP, [(_("No limit"), NO_CAP), *limits], chosen=chosen, hint=hint)


def time_form(screen: TutoringForm, _: Voice) -> Block:
    """A time of the week at which the tutor helps."""
    places = [*((school.name, str(school.id)) for school in screen.schools), (capital(_("online")), ONLINE)]
    days = [(capital(weekday(day, _)), str(int(day))) for day in Weekday]
    return form(
        Form.TIME,
        title=_("Add a time"),
        submit=_("Save"),
        close=_("Close"),
        blocks=[
            choice_field(_("Day"), Field.WEEKDAY, days),
            time_field(_("From"), Field.STARTS, invites=_("Choose a time"), chosen=FROM),
            time_field(_("Until"), Field.ENDS, invites=_("Choose a time"), chosen=UNTIL),
            choice_field(_("Where?"), Field.PLACE, places),
            *_week_field(screen, _),
            small(_("Requests reach you only at your tutoring times, on your school's clock.")),
        ],
    )


def _week_field(screen: TutoringForm, _: Voice) -> list[Block]:
    """Only where schools count weeks; left empty, it is every week."""
    if not screen.letters:
        return []
    letters = [(_("Week {letter}", letter=letter), letter) for letter in screen.letters]
    invites, hint = _("Every week"), _("Leave it empty for every week.")
    return [choice_field(_("Which weeks?"), Field.WEEK, letters, invites=invites, hint=hint, optional=True)]
