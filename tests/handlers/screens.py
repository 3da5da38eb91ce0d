"""Screens for tests: builders that show only what matters, and a gallery of every screen in every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from coaching.errors import NothingSaid, StorageBusy, TooLateToUndo
from coaching.help_requests import RequestId, RequestState, WhenNeeded
from coaching.offers import OfferId, Why
from coaching.people import Reader
from coaching.school_calendar import Period, Promise, PromisedDay, SchoolId, TutoringTime, Weekday
from coaching.screens import (
    CardNews,
    CardState,
    Colleague,
    HomeTab,
    Invitation,
    InvitationState,
    NobodyFree,
    Receipt,
    RequestNews,
    RequestScreen,
    SchoolChoice,
    Screen,
    TutorCard,
    TutoringLine,
)
from handlers.languages import Voice, voice
from handlers.views import Block, Rendered, render, render_home
from handlers.views.errors import apology, told
from handlers.views.help_request_form import form_not_opened, request_form
from handlers.views.help_requests import receipt_page, status
from handlers.views.home import help_coaching, help_tutorhelp

LANGUAGES = ("en", "fi", "sv")
HELSINKI = "Europe/Helsinki"
CANARY = "quokka"
WORDS = f"My iPads won't show on the big screen, and the {CANARY} film starts soon"
ASKED_AT = datetime(2026, 9, 7, 6, 40, tzinfo=UTC)
TUESDAY_PERIOD_3 = Promise(
    date(2026, 9, 8), PromisedDay.TOMORROW, time(11, 15), Period("3", time(11, 15), time(12)), HELSINKI
)
THURSDAY = Promise(date(2026, 9, 10), PromisedDay.THIS_WEEK, time(14), None, HELSINKI)
IN_NOVEMBER = Promise(date(2026, 11, 24), PromisedDay.DATE, time(9, 5), None, HELSINKI)
SAFEGUARDING = "Worried about a child? Call the school's social worker, 09 555 0100."
SANNA = Colleague("Sanna Virtanen", "slack://user?team=T1&id=U1")
LIISA = Colleague("Liisa Korhonen", "slack://user?team=T1&id=U2")


def reader(language: str = "en", zone: str = HELSINKI) -> Reader:
    return Reader(language, zone)


def a_request(state: RequestState = RequestState.WAITING, **fields: Any) -> RequestScreen:
    usual: dict[str, Any] = {
        "request": RequestId("request-1"),
        "state": state,
        "when": WhenNeeded.THIS_WEEK,
        "asked_at": ASKED_AT,
        "words": WORDS,
        "topic": "iPads and screen sharing",
        "school": "Rantala",
        "safeguarding": SAFEGUARDING,
        "coordinator_told": True,
    }
    if state is RequestState.WAITING:
        usual |= {"asked": ("Liisa Korhonen",), "promise": TUESDAY_PERIOD_3}
    if state is RequestState.ACCEPTED:
        usual |= {"helper": LIISA, "promise": THURSDAY}
    return RequestScreen(**{**usual, **fields})


def a_card(state: CardState = CardState.ASKED, **fields: Any) -> TutorCard:
    shown = state in (CardState.ASKED, CardState.ACCEPTED, CardState.SORTED, CardState.DID_NOT_HAPPEN)
    usual: dict[str, Any] = {
        "offer": OfferId("offer-1"),
        "state": state,
        "requester": SANNA,
        "when": WhenNeeded.THIS_WEEK,
        "words": WORDS if shown else "",
        "topic": "iPads and screen sharing",
        "school": "Rantala",
        "reasons": (Why.TOPIC, Why.OWN_SCHOOL),
    }
    return TutorCard(**{**usual, **fields})


def an_invitation(state: InvitationState = InvitationState.OPEN, **fields: Any) -> Invitation:
    tuesdays = TutoringTime(Weekday.TUE, time(8), time(15), SchoolId("rantala"), None)
    thursdays = TutoringTime(Weekday.THU, time(12), time(15), None, "B")
    usual: dict[str, Any] = {
        "programme": "North schools",
        "topics": ("iPads and screen sharing", "Kahoot"),
        "times": (TutoringLine(tuesdays, "Rantala"), TutoringLine(thursdays, "")),
    }
    return Invitation(**{"state": state, **usual, **fields})


def nobody_is_free(**fields: Any) -> NobodyFree:
    usual: dict[str, Any] = {"topic": "iPads and screen sharing", "school": "Rantala", "still_open": True}
    asked: dict[str, Any] = {"when": WhenNeeded.TODAY, "asked_at": ASKED_AT, "asked_count": 3}
    return NobodyFree(**{"request": RequestId("request-1"), **usual, **asked, **fields})


def a_home(**fields: Any) -> HomeTab:
    usual: dict[str, Any] = {"requests": (), "cards": (), "invitation": None, "safeguarding": "", "set_up": True}
    return HomeTab(**{**usual, **fields})


def many_requests(count: int) -> tuple[RequestScreen, ...]:
    states = (RequestState.ACCEPTED, RequestState.WAITING, RequestState.NOBODY)
    return tuple(a_request(states[n % 3], request=RequestId(f"request-{n}")) for n in range(count))


def many_cards(count: int) -> tuple[TutorCard, ...]:
    states = (CardState.ACCEPTED, CardState.ASKED)
    return tuple(a_card(states[n % 2], offer=OfferId(f"offer-{n}")) for n in range(count))


SCHOOLS = (SchoolChoice(SchoolId("rantala"), "Rantala"), SchoolChoice(SchoolId("koivu"), "Koivu"))
BUSY_HOME = a_home(
    requests=many_requests(3), cards=many_cards(4), invitation=an_invitation(), safeguarding=SAFEGUARDING
)


def _requests() -> dict[str, Screen]:
    shown = {f"request-{state}": a_request(state) for state in RequestState}
    shown["request-needs_school"] = a_request(RequestState.NEEDS_SCHOOL, schools=SCHOOLS)
    receipts = {f"receipt-{state}": Receipt(replace(a_request(state), can_undo=True)) for state in RequestState}
    receipts["receipt-needs_school"] = Receipt(a_request(RequestState.NEEDS_SCHOOL, schools=SCHOOLS, can_undo=True))
    more = {
        "request-waiting-two": a_request(asked=("Liisa Korhonen", "Pekka Niemi"), promise=IN_NOVEMBER),
        "request-waiting-right_now": a_request(when=WhenNeeded.RIGHT_NOW, it_support="09 555 0199"),
        "request-waiting-no_topic": a_request(topic=""),
        "request-nobody-no_coordinator": a_request(RequestState.NOBODY, coordinator_told=False),
        "request-accepted-not_yet": a_request(RequestState.ACCEPTED, not_yet=True),
        "request-accepted-erased_tutor": a_request(RequestState.ACCEPTED, helper=Colleague(""), promise=None),
    }
    return {**shown, **receipts, **more}


def _news() -> dict[str, Screen]:
    news: dict[str, Screen] = {}
    for about, topic in (("", "iPads and screen sharing"), ("-no_topic", "")):
        for state in (RequestState.ACCEPTED, RequestState.WAITING, RequestState.NOBODY, RequestState.SORTED):
            screen = RequestNews(state, topic, helper="Liisa Korhonen", asked=("Pekka Niemi",))
            news[f"request_news-{state}{about}"] = screen
        for card in (CardState.SORTED, CardState.DID_NOT_HAPPEN, CardState.CANCELLED):
            news[f"card_news-{card}{about}"] = CardNews(card, "Sanna Virtanen", topic)
        news[f"card_news-not_yet{about}"] = CardNews(CardState.ACCEPTED, "Sanna Virtanen", topic, not_yet=True)
    return news


def _others() -> dict[str, Screen]:
    return {
        **{f"card-{state}": a_card(state) for state in CardState},
        "card-asked-with_time": a_card(promise=TUESDAY_PERIOD_3, reasons=tuple(Why)),
        "card-asked-no_topic": a_card(topic="", school=""),
        "card-accepted-said_done": a_card(CardState.ACCEPTED, said_done=True, promise=THURSDAY),
        "card-accepted-not_yet": a_card(CardState.ACCEPTED, said_done=True, not_yet=True),
        **{f"invitation-{state}": an_invitation(state) for state in InvitationState},
        "nobody_free-open": nobody_is_free(),
        "nobody_free-one_asked": nobody_is_free(asked_count=1, topic="", school=""),
        "nobody_free-settled": nobody_is_free(still_open=False),
        "home_here": BUSY_HOME,
    }


SCREENS: dict[str, Screen] = {**_requests(), **_news(), **_others()}
"""What the notifier sends, by a name for its golden file."""

ANSWERS: dict[str, Callable[[Voice], Rendered]] = {
    "status-nothing": lambda _: status((), _),
    "status-one": lambda _: status((a_request(),), _),
    "status-seven": lambda _: status(many_requests(7), _),
    "help-tutorhelp": help_tutorhelp,
    "help-coaching": help_coaching,
    "help-coaching-unknown": lambda _: help_coaching(_, unknown="hlep", meant="help"),
    "help-coaching-strange": lambda _: help_coaching(_, unknown="xyzzy"),
    "form-not_opened": form_not_opened,
    "error-nothing_said": lambda _: told(NothingSaid(), "", _),
    "error-too_late": lambda _: told(TooLateToUndo("Liisa Korhonen"), "", _),
    "error-busy": lambda _: told(StorageBusy(), WORDS, _),
    "error-unforeseen": lambda _: apology("7F3A2C", WORDS, _),
}
"""What only acknowledgements carry."""

VIEWS: dict[str, Callable[[Reader], Block]] = {
    "form": lambda reader: request_form(voice(reader)),
    "form-filled": lambda reader: request_form(voice(reader), words=WORDS, safeguarding=SAFEGUARDING),
    "form-receipt": lambda reader: receipt_page(a_request(can_undo=True), voice(reader)),
    "home-new": lambda reader: render_home(a_home(), reader),
    "home-not_set_up": lambda reader: render_home(a_home(set_up=False), reader),
    "home-busy": lambda reader: render_home(BUSY_HOME, reader),
    "home-invited": lambda reader: render_home(a_home(invitation=an_invitation()), reader),
    "home-full": lambda reader: render_home(a_home(requests=many_requests(17), cards=many_cards(16)), reader),
}
"""Modals and Home tabs."""


def messages(to: Reader) -> dict[str, Rendered]:
    """Every message in every state, as that reader gets it."""
    sent = {name: render(screen, to) for name, screen in SCREENS.items()}
    return {**sent, **{name: answer(voice(to)) for name, answer in ANSWERS.items()}}


def views(to: Reader) -> dict[str, Block]:
    """Every modal and Home tab, as that reader gets it."""
    return {name: view(to) for name, view in VIEWS.items()}
