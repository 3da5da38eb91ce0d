"""Payloads become values, or are unreadable; the key of an act is the same for every delivery of it."""

from collections.abc import Callable
from contextlib import suppress
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from coaching.help_requests import WhenNeeded
from coaching.use_cases.acts import Act
from handlers import payloads as read
from handlers.ids import Action, Field
from handlers.payloads import Unreadable
from tests.handlers.nonsense import ANY_JSON, mutated
from tests.handlers.payloads import (
    EVERY_KIND,
    RESPONSE_URL,
    SANNA,
    TEAM,
    USER,
    chosen,
    command,
    happened,
    on_home,
    pressed,
    sent,
)

NOW = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
READINGS: dict[str, Callable[[Any], object]] = {
    "actor": read.actor,
    "act": lambda body: read.act(body, NOW),
    "key": read.key,
    "first_action": read.first_action,
    "value": read.value,
    "chosen": read.chosen,
    "typed": lambda body: read.typed(body, Field.WORDS),
    "picked": lambda body: read.picked(body, Field.WHEN, WhenNeeded),
    "team": read.team,
    "trigger": read.trigger,
    "response_url": read.response_url,
    "pair": read.pair,
    "about": read.about,
    "opened": read.opened,
    "form_of": read.form_of,
    "fields_of": read.fields_of,
    "option": lambda body: read.option(body, Field.KIND),
    "options": lambda body: read.options(body, Field.LINK),
    "moment": lambda body: read.moment(body, Field.TIME),
    "day": lambda body: read.day(body, Field.FIRST_DAY),
    "clock": lambda body: read.clock(body, Field.STARTS),
    "message_words": read.message_words,
    "linked_words": lambda body: read.linked_words(body, "words"),
    "unfolded": lambda body: read.unfolded(deepcopy(body)),
}


def acted(body: dict[str, Any]) -> Act:
    act = read.act(body, NOW)
    assert act is not None
    return act


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_of_payload_says_who_acted(kind: str) -> None:
    if kind != "removal":
        act = acted(EVERY_KIND[kind])
        assert (act.by.workspace, act.by.slack_user, act.at) == (TEAM, SANNA, NOW)


def test_an_event_in_which_nobody_acts_is_nobodys() -> None:
    assert read.act(EVERY_KIND["removal"], NOW) is None
    assert read.act(happened("message", user=None), NOW) is None


@pytest.mark.parametrize("kind", ["app_home_opened", "team_join", "user_change"])
def test_an_event_that_is_nothing_without_its_person_is_unreadable_without(kind: str) -> None:
    for nobody in (None, {}, {"id": None}):
        with pytest.raises(Unreadable):
            read.act(happened(kind, user=nobody), NOW)


def test_acts_have_keys_of_their_own() -> None:
    acts = [*EVERY_KIND.values(), pressed(value="offer-2", actions=[{**pressed()["actions"][0], "action_ts": "2"}])]
    keys = [act.key for body in acts if (act := read.act(body, NOW))]
    assert len(set(keys)) == len(keys)


def a_press(
    action: str = Action.UNDO, value: str = "r-1", *, ts: str = "1788760800.1", **fields: Any
) -> dict[str, Any]:
    press = pressed(action, value)
    return {**press, "actions": [{**press["actions"][0], "action_ts": ts}], **fields}


def test_on_a_message_every_press_is_one_of_its_own() -> None:
    again, elsewhere = a_press(ts="1788760801.1"), a_press(container={"message_ts": "1788760700.9"})
    keys = {acted(each).key for each in (a_press(), again, elsewhere, a_press(Action.CANCEL))}
    assert len(keys) == 4
    assert acted(a_press()).key == acted(a_press()).key, "delivered twice it is the same"


def test_on_a_view_two_presses_of_what_was_drawn_once_are_one() -> None:
    """A second press before Home is drawn anew repeats the first; after that it is a new one."""
    first, again = on_home(a_press()), on_home(a_press(ts="1788760801.1"))
    assert acted(first).key == acted(again).key
    others = (
        on_home(a_press(), version="1788760650.h"),
        on_home(a_press(value="r-2")),
        on_home(a_press(Action.CANCEL)),
        on_home(a_press(), id="V0OTHER"),
        on_home(a_press(user={**USER, "id": "U0LIISA"})),
        a_press(),
    )
    assert len({acted(each).key for each in (first, *others)}) == len(others) + 1


def test_on_a_view_two_choices_from_one_menu_are_two() -> None:
    keys = {acted(on_home(chosen(Action.LANGUAGE, code))).key for code in ("sv", "fi", "slack")}
    assert len(keys) == 3


def test_a_form_sent_again_after_an_error_is_a_new_act() -> None:
    """Slack gives the view another hash when it shows an error."""
    sent_again = sent()
    sent_again["view"]["hash"] = "2.x"
    assert acted(sent()).key != acted(sent_again).key


def test_an_entry_of_a_cards_menu_has_the_key_of_its_button() -> None:
    entry = chosen(Action.MORE, f"{Action.PASS_ON}|offer-1")
    read.unfolded(entry)
    assert acted(entry).key == acted(a_press(Action.PASS_ON, "offer-1", ts="1788760800.3")).key


def test_the_key_holds_no_words_and_no_address() -> None:
    assert "iPads" not in acted(sent()).key + acted(command(text="my iPads")).key
    assert RESPONSE_URL not in repr(acted(pressed()))


@pytest.mark.parametrize(("ephemeral", "answer_to"), [(True, RESPONSE_URL), (False, None), (None, None)])
def test_what_is_private_is_answered_where_it_stands(ephemeral: bool | None, answer_to: str | None) -> None:
    container = {**pressed()["container"], "is_ephemeral": ephemeral}
    assert acted(pressed(container=container)).answer_to == answer_to


def test_the_team_of_an_organisation_is_the_persons_own() -> None:
    assert acted(pressed(team=None)).by.workspace == TEAM
    with pytest.raises(Unreadable):
        read.act(pressed(team=None, user={"id": SANNA}), NOW)


def test_what_was_pressed_chosen_typed_and_picked() -> None:
    assert read.value(pressed(value="offer-7")) == "offer-7"
    assert read.chosen(chosen(value="r:s")) == "r:s"
    assert read.typed(sent("Kahoot"), Field.WORDS) == "Kahoot"
    assert read.typed(sent(None), Field.WORDS) == ""
    assert read.picked(sent(when="today"), Field.WHEN, WhenNeeded) is WhenNeeded.TODAY


@pytest.mark.parametrize("when", ["never", "", None, 3, {"x": 1}])
def test_an_option_that_we_did_not_offer_is_unreadable(when: object) -> None:
    with pytest.raises(Unreadable):
        read.picked(sent(when=when), Field.WHEN, WhenNeeded)


def test_a_form_without_its_window_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read.key({"type": "view_submission", "user": USER, "team": {"id": TEAM}, "view": {}})


def reads_or_refuses(body: dict[str, Any]) -> None:
    """A value or `Unreadable`, and nothing else."""
    for reading in READINGS.values():
        with suppress(Unreadable):
            reading(body)


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_check_45_fuzz_payloads_reading(kind: str) -> None:
    """True payloads with one thing wrong."""
    given(mutated(EVERY_KIND[kind]))(reads_or_refuses)()


@given(ANY_JSON.filter(lambda found: isinstance(found, dict)))
def test_check_45_fuzz_payloads_reading_of_any_dictionary(body: dict[str, Any]) -> None:
    reads_or_refuses(body)
