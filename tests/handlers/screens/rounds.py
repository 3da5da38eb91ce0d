"""Rounds, volunteers, rooms and the bank of questions: every screen and form in every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from coaching.people import PersonId, Reader, SlackUserId
from coaching.prompts.bank import BANK
from coaching.prompts.pacing import Pace
from coaching.prompts.questions import QuestionId
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Stage, Turn
from coaching.rounds import RoundId, RoundState
from coaching.school_calendar import Weekday
from coaching.screens import (
    AgreementForm,
    LastDay,
    PeopleForm,
    PeriodChoice,
    PreferencesForm,
    RoomNews,
    RoomScreen,
    RoundForm,
    RoundScreen,
    Screen,
    SuggestedTime,
    VolunteerScreen,
)
from coaching.screens.my_prompts import MyPrompts
from coaching.screens.questions import QuestionForm, QuestionLine, QuestionsPage
from coaching.screens.rooms import Mate
from coaching.triads import TriadId
from coaching.volunteers import Focus, FreePeriod, VolunteerState
from handlers.languages import Voice, voice
from handlers.views import Block
from handlers.views.my_prompts import settings_form
from handlers.views.questions import question_form, questions_page
from handlers.views.rooms import agreement_form
from handlers.views.rounds import round_form
from handlers.views.volunteers import about_triads, people_form, preferences_form
from tests.handlers.screens.requests import ON_THURSDAY, ON_TUESDAY
from tests.handlers.screens.vocabulary import LIISA, PEKKA, SANNA, SCHOOLS

ROUND = RoundId("round-1")
PERIODS = (
    PeriodChoice("0-0815-0900", FreePeriod(Weekday.MON, time(8, 15), time(9)), "1"),
    PeriodChoice("2-1500-1600", FreePeriod(Weekday.WED, time(15), time(16))),
)
AGREEMENT = "We ask before we tell. What we hear stays here."


COUNTED: dict[str, Any] = {"counted_on": date(2026, 9, 9), "joined": 25, "enough_coaches": True}


def a_round_screen(**fields: Any) -> RoundScreen:
    usual: dict[str, Any] = {"state": RoundState.OPEN, "closes_on": date(2026, 9, 18), "next_on": date(2027, 1, 11)}
    return RoundScreen(ROUND, **{**usual, **COUNTED, **fields})


def a_volunteer_screen(**fields: Any) -> VolunteerScreen:
    usual: dict[str, Any] = {"state": VolunteerState.INVITED, "programme": "North schools", "may_change": True}
    dates: dict[str, Any] = {"closes_on": date(2026, 9, 18), "next_on": date(2027, 1, 11)}
    return VolunteerScreen(ROUND, **{**usual, **dates, **fields})


def a_room(**fields: Any) -> RoomScreen:
    turns = {SANNA: Turn.ASKER, LIISA: Turn.TEACHER, PEKKA: Turn.OBSERVER}
    mates = tuple(Mate(PersonId(each.name), each.name, turn) for each, turn in turns.items())
    usual: dict[str, Any] = {"mates": mates, "focus": (Focus.CALM,), "agreement": "", "wanted": 3}
    paced: dict[str, Any] = {"pace": Pace.ON_PACE, "next_week": date(2026, 9, 14)}
    return RoomScreen(TriadId("triad-1"), **{**usual, **paced, **fields})


NEXT = SuggestedTime(ON_TUESDAY.at, ON_TUESDAY.said)
IN = a_volunteer_screen(state=VolunteerState.IN, free=PERIODS, focus=(Focus.CALM, Focus.FEEDBACK), coach=True)
PREFERENCES = PreferencesForm(ROUND, PERIODS, (), (), "")
LINES = tuple(
    QuestionLine(each.id, each.texts["en"], hidden=place == 1, changed=place == 0)
    for place, each in enumerate(BANK.of(Stage.GOAL))
)
QUESTION = BANK.of(Stage.GOAL)[0]
MINE = MyPrompts(Weekday.FRI, time(14), chosen=False, rhythm=Rhythm.WEEKLY, back_on=None)

SCREENS: dict[str, Screen] = {
    "round-open": a_round_screen(),
    "round-few": a_round_screen(joined=None, enough_coaches=None),
    "round-not_counted": a_round_screen(counted_on=None, joined=None, enough_coaches=None),
    "round-few_coaches": a_round_screen(enough_coaches=False),
    "round-ended": a_round_screen(state=RoundState.ENDED),
    "round-last_day": LastDay(a_round_screen(is_last_day=True)),
    "round-after_last_day": LastDay(a_round_screen(joined=None, enough_coaches=None)),
    "volunteer-invited": a_volunteer_screen(),
    "volunteer-late": a_volunteer_screen(late=True),
    "volunteer-while_forming": a_volunteer_screen(may_change=False),
    "volunteer-in": IN,
    "volunteer-in_many_times": replace(IN, free=PERIODS * 4),
    "volunteer-in_late": replace(IN, late=True),
    "volunteer-in_while_arranging": replace(IN, may_change=False),
    "volunteer-not_this_term": a_volunteer_screen(state=VolunteerState.NOT_THIS_TERM),
    "volunteer-mentor": a_volunteer_screen(state=VolunteerState.RATHER_A_MENTOR),
    "volunteer-placed": a_volunteer_screen(state=VolunteerState.PLACED, may_change=False),
    "volunteer-no_place": a_volunteer_screen(state=VolunteerState.NO_PLACE),
    "volunteer-no_place_no_date": a_volunteer_screen(state=VolunteerState.NO_PLACE, next_on=None),
    "volunteer-over": a_volunteer_screen(state=VolunteerState.IN, is_over=True),
    "room-new": a_room(),
    "room-no_time": a_room(can_suggest=False, focus=(), pace=None),
    "room-times": a_room(times=(NEXT, SuggestedTime(ON_THURSDAY.at, ON_THURSDAY.said))),
    "room-agreed": a_room(next_at=NEXT, agreement=AGREEMENT),
    "room-complete": a_room(next_at=NEXT, agreement=AGREEMENT, pace=Pace.COMPLETE, next_week=None),
    "room-over": a_room(is_over=True),
    "room-two_clocks": a_room(times=(NEXT,), several_clocks=True),
    "room-two_clocks_agreed": a_room(next_at=NEXT, several_clocks=True),
    "room-news": RoomNews(TriadId("triad-1"), NEXT),
    "room-news_two_clocks": RoomNews(TriadId("triad-1"), NEXT, several_clocks=True),
}
FORMS: dict[str, Callable[[Voice], Block]] = {
    "round_form": lambda _: round_form(RoundForm(date(2026, 9, 21), SCHOOLS, date(2027, 1, 7)), _),
    "about_triads": about_triads,
    "preferences": lambda _: preferences_form(PREFERENCES, _),
    "preferences-filled": lambda _: preferences_form(
        replace(
            PREFERENCES,
            free=(PERIODS[0].code,),
            focus=(Focus.CALM,),
            own_focus="quiet pupils in 8B",
            coach=True,
            early_career=True,
            subject="Mathematics",
            phase="years 7 to 9",
        ),
        _,
    ),
    "preferences-no_school": lambda _: preferences_form(replace(PREFERENCES, schools=SCHOOLS), _),
    "people": lambda _: people_form(PeopleForm(ROUND), _),
    "people-set": lambda _: people_form(PeopleForm(ROUND, (SlackUserId("U1"),), (), (SlackUserId("U2"),)), _),
    "agreement": lambda _: agreement_form(AgreementForm(TriadId("triad-1"), ""), _),
    "agreement-filled": lambda _: agreement_form(AgreementForm(TriadId("triad-1"), AGREEMENT), _),
    "my_question": lambda _: settings_form(MINE, _),
    "my_question-paused": lambda _: settings_form(replace(MINE, back_on=date(2026, 10, 1)), _),
    "questions": lambda _: questions_page(QuestionsPage(Stage.GOAL, LINES), _),
    "questions-saved": lambda _: questions_page(QuestionsPage(Stage.GOAL, LINES), _, saved=True),
    "question-new": lambda _: question_form(QuestionForm("", Stage.GOAL), _),
    "question-change": lambda _: question_form(
        QuestionForm(QUESTION.id, Stage.GOAL, QUESTION.lens, QUESTION.turns, QUESTION.texts), _
    ),
    "question-own": lambda _: question_form(
        QuestionForm(QuestionId("own-1"), Stage.GOAL, turns=frozenset({Turn.ASKER}), hidden=True, own=True), _
    ),
}


def _for(made: Callable[[Voice], Block]) -> Callable[[Reader], Block]:
    return lambda reader: made(voice(reader))


VIEWS: dict[str, Callable[[Reader], Block]] = {f"triads-{name}": _for(made) for name, made in FORMS.items()}
