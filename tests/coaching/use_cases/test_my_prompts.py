"""One's own settings: a pause is counted by the clock of one's school, wherever the programme is at home."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coaching.errors import DatesReversed
from coaching.people import PersonId
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import PromptId, PromptState
from coaching.school_calendar import SchoolId, Weekday
from coaching.screens.prompts import PromptFace
from coaching.triads import TriadId
from coaching.use_cases.check_ins import CheckIns
from coaching.use_cases.my_prompts import OwnPrompts
from coaching.use_cases.screens.home import home_tab
from coaching.use_cases.screens.prompts import prompt_screen
from tests.builders import MONDAY_8AM, a_person, a_school
from tests.coaching.use_cases.house import WORKSPACE, House
from tests.triad_builders import a_prompt, a_triad

TOKYO, HONOLULU = SchoolId("tokyo"), SchoolId("honolulu")
EVENING = datetime(2026, 9, 10, 16, tzinfo=UTC)
"""Thursday the 10th in Helsinki and in Honolulu, Friday the 11th in Tokyo already."""
THURSDAY, FRIDAY, SATURDAY = (date(2026, 9, day) for day in (10, 11, 12))


@pytest.fixture
def house() -> House:
    schools = a_school(TOKYO, "Tokyo", zone="Asia/Tokyo"), a_school(HONOLULU, "Honolulu", zone="Pacific/Honolulu")
    people = a_person("Aino Mäki", schools=(TOKYO,)), a_person("Kai Lono", schools=(HONOLULU,))
    made = House(people=people, schools=[a_school(), *schools])
    triad = a_triad("sanna", "aino", "kai")
    made.rows.triads[triad.id] = triad
    asked = (a_prompt(each, state=PromptState.SENT, sent_at=MONDAY_8AM) for each in ("aino", "kai"))
    made.rows.prompts |= {each.id: each for each in asked}
    return made


def pauses(house: House, person: str, until: date, now: datetime = EVENING) -> date | None:
    own = OwnPrompts(house.begin, house.begin)
    own.change(house.act(person, now), weekday=None, at=None, rhythm=Rhythm.WEEKLY, back_on=until)
    member = house.rows.triads[TriadId("triad")].member(PersonId(person))
    return member.back_on if member else None


def test_a_pause_until_tomorrow_is_possible_and_one_until_today_is_not_by_the_schools_clock(house: House) -> None:
    for person, today, tomorrow in (("aino", FRIDAY, SATURDAY), ("kai", THURSDAY, FRIDAY)):
        with pytest.raises(DatesReversed):
            pauses(house, person, today)
        assert pauses(house, person, tomorrow) == tomorrow


def test_a_pause_from_the_question_itself_is_counted_by_the_same_clock(house: House) -> None:
    check_ins = CheckIns(house.begin, house.begin)
    for person, today, tomorrow in (("aino", FRIDAY, SATURDAY), ("kai", THURSDAY, FRIDAY)):
        mine = PromptId(f"prompt-{person}")
        suggested = check_ins.pause_form(house.by(person), mine, now=EVENING).screen
        assert suggested == today + timedelta(weeks=2)
        with pytest.raises(DatesReversed):
            check_ins.pause(house.act(person, EVENING), mine, today)
        check_ins.pause(house.act(person, EVENING), mine, tomorrow)


def test_a_pause_that_is_over_is_shown_nowhere_and_stands_in_no_way(house: House) -> None:
    own, later = OwnPrompts(house.begin, house.begin), EVENING + timedelta(weeks=1)
    pauses(house, "aino", SATURDAY)
    assert own.form(house.by("aino"), now=EVENING).screen.back_on == SATURDAY
    shown = own.form(house.by("aino"), now=later).screen
    assert shown.back_on is None
    own.change(house.act("aino", later), weekday=Weekday.TUE, at=shown.at, rhythm=shown.rhythm, back_on=shown.back_on)
    with house.begin(WORKSPACE) as unit:
        home = home_tab(unit, house.rows.people[PersonId("aino")], later)
    assert home.my_prompts
    assert (home.my_prompts.weekday, home.my_prompts.back_on) == (Weekday.TUE, None)


def test_a_pause_ends_with_the_schools_day(house: House) -> None:
    pauses(house, "aino", SATURDAY)
    for now, face in (
        (datetime(2026, 9, 11, 14, 59, tzinfo=UTC), PromptFace.PAUSED),
        (datetime(2026, 9, 11, 15, tzinfo=UTC), PromptFace.ASKED),
    ):
        with house.begin(WORKSPACE) as unit:
            aino = house.rows.people[PersonId("aino")]
            screen = prompt_screen(unit, house.rows.prompts[PromptId("prompt-aino")], aino, now)
        assert screen
        assert screen.face is face
