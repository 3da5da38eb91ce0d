"""Every form that is sent: what the use case gets, and what a form with forged or missing answers does not do."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from coaching.help_requests import RequestState, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.people import PersonId
from coaching.school_calendar import SchoolId, TutoringTime, Weekday
from coaching.topics import TopicId
from coaching.tutors import Level
from coaching.use_cases.help_requests import Ask, Details
from coaching.visits import Visit
from handlers.ids import Form
from handlers.views.help_request_form import INCLUDE
from handlers.views.request_fields import NOT_SAID, NOT_SURE, ONLINE
from handlers.views.tutoring_forms import NO_CAP
from tests.handlers.looks import texts
from tests.handlers.payloads import (
    EPOCH,
    TUESDAY_11_15,
    clock,
    day,
    filled,
    moment,
    one,
    sent,
    several,
    text,
)
from tests.handlers.screens import WORDS, a_request
from tests.handlers.stage import Stage, Theatre
from tests.handlers.triad_buttons import PLAYED

THURSDAY_14 = datetime(2026, 9, 10, 11, tzinfo=UTC)
LATER = int(THURSDAY_14.timestamp())
LESSON: dict[str, Any] = {
    "kind": one("in_class"),
    "when": one("chosen_time"),
    "time": moment(EPOCH),
    "setting": text(" 6B, room 214 "),
}
WEDNESDAY = TutoringTime(Weekday.WED, time(8), time(9, 30), SchoolId("rantala"), "B")

SENT: dict[Form, tuple[dict[str, Any], str, list[object]]] = {
    Form.REQUEST: (
        filled(Form.REQUEST, words=text(f" {WORDS} "), topic=one("kahoot"), **LESSON),
        "help_requests.ask",
        [
            Ask(
                WORDS,
                WhenNeeded.CHOSEN_TIME,
                Kind.IN_CLASS,
                topic=TopicId("kahoot"),
                needed_at=TUESDAY_11_15,
                setting="6B, room 214",
            )
        ],
    ),
    Form.DETAILS: (
        filled(Form.DETAILS, "r-1", level=one("some"), topic=one("kahoot"), **LESSON),
        "help_requests.change",
        [
            "r-1",
            Details(
                Kind.IN_CLASS,
                WhenNeeded.CHOSEN_TIME,
                topic=TopicId("kahoot"),
                needed_at=TUESDAY_11_15,
                setting="6B, room 214",
                level=Experience.SOME,
            ),
        ],
    ),
    Form.SCHOOL: (filled(Form.SCHOOL, "r-1", school=one("koivu")), "help_requests.choose_school", ["r-1", "koivu"]),
    Form.COVER: (
        filled(Form.COVER, "r-1", cover_kind=one("substitute"), lessons=text(" Tue 3 ")),
        "help_requests.need_cover",
        ["r-1", CoverKind.SUBSTITUTE, "Tue 3"],
    ),
    Form.TIMES: (
        filled(Form.TIMES, "o-1", first_time=moment(EPOCH), second_time=moment(None), third_time=moment(LATER)),
        "arrangements.suggest",
        ["o-1", [TUESDAY_11_15, THURSDAY_14]],
    ),
    Form.SUGGEST: (
        filled(Form.SUGGEST, "o-1", free_times=several(str(EPOCH)), first_time=moment(LATER)),
        "arrangements.suggest",
        ["o-1", [TUESDAY_11_15, THURSDAY_14]],
    ),
    Form.QUESTION: (
        filled(Form.QUESTION, "o-1", question=text(" all of <them>? ")),
        "arrangements.ask_back",
        ["o-1", "all of <them>?"],
    ),
    Form.ANSWER: (filled(Form.ANSWER, "o-1", answer=text("all six")), "arrangements.answer", ["o-1", "all six"]),
    Form.ACCEPT_AT: (
        filled(Form.ACCEPT_AT, "o-1", free_times=one(str(EPOCH))),
        "offers.accept",
        ["o-1", TUESDAY_11_15],
    ),
    Form.HAND_OVER: (filled(Form.HAND_OVER, "o-1", colleague=one("p-2")), "offers.hand_over", ["o-1", "p-2"]),
    Form.SECOND_PAIR: (filled(Form.SECOND_PAIR, "o-1", colleague=one("p-2")), "offers.second_pair", ["o-1", "p-2"]),
    Form.NOTE: (filled(Form.NOTE, "o-1", note=text("no hurry")), "offers.note", ["o-1", "no hurry"]),
    Form.ASSIGN: (filled(Form.ASSIGN, "r-1", colleague=one("p-2")), "coordinators.assign", ["r-1", "p-2"]),
    Form.VISIT: (
        filled(Form.VISIT, colleague=one("p-2"), school=one("s-1"), day=day("2026-09-15"), starts=clock(None)),
        "visits.plan",
        [Visit(PersonId("p-2"), SchoolId("s-1"), date(2026, 9, 15))],
    ),
    Form.SUGGEST_TUTOR: (filled(Form.SUGGEST_TUTOR, "t-1", colleague=one("p-2")), "coverage.suggest", ["t-1", "p-2"]),
    Form.AWAY: (
        filled(Form.AWAY, first_day=day("2026-09-08"), last_day=day("2026-09-11")),
        "absences.away",
        [date(2026, 9, 8), date(2026, 9, 11)],
    ),
    Form.TOPICS: (
        filled(Form.TOPICS, topics=several("ipads", "sound"), cap=one("3")),
        "tutors.set_topics",
        [[("ipads", Level.EXPERT), ("sound", Level.CONFIDENT)], 3],
    ),
    Form.TIME: (
        filled(
            Form.TIME,
            weekday=one("2"),
            starts=clock("08:00"),
            ends=clock("09:30"),
            place=one("rantala"),
            week=one("B"),
        ),
        "tutors.add_time",
        [WEDNESDAY],
    ),
    Form.QUIET: (
        filled(Form.QUIET, starts=clock("16:30"), ends=clock("07:00")),
        "preferences.quiet",
        [time(16, 30), time(7)],
    ),
}
"""A form as somebody fills it in, the step, and what it is given after the act."""


def given(stage: Stage) -> list[object]:
    """What the last step was given after the act."""
    return [*stage.asked[-1].given, *stage.asked[-1].named.values()][1:]


def test_every_form_stands_in_this_list() -> None:
    assert SENT.keys() | PLAYED.keys() == set(Form)


@pytest.mark.parametrize("form", SENT)
def test_every_form_takes_one_step(bot: Theatre, form: Form) -> None:
    payload, step, expected = SENT[form]
    answer = bot.answers(payload)
    assert bot.stage.asked[-1].what == step
    assert given(bot.stage) == expected
    assert (answer is None) == (form not in (Form.REQUEST, Form.SCHOOL)), "what sends a request becomes its receipt"


def test_the_form_becomes_the_receipt(bot: Theatre) -> None:
    answer = bot.answers(sent("  the &lt;screens&gt; stay <black>  ", "today"))
    assert given(bot.stage) == [Ask("the &lt;screens&gt; stay <black>", WhenNeeded.TODAY, Kind.QUICK_FIX)]
    assert answer["response_action"] == "update"
    assert "You'll find it in my messages to you." in texts(answer["view"])


def test_a_receipt_in_a_form_shows_how_a_held_request_goes_on(bot: Theatre) -> None:
    bot.stage.asked_for = a_request(RequestState.HELD)
    assert "Nobody else has seen your words." in texts(bot.answers(sent())["view"])


@pytest.mark.parametrize(
    ("inputs", "changed"),
    [
        ({"topic": one(NOT_SURE), "where": one("koivu")}, {"school": SchoolId("koivu")}),
        ({"where": one(ONLINE)}, {"online": True}),
        ({"where": one(None), "topic": one(None)}, {}),
        ({"level": one(NOT_SAID)}, {}),
        ({"level": one("starting")}, {"level": Experience.STARTING}),
    ],
)
def test_a_choice_that_stands_for_nothing_is_nothing(
    bot: Theatre, inputs: dict[str, Any], changed: dict[str, Any]
) -> None:
    bot.answers(filled(Form.DETAILS, "r-1", kind=one("quick_fix"), when=one("today"), **inputs))
    assert given(bot.stage)[1] == Details(Kind.QUICK_FIX, WhenNeeded.TODAY, **changed)


def test_a_wish_for_a_workshop_needs_no_time(bot: Theatre) -> None:
    bot.answers(filled(Form.REQUEST, words=text(WORDS), kind=one("workshop_idea")))
    assert given(bot.stage) == [Ask(WORDS, WhenNeeded.THIS_WEEK, Kind.WORKSHOP_IDEA)]


# A message that the words are about.


def about_message(*, link: bool, place: str = "C0STAFF:1788760500.6", words: str = WORDS) -> dict[str, Any]:
    ticked = several(INCLUDE) if link else several()
    return filled(Form.REQUEST, place, words=text(words), kind=one("quick_fix"), when=one("today"), link=ticked)


def test_the_link_to_a_message_goes_along_where_its_sender_wants_that(bot: Theatre) -> None:
    bot.answers(about_message(link=True))
    [asked] = given(bot.stage)
    assert isinstance(asked, Ask)
    assert asked.words == f"{WORDS}\nhttps://north.slack.com/archives/C0STAFF/p17887605006"


@pytest.mark.parametrize(
    "payload",
    [
        about_message(link=False),
        about_message(link=True, place=""),
        about_message(link=True, place="C0STAFF"),
        about_message(link=True, place=":1.2"),
        {**about_message(link=True), "team": {"id": "T0NORTH"}},
    ],
    ids=["not ticked", "no message", "no moment", "no place", "no domain"],
)
def test_no_link_goes_along_without_a_yes_or_without_its_parts(bot: Theatre, payload: dict[str, Any]) -> None:
    bot.answers(payload)
    [asked] = given(bot.stage)
    assert isinstance(asked, Ask)
    assert asked.words == WORDS


def test_a_link_alone_is_nothing_said(bot: Theatre) -> None:
    bot.answers(about_message(link=True, words=""))
    [asked] = given(bot.stage)
    assert isinstance(asked, Ask)
    assert asked.words == ""


# Left empty, and forged.


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        (filled(Form.AWAY, first_day=day("2026-09-08"), last_day=day(None)), [date(2026, 9, 8), None]),
        (filled(Form.QUIET, starts=clock(None), ends=clock(None)), [None, None]),
        (filled(Form.TOPICS, topics=several(), cap=one(NO_CAP)), [[], None]),
        (filled(Form.ACCEPT_AT, "o-1", time=moment(EPOCH)), ["o-1", TUESDAY_11_15]),
        (filled(Form.ACCEPT_AT, "o-1", time=moment(None)), ["o-1", None]),
        (filled(Form.TIMES, "o-1", first_time=moment(None)), ["o-1", []]),
        (filled(Form.NOTE, "o-1", note=text(None)), ["o-1", ""]),
        (filled(Form.QUESTION, "o-1", question=text("\0\ud800")), ["o-1", ""]),
    ],
    ids=[
        "until further notice",
        "no quiet hours",
        "no topics",
        "own time",
        "no time",
        "no times",
        "no note",
        "nothing",
    ],
)
def test_what_is_left_empty_is_nothing(bot: Theatre, payload: dict[str, Any], expected: list[object]) -> None:
    bot.answers(payload)
    assert given(bot.stage) == expected


def test_a_tutoring_time_online_and_every_week(bot: Theatre) -> None:
    hours: dict[str, Any] = {"starts": clock("08:00"), "ends": clock("09:30")}
    bot.answers(filled(Form.TIME, weekday=one("2"), place=one(ONLINE), **hours))
    assert given(bot.stage) == [TutoringTime(Weekday.WED, time(8), time(9, 30), None, None)]


FORGED = {
    "kind": filled(Form.REQUEST, words=text("x"), kind=one("vip"), when=one("today")),
    "when": filled(Form.REQUEST, words=text("x"), kind=one("quick_fix"), when=one("yesterday")),
    "moment": filled(Form.DETAILS, "r-1", kind=one("in_class"), when=one("chosen_time"), time=moment(10**18)),
    "level": filled(Form.DETAILS, "r-1", kind=one("in_class"), when=one("today"), level=one("genius")),
    "free time": filled(Form.SUGGEST, "o-1", free_times=several("soon")),
    "time": filled(Form.ACCEPT_AT, "o-1", free_times=one("soon")),
    "cover": filled(Form.COVER, "r-1", cover_kind=one("robot"), lessons=text("x")),
    "day": filled(Form.AWAY, first_day=day("yesterday")),
    "no day": filled(Form.AWAY, first_day=day(None), last_day=day("2026-09-11")),
    "clock": filled(Form.QUIET, starts=clock("25:00"), ends=clock("07:00")),
    "weekday": filled(Form.TIME, weekday=one("7"), starts=clock("08:00"), ends=clock("09:30"), place=one(ONLINE)),
    "cap": filled(Form.TOPICS, topics=several(), cap=one("many")),
    "no words": filled(Form.REQUEST, kind=one("quick_fix"), when=one("today")),
}


@pytest.mark.parametrize("what", FORGED)
def test_check_46_a_forged_form_changes_nothing(bot: Theatre, what: str) -> None:
    response = bot.gets(FORGED[what])
    assert (response.status, response.body) == (400, "")
    assert [asked for asked in bot.stage.acts() if asked != "tutors.tutoring_form"] == []
