"""What teachers see of their requests: builders, and every screen in every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from coaching.drafts import DraftId, DraftState
from coaching.errors import NothingSaid, StorageBusy, TakenByColleague, TimePassed, TooLateToUndo
from coaching.help_requests import Acts, Read, RequestId, RequestState, Stage, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.offers import OfferId
from coaching.outcomes import Result
from coaching.people import Reader
from coaching.screens import (
    Asked,
    Colleague,
    Conversation,
    CoverNeed,
    DraftScreen,
    Receipt,
    RequestNews,
    RequestScreen,
    Screen,
    SuggestedTime,
    Suggestion,
)
from handlers.languages import Voice, voice
from handlers.views import Block, Rendered
from handlers.views.errors import apology, told
from handlers.views.help_request_form import form_not_opened
from handlers.views.help_requests import receipt_page, status
from tests.handlers.screens.request_forms import VIEWS as FORMS
from tests.handlers.screens.vocabulary import (
    ANSWER,
    ASKED_AT,
    IN_NOVEMBER,
    IT_SUPPORT,
    LESSONS,
    LIISA,
    PEKKA,
    QUESTION,
    SAFEGUARDING,
    SCHOOLS,
    THURSDAY,
    TOPICS,
    TUESDAY_PERIOD_3,
    WORDS,
)

STAGES = {
    RequestState.HELD: (Stage.HELD, Acts.REQUESTER),
    RequestState.NEEDS_SCHOOL: (Stage.NEEDS_SCHOOL, Acts.REQUESTER),
    RequestState.WAITING: (Stage.WAITING, Acts.TUTORS),
    RequestState.NOBODY: (Stage.NOBODY, Acts.COORDINATOR),
    RequestState.ACCEPTED: (Stage.ACCEPTED, Acts.TUTORS),
    RequestState.MET: (Stage.MET, Acts.REQUESTER),
}
"""The stage of a request about which nothing is being arranged, and who acts next."""
TUESDAY_11_15, THURSDAY_14 = datetime(2026, 9, 8, 8, 15, tzinfo=UTC), datetime(2026, 9, 10, 11, tzinfo=UTC)
ON_TUESDAY, ON_THURSDAY = SuggestedTime(TUESDAY_11_15, TUESDAY_PERIOD_3), SuggestedTime(THURSDAY_14, THURSDAY)
IN_AUTUMN = SuggestedTime(datetime(2026, 11, 24, 7, 5, tzinfo=UTC), IN_NOVEMBER)


def a_request(state: RequestState = RequestState.WAITING, **fields: Any) -> RequestScreen:
    stage, acts = STAGES.get(state, (Stage.ENDED, Acts.NOBODY))
    usual: dict[str, Any] = {
        "request": RequestId("request-1"),
        "state": state,
        "stage": stage,
        "acts": acts,
        "when": WhenNeeded.THIS_WEEK,
        "asked_at": ASKED_AT,
        "words": WORDS,
        "topic": "iPads and screen sharing",
        "school": "Rantala",
        "safeguarding": SAFEGUARDING,
        "coordinator": "Maija Salo",
        "coordinator_told": True,
    }
    if state is RequestState.WAITING:
        usual |= {"asked": asked(LIISA.name), "promise": TUESDAY_PERIOD_3}
    if state in (RequestState.ACCEPTED, RequestState.MET):
        usual |= {"helper": LIISA, "helper_offer": OfferId("offer-1"), "promise": THURSDAY}
    if state is RequestState.NEEDS_SCHOOL:
        usual |= {"schools": SCHOOLS, "school": ""}
    if state is RequestState.COLLECTED:
        usual |= {"kind": Kind.WORKSHOP_IDEA}
    return RequestScreen(**{**usual, **fields})


def asked(*names: str) -> tuple[Asked, ...]:
    return tuple(Asked(name, ASKED_AT) for name in names)


def in_class(state: RequestState = RequestState.ACCEPTED, **fields: Any) -> RequestScreen:
    """A lesson to which the tutor comes, with a class and a room."""
    usual = {"kind": Kind.IN_CLASS, "setting": "6B, room 214", "agreed": TUESDAY_PERIOD_3, "may_need_cover": True}
    return a_request(state, **{**usual, **fields})


def suggested(*times: SuggestedTime, by: Colleague = LIISA, offer: str = "offer-1") -> Suggestion:
    return Suggestion(OfferId(offer), by.name, times)


def suggests(*suggestions: Suggestion, state: RequestState = RequestState.WAITING, **fields: Any) -> RequestScreen:
    """A tutor suggests times, the requester chooses."""
    usual = {"stage": Stage.TIME_SUGGESTED, "acts": Acts.REQUESTER, "suggestions": suggestions}
    return a_request(state, **{**usual, **fields})


def conversation(*said: tuple[str, str], tutor: Colleague = LIISA, offer: str = "offer-1") -> Conversation:
    return Conversation(OfferId(offer), tutor, said, waits=any(not answer for _, answer in said))


def asks(*conversations: Conversation, state: RequestState = RequestState.WAITING, **fields: Any) -> RequestScreen:
    """A tutor has a question, the requester answers."""
    usual = {"stage": Stage.QUESTION, "acts": Acts.REQUESTER, "conversations": conversations}
    return a_request(state, **{**usual, **fields})


def many_requests(count: int) -> tuple[RequestScreen, ...]:
    states = (RequestState.ACCEPTED, RequestState.WAITING, RequestState.NOBODY)
    return tuple(a_request(states[n % 3], request=RequestId(f"request-{n}")) for n in range(count))


BOTH = (suggested(ON_TUESDAY), suggested(ON_THURSDAY, IN_AUTUMN, by=PEKKA, offer="offer-2"))
FIRST_ROUND, SECOND_ROUND = conversation((QUESTION, "")), conversation((QUESTION, ANSWER), (QUESTION, ""))
ROUNDS_OVER = conversation((QUESTION, ANSWER), (QUESTION, ANSWER))
MOVING: dict[str, Any] = {"stage": Stage.MOVING, "own_suggestion": suggested(ON_THURSDAY, IN_AUTUMN)}
NO_COORDINATOR: dict[str, Any] = {"acts": Acts.REQUESTER, "coordinator": "", "coordinator_told": False}
RIGHT_NOW: dict[str, Any] = {"when": WhenNeeded.RIGHT_NOW, "it_support": IT_SUPPORT}
COVER = CoverNeed(CoverKind.SUBSTITUTE, LESSONS)

WAITING: dict[str, RequestScreen] = {
    "two": a_request(asked=asked(LIISA.name, PEKKA.name), promise=IN_NOVEMBER),
    "right_now": a_request(**RIGHT_NOW),
    "no_topic": a_request(topic="", chips=TOPICS),
    "read": a_request(read=(Read.WHEN, Read.KIND), when=WhenNeeded.TODAY, kind=Kind.IN_CLASS),
    "nobody_yet": a_request(asked=(), promise=None),
    "chosen_time": in_class(RequestState.WAITING, when=WhenNeeded.CHOSEN_TIME, needed=THURSDAY, agreed=None),
    "online": a_request(online=True, level=Experience.STARTING),
    "question": asks(FIRST_ROUND),
    "second_question": asks(SECOND_ROUND),
    "two_questions": asks(FIRST_ROUND, conversation((QUESTION, ""), tutor=PEKKA, offer="offer-2"), suggestions=BOTH),
    "rounds_over": a_request(conversations=(ROUNDS_OVER,)),
    "time_suggested": suggests(suggested(ON_TUESDAY)),
    "three_times": suggests(suggested(ON_TUESDAY, ON_THURSDAY, IN_AUTUMN)),
    "two_tutors": suggests(*BOTH),
    "times_gone_by": suggests(suggested()),
    "moving": a_request(**MOVING),
}
ACCEPTED: dict[str, RequestScreen] = {
    "agreed": a_request(RequestState.ACCEPTED, agreed=TUESDAY_PERIOD_3),
    "agreed_online": a_request(RequestState.ACCEPTED, agreed=IN_NOVEMBER, online=True),
    "in_class": in_class(),
    "cover_needed": in_class(cover=COVER),
    "cover_arranged": in_class(cover=replace(COVER, arranged=True)),
    "group": in_class(kind=Kind.SMALL_GROUP, setting="5, the science teachers", seconds=(PEKKA,)),
    "not_yet": a_request(RequestState.ACCEPTED, not_yet=True),
    "erased_tutor": a_request(RequestState.ACCEPTED, helper=Colleague(""), promise=None),
    "question": asks(FIRST_ROUND, state=RequestState.ACCEPTED, agreed=TUESDAY_PERIOD_3),
    "time_suggested": suggests(suggested(ON_THURSDAY), state=RequestState.ACCEPTED, agreed=TUESDAY_PERIOD_3),
    "moving": a_request(RequestState.ACCEPTED, agreed=TUESDAY_PERIOD_3, **MOVING),
}
OTHERS: dict[str, RequestScreen] = {
    "held-no_contact": a_request(RequestState.HELD, safeguarding=""),
    "met-agreed": a_request(RequestState.MET, agreed=TUESDAY_PERIOD_3),
    "met-tutor_done": a_request(RequestState.MET, tutor_said=Result.SORTED),
    "met-tutor_did_not": a_request(RequestState.MET, tutor_said=Result.DID_NOT_HAPPEN),
    "nobody-next_day": a_request(RequestState.NOBODY, next_day=IN_NOVEMBER),
    "nobody-words_shown": a_request(RequestState.NOBODY, words_shown=True, next_day=TUESDAY_PERIOD_3),
    "nobody-no_coordinator": a_request(RequestState.NOBODY, **NO_COORDINATOR),
    "nobody-it_suggested": a_request(RequestState.NOBODY, it_suggested=True, it_support=IT_SUPPORT),
    "nobody-right_now": a_request(RequestState.NOBODY, **RIGHT_NOW),
}
MESSAGES: dict[str, RequestScreen] = {
    **{f"request-{state}": a_request(state) for state in RequestState},
    **{f"request-waiting-{name}": screen for name, screen in WAITING.items()},
    **{f"request-accepted-{name}": screen for name, screen in ACCEPTED.items()},
    **{f"request-{name}": screen for name, screen in OTHERS.items()},
}
"""Living messages."""
RECEIPTS: dict[str, RequestScreen] = {
    **{f"receipt-{state}": a_request(state, can_undo=True) for state in RequestState},
    "receipt-held-no_contact": a_request(RequestState.HELD, safeguarding="", can_undo=True),
    "receipt-read": a_request(read=(Read.WHEN,), when=WhenNeeded.RIGHT_NOW, can_undo=True),
    "receipt-follows": a_request(follows=True, topic="", asked=(), promise=None),
    "receipt-waiting-no_topic": a_request(topic="", chips=TOPICS, can_undo=True),
    "receipt-waiting-right_now": a_request(can_undo=True, **RIGHT_NOW),
    "receipt-waiting-in_class": in_class(RequestState.WAITING, agreed=None, can_undo=True),
    "receipt-waiting-again": a_request(),
}


def _news() -> dict[str, RequestNews]:
    about, by = "iPads and screen sharing", LIISA.name
    now_accepted = RequestNews(RequestState.ACCEPTED, about, stage=Stage.ACCEPTED, helper=by)
    news = {
        "accepted": now_accepted,
        "accepted-agreed": replace(now_accepted, agreed=TUESDAY_PERIOD_3),
        "accepted-erased": replace(now_accepted, helper=""),
        "question": RequestNews(RequestState.WAITING, about, stage=Stage.QUESTION, by=by),
        "time_suggested": RequestNews(RequestState.WAITING, about, stage=Stage.TIME_SUGGESTED, by=by),
        "waiting": RequestNews(RequestState.WAITING, about, asked=(PEKKA.name,)),
        "waiting-two": RequestNews(RequestState.WAITING, about, asked=(LIISA.name, PEKKA.name)),
        "nobody": RequestNews(RequestState.NOBODY, about, stage=Stage.NOBODY),
        "it_suggested": RequestNews(RequestState.NOBODY, about, stage=Stage.NOBODY, it_suggested=IT_SUPPORT),
        "met": RequestNews(RequestState.MET, about, stage=Stage.MET, helper=by),
    }
    ended = (RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.COLLECTED, RequestState.WITHDRAWN)
    news |= {state: RequestNews(state, about, stage=Stage.ENDED, helper=by) for state in ended}
    untold = {f"{name}-no_topic": replace(screen, topic="") for name, screen in news.items()}
    return {f"request_news-{name}": screen for name, screen in {**news, **untold}.items()}


SCREENS: dict[str, Screen] = {
    **MESSAGES,
    **{name: Receipt(screen) for name, screen in RECEIPTS.items()},
    **_news(),
    **{f"draft-{state}": DraftScreen(DraftId("draft-1"), state) for state in DraftState},
}
"""What the notifier sends to them, by a name for its golden file."""

ARRANGING = (
    WAITING["two_questions"],
    suggests(suggested(ON_THURSDAY, offer="offer-3"), request=RequestId("request-2")),
)

ANSWERS: dict[str, Callable[[Voice], Rendered]] = {
    "status-nothing": lambda _: status((), _),
    "status-one": lambda _: status((a_request(),), _),
    "status-seven": lambda _: status(many_requests(7), _),
    "status-arranging": lambda _: status(ARRANGING, _),
    "form-not_opened": form_not_opened,
    "error-nothing_said": lambda _: told(NothingSaid(), "", _),
    "error-too_late": lambda _: told(TooLateToUndo("Liisa Korhonen"), "", _),
    "error-taken": lambda _: told(TakenByColleague("Liisa Korhonen", ASKED_AT, "offer-1"), "", _),
    "error-time_passed": lambda _: told(TimePassed(), "", _),
    "error-busy": lambda _: told(StorageBusy(), WORDS, _),
    "error-unforeseen": lambda _: apology("7F3A2C", WORDS, _),
}
"""What only acknowledgements carry."""

VIEWS: dict[str, Callable[[Reader], Block]] = {
    **FORMS,
    "form-receipt": lambda reader: receipt_page(a_request(can_undo=True), voice(reader)),
    "form-receipt-held": lambda reader: receipt_page(a_request(RequestState.HELD), voice(reader)),
    "form-receipt-collected": lambda reader: receipt_page(a_request(RequestState.COLLECTED), voice(reader)),
}
"""Their modals."""
