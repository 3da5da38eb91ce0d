"""Forming groups beside the bot: who stops has the last word, and one exclusion more shows nowhere."""

from collections import Counter
from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from coaching.errors import NoLongerOpen, NotYours
from coaching.notices import NoticeKind
from coaching.people import PersonId, Role, Standing
from coaching.prompts.stages import Stage, Turn
from coaching.prompts.turns import next_turns
from coaching.rounds import RoundId, RoundState
from coaching.school_calendar import Weekday
from coaching.triads import TriadId, TriadState
from coaching.triads.proposals import Proposal, proposed
from coaching.use_cases.screens.rounds import round_screen
from coaching.use_cases.screens.triads import draft_page
from coaching.use_cases.triads import Forming, Groups, Regrouping, Triads
from coaching.volunteers import FreePeriod, VolunteerState
from tests.builders import MONDAY_8AM, RANTALA, a_person
from tests.coaching.use_cases.house import WORKSPACE, House
from tests.triad_builders import a_round, a_triad, a_volunteer

ROUND = RoundId("round")
WED_3 = FreePeriod(Weekday.WED, time(11, 15), time(12), RANTALA)
NAMES = ("Aino", "Bo", "Cia", "Dan", "Eva", "Finn")
NINE = (*NAMES, "Gil", "Hanna", "Ines")


def a_house(*, exclusions: int = 0, people: int = 6, **fields: Any) -> House:
    """A round with so many volunteers, half of them coaches, of whom the first would rather not be with the last."""
    names = NAMES[:people]
    house = House(people=[a_person("Maija"), *(a_person(name) for name in names)])
    house.gives("maija", Role.COORDINATOR)
    house.rows.rounds[ROUND] = a_round(**fields)
    for place, name in enumerate(names):
        mine = a_volunteer(name.lower(), free=(WED_3,), coach=place % 2 == 0)
        house.rows.volunteers[ROUND, mine.person] = mine
    if exclusions:
        house.rows.rather_not[PersonId("aino")] = (PersonId("finn"), PersonId("eva"))[:exclusions]
    return house


def forms(house: House, round_: RoundId = ROUND) -> Proposal:
    Groups(house.begin, house.begin).form(house.act("maija"), round_)
    forming = Forming(house.begin, house.begin)
    work = forming.wanted(WORKSPACE, MONDAY_8AM)
    assert work is not None
    found = proposed(work.numbered.problem, seed=work.seed, report=lambda _: None)
    assert forming.progressed(WORKSPACE, work, 40, MONDAY_8AM)
    forming.formed(WORKSPACE, work, found, MONDAY_8AM)
    return found


def seen(house: House) -> dict[str, Any]:
    """All that anybody but the members of each group could read, count or find in a log."""
    with house.begin(WORKSPACE) as unit:
        round_ = house.rows.rounds[ROUND]
        page = draft_page(unit, round_, 0, MONDAY_8AM)
        screen = round_screen(unit, round_, MONDAY_8AM)
    return {
        "round": round_,
        "screen": screen,
        "groups": [(len(each.names), each.focus, each.free, each.reasons.new_company) for each in page.groups],
        "told": Counter((each.kind, each.to) for each in house.rows.owed.values()),
        "audit": Counter(house.did),
    }


def test_one_exclusion_more_shows_nowhere_but_in_who_is_with_whom() -> None:
    without, with_one = a_house(), a_house(exclusions=1)
    for house in (without, with_one):
        forms(house)
    assert seen(without) == seen(with_one)
    for house in (without, with_one):
        Groups(house.begin, house.begin).ask(house.act("maija"), ROUND)
        Regrouping(house.begin, house.begin).tick(WORKSPACE, MONDAY_8AM)
    assert seen(without) == seen(with_one)
    together = [{each.person for each in triad.members} for triad in with_one.rows.triads.values()]
    assert not any({"aino", "finn"} <= group for group in together)


def test_a_cause_that_an_exclusion_has_a_part_in_is_never_named() -> None:
    house = a_house(people=2, exclusions=1)
    house.rows.rather_not[PersonId("aino")] = (PersonId("bo"),)
    formed = forms(house)
    assert formed is not None
    assert (formed.cause, formed.count) == ("general", 0)


def test_practice_e12_a_later_round_brings_new_company_where_it_can() -> None:
    house = a_house(people=6)
    for name in NAMES:
        mine = house.rows.volunteers[ROUND, PersonId(name.lower())]
        house.rows.volunteers[ROUND, mine.person] = replace(mine, coach=True)
    before = (("aino", "bo", "cia"), ("dan", "eva", "finn"))
    for place, group in enumerate(before):
        ended = a_triad(*group, id=TriadId(f"old-{place}"), round=RoundId("old"), state=TriadState.ENDED)
        house.rows.triads[ended.id] = replace(ended, ended_at=MONDAY_8AM)
    forms(house)
    drafts = [triad for triad in house.rows.triads.values() if triad.state is TriadState.DRAFT]
    shared = [len({each.person for each in triad.members} & set(group)) for triad in drafts for group in before]
    assert max(shared) == 2  # two of three is the least that six people allow


def test_practice_d9_a_trained_coach_asks_first_in_each_group_and_still_does_after_a_swap() -> None:
    house = a_house(people=6)
    for place, name in enumerate(NAMES):
        mine = house.rows.volunteers[ROUND, PersonId(name.lower())]
        house.rows.volunteers[ROUND, mine.person] = replace(mine, coach=place >= 4)
    forms(house)
    assert first_askers(house) == {"eva", "finn"}
    one, other = house.rows.triads.values()
    Groups(house.begin, house.begin).swap(house.act("maija"), one.id, one.here[0].person, other.here[0].person)
    assert first_askers(house) == {"eva", "finn"}


@pytest.mark.parametrize("where", [0, 1, 2])
def test_a_swap_is_kept_though_somebody_of_the_draft_has_left_the_staff(where: int) -> None:
    house = House(people=[a_person("Maija"), *(a_person(name) for name in NINE)])
    house.gives("maija", Role.COORDINATOR)
    house.rows.rounds[ROUND] = a_round()
    for name in NINE:
        mine = a_volunteer(name.lower(), free=(WED_3,), coach=True)
        house.rows.volunteers[ROUND, mine.person] = mine
    forms(house)
    groups = list(house.rows.triads.values())
    gone = groups[where].here[2].person
    house.rows.people[gone] = replace(house.rows.people[gone], standing=Standing.DEACTIVATED)
    one, other = (each.here[0].person for each in groups[:2])
    Groups(house.begin, house.begin).swap(house.act("maija"), groups[0].id, one, other)
    first, second, _ = ({each.person for each in house.rows.triads[group.id].here} for group in groups)
    assert (other in first, one in second, gone in first | second) == (True, True, False)


def test_a_kept_group_that_has_lost_somebody_is_answered_with_the_one_sentence() -> None:
    house = a_house(people=6)
    forms(house)
    group = next(iter(house.rows.triads.values()))
    Groups(house.begin, house.begin).lock(house.act("maija"), group.id)
    forms(house)
    assert house.rows.rounds[ROUND].cause is None
    gone = next(each.person for each in group.here if not house.rows.volunteers[ROUND, each.person].coach)
    house.rows.people[gone] = replace(house.rows.people[gone], standing=Standing.DEACTIVATED)
    forms(house)
    assert house.rows.rounds[ROUND].cause == "general"
    forms(house)
    assert house.rows.rounds[ROUND].cause is None


def first_askers(house: House) -> set[PersonId]:
    turns = [next_turns([each.person for each in triad.here], []) for triad in house.rows.triads.values()]
    return {person for each in turns for person, turn in each.items() if turn is Turn.ASKER}


def test_groups_that_were_stopped_meanwhile_are_not_kept() -> None:
    house = a_house()
    groups, forming = Groups(house.begin, house.begin), Forming(house.begin, house.begin)
    groups.form(house.act("maija"), ROUND)
    work = forming.wanted(WORKSPACE, MONDAY_8AM)
    assert work is not None
    groups.stop(house.act("maija"), ROUND)
    assert not forming.progressed(WORKSPACE, work, 60, MONDAY_8AM)
    forming.formed(WORKSPACE, work, Proposal(((0, 1, 2), (3, 4, 5))), MONDAY_8AM)
    assert house.rows.triads == {}
    assert house.rows.rounds[ROUND].state is RoundState.OPEN


def test_what_breaks_off_leaves_everything_as_it_was_and_a_plain_cause() -> None:
    house = a_house()
    Groups(house.begin, house.begin).form(house.act("maija"), ROUND)
    forming = Forming(house.begin, house.begin)
    work = forming.wanted(WORKSPACE, MONDAY_8AM)
    assert work is not None
    forming.broke_off(WORKSPACE, work, MONDAY_8AM)
    assert (house.rows.rounds[ROUND].state, house.rows.rounds[ROUND].cause) == (RoundState.OPEN, "broke_off")
    assert len(house.rows.volunteers) == 6


def test_a_second_press_changes_nothing_and_others_form_nothing() -> None:
    house = a_house()
    groups = Groups(house.begin, house.begin)
    groups.form(house.act("maija", key="once"), ROUND)
    groups.form(house.act("maija", key="once"), ROUND)
    assert house.did.count("had groups formed") == 1
    with pytest.raises(NotYours):
        groups.stop(house.act("aino"), ROUND)
    assert house.did[-1] == "was refused"


def at_the_end_of_a_cycle() -> House:
    """Three people whose cycle has come to its sharing."""
    house = a_house(people=3, state=RoundState.RUNNING)
    triad = a_triad("aino", "bo", "cia", stage=Stage.SHARING)
    house.rows.triads[triad.id] = triad
    for name in ("aino", "bo", "cia"):
        mine = house.rows.volunteers[ROUND, PersonId(name)]
        house.rows.volunteers[ROUND, mine.person] = replace(mine, state=VolunteerState.PLACED)
    return house


def answer(house: House, person: str, *, goes_on: bool) -> None:
    Triads(house.begin, house.begin).next_cycle(house.act(person), TriadId("triad"), 1, goes_on=goes_on)


def test_practice_e12_at_a_cycles_end_each_is_asked_once_and_all_go_on_with_new_goals() -> None:
    house = at_the_end_of_a_cycle()
    regrouping = Regrouping(house.begin, house.begin)
    regrouping.tick(WORKSPACE, MONDAY_8AM)
    assert regrouping.tick(WORKSPACE, MONDAY_8AM) == 0
    assert house.told(NoticeKind.CYCLE_END) == ["aino", "bo", "cia"]
    for person in ("aino", "bo", "cia"):
        assert house.rows.triads[TriadId("triad")].cycle == 1
        answer(house, person, goes_on=True)
    triad = house.rows.triads[TriadId("triad")]
    assert (triad.cycle, triad.stage, triad.state) == (2, Stage.GOAL, TriadState.ACTIVE)
    with pytest.raises(NoLongerOpen):
        answer(house, "aino", goes_on=False)


def test_practice_b26_where_one_would_part_all_part_and_nothing_says_who() -> None:
    house = at_the_end_of_a_cycle()
    Regrouping(house.begin, house.begin).tick(WORKSPACE, MONDAY_8AM)
    answer(house, "aino", goes_on=False)
    assert house.rows.triads[TriadId("triad")].state is TriadState.ACTIVE
    answer(house, "bo", goes_on=True)
    answer(house, "cia", goes_on=True)
    assert house.rows.triads[TriadId("triad")].state is TriadState.ENDED
    assert house.told(NoticeKind.TRIAD_NEWS) == ["aino", "bo", "cia"]
    assert {each.state for each in house.rows.volunteers.values()} == {VolunteerState.IN}
