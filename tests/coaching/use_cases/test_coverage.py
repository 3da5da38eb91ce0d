"""What coordinators hear of gaps: one message a week, and one way to find somebody."""

from datetime import timedelta

import pytest

from coaching.errors import NoSuchTopic, NotFree, NotYours
from coaching.notices import NoticeKind
from coaching.people import PersonId, Role, RoleState
from coaching.topics import TopicId
from coaching.use_cases.coverage import Coverage
from coaching.use_cases.screens import coverage_screen
from tests.builders import IPADS, KAHOOT, KOIVU, MONDAY_8AM, PRINTING, a_person, a_school, a_tutor
from tests.coaching.test_coverage import EVERY_DAY
from tests.coaching.use_cases.asking import a_house
from tests.coaching.use_cases.house import WORKSPACE, House

DAY = timedelta(days=1)
SANNA = PersonId("sanna")


def coverage(house: House) -> Coverage:
    return Coverage(house.begin, house.begin)


def told_on(house: House, day: int) -> list[str]:
    """Who is owed a new message about coverage that night."""
    house.rows.owed.clear()
    coverage(house).tell(WORKSPACE, MONDAY_8AM + day * DAY)
    return house.told(NoticeKind.COVERAGE)


def covered() -> House:
    """One school, where two tutors know everything and are there every day."""
    names = ("Liisa Korhonen", "Pekka Laine")
    tutors = [a_tutor(name, topics=(IPADS, KAHOOT, PRINTING), times=EVERY_DAY) for name in names]
    house = House(*tutors, people=[a_person("Maija Salo")], schools=(a_school(),))
    house.gives("maija", Role.COORDINATOR)
    return house


def test_a_gap_is_told_once_a_week_however_often_it_is_looked_for() -> None:
    house = a_house()
    assert [told_on(house, day) for day in range(7)] == [["maija"], [], [], [], [], [], []]
    assert told_on(house, 7) == ["maija"]


def test_a_gap_that_comes_in_the_middle_of_a_week_is_told_then() -> None:
    house = covered()
    assert told_on(house, 0) == []
    house.rows.tutoring[PersonId("liisa")] = a_tutor(topics=(IPADS,))
    assert told_on(house, 1) == ["maija"]
    assert told_on(house, 2) == []


def test_where_nothing_is_missing_nobody_is_told() -> None:
    assert not coverage(covered()).tell(WORKSPACE, MONDAY_8AM)


def test_before_there_is_any_tutor_nothing_is_told() -> None:
    house = House(people=[a_person("Maija Salo")])
    house.gives("maija", Role.COORDINATOR)
    assert not coverage(house).tell(WORKSPACE, MONDAY_8AM)


def test_the_screen_brings_together_what_is_missing_in_the_same_weeks() -> None:
    house = House(a_tutor(topics=(IPADS, KAHOOT)), a_tutor("Pekka Laine", topics=(IPADS,)))
    with house.begin(WORKSPACE) as unit:
        screen = coverage_screen(unit, house.rows.people[SANNA], MONDAY_8AM)
    (gap,) = screen.gaps
    assert (gap.school, gap.topics, [week.week for week in gap.weeks]) == (KOIVU, (), [37, 38, 39, 40])
    assert [(each.name, each.tutors) for each in screen.few] == [("Printing", 0), ("Kahoot", 1)]
    assert screen.unvisited == (), "that nobody helps there at all says it already"


def test_the_screen_names_single_topics() -> None:
    everywhere = (*EVERY_DAY, *(time for time in EVERY_DAY))
    house = House(
        a_tutor(topics=(IPADS,), times=everywhere),
        a_tutor("Pekka Laine", topics=(KAHOOT, PRINTING)),
        schools=(a_school(),),
    )
    house.rows.leaves[PersonId("pekka")] = ()
    with house.begin(WORKSPACE) as unit:
        screen = coverage_screen(unit, house.rows.people[SANNA], MONDAY_8AM)
    assert screen.gaps == ()
    assert [each.name for each in screen.few] == ["iPads and screen sharing", "Kahoot", "Printing"]


def test_a_colleague_is_invited_with_the_topic_and_decides() -> None:
    house = a_house()
    coverage(house).suggest(house.act("maija"), KAHOOT, SANNA)
    assert house.rows.roles[SANNA, Role.TUTOR] is RoleState.INVITED
    assert house.rows.tutoring[SANNA].level(KAHOOT)
    assert house.told(NoticeKind.INVITATION) == ["sanna"]


def test_a_second_topic_is_added_to_the_open_invitation() -> None:
    house = a_house()
    for topic in (KAHOOT, PRINTING, PRINTING):
        coverage(house).suggest(house.act("maija"), topic, SANNA)
    assert [skill.topic for skill in house.rows.tutoring[SANNA].skills] == [KAHOOT, PRINTING]


@pytest.mark.parametrize("state", [RoleState.DECLINED, RoleState.ENDED, RoleState.ACCEPTED])
def test_who_said_no_or_is_a_tutor_already_is_not_asked(state: RoleState) -> None:
    house = a_house()
    house.gives("sanna", Role.TUTOR, state)
    with pytest.raises(NotFree):
        coverage(house).suggest(house.act("maija"), KAHOOT, SANNA)
    assert house.told(NoticeKind.INVITATION) == []


def test_the_choice_is_everybody_who_is_no_tutor() -> None:
    form = coverage(a_house()).suggest_form(a_house().by("maija"), KAHOOT, now=MONDAY_8AM).screen
    assert [each.name for each in form.colleagues] == ["Maija Salo", "Noor Ahmed", "Sanna Virtanen"]
    with pytest.raises(NoSuchTopic):
        coverage(a_house()).suggest_form(a_house().by("maija"), TopicId("gone"), now=MONDAY_8AM)


def test_only_coordinators_suggest() -> None:
    house = a_house()
    with pytest.raises(NotYours):
        coverage(house).suggest(house.act("liisa"), KAHOOT, SANNA)
    with pytest.raises(NotYours):
        coverage(house).suggest_form(house.by("sanna"), KAHOOT, now=MONDAY_8AM)
