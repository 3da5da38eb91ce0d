"""What coordinators and members are shown of groups: each their own clock, and reasons that hold."""

from dataclasses import replace
from datetime import time
from typing import Any

from coaching.notices import NoticeKind
from coaching.people import PersonId, Role
from coaching.rounds import RoundId, RoundState
from coaching.school_calendar import Weekday
from coaching.screens.triads import PeopleWithoutGroup
from coaching.screens.volunteers import PeriodChoice
from coaching.triads import MemberAnswer, Triad, TriadId, TriadState
from coaching.triads.changes import Leaving
from coaching.use_cases.screens.rooms import room_news, room_screen
from coaching.use_cases.screens.triads import draft_page, my_triad, suggested_triad, without_group
from coaching.use_cases.triads import Regrouping, Triads
from coaching.volunteers import FreePeriod, VolunteerState
from tests.builders import KOIVU, MONDAY_8AM, RANTALA, a_person, a_school, at
from tests.coaching.use_cases.house import WORKSPACE, House
from tests.triad_builders import a_member, a_round, a_triad, a_volunteer

WED_3 = FreePeriod(Weekday.WED, time(11, 15), time(12), RANTALA)
IN_LONDON = FreePeriod(Weekday.WED, time(9, 15), time(10))
NAMES = ("Aino", "Bo", "Cia")


def a_house(*, triad: Triad, zone: str = "Europe/London") -> House:
    """Aino and Bo teach at Rantala, in Helsinki; Cia at Koivu, in that zone."""
    people = [a_person(name, schools=(KOIVU if name == "Cia" else RANTALA,)) for name in NAMES]
    house = House(people=people, schools=(a_school(), a_school(KOIVU, "Koivu", zone=zone)))
    house.rows.rounds[triad.round] = a_round(state=RoundState.DRAFT)
    house.rows.triads[triad.id] = triad
    for name in NAMES:
        free = WED_3 if name != "Cia" else FreePeriod(Weekday.WED, time(9, 10), time(10), KOIVU)
        mine = a_volunteer(name.lower(), free=(free,))
        house.rows.volunteers[triad.round, mine.person] = mine
    return house


def three(**fields: Any) -> Triad:
    return a_triad("aino", "bo", "cia", free=WED_3, **fields)


def asked() -> Triad:
    members = (a_member(name.lower(), answer=MemberAnswer.ASKED, joined_at=None) for name in NAMES)
    return a_triad(*members, free=WED_3, state=TriadState.ASKING, started_at=None)


def test_point_51_each_member_reads_the_time_in_common_on_the_clock_of_their_own_school() -> None:
    triad = asked()
    house = a_house(triad=triad)
    with house.begin(WORKSPACE) as unit:
        people = [house.rows.people[PersonId(name.lower())] for name in NAMES]
        read = [suggested_triad(unit, triad, each, MONDAY_8AM) for each in people]
    in_helsinki = PeriodChoice("2-1115-1200", replace(WED_3, school=None), "3")
    assert [each and each.free for each in read] == [
        in_helsinki,
        in_helsinki,
        PeriodChoice("2-0915-1000", IN_LONDON, ""),
    ]


def test_one_reads_it_on_home_on_the_same_clock() -> None:
    house = a_house(triad=three())
    with house.begin(WORKSPACE) as unit:
        mine = my_triad(unit, house.rows.people[PersonId("cia")], MONDAY_8AM)
    assert mine
    assert mine.free == PeriodChoice("2-0915-1000", IN_LONDON, "")


def test_a_draft_names_the_clock_of_a_group_that_is_not_the_programmes() -> None:
    in_london = FreePeriod(Weekday.WED, time(9, 15), time(10), KOIVU)
    elsewhere = a_triad("cia", "aino", "bo", free=in_london, state=TriadState.DRAFT)
    for triad, zone in ((elsewhere, "Europe/London"), (three(state=TriadState.DRAFT), "")):
        house = a_house(triad=triad)
        with house.begin(WORKSPACE) as unit:
            (group,) = draft_page(unit, house.rows.rounds[triad.round], 0, MONDAY_8AM).groups
        assert group.free
        assert group.free.clock == zone


def test_a_room_of_two_clocks_says_so() -> None:
    triad = three(next_at=at(Weekday.WED, 11, 15))
    for zone, several in (("Europe/London", True), ("Europe/Vilnius", False)):
        house = a_house(triad=triad, zone=zone)
        with house.begin(WORKSPACE) as unit:
            room, news = room_screen(unit, triad, MONDAY_8AM), room_news(unit, triad, MONDAY_8AM)
        assert news
        assert (room.several_clocks, news.several_clocks) == (several, several)


def four(coaches: int) -> House:
    """Four in a triad under way, the first of them coaches; and Eva, a coach who joins late."""
    names = ("aino", "bo", "cia", "dan", "eva")
    house = House(people=[a_person("Maija"), *(a_person(name.title()) for name in names)])
    house.gives("maija", Role.COORDINATOR)
    triad = a_triad(*names[:4], free=WED_3)
    house.rows.rounds[triad.round] = a_round(state=RoundState.RUNNING)
    house.rows.triads[triad.id] = triad
    for place, name in enumerate(names[:4]):
        mine = a_volunteer(name, free=(WED_3,), coach=place < coaches, state=VolunteerState.PLACED)
        house.rows.volunteers[triad.round, mine.person] = mine
    return house


def without_group_of(house: House) -> PeopleWithoutGroup:
    with house.begin(WORKSPACE) as unit:
        return without_group(unit, house.rows.rounds[RoundId("round")])


def test_a_group_whose_only_coach_leaves_is_the_coordinators_concern_and_the_next_coach_is_asked_first() -> None:
    house = four(coaches=1)
    Triads(house.begin, house.begin).leave(house.act("aino"), TriadId("triad"), Leaving.STEP_BACK)
    needed = without_group_of(house)
    assert (needed.count, needed.coaches) == (0, 1)
    assert house.told(NoticeKind.REGROUPING) == ["maija"]
    eva = a_volunteer("eva", free=(WED_3,), coach=True, late=True)
    house.rows.volunteers[eva.round, eva.person] = eva
    Regrouping(house.begin, house.begin).tick(WORKSPACE, MONDAY_8AM)
    assert house.told(NoticeKind.SUGGESTED_TRIAD) == ["eva"]
    Triads(house.begin, house.begin).yes(house.act("eva"), TriadId("triad"))
    assert without_group_of(house).is_settled


def test_a_group_that_keeps_a_coach_is_nobodys_concern() -> None:
    house = four(coaches=2)
    Triads(house.begin, house.begin).leave(house.act("aino"), TriadId("triad"), Leaving.STEP_BACK)
    assert without_group_of(house).is_settled
    assert house.told(NoticeKind.REGROUPING) == []
