"""The form behind `/tutorhelp` alone, the shortcuts and the button "Ask a tutor": at most six inputs at a time.

What it asks depends on the kind and the time chosen. It is built anew for each such choice; what was typed stays, since
a field keeps its id. What is said where it did not open stands here too.
"""

from collections.abc import Iterable

from coaching.help_requests import WhenNeeded
from coaching.kinds import Kind
from coaching.screens import RequestForm
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    button,
    checkbox_field,
    form,
    in_focus,
    notification,
    section,
    small,
    text_field,
)
from handlers.views.request_fields import kind_field, place_fields, topic_field, when_fields

LONGEST_IN_FORM = 3000
"""Slack's own limit of a text field."""
INCLUDE = "include"
"""The value of the box that is ticked to send a link to the message along."""


def request_form(
    offered: RequestForm,
    _: Voice,
    *,
    kind: Kind | None = None,
    when: WhenNeeded = WhenNeeded.THIS_WEEK,
    words: str = "",
    message: str = "",
) -> Block:
    """The form as it looks with that kind and that time chosen.

    `message` is the opaque id of a message that it is about: then a link to it is offered, and the topic is left to the
    words, so that there are six inputs at most.
    """
    kind = kind or offered.kind
    if kind is Kind.WORKSHOP_IDEA:
        more = topic_field(offered.topics, offered.topic, _)
    else:
        topic = [] if message else topic_field(offered.topics, offered.topic, _)
        link = [_link_field(_)] if message else []
        more = [*topic, *when_fields(when, offered.it_support, _), *place_fields(offered, kind, _), *link]
    seen = [small(line) for line in small_print(kind, offered.safeguarding, _)]
    return form(
        Form.REQUEST,
        title=_("Ask a tutor"),
        submit=_("Send"),
        close=_("Close"),
        about=message,
        blocks=[in_focus(_words_field(kind, words, _)), kind_field(kind, Kind, _), *more, *seen],
    )


def about_message(text: str, _: Voice) -> str:
    """What stands in the form from the start where somebody asks about a message: they read it before it goes."""
    title = _("About this message:")
    return f"{title}\n{text}"


def _words_field(kind: Kind, words: str, _: Voice) -> Block:
    seen = _("Nobody else reads this. Wishes are counted by topic.")
    if kind is not Kind.WORKSHOP_IDEA:
        seen = _("Your tutor sees this. No pupils' names, please.")
    return text_field(
        _("What would help you?"),
        Field.WORDS,
        example=_("For example: I'd like to try Kahoot with 7A but don't know where to start"),
        hint=seen,
        most=LONGEST_IN_FORM,
        filled=words,
    )


def _link_field(_: Voice) -> Block:
    return checkbox_field(
        _("The message itself"),
        Field.LINK,
        [(_("Include a link to the message"), INCLUDE)],
        hint=_("Your tutor may not be able to open it."),
    )


def small_print(kind: Kind, safeguarding: str, _: Voice) -> Iterable[str]:
    """Who sees what, and whom to turn to about a child."""
    if kind is Kind.WORKSHOP_IDEA:
        yield _("The coordinator sees the topic and how many wish for it, never your words.")
    else:
        yield _(
            "The coordinator sees the topic and school. They see your words only if nobody can take it and you agree."
        )
    if safeguarding:
        yield safeguarding


def form_not_opened(_: Voice) -> Rendered:
    """Said in private where Slack's time for opening the form was over."""
    text = too_late_for_form(_)
    open_it = button(_("Open the form"), Action.OPEN_FORM, "again", primary=True)
    return Rendered(notification(text), (section(text), actions(open_it)))


def too_late_for_form(_: Voice) -> str:
    return _("The form did not open in time. Nothing was lost. Please press the button.")
