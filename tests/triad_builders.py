"""Rounds, volunteers, triads, prompts and check-ins for tests: every builder shows only what matters to the test."""

from datetime import date, timedelta
from typing import Any

from coaching.check_ins import Activity, CheckIn, CheckInId
from coaching.people import PersonId
from coaching.prompts.stages import Stage, Turn
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.rounds import Round, RoundId, RoundState
from coaching.school_calendar import IsoWeek
from coaching.triads import Member, MemberAnswer, Triad, TriadId, TriadState
from coaching.volunteers import Volunteer, VolunteerState
from tests.builders import MONDAY_8AM

WEEK = IsoWeek(2026, 37)
"""The week in which the tests live."""


def a_round(**fields: Any) -> Round:
    usual: dict[str, Any] = {"id": RoundId("round"), "state": RoundState.OPEN, "opened_at": MONDAY_8AM, "seed": 7}
    return Round(**{**usual, "closes_on": date(2026, 9, 18), "next_on": None, **fields})


def a_volunteer(person: str = "sanna", **fields: Any) -> Volunteer:
    usual: dict[str, Any] = {"round": RoundId("round"), "state": VolunteerState.IN, "at": MONDAY_8AM}
    return Volunteer(person=PersonId(person), **{**usual, **fields})


def a_member(person: str = "sanna", **fields: Any) -> Member:
    usual: dict[str, Any] = {"answer": MemberAnswer.YES, "joined_at": MONDAY_8AM}
    return Member(PersonId(person), **{**usual, **fields})


def a_triad(*members: Member | str, **fields: Any) -> Triad:
    """Active, of these members; of Sanna, Liisa and Pekka where none are given."""
    usual: dict[str, Any] = {
        "id": TriadId("triad"),
        "round": RoundId("round"),
        "state": TriadState.ACTIVE,
        "asked_at": MONDAY_8AM,
        "started_at": MONDAY_8AM,
    }
    everybody = members or ("sanna", "liisa", "pekka")
    given = tuple(a_member(each) if isinstance(each, str) else each for each in everybody)
    return Triad(members=given, **{**usual, **fields})


def a_prompt(person: str = "sanna", **fields: Any) -> Prompt:
    usual: dict[str, Any] = {
        "id": PromptId(f"prompt-{person}"),
        "triad": TriadId("triad"),
        "kind": PromptKind.QUESTION,
        "week": WEEK,
        "state": PromptState.PLANNED,
        "due": MONDAY_8AM,
        "too_late_at": MONDAY_8AM + timedelta(days=4),
        "question": "goal-1",
        "stage": Stage.GOAL,
        "turn": Turn.TEACHER,
    }
    return Prompt(person=PersonId(person), **{**usual, **fields})


def a_check_in(person: str = "sanna", **fields: Any) -> CheckIn:
    usual: dict[str, Any] = {
        "id": CheckInId(f"check-in-{person}"),
        "triad": TriadId("triad"),
        "week": WEEK,
        "at": MONDAY_8AM,
        "met": True,
        "did": (Activity.TALKED,),
    }
    return CheckIn(person=PersonId(person), **{**usual, **fields})
