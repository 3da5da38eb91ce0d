"""The forms behind a tutor's card: a time to accept with, a colleague to name, a note."""

from coaching.offers import OfferId
from coaching.screens import ColleaguesForm, TimesForm
from handlers.ids import Field, Form
from handlers.languages import Voice
from handlers.views.blocks import Block, choice_field, form, in_focus, moment_field, page, section, small, text_field
from handlers.views.choices import colleague_field, free_times
from handlers.views.offers.card import LONGEST_NOTE


def accept_form(screen: TimesForm, _: Voice) -> Block:
    """Accepting needs a time: one of the tutor's next ones, the first of which is chosen already."""
    label = _("When do you meet?")
    if screen.free:
        field = choice_field(label, Field.FREE_TIMES, free_times(screen.free, _), hint=_("Your next tutoring times."))
        other = [small(_("Would another time be better? Close this and press “Suggest times”."))]
    else:
        field, other = moment_field(label, Field.TIME, hint=_("You have no free tutoring time soon.")), []
    return form(
        Form.ACCEPT_AT,
        title=_("Accept"),
        submit=_("Accept"),
        close=_("Close"),
        blocks=[field, *other, small(_("The teacher is told the time at once."))],
        about=screen.offer,
    )


def hand_over_form(screen: ColleaguesForm, _: Voice) -> Block:
    """Whom to ask in one's own place."""
    said = _("Your colleague is asked in your place, and can pass too. The teacher is told who is asked now.")
    return _named(screen, Form.HAND_OVER, _("Hand over"), said, _)


def second_pair_form(screen: ColleaguesForm, _: Voice) -> Block:
    """Whom to ask to look on as well."""
    said = _("You stay the one who helps. Your colleague reads the request too, and can pass.")
    return _named(screen, Form.SECOND_PAIR, _("Need a colleague"), said, _)


def _named(screen: ColleaguesForm, callback: Form, title: str, said: str, _: Voice) -> Block:
    close = _("Close")
    if not screen.colleagues:
        nobody = _("No other tutor for this is free at the moment. If you can't help, pass on: I look further.")
        return page(title=title, close=close, blocks=[section(nobody)])
    field = colleague_field(screen.colleagues, _("Which colleague?"), _)
    return form(callback, title=title, submit=_("Ask"), close=close, blocks=[field, small(said)], about=screen.about)


def note_form(offer: OfferId, note: str, _: Voice) -> Block:
    """The tutor's own note; sent empty, it is gone."""
    field = text_field(
        _("What helped?"),
        Field.NOTE,
        example=_("For example: started from a lesson she had already planned"),
        hint=_("Only you see this. No pupils' names, please."),
        most=LONGEST_NOTE,
        filled=note,
        optional=True,
    )
    return form(
        Form.NOTE,
        title=_("Note for myself"),
        submit=_("Save"),
        close=_("Close"),
        blocks=[in_focus(field), small(_("The coordinator sees nothing of it, and neither does the teacher."))],
        about=offer,
    )
