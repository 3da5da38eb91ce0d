"""The tick of the weekly question: who is asked in which weeks, and in how small parts it is sent."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coaching.notices import NoticeKind
from coaching.people import PersonId, WorkspaceId
from coaching.ports import UnitOfWork
from coaching.prompts.bank import BANK
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Stage
from coaching.prompts.values import PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, Term, Weekday
from coaching.triads import Triad, TriadId
from coaching.use_cases.prompts import Prompts, asked_by, ticks
from coaching.use_cases.screens.check_ins import my_weeks
from tests.builders import MONDAY_8AM, a_person, a_school, at
from tests.coaching.use_cases.house import WORKSPACE, House, Unit
from tests.triad_builders import a_member, a_prompt, a_triad

FRIDAY = at(Weekday.FRI, 14)
WEEK = timedelta(weeks=1)
MEMBERS = ("sanna", "liisa", "pekka")


def a_house(*triads: Triad) -> House:
    house = House(people=[a_person("Liisa Korhonen"), a_person("Pekka Laine")])
    house.rows.triads |= {each.id: each for each in triads or (a_triad(),)}
    return house


def everybody_every_other_week(**joined: datetime) -> Triad:
    members = (a_member(each, rhythm=Rhythm.EVERY_OTHER, joined_at=joined.get(each, MONDAY_8AM)) for each in MEMBERS)
    return a_triad(*members)


def weeks_asked(house: House, weeks: int) -> dict[str, list[int]]:
    """In which weeks from this one on each member gets a question."""
    prompts = Prompts(house.begin, house.begin)
    for week in range(weeks):
        prompts.tick(WORKSPACE, MONDAY_8AM + week * WEEK)
        prompts.tick(WORKSPACE, FRIDAY + week * WEEK)
    sent = [each for each in house.rows.prompts.values() if each.sent_at and each.kind is PromptKind.QUESTION]
    return {person: sorted(each.week.week for each in sent if each.person == person) for person in MEMBERS}


def test_a_triad_that_wants_every_other_week_is_asked_in_the_same_weeks_whoever_joined_when() -> None:
    house = a_house(everybody_every_other_week(liisa=MONDAY_8AM + WEEK, pekka=MONDAY_8AM - WEEK))
    assert weeks_asked(house, 4) == {each: [38, 40] for each in MEMBERS}


def test_after_three_silent_weeks_every_other_week_begins_with_a_quiet_one() -> None:
    house = a_house()
    assert weeks_asked(house, 4) == {each: [37, 38, 39] for each in MEMBERS}
    choices = [each for each in house.rows.prompts.values() if each.kind is PromptKind.RHYTHM]
    assert {each.week.week for each in choices} == {40}
    house.rows.triads[TriadId("triad")] = everybody_every_other_week()
    with house.begin(WORKSPACE) as unit:
        assert {each.since for each in asked_by(unit)} == {IsoWeek(2026, 38)}  # 40 is even, and so is 42


def test_what_is_due_goes_out_in_small_parts_so_that_others_can_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ticks, "SENT_AT_ONCE", 2)
    house = a_house()
    prompts = Prompts(house.begin, house.begin)
    prompts.tick(WORKSPACE, MONDAY_8AM)
    written: list[str] = []

    def begin(workspace: WorkspaceId) -> UnitOfWork:
        written.append("begun")
        return Unit(house, workspace)

    assert Prompts(begin, house.begin, {WORKSPACE: FRIDAY}).tick(WORKSPACE, FRIDAY) == 3
    assert len(written) == 2
    assert house.told(NoticeKind.PROMPT) == sorted(MEMBERS)


def test_a_week_planned_once_is_not_planned_again_an_hour_later() -> None:
    house = a_house()
    begun: list[str] = []

    def begin(workspace: WorkspaceId) -> UnitOfWork:
        begun.append("begun")
        return Unit(house, workspace)

    prompts = Prompts(begin, house.begin)
    assert prompts.plan(WORKSPACE, MONDAY_8AM) == 3
    assert begun == ["begun"]
    assert prompts.plan(WORKSPACE, MONDAY_8AM + timedelta(hours=1)) == 0
    assert begun == ["begun"]


def test_members_of_a_triad_get_a_question_that_fits_the_turn_of_each() -> None:
    house = a_house(a_triad(stage=Stage.LESSON))
    prompts = Prompts(house.begin, house.begin)
    prompts.tick(WORKSPACE, MONDAY_8AM)
    prompts.tick(WORKSPACE, FRIDAY)
    sent = [each for each in house.rows.prompts.values() if each.sent_at]
    assert len({each.turn for each in sent}) == 3
    found = [(BANK.find(each.question or ""), each.turn) for each in sent]
    assert all(question and turn and question.fits(turn) for question, turn in found)


def test_that_a_cycle_went_on_is_nothing_to_answer() -> None:
    end = a_prompt(kind=PromptKind.GOING_ON, state=PromptState.ANSWERED, sent_at=MONDAY_8AM)
    house = a_house()
    asked = a_prompt(id=PromptId("asked"), state=PromptState.SENT, sent_at=FRIDAY)
    house.rows.prompts = {end.id: end, asked.id: asked}
    with house.begin(WORKSPACE) as unit:
        mine = my_weeks(unit, house.rows.people[PersonId("sanna")], FRIDAY)
    assert mine
    assert [each.prompt for each in mine.prompts] == ["asked"]


def test_nothing_is_asked_twice_in_a_term_that_is_as_long_as_a_finnish_spring() -> None:
    school = a_school(terms=(Term("Spring", date(2026, 9, 7), date(2027, 2, 5)),))
    house = House(people=[a_person("Liisa Korhonen"), a_person("Pekka Laine")], schools=[school])
    # A mate tells of every week, so that nobody is asked for a rhythm instead; the stage stays as it is.
    house.rows.triads[TriadId("triad")] = a_triad(stage=Stage.GOAL)
    prompts = Prompts(house.begin, house.begin)
    for week in range(22):
        prompts.tick(WORKSPACE, MONDAY_8AM + week * WEEK)
        prompts.tick(WORKSPACE, FRIDAY + timedelta(hours=1) + week * WEEK)  # whatever the clocks did in October
        for each in house.rows.prompts.values():
            if each.state is PromptState.SENT:
                house.rows.prompts[each.id] = replace(each, state=PromptState.TOLD, remind_at=None)
    asked = [each.question for each in house.rows.prompts.values() if each.person == "sanna" and each.sent_at]
    assert (len(asked), len(set(asked))) == (22, 22)
