"""What follows from a check-in: for the mates, for the turns, for the stage of the cycle, for what is asked next."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from coaching.check_ins import Activity, Audience, CheckIn, CheckInId, NotMet
from coaching.errors import DatesReversed, NoLongerOpen, NothingSaid, NoTriad, NotYours
from coaching.notices import NoticeKind
from coaching.people import PersonId
from coaching.prompts.reminders import Snooze
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Stage
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, Weekday
from coaching.triads import Triad, TriadId, TriadState
from coaching.use_cases.check_ins import CheckIns, Logs, Report, Reports
from tests.builders import MONDAY_8AM, a_person, at
from tests.coaching.use_cases.house import House
from tests.triad_builders import a_check_in, a_member, a_prompt, a_triad

FRIDAY = at(Weekday.FRI, 14)
MINE = PromptId("prompt-sanna")
NEXT_WEEK = IsoWeek(2026, 38)
DAY, WEEK, TERM = timedelta(days=1), timedelta(weeks=1), timedelta(weeks=8)


def sent(person: str, **fields: object) -> Prompt:
    return a_prompt(person, state=PromptState.SENT, sent_at=FRIDAY, due=FRIDAY, remind_at=FRIDAY, **fields)


def a_house(*prompts: Prompt, triad: Triad | None = None) -> House:
    """Sanna, Liisa and Pekka are a triad; all three are asked."""
    house = House(people=[a_person("Liisa Korhonen"), a_person("Pekka Laine"), a_person("Veera Lind")])
    found = triad or a_triad()
    house.rows.triads[found.id] = found
    given = prompts or (sent("sanna"), sent("liisa"), sent("pekka"))
    house.rows.prompts |= {each.id: each for each in given}
    return house


def check_ins(house: House) -> CheckIns:
    return CheckIns(house.begin, house.begin)


def reports(house: House) -> Reports:
    return Reports(house.begin, house.begin)


def said(house: House, person: str = "sanna") -> CheckIn:
    (only,) = (each for each in house.rows.check_ins.values() if each.person == person)
    return only


def states(house: House) -> dict[str, PromptState]:
    return {each.person: each.state for each in house.rows.prompts.values()}


def test_point_41_a_mate_is_told_and_not_asked_again() -> None:
    house = a_house()
    check_ins(house).met(house.act("sanna", FRIDAY), MINE)
    answered, told = PromptState.ANSWERED, PromptState.TOLD
    assert states(house) == {"sanna": answered, "liisa": told, "pekka": told}
    assert {each.remind_at for each in house.rows.prompts.values()} == {None}
    assert house.told(NoticeKind.PROMPT_REMINDER) == []


def test_whoever_says_not_this_week_speaks_for_nobody_else() -> None:
    house = a_house()
    check_ins(house).not_met(house.act("sanna", FRIDAY), MINE)
    assert states(house) == {"sanna": PromptState.ANSWERED, "liisa": PromptState.SENT, "pekka": PromptState.SENT}
    assert house.rows.sessions == {}


def test_a_session_is_counted_once_and_turns_go_round() -> None:
    house = a_house()
    for person in ("sanna", "liisa"):
        check_ins(house).met(house.act(person, FRIDAY), PromptId(f"prompt-{person}"))
    (turns,) = house.rows.sessions.values()
    assert len(set(turns.values())) == 3


def test_the_stage_follows_from_what_they_did_and_again_when_that_changes() -> None:
    house = a_house()
    earlier = a_check_in("liisa", week=IsoWeek(2026, 36), did=(), at=MONDAY_8AM)
    began = a_triad(started_at=MONDAY_8AM - timedelta(weeks=1), stage=Stage.GOAL)
    house.rows.check_ins[earlier.id], house.rows.triads[began.id] = earlier, began
    check_ins(house).met(house.act("sanna", FRIDAY), MINE)
    assert house.rows.triads[began.id].stage is Stage.PLAN
    check_ins(house).did(house.act("sanna", FRIDAY), MINE, Activity.PLANNED, on=True)
    assert house.rows.triads[began.id].stage is Stage.LESSON
    check_ins(house).did(house.act("sanna", FRIDAY), MINE, Activity.PLANNED, on=False)
    assert house.rows.triads[began.id].stage is Stage.PLAN


@pytest.mark.parametrize(("ended", "stage"), [(FRIDAY - DAY, Stage.PLAN), (FRIDAY + DAY, Stage.GOAL)])
def test_a_later_cycle_begins_with_a_goal_and_counts_what_was_noted_since_the_last_one_ended(
    ended: datetime, stage: Stage
) -> None:
    """Also in the week in which one cycle ends and the next one begins."""
    end = a_prompt("pekka", id=PromptId("end"), kind=PromptKind.GOING_ON, state=PromptState.ANSWERED, due=ended)
    house = a_house(sent("sanna"), end, triad=a_triad(cycle=2, stage=Stage.GOAL, started_at=FRIDAY - TERM))
    old = [
        a_check_in("liisa", id=CheckInId(f"old-{week}"), week=IsoWeek(2026, week), at=FRIDAY - (37 - week) * WEEK)
        for week in (33, 34, 35)
    ]
    house.rows.check_ins |= {each.id: each for each in old}
    check_ins(house).met(house.act("sanna", FRIDAY), MINE)
    assert house.rows.triads[TriadId("triad")].stage is stage


def test_whoever_says_not_this_week_after_all_takes_their_session_back() -> None:
    monday = FRIDAY + 3 * DAY
    house = a_house(sent("sanna"), sent("liisa"), a_prompt("pekka"), triad=a_triad(started_at=MONDAY_8AM))
    check_ins(house).met(house.act("sanna", FRIDAY), MINE)
    assert house.rows.triads[TriadId("triad")].stage is Stage.GOAL
    check_ins(house).not_met(house.act("sanna", FRIDAY), MINE)
    assert house.rows.sessions == {}
    assert house.rows.triads[TriadId("triad")].stage is Stage.STARTING_POINT
    assert states(house) == {"sanna": PromptState.ANSWERED, "liisa": PromptState.SENT, "pekka": PromptState.PLANNED}
    assert house.rows.prompts[PromptId("prompt-liisa")].remind_at == monday  # it was not given yet


def test_a_session_that_a_mate_noted_too_stays() -> None:
    house = a_house()
    for person in ("sanna", "liisa"):
        check_ins(house).met(house.act(person, FRIDAY), PromptId(f"prompt-{person}"))
    check_ins(house).not_met(house.act("sanna", FRIDAY), MINE)
    assert len(house.rows.sessions) == 1
    assert states(house)["pekka"] is PromptState.TOLD


def test_what_is_taken_out_of_the_log_counts_no_more() -> None:
    house = a_house(triad=a_triad(started_at=MONDAY_8AM))
    check_ins(house).met(house.act("sanna", FRIDAY + 4 * DAY), MINE)
    Logs(house.begin, house.begin).drop(house.act("sanna", FRIDAY + 4 * DAY), said(house).id)
    assert (house.rows.check_ins, house.rows.sessions) == ({}, {})
    liisa = house.rows.prompts[PromptId("prompt-liisa")]
    assert (liisa.state, liisa.remind_at) == (PromptState.SENT, None)  # a reminder would come too late


def test_point_38_pressing_the_same_twice_changes_nothing() -> None:
    house = a_house()
    for _ in "12":
        check_ins(house).met(house.act("sanna", FRIDAY), MINE)
        check_ins(house).did(house.act("sanna", FRIDAY), MINE, Activity.TRIED, on=True)
    assert said(house).did == (Activity.TRIED,)
    assert house.did == ["checked in", "checked in"]


def test_point_39_a_reason_is_optional_and_can_be_taken_back() -> None:
    house = a_house()
    check_ins(house).not_met(house.act("sanna", FRIDAY), MINE)
    assert said(house).because is None
    check_ins(house).because(house.act("sanna", FRIDAY), MINE, NotMet.NO_COVER, on=True)
    assert said(house).because is NotMet.NO_COVER
    check_ins(house).because(house.act("sanna", FRIDAY), MINE, NotMet.NO_COVER, on=False)
    assert said(house).because is None


def test_a_reason_needs_a_week_without_a_meeting_and_an_activity_one_with_it() -> None:
    house = a_house()
    with pytest.raises(NoLongerOpen):
        check_ins(house).because(house.act("sanna", FRIDAY), MINE, NotMet.CLASH, on=True)
    check_ins(house).not_met(house.act("sanna", FRIDAY), MINE)
    with pytest.raises(NoLongerOpen):
        check_ins(house).did(house.act("sanna", FRIDAY), MINE, Activity.TRIED, on=True)


@pytest.mark.parametrize(
    "prompt",
    [
        sent("liisa", id=MINE),
        sent("sanna", kind=PromptKind.RHYTHM),
        sent("sanna", id=PromptId("another")),
    ],
)
def test_check_46_only_ones_own_question_can_be_answered(prompt: Prompt) -> None:
    house = a_house(prompt)
    with pytest.raises(NotYours):
        check_ins(house).met(house.act("sanna", FRIDAY), MINE)
    assert house.did == ["was refused"]


@pytest.mark.parametrize(
    "triad",
    [
        a_triad(state=TriadState.ENDED),
        a_triad(a_member("sanna", left_at=FRIDAY), "liisa", "pekka"),
    ],
)
def test_a_triad_that_is_over_or_left_takes_no_answer(triad: Triad) -> None:
    house = a_house(triad=triad)
    with pytest.raises(NoLongerOpen):
        check_ins(house).met(house.act("sanna", FRIDAY), MINE)


def test_a_question_is_answered_until_the_next_one_or_the_end_of_the_week_after() -> None:
    late = FRIDAY + timedelta(days=9)
    house = a_house()
    check_ins(house).met(house.act("sanna", late), MINE)
    newer = sent("sanna", id=PromptId("newer"), week=NEXT_WEEK)
    with pytest.raises(NoLongerOpen):
        check_ins(a_house(sent("sanna"), newer)).met(house.act("sanna", late), MINE)
    with pytest.raises(NoLongerOpen):
        check_ins(a_house()).met(house.act("sanna", late + timedelta(days=1)), MINE)


def test_putting_it_off_moves_the_one_reminder() -> None:
    house = a_house()
    check_ins(house).put_off(house.act("sanna", at(Weekday.WED, 15)), MINE, Snooze.TOMORROW)
    mine = house.rows.prompts[MINE]
    assert mine.put_off_to == mine.remind_at == at(Weekday.THU, 8)


def test_a_skipped_week_is_silent_and_can_still_be_answered() -> None:
    house = a_house()
    check_ins(house).put_off(house.act("sanna", FRIDAY), MINE, Snooze.SKIP_WEEK)
    mine = house.rows.prompts[MINE]
    assert (mine.state, mine.skipped_because, mine.remind_at) == (PromptState.SKIPPED, "by_reader", None)
    check_ins(house).met(house.act("sanna", FRIDAY), MINE)
    assert house.rows.prompts[MINE].state is PromptState.ANSWERED


def test_point_53_a_pause_takes_what_is_planned_too() -> None:
    planned = a_prompt("sanna", id=PromptId("planned"), week=NEXT_WEEK)
    house = a_house(sent("sanna"), planned)
    check_ins(house).pause(house.act("sanna", FRIDAY), MINE, date(2026, 10, 5))
    assert planned.id not in house.rows.prompts
    me = house.rows.triads[TriadId("triad")].member(PersonId("sanna"))
    assert me is not None
    assert me.back_on == date(2026, 10, 5)
    with pytest.raises(DatesReversed):
        check_ins(house).pause(house.act("sanna", FRIDAY), MINE, FRIDAY.date())


def test_the_rhythm_is_ones_own() -> None:
    house = a_house(sent("sanna", kind=PromptKind.RHYTHM))
    check_ins(house).rhythm(house.act("sanna", FRIDAY), MINE, Rhythm.EVERY_OTHER)
    rhythms = {each.person: each.rhythm for each in house.rows.triads[TriadId("triad")].members}
    weekly = Rhythm.WEEKLY
    assert rhythms == {"sanna": Rhythm.EVERY_OTHER, "liisa": weekly, "pekka": weekly}
    assert states(house) == {"sanna": PromptState.ANSWERED}


def test_a_sentence_alone_says_that_they_met_and_an_empty_one_says_nothing() -> None:
    house = a_house()
    with pytest.raises(NothingSaid):
        reports(house).say(house.act("sanna", FRIDAY), MINE, "  ", Audience.ONLY_ME)
    reports(house).say(house.act("sanna", FRIDAY), MINE, " a pause ", Audience.MY_TRIAD)
    assert (said(house).met, said(house).sentence, said(house).audience) == (True, "a pause", Audience.MY_TRIAD)


def test_a_week_can_be_told_before_it_is_asked() -> None:
    house = a_house(a_prompt("sanna"))
    reports(house).report(house.act("sanna"), Report(met=True, did=(Activity.TALKED,), sentence="mine"))
    assert states(house) == {"sanna": PromptState.ANSWERED}
    reports(house).report(house.act("sanna"), Report(met=False, did=(Activity.TALKED,)))
    assert (said(house).met, said(house).did, said(house).sentence) == (False, (), "")


def test_somebody_in_no_triad_has_nothing_to_check_in() -> None:
    house = a_house()
    with pytest.raises(NoTriad):
        reports(house).report(house.act("veera"), Report(met=True))


def test_what_somebody_says_after_leaving_changes_their_log_alone() -> None:
    house = a_house(triad=a_triad(a_member("sanna", left_at=FRIDAY), "liisa", "pekka"))
    mine = a_check_in("sanna")
    house.rows.check_ins[mine.id] = mine
    logs = Logs(house.begin, house.begin)
    logs.change(house.act("sanna", FRIDAY), mine.id, Report(met=False, sentence="later"))
    assert said(house) == replace(mine, met=False, did=(), sentence="later")
    assert house.rows.sessions == {}
    for person in ("liisa", "veera"):
        with pytest.raises(NotYours):
            logs.drop(house.act(person, FRIDAY), mine.id)
    for _ in "12":
        logs.drop(house.act("sanna", FRIDAY), mine.id)
    assert house.rows.check_ins == {}
