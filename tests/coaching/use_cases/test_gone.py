"""Somebody is out: erased, off the staff, or not this term after all. No group comes about or goes on with them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.errors import NoLongerOpen
from coaching.notices import NoticeKind
from coaching.people import PersonId, Standing
from coaching.rounds import RoundState
from coaching.screens.triads import TriadChange
from coaching.triads import MemberAnswer, Triad, TriadId, TriadState
from coaching.triads.changes import company
from coaching.use_cases.people import let_go
from coaching.use_cases.screens.triads import triad_news
from coaching.use_cases.triads import Groups, Regrouping, Triads
from coaching.use_cases.volunteers import Volunteers
from coaching.volunteers import VolunteerState
from tests.builders import MONDAY_8AM
from tests.coaching.use_cases.house import WORKSPACE, House
from tests.coaching.use_cases.test_triads import ROUND, a_house, forms
from tests.triad_builders import a_member, a_triad

LATER = MONDAY_8AM + timedelta(hours=1)
A_TRIAD = TriadId("triad")
Goes = Callable[[House, str], None]


def under_way(*names: str) -> House:
    house = a_house(people=len(names), state=RoundState.RUNNING)
    for name in names:
        stands(house, name, VolunteerState.PLACED)
    house.rows.triads[A_TRIAD] = a_triad(*names, room="G1")
    return house


def being_asked(*names: str) -> House:
    house = a_house(people=len(names), state=RoundState.ASKING)
    members = (a_member(each, answer=MemberAnswer.ASKED, joined_at=None) for each in names)
    house.rows.triads[A_TRIAD] = a_triad(*members, state=TriadState.ASKING, started_at=None)
    return house


def stands(house: House, name: str, state: VolunteerState) -> None:
    mine = house.rows.volunteers[ROUND, PersonId(name)]
    house.rows.volunteers[ROUND, mine.person] = replace(mine, state=state)


def is_erased(house: House, name: str) -> None:
    """As erasing does it: first what it means for others, then the rows."""
    with house.begin(WORKSPACE) as unit:
        let_go(unit, house.rows.people[PersonId(name)], LATER)
        unit.commit()
    del house.rows.people[PersonId(name)]
    house.rows.volunteers.pop((ROUND, PersonId(name)), None)
    for triad in list(house.rows.triads.values()):
        members = tuple(each for each in triad.members if each.person != name)
        house.rows.triads[triad.id] = replace(triad, members=members)


def is_deactivated(house: House, name: str) -> None:
    gone = replace(house.rows.people[PersonId(name)], standing=Standing.DEACTIVATED)
    house.rows.people[gone.id] = gone
    with house.begin(WORKSPACE) as unit:
        let_go(unit, gone, LATER)
        unit.commit()


def ticks(house: House) -> None:
    Regrouping(house.begin, house.begin).tick(WORKSPACE, LATER)


def say_yes(house: House, names: Iterable[str], triad: TriadId = A_TRIAD) -> None:
    for each in names:
        Triads(house.begin, house.begin).yes(house.act(each), triad)


def not_this_term(house: House, name: str) -> None:
    Volunteers(house.begin, house.begin).not_this_term(house.act(name), ROUND)


def triad_of(house: House, id_: TriadId = A_TRIAD) -> Triad:
    return house.rows.triads[id_]


def people_of(triad: Triad) -> list[str]:
    return [each.person for each in company(triad)]


def test_an_erased_member_leaves_a_group_with_another_chat_and_a_line_without_a_name() -> None:
    house = under_way("aino", "bo", "cia")
    is_erased(house, "aino")
    triad = triad_of(house)
    assert (triad.state, triad.room, people_of(triad)) == (TriadState.ACTIVE, None, ["bo", "cia"])
    assert house.told(NoticeKind.TRIAD_NEWS) == ["bo", "cia"]
    assert house.told(NoticeKind.ROOM) == ["bo"]
    assert house.told(NoticeKind.REGROUPING) == ["maija"]
    with house.begin(WORKSPACE) as unit:
        news = triad_news(unit, triad, house.rows.people[PersonId("bo")], LATER)
    assert news is not None
    assert (news.change, news.name, news.is_pair) == (TriadChange.LEFT, "", True)


def test_of_a_pair_whose_other_half_is_erased_the_one_left_looks_for_another_group() -> None:
    house = under_way("aino", "bo")
    is_erased(house, "aino")
    assert triad_of(house).state is TriadState.ENDED
    assert house.told(NoticeKind.TRIAD_NEWS) == ["bo"]
    assert house.rows.volunteers[ROUND, PersonId("bo")].state is VolunteerState.IN


def test_whoever_has_left_the_staff_is_out_of_their_group_at_once() -> None:
    house = under_way("aino", "bo", "cia", "dan")
    is_deactivated(house, "bo")
    assert people_of(triad_of(house)) == ["aino", "cia", "dan"]
    assert house.told(NoticeKind.TRIAD_NEWS) == ["aino", "cia", "dan"]


@pytest.mark.parametrize("goes", [is_erased, is_deactivated])
def test_a_suggested_group_does_not_come_about_without_one_who_had_agreed(goes: Goes) -> None:
    house = being_asked("aino", "bo", "cia")
    say_yes(house, ["aino"])
    goes(house, "aino")
    assert triad_of(house).state is TriadState.LET_GO
    with pytest.raises(NoLongerOpen):
        say_yes(house, ["bo"])
    assert house.told(NoticeKind.ROOM) == []
    assert house.rows.volunteers[ROUND, PersonId("bo")].state is VolunteerState.IN


def test_the_last_yes_starts_no_group_that_keeps_the_rules_no_more() -> None:
    house = being_asked("aino", "bo", "cia")
    say_yes(house, ["aino", "bo"])
    for name in ("aino", "cia"):  # nobody trained is left
        mine = house.rows.volunteers[ROUND, PersonId(name)]
        house.rows.volunteers[ROUND, mine.person] = replace(mine, coach=False)
    say_yes(house, ["cia"])
    assert triad_of(house).state is TriadState.LET_GO
    assert house.told(NoticeKind.ROOM) == []


def test_a_tick_lets_a_group_of_one_go_that_a_restored_copy_brought_back() -> None:
    house = being_asked("aino", "bo", "cia")
    house.rows.triads[A_TRIAD] = replace(triad_of(house), members=triad_of(house).members[:1])
    ticks(house)
    assert triad_of(house).state is TriadState.LET_GO


@pytest.mark.parametrize("goes", [is_erased, is_deactivated])
def test_of_a_drafts_pair_nobody_is_asked_alone(goes: Goes) -> None:
    house = a_house(people=5)
    forms(house)
    pair = next(each for each in house.rows.triads.values() if len(each.members) == 2)
    gone, left = (each.person for each in pair.members)
    goes(house, gone)
    Groups(house.begin, house.begin).ask(house.act("maija"), ROUND)
    (asked,) = house.rows.triads.values()
    assert asked.state is TriadState.ASKING
    assert len(asked.members) == 3
    assert not {gone, left} & {each.person for each in asked.members}
    assert house.rows.volunteers[ROUND, left].state is VolunteerState.IN


def test_of_a_drafts_three_those_who_are_still_there_are_asked() -> None:
    house = a_house(people=3)
    forms(house)
    is_deactivated(house, "bo")
    Groups(house.begin, house.begin).ask(house.act("maija"), ROUND)
    (asked,) = house.rows.triads.values()
    assert sorted(each.person for each in asked.members) == ["aino", "cia"]
    assert house.told(NoticeKind.SUGGESTED_TRIAD) == ["aino", "cia"]


def test_practice_b10_not_this_term_takes_a_yes_back_too_and_nobody_learns_of_it() -> None:
    house = being_asked("aino", "bo", "cia")
    say_yes(house, ["aino", "bo"])
    not_this_term(house, "aino")
    assert triad_of(house).state is TriadState.LET_GO
    assert house.rows.volunteers[ROUND, PersonId("aino")].state is VolunteerState.NOT_THIS_TERM
    assert house.rows.volunteers[ROUND, PersonId("aino")].free == ()
    with pytest.raises(NoLongerOpen):
        say_yes(house, ["cia"])
    assert house.told(NoticeKind.ROOM) == house.told(NoticeKind.TRIAD_NEWS) == []


def test_not_this_term_lets_a_place_in_a_group_go_that_the_person_was_offered() -> None:
    house = under_way("aino", "bo", "cia")
    stands(house, "cia", VolunteerState.IN)
    hoped = a_member("cia", answer=MemberAnswer.ASKED, joined_at=None)
    house.rows.triads[A_TRIAD] = a_triad("aino", "bo", hoped, room="G1")
    not_this_term(house, "cia")
    assert (triad_of(house).state, triad_of(house).room) == (TriadState.ACTIVE, "G1")
    with pytest.raises(NoLongerOpen):
        say_yes(house, ["cia"])


def test_whoever_is_in_a_group_leaves_it_there_and_not_on_an_old_invitation() -> None:
    house = under_way("aino", "bo", "cia")
    with pytest.raises(NoLongerOpen):
        not_this_term(house, "aino")


def test_while_a_draft_is_looked_at_there_is_a_way_out_and_nobody_is_asked_about_that_person() -> None:
    house = a_house()
    forms(house)
    before = list(house.rows.triads.values())
    not_this_term(house, "bo")
    assert list(house.rows.triads.values()) == before  # a name that vanished would say who
    Groups(house.begin, house.begin).ask(house.act("maija"), ROUND)
    assert "bo" not in {each.person for triad in house.rows.triads.values() for each in triad.members}
    assert house.told(NoticeKind.SUGGESTED_TRIAD) == ["aino", "cia", "dan", "eva", "finn"]


def hopes_for(house: House, name: str, *members: str, id_: TriadId = A_TRIAD) -> None:
    hoped = a_member(name, answer=MemberAnswer.ASKED, joined_at=None)
    house.rows.triads[id_] = a_triad(*members, hoped, id=id_)


def test_nobody_is_in_two_groups_whatever_they_were_asked() -> None:
    house, other = a_house(people=5, state=RoundState.RUNNING), TriadId("other")
    hopes_for(house, "eva", "aino", "bo")
    hopes_for(house, "eva", "cia", "dan", id_=other)
    say_yes(house, ["eva"])
    with pytest.raises(NoLongerOpen):
        say_yes(house, ["eva"], other)
    assert people_of(triad_of(house)) == ["aino", "bo", "eva"]
    assert people_of(triad_of(house, other)) == ["cia", "dan"]


def test_a_yes_to_a_place_counts_only_while_the_rules_allow_it() -> None:
    house = a_house(people=3, state=RoundState.RUNNING)
    hopes_for(house, "cia", "aino", "bo")
    house.rows.rather_not[PersonId("cia")] = (PersonId("bo"),)  # since they were asked
    say_yes(house, ["cia"])
    assert people_of(triad_of(house)) == ["aino", "bo"]
    assert house.rows.volunteers[ROUND, PersonId("cia")].state is VolunteerState.IN
    assert house.told(NoticeKind.TRIAD_NEWS) == []
