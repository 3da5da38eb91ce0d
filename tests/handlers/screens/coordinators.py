"""What coordinators see: builders, and every screen in every state."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from coaching.help_requests import RequestId, WhenNeeded
from coaching.kinds import CoverKind, Kind
from coaching.outages import Outage
from coaching.screens import CoordinatorCard, CoverCard, CoverNeed, IdeaCount, Ideas, Screen
from tests.handlers.screens.vocabulary import ASKED_AT, IT_SUPPORT, LESSONS, LIISA, TUESDAY_PERIOD_3, WORDS


def nobody_is_free(**fields: Any) -> CoordinatorCard:
    usual: dict[str, Any] = {"topic": "iPads and screen sharing", "school": "Rantala", "kind": Kind.QUICK_FIX}
    asked: dict[str, Any] = {"when": WhenNeeded.TODAY, "asked_at": ASKED_AT, "asked_count": 3, "still_open": True}
    return CoordinatorCard(**{"request": RequestId("request-1"), **usual, **asked, **fields})


def needs_cover(**fields: Any) -> CoverCard:
    usual: dict[str, Any] = {
        "request": RequestId("request-1"),
        "school": "Rantala",
        "kind": Kind.IN_CLASS,
        "cover": CoverNeed(CoverKind.SUBSTITUTE, LESSONS),
        "agreed": TUESDAY_PERIOD_3,
        "still_open": True,
    }
    return CoverCard(**{**usual, **fields})


IDEAS = (IdeaCount("Kahoot", 7), IdeaCount("iPads and screen sharing", 2), IdeaCount("", 1))
CARDS: dict[str, CoordinatorCard] = {
    "open": nobody_is_free(),
    "one_asked": nobody_is_free(asked_count=1, topic="", school=""),
    "still_waiting": nobody_is_free(nobody_left=False),
    "words": nobody_is_free(words=WORDS, kind=Kind.WHOLE_STAFF),
    "it_support": nobody_is_free(it_support=IT_SUPPORT),
    "it_suggested": nobody_is_free(it_support=IT_SUPPORT, it_suggested=True),
    "taken": nobody_is_free(still_open=False, taken_by=LIISA.name),
    "settled": nobody_is_free(still_open=False),
}
COVER: dict[str, CoverCard] = {
    "open": needs_cover(),
    "no_time": needs_cover(agreed=None, school="", cover=CoverNeed(CoverKind.NOT_SURE, "")),
    "arranged": needs_cover(still_open=False, cover=replace(needs_cover().cover, arranged=True)),
    "not_needed": needs_cover(still_open=False),
}
SCREENS: dict[str, Screen] = {
    **{f"coordinator-{name}": screen for name, screen in CARDS.items()},
    **{f"cover-{name}": screen for name, screen in COVER.items()},
    "outage": Outage(ASKED_AT, ASKED_AT + timedelta(minutes=35), 7),
    "outage-one": Outage(ASKED_AT, ASKED_AT + timedelta(minutes=35), 1),
    "ideas": Ideas(IDEAS),
    "ideas-one": Ideas((IdeaCount("Kahoot", 1),)),
    "ideas-none": Ideas(()),
    "ideas-many": Ideas(tuple(IdeaCount(f"Topic {n}", 50 - n) for n in range(30))),
}
"""What the notifier sends to them, by a name for its golden file."""
