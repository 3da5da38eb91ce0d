"""The forms of a teacher: what each choice asks for, that no more than six things are asked, and who sees it."""

from itertools import product

import pytest

from coaching.help_requests import WhenNeeded
from coaching.kinds import FOR_A_GROUP, IN_A_LESSON, Kind
from coaching.people import Reader
from coaching.screens import DetailsForm
from demo.slack.validators import faults_of_view
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.views import Block
from handlers.views.help_request_form import INCLUDE, about_message, request_form
from handlers.views.request_forms import answer_form, cover_form, details_form, school_form, times_form
from tests.handlers.looks import of_type, quoted, texts
from tests.handlers.screens import SCHOOLS, WORDS, reader
from tests.handlers.screens.request_forms import ASKING, BARE, COVER, DETAILS, OFFERED, REQUEST, TIMES
from tests.handlers.screens.vocabulary import LESSONS, QUESTION, SAFEGUARDING

EN = voice(reader())
CHOICES = list(product(Kind, WhenNeeded, ("", "C1:1788760800.1")))


def asked(view: Block) -> list[str]:
    """The fields of the form."""
    return [block["block_id"] for block in of_type(view, "input")]


def field(view: Block, name: Field) -> Block:
    return next(block for block in of_type(view, "input") if block["block_id"] == name)


@pytest.mark.parametrize(("kind", "when", "message"), CHOICES)
def test_point_23_no_choice_leads_to_more_than_six_inputs(kind: Kind, when: WhenNeeded, message: str) -> None:
    view = request_form(OFFERED, EN, kind=kind, when=when, message=message)
    assert len(asked(view)) <= 6
    assert faults_of_view(view) == []
    details = details_form(DETAILS, EN, kind=kind, when=when)
    assert len(asked(details)) <= 6
    assert faults_of_view(details) == []


def test_the_form_asks_for_words_kind_topic_when_and_where() -> None:
    view = request_form(OFFERED, EN)
    assert asked(view) == [Field.WORDS, Field.KIND, Field.TOPIC, Field.WHEN, Field.WHERE]
    chosen = [
        field(view, name)["element"]["initial_option"]["value"]
        for name in (Field.KIND, Field.TOPIC, Field.WHEN, Field.WHERE)
    ]
    assert chosen == [Kind.QUICK_FIX, "not_sure", WhenNeeded.THIS_WEEK, "rantala"]


@pytest.mark.parametrize("kind", Kind)
def test_class_and_room_or_how_many_take_the_place_of_where(kind: Kind) -> None:
    view = request_form(OFFERED, EN, kind=kind)
    in_its_place = kind in IN_A_LESSON | FOR_A_GROUP
    assert (Field.SETTING in asked(view)) == in_its_place
    assert (Field.WHERE in asked(view)) == (not in_its_place and kind is not Kind.WORKSHOP_IDEA)


def test_a_workshop_idea_hides_when_and_where_and_is_read_by_nobody_else() -> None:
    view = request_form(OFFERED, EN, kind=Kind.WORKSHOP_IDEA)
    assert asked(view) == [Field.WORDS, Field.KIND, Field.TOPIC]
    assert "Nobody else reads this. Wishes are counted by topic." in texts(view)
    assert "never your words" in " ".join(texts(view))


@pytest.mark.parametrize("when", WhenNeeded)
def test_a_time_is_asked_for_where_one_is_to_be_chosen(when: WhenNeeded) -> None:
    assert (Field.TIME in asked(request_form(OFFERED, EN, when=when))) == (when is WhenNeeded.CHOSEN_TIME)


def test_point_35_right_now_shows_another_way_in_the_form() -> None:
    said = "Tutors are teachers and may be in class. If a lesson is stuck, call IT support: 09 555 0199."
    assert said in texts(request_form(OFFERED, EN, when=WhenNeeded.RIGHT_NOW))
    assert said not in texts(request_form(OFFERED, EN))
    assert "Tutors are teachers and may be in class." in texts(request_form(BARE, EN, when=WhenNeeded.RIGHT_NOW))


def test_point_20_every_field_keeps_its_ids_whatever_is_chosen() -> None:
    """Slack keeps what was typed where block and action stay the same."""
    ids: dict[str, set[tuple[str, str]]] = {}
    for kind, when, message in CHOICES:
        for block in of_type(request_form(OFFERED, EN, kind=kind, when=when, message=message), "input"):
            element = block["element"]
            ids.setdefault(block["block_id"], set()).add((element["type"], element["action_id"]))
    assert {name: found for name, found in ids.items() if len(found) > 1} == {}


def test_kind_and_when_tell_at_once_and_nothing_else_does() -> None:
    view = request_form(OFFERED, EN, when=WhenNeeded.CHOSEN_TIME)
    telling = [block["block_id"] for block in of_type(view, "input") if block.get("dispatch_action")]
    assert telling == [Field.KIND, Field.WHEN]
    assert {field(view, Field(name))["element"]["action_id"] for name in telling} == {Action.FORM_CHANGED}


def test_a_message_is_asked_about_with_its_text_to_look_at_first_and_a_link_only_by_choice() -> None:
    view = request_form(OFFERED, EN, words=about_message(WORDS, EN), message="C1:1788760800.1")
    assert field(view, Field.WORDS)["element"]["initial_value"] == f"About this message:\n{WORDS}"
    link = field(view, Field.LINK)
    assert [option["value"] for option in link["element"]["options"]] == [INCLUDE]
    assert "initial_options" not in link["element"]
    assert link["optional"]
    assert Field.TOPIC not in asked(view)
    assert view["private_metadata"] == "C1:1788760800.1"
    assert Field.LINK not in asked(request_form(OFFERED, EN))


def test_a_wish_for_more_of_the_same_comes_with_its_kind_and_topic() -> None:
    wished = OFFERED.__class__(OFFERED.topics, OFFERED.schools, kind=Kind.WORKSHOP_IDEA, topic=OFFERED.topics[1].id)
    view = request_form(wished, EN)
    assert field(view, Field.TOPIC)["element"]["initial_option"]["text"]["text"] == "Kahoot"
    assert field(view, Field.KIND)["element"]["initial_option"]["value"] == Kind.WORKSHOP_IDEA


def test_a_programme_without_topics_and_schools_has_a_form_too() -> None:
    assert asked(request_form(BARE, EN)) == [Field.WORDS, Field.KIND, Field.WHEN]


def test_details_come_as_they_stand_and_offer_the_experience() -> None:
    view = details_form(DETAILS, EN)
    assert asked(view) == [Field.KIND, Field.TOPIC, Field.WHEN, Field.TIME, Field.SETTING, Field.LEVEL]
    assert field(view, Field.SETTING)["element"]["initial_value"] == "6B, room 214"
    assert field(view, Field.TIME)["element"]["initial_date_time"] == 1788855300
    assert field(view, Field.LEVEL)["element"]["initial_option"]["value"] == "some"
    assert view["private_metadata"] == REQUEST


def test_a_class_and_room_are_not_taken_for_how_many_and_who() -> None:
    assert "initial_value" not in field(details_form(DETAILS, EN, kind=Kind.SMALL_GROUP), Field.SETTING)["element"]
    assert "initial_value" in field(details_form(DETAILS, EN, kind=Kind.CO_TEACHING), Field.SETTING)["element"]


def test_an_open_request_is_made_an_idea_elsewhere() -> None:
    options = field(details_form(DETAILS, EN), Field.KIND)["element"]["options"]
    assert Kind.WORKSHOP_IDEA not in [option["value"] for option in options]


def small_forms(to: Reader) -> list[Block]:
    _, told = voice(to), SAFEGUARDING
    return [
        school_form(REQUEST, SCHOOLS, _, safeguarding=told),
        times_form(TIMES, _, safeguarding=told),
        answer_form(ASKING, _, safeguarding=told),
        cover_form(REQUEST, _, COVER, safeguarding=told),
        request_form(OFFERED, _),
        details_form(DETAILS, _),
    ]


def test_every_form_has_the_safeguarding_line(to: Reader) -> None:
    assert all(SAFEGUARDING in texts(view) for view in small_forms(to))


def test_every_form_is_one_that_a_listener_knows(to: Reader) -> None:
    assert {view["callback_id"] for view in small_forms(to)} <= set(Form)


def test_the_school_is_asked_for_and_nothing_else() -> None:
    assert asked(school_form(REQUEST, SCHOOLS, EN)) == [Field.SCHOOL]


def test_times_begin_with_the_tutors_next_free_one_and_only_the_first_is_needed() -> None:
    view = times_form(TIMES, EN)
    assert "The tutor is free tomorrow, period 3 (11:15); on Thursday at 14:00." in texts(view)
    assert field(view, Field.FIRST_TIME)["element"]["initial_date_time"] == 1788855300
    optional = [block["block_id"] for block in of_type(view, "input") if block.get("optional")]
    assert optional == [Field.SECOND_TIME, Field.THIRD_TIME]


def test_the_answer_form_shows_the_question_that_waits() -> None:
    view = answer_form(ASKING, EN)
    assert quoted(view["blocks"]) == QUESTION
    assert "Liisa Korhonen asks:" in texts(view)
    assert "Liisa Korhonen sees this. No pupils' names, please." in texts(view)


def test_cover_is_written_for_the_coordinator_and_can_be_changed() -> None:
    view = cover_form(REQUEST, EN, COVER)
    assert any(text.startswith("The coordinator sees this") for text in texts(view))
    assert field(view, Field.LESSONS)["element"]["initial_value"] == LESSONS
    assert field(view, Field.COVER_KIND)["element"]["initial_option"]["value"] == COVER.kind


def test_no_form_shows_words_when_it_is_printed() -> None:
    assert "6B" not in repr(DETAILS)
    assert isinstance(DETAILS, DetailsForm)
