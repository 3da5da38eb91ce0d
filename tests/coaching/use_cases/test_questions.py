"""The bank as coordinators keep it: what was asked stays as it was asked, and whatever is kept has been looked at."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from coaching.errors import BadQuestion
from coaching.people import PersonId, Role
from coaching.prompts.bank import BANK
from coaching.prompts.questions import QuestionId
from coaching.prompts.stages import Lens, Stage
from coaching.prompts.values import PromptKind, PromptState
from coaching.school_calendar import Weekday
from coaching.use_cases.prompts import Prompts
from coaching.use_cases.questions import Questions, edited
from coaching.use_cases.screens.prompts import prompt_screen
from tests.builders import MONDAY_8AM, a_person, at
from tests.coaching.use_cases.house import WORKSPACE, House
from tests.triad_builders import a_triad

STAGE = Stage.GOAL
FRIDAY, WEEK = at(Weekday.FRI, 14), timedelta(weeks=1)
FRESH = {"en": "What would you like to look at with fresh eyes?", "fi": "Mitä katsoisit uusin silmin?"}
OTHER = {"en": "Where does your plan still feel open to you?"}
ADVICE = {"en": "You should just copy what Bo does."}


@pytest.fixture
def house() -> House:
    made = House(people=[a_person("Liisa Korhonen"), a_person("Pekka Laine"), a_person("Maija Salo")])
    made.gives("maija", Role.COORDINATOR)
    triad = a_triad(stage=STAGE)
    made.rows.triads[triad.id] = triad
    return made


def saves(house: House, question: str, texts: Mapping[str, str], *, hidden: bool = False) -> None:
    questions = Questions(house.begin, house.begin)
    questions.save(house.act("maija"), edited(question, STAGE, Lens.TEACHING, frozenset(), texts, hidden=hidden))


def hides_all_but(house: House, kept: str) -> None:
    for each in BANK.of(STAGE):
        if each.id != kept:
            saves(house, each.id, each.texts, hidden=True)


def asks(house: House, weeks: int = 0) -> None:
    """A tick at the beginning of that week, and one when the question is due."""
    prompts = Prompts(house.begin, house.begin)
    for now in (MONDAY_8AM, FRIDAY):
        prompts.tick(WORKSPACE, now + weeks * WEEK)


def sees(house: House, person: str = "sanna", weeks: int = 0) -> str:
    """The question of that week, as its message shows it whenever it is edited."""
    (mine,) = (
        each
        for each in house.rows.prompts.values()
        if each.person == person and each.sent_at == FRIDAY + weeks * WEEK and each.kind is PromptKind.QUESTION
    )
    with house.begin(WORKSPACE) as unit:
        screen = prompt_screen(unit, mine, house.rows.people[PersonId(person)], FRIDAY + weeks * WEEK)
    assert screen
    return screen.question


def lines(house: House) -> list[str]:
    found = Questions(house.begin, house.begin).page(house.by("maija"), STAGE, now=MONDAY_8AM)
    return [each.text for each in found.screen.lines]


ONLY = BANK.of(STAGE)[0].id


def test_what_was_asked_stays_as_it_was_asked_whatever_becomes_of_the_question(house: House) -> None:
    hides_all_but(house, ONLY)
    asks(house)
    before = sees(house)
    assert before == BANK.of(STAGE)[0].texts["en"]
    saves(house, ONLY, FRESH)
    assert sees(house) == before
    asks(house, weeks=1)
    assert sees(house, weeks=1) == FRESH["en"]
    saves(house, ONLY, OTHER)
    Questions(house.begin, house.begin).restore(house.act("maija"), ONLY)
    assert (sees(house), sees(house, weeks=1)) == (before, FRESH["en"])


def test_a_question_of_their_own_stays_readable_once_it_is_deleted(house: House) -> None:
    saves(house, "", FRESH)
    (own,) = (each.question for each in house.rows.question_edits.values())
    hides_all_but(house, own)
    asks(house)
    Questions(house.begin, house.begin).restore(house.act("maija"), own)
    assert sees(house) == FRESH["en"]
    assert FRESH["en"] not in lines(house)


def test_what_is_kept_of_what_was_asked_is_no_question_of_the_bank(house: House) -> None:
    hides_all_but(house, ONLY)
    saves(house, ONLY, FRESH)
    asks(house)
    assert lines(house).count(FRESH["en"]) == 1
    assert len(lines(house)) == len([each for each in BANK.questions if each.stage is STAGE])


def test_words_are_looked_at_also_where_the_question_is_hidden(house: House) -> None:
    with pytest.raises(BadQuestion) as refused:
        saves(house, ONLY, ADVICE, hidden=True)
    assert refused.value.language == "en"
    assert house.rows.question_edits == {}
    saves(house, ONLY, {}, hidden=True)
    assert QuestionId(ONLY) in house.rows.question_edits


def test_the_last_question_of_a_stage_is_not_hidden(house: House) -> None:
    hides_all_but(house, ONLY)
    with pytest.raises(BadQuestion) as refused:
        saves(house, ONLY, {}, hidden=True)
    assert refused.value.fault == "last_one"
    asks(house)
    assert {each.question for each in house.rows.prompts.values() if each.state is PromptState.SENT} == {ONLY}
