"""Fields of forms, values of buttons and messages of shortcuts become values, or are unreadable."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import payloads as read
from handlers.events import message_of, was_deleted
from handlers.ids import Action, Field, Form
from handlers.payloads import Unreadable
from tests.handlers.payloads import (
    EPOCH,
    TUESDAY_11_15,
    chosen,
    clock,
    day,
    deleted,
    edited,
    filled,
    message_shortcut,
    moment,
    one,
    pressed,
    several,
    text,
    written,
)


def a_form(**inputs: Any) -> dict[str, Any]:
    return filled(Form.DETAILS, "r-1", **inputs)


def test_a_moment_is_the_one_chosen() -> None:
    assert read.moment(a_form(time=moment(EPOCH)), Field.TIME) == TUESDAY_11_15
    assert read.moment(a_form(time=moment(None)), Field.TIME) is None
    assert read.moment(a_form(), Field.TIME) is None, "the form did not ask"


@pytest.mark.parametrize("epoch", [10**18, -(10**18), True])
def test_a_moment_beyond_every_calendar_is_unreadable(epoch: object) -> None:
    with pytest.raises(Unreadable):
        read.moment(a_form(time=moment(epoch)), Field.TIME)


@pytest.mark.parametrize("seconds", ["", "soon", "1e9", "1.5", "9" * 30, "9" * 5000, " ", "0x10", "\0"])
def test_a_number_of_seconds_that_is_none_is_unreadable(seconds: str) -> None:
    with pytest.raises(Unreadable):
        read.epoch(seconds)


@given(st.integers(min_value=0, max_value=4_102_444_800))
def test_every_moment_comes_back_from_its_button(seconds: int) -> None:
    assert int(read.epoch(str(seconds)).timestamp()) == seconds


def test_a_day_and_a_time_of_day_are_those_chosen() -> None:
    form = a_form(first_day=day("2026-09-08"), last_day=day(None), starts=clock("16:30"), ends=clock(None))
    assert (read.day(form, Field.FIRST_DAY), read.day(form, Field.LAST_DAY)) == (date(2026, 9, 8), None)
    assert (read.clock(form, Field.STARTS), read.clock(form, Field.ENDS)) == (time(16, 30), None)
    assert (read.day(a_form(), Field.FIRST_DAY), read.clock(a_form(), Field.STARTS)) == (None, None)


@pytest.mark.parametrize("wrong", ["2026-02-30", "tomorrow", "8.9.2026", "2026"])
def test_a_day_that_is_none_is_unreadable(wrong: str) -> None:
    with pytest.raises(Unreadable):
        read.day(a_form(first_day=day(wrong)), Field.FIRST_DAY)


@pytest.mark.parametrize("wrong", ["24:01", "half past", "9.30"])
def test_a_time_of_day_that_is_none_is_unreadable(wrong: str) -> None:
    with pytest.raises(Unreadable):
        read.clock(a_form(starts=clock(wrong)), Field.STARTS)


def test_options_are_those_chosen_and_no_others() -> None:
    assert read.options(a_form(topics=several("ipads", "sound")), Field.TOPICS) == ["ipads", "sound"]
    assert read.options(a_form(topics=several()), Field.TOPICS) == []
    assert read.options(a_form(), Field.TOPICS) == []
    assert read.options(a_form(topics=several("ipads", None, 7, {})), Field.TOPICS) == ["ipads"]
    assert read.options(a_form(topics={"selected_options": "ipads"}), Field.TOPICS) == []


def test_one_option_is_the_one_chosen() -> None:
    assert read.option(a_form(kind=one("in_class")), Field.KIND) == "in_class"
    assert read.option(a_form(kind={"selected_option": None}), Field.KIND) == ""
    assert read.option(a_form(), Field.KIND) == ""


def test_a_field_that_the_form_did_not_ask_cannot_be_typed_into() -> None:
    assert not read.has(a_form(), Field.SETTING)
    assert list(read.fields_of(a_form(setting=text("6B")))) == [Field.SETTING]
    with pytest.raises(Unreadable):
        read.typed(a_form(), Field.SETTING)


@pytest.mark.parametrize("value", ["", ":", "r-1", "r-1:", ":ipads", "r-1:a:b"])
def test_a_pair_is_two_parts(value: str) -> None:
    if ":" in value:
        assert ":".join(read.pair(pressed(value=value))) == value
    else:
        with pytest.raises(Unreadable):
            read.pair(pressed(value=value))


@pytest.mark.parametrize("number", ["", "two", "1.5", "9" * 5000])
def test_a_number_that_is_none_is_unreadable(number: str) -> None:
    with pytest.raises(Unreadable):
        read.number(number)


# The folded menu of a card.


def test_an_entry_of_a_cards_menu_becomes_its_button() -> None:
    body = chosen(Action.MORE, f"{Action.HAND_OVER}|offer-1")
    read.unfolded(body)
    pressed_one = read.first_action(body)
    assert (pressed_one["action_id"], read.value(body), pressed_one["type"]) == (Action.HAND_OVER, "offer-1", "button")


@pytest.mark.parametrize("forged", ["", "offer.hand_over", f"{Action.MORE}|{Action.MORE}|offer-1"])
def test_check_46_a_forged_entry_of_a_cards_menu_is_unreadable(forged: str) -> None:
    with pytest.raises(Unreadable):
        read.unfolded(chosen(Action.MORE, forged))


def test_only_that_menu_is_unfolded() -> None:
    for body in (chosen(Action.LANGUAGE, f"{Action.QUIT}|x"), pressed(), written(), a_form(), {"actions": None}):
        before = str(body)
        read.unfolded(body)
        assert str(body) == before


# Messages.


def test_the_words_of_a_message_come_with_its_place() -> None:
    assert read.message_words(message_shortcut("the screens")) == ("the screens", "C0STAFF:1788760500.6")
    assert read.message_words(message_shortcut(None)) == ("", "C0STAFF:1788760500.6")
    assert read.message_words({**message_shortcut("x"), "channel": None}) == ("x", "")
    assert read.message_words({}) == ("", "")


def test_a_link_names_the_message_and_nothing_else() -> None:
    body = filled(Form.REQUEST, "C0STAFF:1788760500.000600", link=several("include"))
    assert read.linked_words(body, "look") == "look\nhttps://north.slack.com/archives/C0STAFF/p1788760500000600"
    assert read.linked_words(body, "") == ""


def test_an_event_speaks_of_the_message_as_its_writer_left_it() -> None:
    assert message_of(written("a")["event"])["text"] == "a"
    assert message_of(edited("b")["event"])["text"] == "b"
    assert message_of(deleted()["event"])["text"] == "before"
    assert [was_deleted(each["event"]) for each in (written(), edited(), deleted())] == [False, False, True]
