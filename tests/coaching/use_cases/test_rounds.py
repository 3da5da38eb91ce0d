"""From one round to the next: nothing of the old one holds anybody back, and who had no place is asked again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coaching.errors import NoLongerOpen
from coaching.notices import NoticeKind
from coaching.people import Actor, PersonId, SlackUserId
from coaching.rounds import RoundId, RoundState
from coaching.school_calendar import Term
from coaching.screens.triads import NoPlace, SuggestionState
from coaching.triads import MemberAnswer, TriadId, TriadState
from coaching.triads.changes import Leaving
from coaching.use_cases.acts import someone
from coaching.use_cases.rounds import Invited, Rounds
from coaching.use_cases.screens.triads import no_place, suggested_triad
from coaching.use_cases.triads import Regrouping, Triads
from coaching.use_cases.volunteers import Volunteers
from coaching.volunteers import VolunteerState
from tests.builders import MONDAY_8AM, RANTALA
from tests.coaching.use_cases.house import WORKSPACE, House
from tests.coaching.use_cases.test_triads import ROUND, a_house, forms
from tests.triad_builders import a_member, a_triad, a_volunteer

LAST_DAY, NEXT_ON = date(2026, 9, 18), date(2027, 1, 11)
A_TRIAD = TriadId("triad")


def opens(house: House, *names: str) -> RoundId:
    """The next round, for these people; its id."""
    invited = Invited(people=[house.rows.people[PersonId(each)].slack_user for each in names])
    Rounds(house.begin, house.begin).open(house.act("maija"), LAST_DAY, NEXT_ON, invited)
    return next(each.id for each in house.rows.rounds.values() if each.state is RoundState.OPEN)


def while_a_round_runs(**states: VolunteerState) -> House:
    house = a_house(people=6, state=RoundState.RUNNING)
    for name, state in states.items():
        mine = house.rows.volunteers[ROUND, PersonId(name)]
        house.rows.volunteers[ROUND, mine.person] = replace(mine, state=state)
    return house


def hoped_for(house: House, name: str) -> None:
    hoped = a_member(name, answer=MemberAnswer.ASKED, joined_at=None)
    house.rows.triads[A_TRIAD] = a_triad("aino", "bo", hoped, asked_at=MONDAY_8AM)


def test_an_old_question_takes_nobody_out_of_the_next_round() -> None:
    house = while_a_round_runs()
    hoped_for(house, "finn")
    new = opens(house, "cia", "dan", "eva", "finn")
    for place, name in enumerate(("cia", "dan", "finn")):
        mine = a_volunteer(name, round=new, free=house.rows.volunteers[ROUND, PersonId(name)].free, coach=place == 0)
        house.rows.volunteers[new, mine.person] = mine
    forms(house, new)
    (draft,) = (each for each in house.rows.triads.values() if each.state is TriadState.DRAFT)
    assert sorted(each.person for each in draft.members) == ["cia", "dan", "finn"]
    Regrouping(house.begin, house.begin).tick(WORKSPACE, MONDAY_8AM + timedelta(days=12))
    assert house.rows.volunteers[new, PersonId("finn")].state is VolunteerState.IN


def test_a_suggestion_of_a_round_that_is_over_says_so_and_counts_no_more() -> None:
    house = while_a_round_runs()
    hoped_for(house, "finn")
    opens(house, "cia", "finn")
    with pytest.raises(NoLongerOpen):
        Triads(house.begin, house.begin).yes(house.act("finn"), A_TRIAD)
    with house.begin(WORKSPACE) as unit:
        finn = house.rows.people[PersonId("finn")]
        shown = suggested_triad(unit, house.rows.triads[A_TRIAD], finn, MONDAY_8AM)
    assert shown is not None
    assert shown.state is SuggestionState.OVER
    assert house.rows.triads[A_TRIAD].state is TriadState.ACTIVE


def test_whoever_had_no_place_is_asked_in_the_next_round_whomever_it_is_for() -> None:
    placed, out = VolunteerState.PLACED, VolunteerState.NOT_THIS_TERM
    house = while_a_round_runs(aino=placed, bo=placed, cia=placed, dan=VolunteerState.NO_PLACE, eva=out)
    house.rows.triads[A_TRIAD] = a_triad("aino", "bo", "cia")
    opens(house, "sanna")
    assert house.told(NoticeKind.TRIAD_INVITATION) == ["dan", "finn", "sanna"]


def test_a_round_called_off_tells_everybody_who_had_joined_with_the_next_date() -> None:
    house = a_house(people=3, next_on=NEXT_ON)
    mine = house.rows.volunteers[ROUND, PersonId("cia")]
    house.rows.volunteers[ROUND, mine.person] = replace(mine, state=VolunteerState.INVITED)
    Rounds(house.begin, house.begin).end(house.act("maija"), ROUND)
    assert house.told(NoticeKind.NO_PLACE) == ["aino", "bo"]
    with house.begin(WORKSPACE) as unit:
        round_ = house.rows.rounds[ROUND]
        aino, cia = (no_place(unit, round_, house.rows.people[PersonId(each)]) for each in ("aino", "cia"))
    assert (aino, cia) == (NoPlace(NEXT_ON, called_off=True), None)
    opens(house, "sanna")
    assert house.told(NoticeKind.TRIAD_INVITATION) == ["aino", "bo", "sanna"]


def test_whoever_would_like_another_group_is_invited_to_the_round_that_is_open() -> None:
    house = a_house(people=3)
    house.rows.volunteers.clear()
    house.rows.triads[A_TRIAD] = a_triad("aino", "bo", "cia", round=RoundId("old"))
    Triads(house.begin, house.begin).leave(house.act("aino"), A_TRIAD, Leaving.ANOTHER_GROUP)
    assert house.told(NoticeKind.TRIAD_INVITATION) == ["aino"]
    Triads(house.begin, house.begin).leave(house.act("bo"), A_TRIAD, Leaving.STEP_BACK)
    assert "bo" not in house.told(NoticeKind.TRIAD_INVITATION)


STRANGER = SlackUserId("U0STRANGER")


def names_a_stranger() -> House:
    house = a_house(people=2)
    volunteers = Volunteers(house.begin, house.begin)
    volunteers.set_people(house.act("aino"), ROUND, wishes=(), together=(), rather_not=[STRANGER])
    Rounds(house.begin, house.begin).end(house.act("maija"), ROUND)
    return house


def stranger_in(house: House) -> PersonId:
    return next(each.id for each in house.rows.people.values() if each.slack_user == STRANGER)


def test_practice_b26_whom_somebody_only_named_is_invited_to_nothing_and_the_name_is_kept() -> None:
    house = names_a_stranger()
    opens(house)
    assert stranger_in(house) not in house.told(NoticeKind.TRIAD_INVITATION)
    assert house.rows.rather_not[PersonId("aino")] == (stranger_in(house),)


def test_somebody_who_was_named_belongs_once_they_do_something_or_are_invited_by_name() -> None:
    house = names_a_stranger()
    with house.begin(WORKSPACE) as unit:
        someone(unit, Actor(WORKSPACE, STRANGER))
        unit.commit()
    opens(house)
    assert stranger_in(house) in house.told(NoticeKind.TRIAD_INVITATION)
    house = names_a_stranger()
    opens(house, stranger_in(house))
    assert stranger_in(house) in house.told(NoticeKind.TRIAD_INVITATION)


def test_whoever_opens_a_round_is_offered_the_first_day_of_the_next_term_for_the_next_one() -> None:
    house = a_house()
    [school] = [each for each in house.rows.frame.schools.values() if each.id == RANTALA]
    terms = (Term("autumn", date(2026, 8, 10), date(2026, 12, 18)), Term("spring", date(2027, 1, 7), date(2027, 6, 4)))
    frame = replace(house.rows.frame, schools={RANTALA: replace(school, terms=terms)})
    house.rows.frame = frame
    form = Rounds(house.begin, house.begin).form(house.by("maija"), now=MONDAY_8AM).screen
    assert (form.closes_on, form.next_on) == (date(2026, 9, 21), date(2027, 1, 7))
    house.rows.frame = replace(frame, schools={RANTALA: replace(school, terms=terms[:1])})
    assert Rounds(house.begin, house.begin).form(house.by("maija"), now=MONDAY_8AM).screen.next_on is None
