from collections.abc import Callable
from dataclasses import replace
from datetime import time

import pytest

from coaching.errors import CoachingError, DatesReversed, NoLongerOpen, NoSuchSchool, NoSuchTopic, NotYours
from coaching.help_requests import RequestState
from coaching.notices import NoticeKind
from coaching.offers import OfferState
from coaching.people import PersonId, Role, RoleState
from coaching.school_calendar import SchoolId, TutoringTime, Weekday
from coaching.topics import TopicId
from coaching.tutors import Level, Skill, Tutor
from coaching.use_cases.acts import Act
from coaching.use_cases.tutors import Tutors
from tests.builders import IPADS, KAHOOT, KOIVU, MONDAY_8AM, RANTALA, a_request, a_school, a_tutor, an_offer, tutoring
from tests.coaching.use_cases.house import House

LIISA = PersonId("liisa")
NOON = tutoring(Weekday.THU, KOIVU, 12, 14)
CHANGES: list[Callable[[Tutors, Act], object]] = [
    lambda of, act: of.set_topics(act, [(KAHOOT, Level.EXPERT)], 3),
    lambda of, act: of.add_time(act, NOON),
    lambda of, act: of.remove_time(act, 0),
    Tutors.quit,
]


def a_house() -> House:
    """Liisa and Pekka are tutors; Rantala has weeks A and B, Koivu has not."""
    schools = [a_school(week_cycle=("A", "B")), a_school(KOIVU, "Koivu")]
    return House(a_tutor(), a_tutor("Pekka Laine"), schools=schools)


def tutors(house: House) -> Tutors:
    return Tutors(house.begin, house.begin)


def liisa(house: House) -> Tutor:
    return house.rows.tutoring[LIISA]


def role(house: House) -> RoleState:
    return house.rows.roles[LIISA, Role.TUTOR]


@pytest.mark.parametrize(("accept", "state"), [(True, RoleState.ACCEPTED), (False, RoleState.DECLINED)])
def test_an_invited_person_decides_once(accept: bool, state: RoleState) -> None:
    house = a_house()
    house.gives("liisa", Role.TUTOR, RoleState.INVITED)
    for _ in "12":
        tutors(house).answer(house.act("liisa"), accept=accept)
    assert (role(house), len(house.did)) == (state, 1)
    with pytest.raises(NoLongerOpen):
        tutors(house).answer(house.act("liisa"), accept=not accept)


@pytest.mark.parametrize("change", CHANGES)
def test_each_change_is_kept_shown_and_looked_at_by_the_ladder(change: Callable[[Tutors, Act], object]) -> None:
    house = a_house()
    house.has(a_request(an_offer("pekka")))
    change(tutors(house), house.act("liisa"))
    assert house.request.look_at == MONDAY_8AM
    assert house.told(NoticeKind.HOME)[:1] == ["liisa"]
    assert house.told(NoticeKind.INVITATION) == []  # edited where it exists, never sent again
    assert len(house.did) == 1


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("state", [RoleState.INVITED, RoleState.DECLINED])
def test_only_who_is_a_tutor_changes_the_role(change: Callable[[Tutors, Act], object], state: RoleState) -> None:
    house = a_house()
    house.gives("liisa", Role.TUTOR, state)
    with pytest.raises(NoLongerOpen):
        change(tutors(house), house.act("liisa"))


@pytest.mark.parametrize("change", CHANGES[:3])
def test_who_never_was_a_tutor_has_nothing_to_change(change: Callable[[Tutors, Act], object]) -> None:
    house = a_house()
    with pytest.raises(NotYours):
        change(tutors(house), house.act("sanna"))
    with pytest.raises(NotYours):
        tutors(house).tutoring_form(house.by("sanna"))


def test_the_form_offers_all_topics_own_schools_first_and_the_letters_there_are() -> None:
    house = a_house()
    house.rows.people[LIISA] = replace(house.rows.people[LIISA], schools=(KOIVU,))
    form = tutors(house).tutoring_form(house.by("liisa")).screen
    assert [each.id for each in form.schools] == [KOIVU, RANTALA]
    assert (form.mine, form.weekly_cap, form.letters) == (((IPADS, Level.CONFIDENT),), None, ("A", "B"))
    assert {IPADS, KAHOOT} <= {each.id for each in form.topics}


def test_topics_and_cap_take_the_place_of_those_before() -> None:
    house = a_house()
    for _ in "12":
        tutors(house).set_topics(house.act("liisa"), [(KAHOOT, Level.LEARNING)], 2)
    assert (liisa(house).skills, liisa(house).weekly_cap) == ((Skill(KAHOOT, Level.LEARNING),), 2)
    assert len(house.did) == 1


def test_a_tutoring_time_is_added_once() -> None:
    house = a_house()
    for _ in "12":
        tutors(house).add_time(house.act("liisa"), NOON)
    assert liisa(house).times == (tutoring(Weekday.TUE), NOON)
    assert len(house.did) == 1


@pytest.mark.parametrize(
    ("school", "given", "kept"), [(RANTALA, "B", "B"), (KOIVU, "B", None), (None, "A", "A"), (None, "C", None)]
)
def test_a_week_letter_is_kept_where_the_place_has_it(school: SchoolId | None, given: str, kept: str | None) -> None:
    house = a_house()
    tutors(house).add_time(house.act("liisa"), replace(NOON, school=school, week=given))
    assert liisa(house).times[-1] == replace(NOON, school=school, week=kept)


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (lambda of, act: of.add_time(act, TutoringTime(Weekday.MON, time(12), time(12))), DatesReversed),
        (lambda of, act: of.add_time(act, replace(NOON, school=SchoolId("closed"))), NoSuchSchool),
        (lambda of, act: of.set_topics(act, [(TopicId("gone"), Level.EXPERT)], None), NoSuchTopic),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    change: Callable[[Tutors, Act], object], refused: type[CoachingError]
) -> None:
    house = a_house()
    with pytest.raises(refused):
        change(tutors(house), house.act("liisa"))
    assert (liisa(house), house.did) == (a_tutor(), [])


def test_a_tutoring_time_is_removed_by_its_place() -> None:
    house = a_house()
    tutors(house).add_time(house.act("liisa"), NOON)
    tutors(house).remove_time(house.act("liisa"), 0)
    tutors(house).remove_time(house.act("liisa"), 7)
    assert (liisa(house).times, house.did[-1]) == ((NOON,), "removed a tutoring time")


def test_whoever_quits_hands_everything_on_at_once() -> None:
    house = a_house()
    house.has(a_request(an_offer("liisa", OfferState.ACCEPTED), state=RequestState.ACCEPTED))
    for _ in "12":
        tutors(house).quit(house.act("liisa"))
    assert (role(house), house.did) == (RoleState.ENDED, ["quit the tutor's role"])
    assert house.offers_of("liisa")[0].state is OfferState.LAPSED
    assert [each.tutor for each in house.request.asked] == ["pekka"]
    assert (house.told(NoticeKind.CARD), house.told(NoticeKind.REQUEST_NEWS)) == (["pekka"], ["sanna"])
