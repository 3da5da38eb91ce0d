"""Groups in every state: the draft, suggestions, one's own triad, lines about changes, the coordinators' card."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from coaching.people import PersonId, Reader
from coaching.rounds import RoundState
from coaching.screens import Screen
from coaching.screens.parts import PersonChoice
from coaching.screens.triads import (
    DraftedGroup,
    DraftPage,
    LeaveForm,
    NextCycle,
    NoPlace,
    PeopleWithoutGroup,
    SuggestedTriad,
    SuggestionReminder,
    SuggestionState,
    SwapForm,
    TriadChange,
    TriadNews,
)
from coaching.triads import TriadId
from coaching.triads.reasons import Reasons
from coaching.volunteers import Focus
from handlers.languages import voice
from handlers.views import Block
from handlers.views.triads import draft, leave_form, swap_form
from handlers.views.triads.regrouping import invite_form
from tests.handlers.screens.rounds import PERIODS, ROUND, a_round_screen

TRIAD = TriadId("triad-1")
OTHERS = ("Aino Salo", "Mehmet Kaya")
GOOD = Reasons(same_school=True, near_schools=True, different_subjects=True, new_company=True, coaches=2)
PLAIN = Reasons(same_school=False, near_schools=False, different_subjects=False, new_company=False, coaches=1)


def a_suggestion(**fields: Any) -> SuggestedTriad:
    usual: dict[str, Any] = {"state": SuggestionState.ASKED, "others": OTHERS, "free": PERIODS[0], "joins": False}
    return SuggestedTriad(TRIAD, **{**usual, "focus": (Focus.CALM,), "programme": "North schools", **fields})


def a_group(number: int, **fields: Any) -> DraftedGroup:
    usual: dict[str, Any] = {"names": ("Veera Lind", *OTHERS), "free": PERIODS[0], "focus": (), "locked": False}
    return DraftedGroup(TriadId(f"triad-{number}"), number, **{**usual, "reasons": GOOD, **fields})


def a_draft(**fields: Any) -> DraftPage:
    kept = a_group(2, locked=True, reasons=PLAIN, free=None, focus=(Focus.CALM, Focus.FEEDBACK))
    usual: dict[str, Any] = {"page": 0, "pages": 1, "groups": (a_group(1), kept)}
    return DraftPage(ROUND, **{**usual, **fields})


NEXT = NextCycle(TRIAD, 1, OTHERS, answered=None)
LEFT = TriadNews(TriadChange.LEFT, "Aino Salo", is_pair=True, looks_for_another=False)

SCREENS: dict[str, Screen] = {
    "triad.suggested": a_suggestion(),
    "triad.suggested.pair": a_suggestion(others=("Aino Salo",), free=None, focus=()),
    "triad.suggested.place": a_suggestion(joins=True),
    **{f"triad.suggested.{each}": a_suggestion(state=each) for each in SuggestionState},
    "triad.reminder": SuggestionReminder(TRIAD),
    "triad.no_place": NoPlace(date(2027, 1, 11)),
    "triad.no_place.no_date": NoPlace(None),
    "triad.no_place.called_off": NoPlace(date(2027, 1, 11), called_off=True),
    "triad.news.joined": TriadNews(TriadChange.JOINED, "Oona Ek", is_pair=False, looks_for_another=False),
    "triad.news.left": LEFT,
    "triad.news.left.triad": replace(LEFT, is_pair=False),
    "triad.news.parted": TriadNews(TriadChange.PARTED, "", is_pair=False, looks_for_another=True),
    "triad.news.went_on": TriadNews(TriadChange.WENT_ON, "", is_pair=False, looks_for_another=False),
    "triad.next_cycle": NEXT,
    "triad.next_cycle.until": replace(NEXT, until=date(2026, 9, 14)),
    "triad.next_cycle.went_on": replace(NEXT, is_over=True, went_on=True),
    "triad.next_cycle.answered": replace(NEXT, answered=False),
    "triad.next_cycle.over": replace(NEXT, answered=True, is_over=True),
    "triad.without": PeopleWithoutGroup(ROUND, 2, may_invite=True),
    "triad.without.no_round": PeopleWithoutGroup(ROUND, 1, may_invite=False),
    "triad.without.coach": PeopleWithoutGroup(ROUND, 0, may_invite=True, coaches=1),
    "triad.without.both": PeopleWithoutGroup(ROUND, 2, may_invite=False, coaches=2),
    "triad.without.settled": PeopleWithoutGroup(ROUND, 0, may_invite=True),
    "round.forming": a_round_screen(state=RoundState.FORMING, progress=40),
    "round.draft": a_round_screen(state=RoundState.DRAFT, groups=7, without=2),
    "round.draft.cause": a_round_screen(state=RoundState.DRAFT, cause="no_common_slot", cause_count=3),
    "round.draft.no_coach": a_round_screen(state=RoundState.DRAFT, cause="no_coach", cause_count=2),
    "round.draft.alone": a_round_screen(state=RoundState.DRAFT, cause="alone", cause_count=1),
    "round.draft.too_tight": a_round_screen(state=RoundState.DRAFT, cause="too_tight"),
    "round.draft.too_few": a_round_screen(state=RoundState.DRAFT, cause="too_few"),
    "round.draft.general": a_round_screen(state=RoundState.DRAFT, cause="general"),
    "round.broke_off": a_round_screen(cause="broke_off"),
    "round.asking": a_round_screen(state=RoundState.ASKING, groups=7),
    "round.running": a_round_screen(state=RoundState.RUNNING, groups=7),
}

MANY = tuple(a_group(number) for number in range(9, 17))

VIEWS: dict[str, Callable[[Reader], Block]] = {
    "triad.draft": lambda to: draft(a_draft(), voice(to)),
    "triad.draft.middle": lambda to: draft(a_draft(page=1, pages=3, groups=MANY), voice(to)),
    "triad.draft.asked": lambda to: draft(a_draft(is_draft=False), voice(to)),
    "triad.swap": lambda to: swap_form(_swap(), voice(to)),
    "triad.swap.one_group": lambda to: swap_form(SwapForm(ROUND, 0, TRIAD, (), ()), voice(to)),
    "triad.leave": lambda to: leave_form(LeaveForm(TRIAD, "Veera Lind"), voice(to)),
    "triad.invite": lambda to: invite_form(ROUND, voice(to)),
}


def _swap() -> SwapForm:
    mine = tuple(PersonChoice(PersonId(name), name) for name in OTHERS)
    return SwapForm(
        ROUND, 0, TRIAD, mine, (PersonChoice(PersonId("oona"), "Oona Ek (2)"), PersonChoice(PersonId("x"), ""))
    )
