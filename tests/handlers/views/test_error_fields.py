"""Under which field of a form an error stands: one that the form has, and the one that it is about."""

import pytest

from coaching.errors import (
    CoachingError,
    DatesReversed,
    NoSuchSchool,
    NoSuchTopic,
    NotFree,
    NothingSaid,
    NoTimes,
    SettingMissing,
    StorageBusy,
    TakenByColleague,
    TimeMissing,
    TimePassed,
)
from handlers.ids import Action, Field
from handlers.languages import voice
from handlers.views.errors import field_of, sentence, told
from tests.handlers.looks import buttons
from tests.handlers.screens import ASKED_AT, reader

EN = voice(reader())
REQUEST_FORM = (Field.WORDS, Field.KIND, Field.TOPIC, Field.WHEN, Field.TIME, Field.SETTING)


@pytest.mark.parametrize(
    ("error", "form", "field"),
    [
        (NothingSaid(), REQUEST_FORM, Field.WORDS),
        (NothingSaid(), (Field.ANSWER,), Field.ANSWER),
        (NothingSaid(), (Field.COVER_KIND, Field.LESSONS), Field.LESSONS),
        (TimePassed(), REQUEST_FORM, Field.TIME),
        (TimePassed(), (Field.FIRST_TIME, Field.SECOND_TIME), Field.FIRST_TIME),
        (TimeMissing(), REQUEST_FORM, Field.TIME),
        (NoTimes(), (Field.FREE_TIMES, Field.FIRST_TIME), Field.FIRST_TIME),
        (SettingMissing("in_class"), REQUEST_FORM, Field.SETTING),
        (NoSuchTopic(), REQUEST_FORM, Field.TOPIC),
        (NoSuchTopic(), (Field.CAP, Field.TOPICS), Field.TOPICS),
        (NoSuchSchool(), (Field.WORDS, Field.WHERE), Field.WHERE),
        (DatesReversed(), (Field.FIRST_DAY, Field.LAST_DAY), Field.LAST_DAY),
        (DatesReversed(), (Field.STARTS, Field.ENDS), Field.ENDS),
        (NotFree("Pekka Niemi"), (Field.COLLEAGUE,), Field.COLLEAGUE),
        (StorageBusy(), (Field.SCHOOL,), Field.SCHOOL),
        (StorageBusy(), (), Field.WORDS),
        (TimePassed(), (Field.WORDS, Field.KIND), Field.WORDS),
    ],
    ids=lambda part: type(part).__name__ if isinstance(part, CoachingError) else None,
)
def test_point_19_an_error_stands_under_a_field_that_the_form_has(
    error: CoachingError, form: tuple[Field, ...], field: Field
) -> None:
    assert field_of(error, form) == field


def test_what_is_missing_for_a_kind_is_asked_for_in_its_words() -> None:
    assert sentence(SettingMissing("in_class"), EN).startswith("Which class should the tutor come to?")
    assert sentence(SettingMissing("small_group"), EN).startswith("How many are you, and who?")


def test_point_29_who_comes_second_may_offer_to_back_up_while_it_helps() -> None:
    [offer] = buttons(told(TakenByColleague("Pekka Niemi", ASKED_AT, "offer-2"), "", EN).blocks)
    assert (offer["action_id"], offer["value"]) == (Action.BACK_UP, "offer-2")
    assert buttons(told(TakenByColleague("Pekka Niemi", ASKED_AT), "", EN).blocks) == []
