"""The Home tab: builders, and every state of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from coaching.drafts import DraftId, DraftState
from coaching.help_requests import RequestId, RequestState
from coaching.offers import OfferId
from coaching.people import Reader
from coaching.school_calendar import Leave, QuietHours
from coaching.screens import (
    CardState,
    DraftScreen,
    HomeTab,
    MySettings,
    MyTutoring,
    Screen,
    TopicRecord,
    TutoringRecord,
)
from handlers.languages import Voice, voice
from handlers.views import Block, Rendered, render_home
from handlers.views.home import help_coaching, help_tutorhelp
from handlers.views.preferences import kept_page
from tests.handlers.screens.cards import TUTORING_LINES, a_card, an_invitation, in_class_card, many_cards
from tests.handlers.screens.coordinators import IDEAS, needs_cover, nobody_is_free
from tests.handlers.screens.coverage import COVERAGE, LEARNING, VISITS, WHOLE, crowded_coverage
from tests.handlers.screens.requests import a_request, many_requests
from tests.handlers.screens.vocabulary import SAFEGUARDING

DRAFT = DraftScreen(DraftId("draft-1"), DraftState.OPEN)


def a_home(**fields: Any) -> HomeTab:
    usual: dict[str, Any] = {"requests": (), "cards": (), "invitation": None, "safeguarding": "", "set_up": True}
    return HomeTab(**{**usual, **fields})


RECORD = TutoringRecord(9, 2, 1, (TopicRecord("iPads and screen sharing", 6, 1, 0), TopicRecord("Kahoot", 0, 0, 2)))


def my_tutoring(**fields: Any) -> MyTutoring:
    usual: dict[str, Any] = {
        "topics": ("iPads and screen sharing", "Kahoot"),
        "times": TUTORING_LINES,
        "weekly_cap": 3,
        "away": None,
    }
    return MyTutoring(**{**usual, **fields})


BUSY_HOME = a_home(
    requests=many_requests(3), cards=many_cards(4), invitation=an_invitation(), safeguarding=SAFEGUARDING
)
TUTORS_HOME = a_home(
    cards=(
        a_card(),
        in_class_card(CardState.ACCEPTED, offer=OfferId("offer-2")),
        a_card(CardState.MET, offer=OfferId("offer-3")),
        a_card(CardState.TAKEN, offer=OfferId("offer-4"), may_back_up=True),
    ),
    ideas=IDEAS,
    tutoring=my_tutoring(),
    safeguarding=SAFEGUARDING,
)
COORDINATORS_HOME = a_home(
    for_coordinator=(nobody_is_free(), nobody_is_free(request=RequestId("request-2"), nobody_left=False)),
    cover=(needs_cover(request=RequestId("request-3")),),
    ideas=IDEAS,
    coverage=COVERAGE,
    learning=LEARNING,
    safeguarding=SAFEGUARDING,
)
EVERYTHING = replace(
    TUTORS_HOME,
    requests=(
        a_request(RequestState.NEEDS_SCHOOL),
        a_request(request=RequestId("request-2")),
        a_request(RequestState.ACCEPTED, request=RequestId("request-3")),
        a_request(RequestState.MET, request=RequestId("request-4")),
    ),
    for_coordinator=COORDINATORS_HOME.for_coordinator,
    cover=COORDINATORS_HOME.cover,
    drafts=(DRAFT,),
    ended=(a_request(RequestState.SORTED, request=RequestId("request-5")),),
)
"""One person with all roles."""


def crowded(count: int, **fields: Any) -> HomeTab:
    """So many of everything, as the lists of a large school could get."""
    ids = [RequestId(f"request-{n}") for n in range(count)]
    usual: dict[str, Any] = {
        "requests": many_requests(count),
        "cards": many_cards(count),
        "ended": tuple(a_request(RequestState.SORTED, request=RequestId(f"ended-{n}")) for n in range(count)),
        "drafts": tuple(DraftScreen(DraftId(f"draft-{n}"), DraftState.OPEN) for n in range(count)),
        "for_coordinator": tuple(nobody_is_free(request=each) for each in ids),
        "cover": tuple(needs_cover(request=each) for each in ids),
        "tutoring": my_tutoring(times=TUTORING_LINES * count),
        "ideas": IDEAS * count,
        "coverage": crowded_coverage(count),
        "learning": LEARNING,
        "invitation": an_invitation(),
        "safeguarding": SAFEGUARDING,
    }
    return a_home(**{**usual, **fields})


SCREENS: dict[str, Screen] = {"home_here": BUSY_HOME}

ANSWERS: dict[str, Callable[[Voice], Rendered]] = {
    "help-tutorhelp": help_tutorhelp,
    "help-coaching": help_coaching,
    "help-coaching-unknown": lambda _: help_coaching(_, unknown="hlep", meant="help"),
    "help-coaching-strange": lambda _: help_coaching(_, unknown="xyzzy"),
}
"""What only acknowledgements carry."""

HOMES: dict[str, HomeTab] = {
    "new": a_home(),
    "not_set_up": a_home(set_up=False),
    "busy": BUSY_HOME,
    "invited": a_home(invitation=an_invitation()),
    "tutor": TUTORS_HOME,
    "tutor-no_times": a_home(tutoring=my_tutoring(times=(), topics=(), weekly_cap=None)),
    "coordinator": COORDINATORS_HOME,
    "everything": EVERYTHING,
    "tutor-visits": a_home(tutoring=my_tutoring(visits=VISITS)),
    "coverage-whole": a_home(coverage=WHOLE),
    "away": a_home(away=Leave(date(2026, 9, 7)), tutoring=my_tutoring()),
    "away-day": a_home(away=Leave(date(2026, 9, 7), date(2026, 9, 7))),
    "away-days": a_home(away=Leave(date(2026, 9, 7), date(2026, 9, 11))),
    "settings": a_home(
        tutoring=my_tutoring(), settings=MySettings("sv", QuietHours(time(16, 30), time(7)), wants_questions=False)
    ),
}


HOMES["full"] = crowded(17)
HOMES["tutor-record"] = a_home(tutoring=my_tutoring(record=RECORD))


def _at_home(screen: HomeTab) -> Callable[[Reader], Block]:
    return lambda reader: render_home(screen, reader)


VIEWS: dict[str, Callable[[Reader], Block]] = {
    **{f"home-{name}": _at_home(screen) for name, screen in HOMES.items()},
    "kept": lambda reader: kept_page(a_home(safeguarding=SAFEGUARDING), voice(reader)),
    "kept-tutor": lambda reader: kept_page(TUTORS_HOME, voice(reader)),
}
