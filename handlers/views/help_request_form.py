"""The form behind `/tutorhelp` alone and the button "Ask a tutor", and what is said where it did not open."""

from coaching.help_requests import WhenNeeded
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    choice_field,
    form,
    notification,
    section,
    small,
    text_field,
)
from handlers.views.help_requests import needed

LONGEST_IN_FORM = 3000
"""Slack's own limit of a text field."""


def request_form(_: Voice, words: str = "", safeguarding: str = "") -> Block:
    """The form behind `/tutorhelp` alone."""
    return form(
        Form.REQUEST,
        title=_("Ask a tutor"),
        submit=_("Send"),
        close=_("Close"),
        blocks=[
            text_field(
                _("What would help you?"),
                Field.WORDS,
                example=_("For example: I'd like to try Kahoot with 7A but don't know where to start"),
                hint=_("Your tutor sees this. No pupils' names, please."),
                most=LONGEST_IN_FORM,
                filled=words,
            ),
            choice_field(_("When?"), Field.WHEN, [(_capital(needed(each, _)), each) for each in FORM_WHEN]),
            small(_("The coordinator sees the topic and the school, never your words.")),
            *([small(safeguarding)] if safeguarding else []),
        ],
    )


FORM_WHEN = (
    WhenNeeded.THIS_WEEK,
    WhenNeeded.TODAY,
    WhenNeeded.RIGHT_NOW,
    WhenNeeded.NEXT_TUTORING_DAY,
)


def form_not_opened(_: Voice) -> Rendered:
    """Said in private where Slack's time for opening the form was over."""
    text = too_late_for_form(_)
    open_it = button(_("Open the form"), Action.OPEN_FORM, "again", primary=True)
    return Rendered(notification(text), (section(text), actions(open_it)))


def too_late_for_form(_: Voice) -> str:
    return _("The form did not open in time. Nothing was lost. Please press the button.")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
