"""The forms in which teachers ask, change, answer: each with every choice that changes what it asks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Any

from coaching.help_requests import RequestId, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.offers import OfferId
from coaching.people import Reader
from coaching.school_calendar import SchoolId
from coaching.screens import Conversation, CoverNeed, DetailsForm, RequestForm, SuggestedTime, TimesForm
from handlers.languages import voice
from handlers.views import Block
from handlers.views.help_request_form import about_message, request_form
from handlers.views.request_forms import answer_form, cover_form, details_form, school_form, times_form
from tests.handlers.screens.vocabulary import (
    ANSWER,
    IT_SUPPORT,
    LESSONS,
    LIISA,
    QUESTION,
    SAFEGUARDING,
    SCHOOLS,
    THURSDAY,
    TOPICS,
    TUESDAY_PERIOD_3,
    WORDS,
)

REQUEST, OFFER = RequestId("request-1"), OfferId("offer-1")
NEEDED_AT = datetime(2026, 9, 8, 8, 15, tzinfo=UTC)
OFFERED = RequestForm(TOPICS, SCHOOLS, SAFEGUARDING, IT_SUPPORT)
BARE = RequestForm((), ())
"""A programme that has neither topics nor schools yet."""
DETAILS = DetailsForm(
    request=REQUEST,
    offered=OFFERED,
    kind=Kind.IN_CLASS,
    when=WhenNeeded.CHOSEN_TIME,
    topic=TOPICS[1].id,
    school=SchoolId("koivu"),
    online=False,
    setting="6B, room 214",
    level=Experience.SOME,
    needed_at=NEEDED_AT,
)
TIMES = TimesForm(
    OFFER, (SuggestedTime(NEEDED_AT, TUESDAY_PERIOD_3), SuggestedTime(datetime(2026, 9, 10, 11, tzinfo=UTC), THURSDAY))
)
ASKING = Conversation(OFFER, LIISA, ((QUESTION, ANSWER), (QUESTION, "")), waits=True)
COVER = CoverNeed(CoverKind.FLOATING_TEACHER, LESSONS)

Form = Callable[[Reader], Block]


def asking(offered: RequestForm = OFFERED, **chosen: Any) -> Form:
    return lambda reader: request_form(offered, voice(reader), **chosen)


def asking_about_message(reader: Reader, **chosen: Any) -> Block:
    _ = voice(reader)
    return request_form(OFFERED, _, words=about_message(WORDS, _), message="C1:1788760800.1", **chosen)


def changing(known: DetailsForm = DETAILS, **chosen: Any) -> Form:
    return lambda reader: details_form(known, voice(reader), **chosen)


VIEWS: dict[str, Form] = {
    "form": asking(),
    **{f"form-{kind}": asking(kind=kind) for kind in Kind if kind is not Kind.QUICK_FIX},
    **{f"form-when-{when}": asking(when=when) for when in WhenNeeded if when is not WhenNeeded.THIS_WEEK},
    "form-in_class-chosen_time": asking(kind=Kind.IN_CLASS, when=WhenNeeded.CHOSEN_TIME),
    "form-filled": asking(words=WORDS),
    "form-bare": asking(BARE),
    "form-bare-right_now": asking(BARE, when=WhenNeeded.RIGHT_NOW),
    "form-like_idea": asking(replace(OFFERED, kind=Kind.WORKSHOP_IDEA, topic=TOPICS[2].id)),
    "form-about_message": asking_about_message,
    "form-about_message-chosen_time": partial(asking_about_message, kind=Kind.IN_CLASS, when=WhenNeeded.CHOSEN_TIME),
    "details": changing(),
    "details-group": changing(kind=Kind.WHOLE_STAFF, when=WhenNeeded.TODAY),
    "details-online": changing(replace(DETAILS, kind=Kind.QUICK_FIX, online=True, level=None, topic=None)),
    "school": lambda reader: school_form(REQUEST, SCHOOLS, voice(reader), safeguarding=SAFEGUARDING),
    "times": lambda reader: times_form(TIMES, voice(reader), safeguarding=SAFEGUARDING),
    "times-none_free": lambda reader: times_form(TimesForm(OFFER, ()), voice(reader)),
    "answer": lambda reader: answer_form(ASKING, voice(reader), safeguarding=SAFEGUARDING),
    "cover": lambda reader: cover_form(REQUEST, voice(reader), safeguarding=SAFEGUARDING),
    "cover-filled": lambda reader: cover_form(REQUEST, voice(reader), COVER),
}
