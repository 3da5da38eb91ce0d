"""The forms of tutors and coordinators: few fields, what is likely chosen already, and what comes back is an id."""

import pytest

from coaching.people import Reader
from coaching.screens import PersonChoice, TimesForm
from demo.slack.validators import faults_of_view
from handlers.ids import Field, Form
from handlers.languages import voice
from handlers.views import Block
from handlers.views.arrangement_forms import question_form, suggest_form
from handlers.views.coordinators import assign_form
from handlers.views.offer_forms import accept_form, hand_over_form, note_form, second_pair_form
from handlers.views.preferences import kept_page
from handlers.views.tutoring_forms import time_form, topics_form
from tests.handlers.looks import of_type, texts
from tests.handlers.screens import SAFEGUARDING, a_home, reader
from tests.handlers.screens.homes import TUTORS_HOME
from tests.handlers.screens.requests import ON_TUESDAY, conversation
from tests.handlers.screens.role_forms import COLLEAGUES, FORMS, FREE, NEVER_FREE, NOBODY, OFFER, TUTORING
from tests.handlers.screens.vocabulary import ANSWER, QUESTION

_ = voice(reader())


def inputs(view: Block) -> dict[str, Block]:
    return {block["block_id"]: block for block in of_type(view["blocks"], "input")}


def values(field: Block) -> list[str]:
    return [option["value"] for option in field["element"]["options"]]


def test_point_25_accepting_with_a_time_is_one_field_filled_in_already() -> None:
    form = accept_form(FREE, _)
    assert list(inputs(form)) == [Field.FREE_TIMES]
    field = inputs(form)[Field.FREE_TIMES]
    assert values(field)[0] == field["element"]["initial_option"]["value"] == str(int(ON_TUESDAY.at.timestamp()))
    assert (form["callback_id"], form["private_metadata"]) == (Form.ACCEPT_AT, OFFER)


def test_a_tutor_without_free_times_accepts_with_any() -> None:
    assert list(inputs(accept_form(NEVER_FREE, _))) == [Field.TIME]


def test_suggesting_has_the_next_times_chosen_and_room_for_one_more() -> None:
    fields = inputs(suggest_form(FREE, _))
    assert list(fields) == [Field.FREE_TIMES, Field.FIRST_TIME]
    mine = fields[Field.FREE_TIMES]["element"]
    assert mine["max_selected_items"] == 3
    assert [option["value"] for option in mine["initial_options"]] == values(fields[Field.FREE_TIMES])[:2]
    assert all(field.get("optional") for field in fields.values())


def test_without_free_times_at_least_one_time_is_asked_for() -> None:
    fields = inputs(suggest_form(NEVER_FREE, _))
    assert list(fields) == [Field.FIRST_TIME, Field.SECOND_TIME, Field.THIRD_TIME]
    assert [field.get("optional", False) for field in fields.values()] == [False, True, True]


def test_one_free_time_is_enough_for_a_form() -> None:
    one = TimesForm(OFFER, (ON_TUESDAY,))
    assert faults_of_view(suggest_form(one, _)) == faults_of_view(accept_form(one, _)) == []


def test_the_second_question_is_said_to_be_the_last() -> None:
    first, second = (texts(question_form(conversation(*said), _)) for said in ((), ((QUESTION, ANSWER),)))
    assert any("You can ask 2 questions here." in text for text in first)
    assert any("After this one, better talk to each other." in text for text in second)
    assert {QUESTION, ANSWER} <= set(second)


@pytest.mark.parametrize(
    ("form", "callback"),
    [
        (hand_over_form(COLLEAGUES, _), Form.HAND_OVER),
        (second_pair_form(COLLEAGUES, _), Form.SECOND_PAIR),
        (assign_form(COLLEAGUES, _), Form.ASSIGN),
    ],
)
def test_a_colleague_is_chosen_by_name_and_comes_back_as_an_id(form: Block, callback: Form) -> None:
    field = inputs(form)[Field.COLLEAGUE]
    assert values(field) == [each.id for each in COLLEAGUES.colleagues]
    assert "initial_option" not in field["element"]
    assert (form["callback_id"], form["private_metadata"]) == (callback, COLLEAGUES.about)


@pytest.mark.parametrize("made", [hand_over_form, second_pair_form, assign_form])
def test_where_nobody_can_be_named_a_page_says_so(made: object) -> None:
    assert callable(made)
    view = made(NOBODY, _)
    assert "submit" not in view
    assert faults_of_view(view) == []


def test_many_colleagues_and_one_without_a_name_stand_in_groups(to: Reader) -> None:
    many = tuple(PersonChoice(each.id.__class__(f"p-{n}"), "" if n == 5 else f"Colleague {n:03}")
                 for n, each in enumerate(COLLEAGUES.colleagues * 75))  # fmt: skip
    view = assign_form(COLLEAGUES.__class__("request-1", many), voice(to))
    assert faults_of_view(view) == []
    assert "option_groups" in inputs(view)[Field.COLLEAGUE]["element"]


def test_a_note_can_be_emptied() -> None:
    field = inputs(note_form(OFFER, "as it was", _))[Field.NOTE]
    assert field["optional"]
    assert field["element"]["initial_value"] == "as it was"


def test_topics_and_the_weekly_limit_stand_as_they_are() -> None:
    fields = inputs(topics_form(TUTORING, _))
    chosen = [option["value"] for option in fields[Field.TOPICS]["element"]["initial_options"]]
    assert chosen == [topic for topic, _level in TUTORING.mine]
    assert fields[Field.CAP]["element"]["initial_option"]["value"] == "none"
    limited = inputs(FORMS["topics-limit"](_))[Field.CAP]["element"]
    assert limited["initial_option"]["value"] == "7"


def test_a_tutoring_time_has_weeks_only_where_schools_count_them() -> None:
    every = [Field.WEEKDAY, Field.STARTS, Field.ENDS, Field.PLACE]
    assert list(inputs(time_form(TUTORING, _))) == every
    assert list(inputs(FORMS["time-letters"](_))) == [*every, Field.WEEK]
    assert values(inputs(time_form(TUTORING, _))[Field.WEEKDAY]) == [str(day) for day in range(7)]


def test_days_away_and_quiet_hours_stand_as_they_are() -> None:
    away, quiet = inputs(FORMS["away-until"](_)), inputs(FORMS["quiet-set"](_))
    days = [field["element"].get("initial_date") for field in away.values()]
    hours = [field["element"].get("initial_time") for field in quiet.values()]
    assert (days, hours) == (["2026-09-07", "2026-09-11"], ["16:30", "07:00"])
    assert away[Field.LAST_DAY]["optional"]


def test_what_is_kept_says_what_why_how_long_and_who_sees_it(to: Reader) -> None:
    page = kept_page(a_home(safeguarding=SAFEGUARDING), voice(to))
    assert faults_of_view(page) == []
    listed = [text for text in texts(page["blocks"]) if "\n" in text]
    assert len(listed) == 8
    assert SAFEGUARDING in texts(page)
    assert len([text for text in texts(kept_page(TUTORS_HOME, voice(to))) if "\n" in text]) == 12


def test_what_is_kept_says_whom_to_ask() -> None:
    said = " ".join(texts(kept_page(a_home(), _)))
    assert "Would you like a copy of everything, or have it deleted? Ask the coordinator" in said
