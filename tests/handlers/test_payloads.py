"""Payloads become values, or are unreadable; the key of an act is the same for every delivery of it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from coaching.help_requests import WhenNeeded
from coaching.use_cases.acts import Act
from handlers import payloads as read
from handlers.ids import Field
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
