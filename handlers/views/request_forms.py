"""The smaller forms about a request: its details, the school, times, an answer, cover."""

from collections.abc import Sequence

from coaching.help_requests import RequestId, WhenNeeded
from coaching.kinds import FOR_A_GROUP, IN_A_LESSON, CoverKind, Kind
from coaching.screens import Conversation, CoverNeed, DetailsForm, SchoolChoice, TimesForm
from handlers.ids import Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    choice_field,
    form,
    in_focus,
    moment_field,
    quote,
    radio_field,
    section,
    small,
    text_field,
)
from handlers.views.dates import several_moments
from handlers.views.help_request_form import small_print
from handlers.views.kinds import cover_kind
from handlers.views.names import named
from handlers.views.request_fields import (
    NOT_SAID,
    capital,
    experience_field,
    kind_field,
    place_fields,
    topic_field,
    when_fields,
)

__all__ = ["NOT_SAID", "answer_form", "cover_form", "details_form", "school_form", "times_form"]

LONGEST_ANSWER, LONGEST_LESSONS = 1500, 500


def details_form(known: DetailsForm, _: Voice, *, kind: Kind | None = None, when: WhenNeeded | None = None) -> Block:
    """What of an open request can be changed; `kind` and `when` as chosen in the form meanwhile."""
    kind, when, offered = kind or known.kind, when or known.when, known.offered
    kinds = [each for each in Kind if each is not Kind.WORKSHOP_IDEA or kind is each]
    setting = known.setting if _asks_the_same(kind, known.kind) else ""
    places = place_fields(offered, kind, _, setting=setting, school=known.school, online=known.online)
    return form(
        Form.DETAILS,
        title=_("Change details"),
        submit=_("Save"),
        close=_("Close"),
        about=known.request,
        blocks=[
            kind_field(kind, kinds, _),
            *topic_field(offered.topics, known.topic, _),
            *when_fields(when, offered.it_support, _, known.needed_at),
            *places,
            experience_field(known.level, _),
            *(small(line) for line in small_print(kind, offered.safeguarding, _)),
        ],
    )


def _asks_the_same(one: Kind, other: Kind) -> bool:
    return any({one, other} <= alike for alike in (IN_A_LESSON, FOR_A_GROUP))


def school_form(request: RequestId, schools: Sequence[SchoolChoice], _: Voice, *, safeguarding: str = "") -> Block:
    """Which school the teacher is in; the request goes out as soon as it is known."""
    options = [(school.name, str(school.id)) for school in schools]
    hint = _("I'll remember it. Your request goes out when you press Send.")
    ask, invite = _("Which school are you in?"), _("Choose your school")
    school = choice_field(ask, Field.SCHOOL, options, invites=invite, hint=hint)
    return form(
        Form.SCHOOL,
        title=_("Your school"),
        submit=_("Send"),
        close=_("Close"),
        about=request,
        blocks=[school, *_told(safeguarding)],
    )


def times_form(known: TimesForm, _: Voice, *, safeguarding: str = "") -> Block:
    """Up to three times that the requester suggests, beside the tutor's next free ones."""
    first = known.free[0].at if known.free else None
    free = several_moments((time.said for time in known.free), _)
    said = [section(_("The tutor is free {moments}.", moments=free))] if free else []
    also = _("If it suits you too.")
    return form(
        Form.TIMES,
        title=_("Suggest times"),
        submit=_("Send"),
        close=_("Close"),
        about=known.offer,
        blocks=[
            *said,
            moment_field(_("First time"), Field.FIRST_TIME, chosen=first, hint=_("On your own clock.")),
            moment_field(_("Second time"), Field.SECOND_TIME, hint=also, optional=True),
            moment_field(_("Third time"), Field.THIRD_TIME, hint=also, optional=True),
            small(_("The tutor chooses one, or suggests another.")),
            *_told(safeguarding),
        ],
    )


def answer_form(said: Conversation, _: Voice, *, safeguarding: str = "") -> Block:
    """The question that waits, and room for the answer."""
    tutor = named(said.tutor, _)
    question = next((question for question, answer in said.said if not answer), "")
    answer = text_field(
        _("Your answer"),
        Field.ANSWER,
        example=_("One sentence is enough"),
        hint=_("{tutor} sees this. No pupils' names, please.", tutor=tutor),
        most=LONGEST_ANSWER,
    )
    return form(
        Form.ANSWER,
        title=_("Answer"),
        submit=_("Send"),
        close=_("Close"),
        about=said.offer,
        blocks=[
            section(_("{tutor} asks:", tutor=tutor)),
            *quote(question),
            in_focus(answer),
            small(_("The coordinator sees the topic and school, never your answer.")),
            *_told(safeguarding),
        ],
    )


def cover_form(request: RequestId, _: Voice, cover: CoverNeed | None = None, *, safeguarding: str = "") -> Block:
    """How lessons are to be looked after while the session takes place, and which."""
    kinds = [(capital(cover_kind(kind, _)), kind) for kind in CoverKind]
    lessons = text_field(
        _("Which lessons?"),
        Field.LESSONS,
        example=_("For example: Tue period 3, 6B maths"),
        hint=_("No pupils' names, please."),
        most=LONGEST_LESSONS,
        filled=cover.lessons if cover else "",
    )
    return form(
        Form.COVER,
        title=_("Cover"),
        submit=_("Save"),
        close=_("Close"),
        about=request,
        blocks=[
            radio_field(_("What would help?"), Field.COVER_KIND, kinds, chosen=cover.kind if cover else None),
            lessons,
            small(_("The coordinator sees this, so that cover is arranged before the day.")),
            *_told(safeguarding),
        ],
    )


def _told(safeguarding: str) -> list[Block]:
    return [small(safeguarding)] if safeguarding else []
