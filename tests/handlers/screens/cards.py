"""What tutors see of requests: builders, and every card and line of news in every state."""

from dataclasses import replace
from datetime import time
from typing import Any

from coaching.help_requests import Acts, Stage, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.offers import OfferId, Why
from coaching.outcomes import Result
from coaching.school_calendar import SchoolId, TutoringTime, Weekday
from coaching.screens import (
    CardNews,
    CardReminder,
    CardState,
    Colleague,
    CoverNeed,
    Invitation,
    InvitationState,
    Screen,
    TutorCard,
    TutoringLine,
)
from tests.handlers.screens.requests import IN_AUTUMN, ON_THURSDAY, ON_TUESDAY, conversation
from tests.handlers.screens.vocabulary import (
    ANSWER,
    IN_NOVEMBER,
    LESSONS,
    LIISA,
    NOTE,
    PEKKA,
    QUESTION,
    SANNA,
    THURSDAY,
    TUESDAY_PERIOD_3,
    WORDS,
)

STAGES = {
    CardState.ASKED: (Stage.WAITING, Acts.TUTORS),
    CardState.ACCEPTED: (Stage.ACCEPTED, Acts.TUTORS),
    CardState.MET: (Stage.MET, Acts.REQUESTER),
    CardState.PASSED: (Stage.WAITING, Acts.TUTORS),
    CardState.TAKEN: (Stage.ACCEPTED, Acts.TUTORS),
    CardState.NOT_NEEDED: (Stage.WAITING, Acts.TUTORS),
}
"""The stage of a request about which nothing is being arranged, and who acts next."""
READABLE = frozenset(STAGES) - {CardState.PASSED, CardState.TAKEN, CardState.NOT_NEEDED}
ENDED_WELL = frozenset({CardState.SORTED, CardState.DID_NOT_HAPPEN})


def a_card(state: CardState = CardState.ASKED, **fields: Any) -> TutorCard:
    stage, acts = STAGES.get(state, (Stage.ENDED, Acts.NOBODY))
    usual: dict[str, Any] = {
        "offer": OfferId("offer-1"),
        "state": state,
        "stage": stage,
        "acts": acts,
        "requester": SANNA,
        "when": WhenNeeded.THIS_WEEK,
        "words": WORDS if state in READABLE | ENDED_WELL else "",
        "topic": "iPads and screen sharing",
        "school": "Rantala",
        "reasons": (Why.TOPIC, Why.OWN_SCHOOL),
        "time_given": True,
    }
    return TutorCard(**{**usual, **fields})


def in_class_card(state: CardState = CardState.ASKED, **fields: Any) -> TutorCard:
    """The tutor is to come to a lesson, so that a time has to be agreed."""
    usual: dict[str, Any] = {
        "kind": Kind.IN_CLASS,
        "setting": "6B, room 214",
        "time_given": False,
        "level": Experience.STARTING,
    }
    return a_card(state, **{**usual, **fields})


def many_cards(count: int) -> tuple[TutorCard, ...]:
    states = (CardState.ACCEPTED, CardState.ASKED)
    return tuple(a_card(states[n % 2], offer=OfferId(f"offer-{n}")) for n in range(count))


def an_invitation(state: InvitationState = InvitationState.OPEN, **fields: Any) -> Invitation:
    usual: dict[str, Any] = {
        "programme": "North schools",
        "topics": ("iPads and screen sharing", "Kahoot"),
        "times": TUTORING_LINES,
    }
    return Invitation(**{"state": state, **usual, **fields})


TUTORING_LINES = (
    TutoringLine(TutoringTime(Weekday.TUE, time(8), time(15), SchoolId("rantala"), None), "Rantala"),
    TutoringLine(TutoringTime(Weekday.THU, time(12), time(15), None, "B"), ""),
)
WAITS_FOR_ANSWER: dict[str, Any] = {
    "stage": Stage.QUESTION,
    "acts": Acts.REQUESTER,
    "conversation": conversation((QUESTION, "")),
    "may_ask": False,
}
SUGGESTED: dict[str, Any] = {"stage": Stage.TIME_SUGGESTED, "acts": Acts.REQUESTER}
MOVING: dict[str, Any] = {"stage": Stage.MOVING, "acts": Acts.TUTORS}
AS_SECOND: dict[str, Any] = {"as_second": True, "beside": LIISA, "reasons": (Why.SECOND_PAIR,), "stage": Stage.ACCEPTED}
AGREED: dict[str, Any] = {"agreed": TUESDAY_PERIOD_3, "promise": THURSDAY}
COVER = CoverNeed(CoverKind.SUBSTITUTE, LESSONS)

ASKED: dict[str, TutorCard] = {
    "with_time": a_card(promise=TUESDAY_PERIOD_3),
    "all_reasons": a_card(promise=TUESDAY_PERIOD_3, reasons=tuple(Why)),
    "no_topic": a_card(topic="", school=""),
    "right_now": a_card(when=WhenNeeded.RIGHT_NOW),
    "chosen_time": in_class_card(when=WhenNeeded.CHOSEN_TIME, needed=IN_NOVEMBER, time_given=True),
    "in_class": in_class_card(),
    "online": a_card(online=True, kind=Kind.CO_TEACHING, setting="7A", time_given=False),
    "group": in_class_card(kind=Kind.SMALL_GROUP, setting="5, the science teachers", level=Experience.SOME),
    "reminded": a_card(reminded=True, also_asked=(LIISA.name, PEKKA.name)),
    "question": a_card(**WAITS_FOR_ANSWER),
    "answered": a_card(conversation=conversation((QUESTION, ANSWER))),
    "rounds_over": a_card(conversation=conversation((QUESTION, ANSWER), (QUESTION, ANSWER)), may_ask=False),
    "my_time": in_class_card(my_times=(ON_TUESDAY,), **SUGGESTED),
    "my_times": in_class_card(my_times=(ON_TUESDAY, ON_THURSDAY, IN_AUTUMN), **SUGGESTED),
    "colleagues_times": in_class_card(**SUGGESTED),
    "their_time": in_class_card(their_times=(ON_THURSDAY,), **MOVING),
    "their_times": in_class_card(their_times=(ON_TUESDAY, ON_THURSDAY, IN_AUTUMN), **MOVING),
    "second": in_class_card(**AS_SECOND),
    "handed_over": a_card(reasons=(Why.HANDED_OVER,)),
    "erased_requester": a_card(requester=Colleague("")),
}
ACCEPTED: dict[str, TutorCard] = {
    "agreed": in_class_card(CardState.ACCEPTED, **AGREED),
    "with_time": a_card(CardState.ACCEPTED, promise=THURSDAY),
    "right_now": a_card(CardState.ACCEPTED, when=WhenNeeded.RIGHT_NOW),
    "coaching_question": in_class_card(CardState.ACCEPTED, coaching_question=7, **AGREED),
    "note": in_class_card(CardState.ACCEPTED, note=NOTE, **AGREED),
    "cover_needed": in_class_card(CardState.ACCEPTED, cover=COVER, **AGREED),
    "cover_arranged": in_class_card(CardState.ACCEPTED, cover=replace(COVER, arranged=True), **AGREED),
    "seconds": in_class_card(CardState.ACCEPTED, seconds=(PEKKA,), **AGREED),
    "not_yet": a_card(CardState.ACCEPTED, not_yet=True),
    "question": a_card(CardState.ACCEPTED, **WAITS_FOR_ANSWER),
    "answered": a_card(CardState.ACCEPTED, conversation=conversation((QUESTION, ANSWER))),
    "my_time": in_class_card(CardState.ACCEPTED, my_times=(ON_THURSDAY,), **AGREED, **SUGGESTED),
    "their_times": in_class_card(CardState.ACCEPTED, their_times=(ON_THURSDAY, IN_AUTUMN), **AGREED, **MOVING),
    "second": in_class_card(CardState.ACCEPTED, **AS_SECOND, **AGREED),
    "second-no_time": a_card(CardState.ACCEPTED, note=NOTE, **AS_SECOND),
    "erased_requester": a_card(CardState.ACCEPTED, requester=Colleague("")),
}
OTHERS: dict[str, TutorCard] = {
    "met-sorted": a_card(CardState.MET, said_done=Result.SORTED),
    "met-partly": a_card(CardState.MET, said_done=Result.NOT_YET),
    "met-did_not_happen": a_card(CardState.MET, said_done=Result.DID_NOT_HAPPEN),
    "met-second": a_card(CardState.MET, **{**AS_SECOND, "stage": Stage.MET}),
    "taken-may_back_up": a_card(CardState.TAKEN, may_back_up=True),
}
CARDS: dict[str, TutorCard] = {
    **{f"card-{state}": a_card(state) for state in CardState},
    **{f"card-asked-{name}": screen for name, screen in ASKED.items()},
    **{f"card-accepted-{name}": screen for name, screen in ACCEPTED.items()},
    **{f"card-{name}": screen for name, screen in OTHERS.items()},
}
"""Living cards."""


def _news() -> dict[str, Screen]:
    about, name = "iPads and screen sharing", SANNA.name
    news: dict[str, CardNews] = {state: CardNews(state, name, about) for state in CardState}
    accepted = CardNews(CardState.ACCEPTED, name, about, stage=Stage.ACCEPTED)
    more = {
        "answered": CardNews(CardState.ASKED, name, about, answered=True),
        "moving": replace(accepted, stage=Stage.MOVING),
        "not_yet": replace(accepted, not_yet=True),
        "agreed": replace(accepted, agreed=TUESDAY_PERIOD_3),
        "erased": CardNews(CardState.SORTED, "", about),
    }
    told = {**news, **more}
    untold = {f"{key}-no_topic": replace(screen, topic="") for key, screen in told.items()}
    return {f"card_news-{key}": screen for key, screen in {**told, **untold}.items()}


SCREENS: dict[str, Screen] = {
    **CARDS,
    **_news(),
    "card_reminder": CardReminder(SANNA.name, "iPads and screen sharing"),
    "card_reminder-no_topic": CardReminder("", ""),
    **{f"invitation-{state}": an_invitation(state) for state in InvitationState},
}
"""What the notifier sends to them, by a name for its golden file."""
