"""Slack's user objects: names that can be shown, standings that refuse whom the bot does not serve."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.people import Standing, WorkspaceId
from handlers.directory import entry
from handlers.payloads import Unreadable
from tests.handlers.nonsense import ANY_JSON, mutated

TEAM = WorkspaceId("T0NORTH")


def a_user(**fields: Any) -> dict[str, Any]:
    profile = {"display_name": "", "real_name": "Sanna Virtanen"}
    usual = {"id": "U0SANNA", "team_id": TEAM, "name": "sanna", "real_name": "Sanna V.", "profile": profile}
    return {**usual, "deleted": False, "is_bot": False, "tz": "Europe/Helsinki", "locale": "fi-FI", **fields}


def test_a_member_of_the_staff() -> None:
    found = entry(a_user(), TEAM)
    assert (found.slack_user, found.name, found.standing) == ("U0SANNA", "Sanna Virtanen", Standing.ACTIVE)
    assert (found.language, found.zone) == ("fi", "Europe/Helsinki")


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"profile": {"display_name": "Sanna", "real_name": "Sanna Virtanen"}}, "Sanna"),
        ({"profile": {"display_name": "  ", "real_name": " Sanna  Virtanen\n"}}, "Sanna Virtanen"),
        ({"profile": {"display_name": "A &amp; B &lt;C&gt;"}}, "A & B <C>"),
        ({"profile": {"display_name": "Sanna\0\ud800"}}, "Sanna"),
        ({"profile": {}}, "Sanna V."),
        ({"profile": None, "real_name": 7}, "sanna"),
        ({"profile": None, "real_name": None, "name": None}, ""),
    ],
)
def test_the_name_is_the_one_that_slack_shows_on_one_line(fields: dict[str, Any], name: str) -> None:
    assert entry(a_user(**fields), TEAM).name == name


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({"deleted": True, "is_bot": True}, Standing.DEACTIVATED),
        ({"is_bot": True}, Standing.BOT),
        ({"is_workflow_bot": True}, Standing.BOT),
        ({"id": "USLACKBOT"}, Standing.BOT),
        ({"is_stranger": True}, Standing.ELSEWHERE),
        ({"team_id": "T0OTHER"}, Standing.ELSEWHERE),
        ({"team_id": "E0ORG", "enterprise_user": {"teams": [TEAM]}}, Standing.ACTIVE),
        ({"team_id": TEAM, "enterprise_user": {"teams": ["T0OTHER"]}}, Standing.ELSEWHERE),
        ({"is_restricted": True}, Standing.GUEST),
        ({"is_ultra_restricted": True}, Standing.GUEST),
    ],
)
def test_whom_the_bot_does_not_serve(fields: dict[str, Any], standing: Standing) -> None:
    assert entry(a_user(**fields), TEAM).standing is standing


@pytest.mark.parametrize(
    ("locale", "language"), [("sv-SE", "sv"), ("sv_FI", "sv"), ("english", None), (None, None), (3, None)]
)
def test_the_language_is_the_first_part_of_the_locale(locale: object, language: str | None) -> None:
    assert entry(a_user(locale=locale), TEAM).language == language


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", None, 3, "../etc/passwd"])
def test_a_zone_that_is_none_is_left_out(zone: object) -> None:
    assert entry(a_user(tz=zone), TEAM).zone is None


@given(mutated(a_user()) | ANY_JSON)
def test_check_45_fuzz_payloads_reading_of_users(user: object) -> None:
    try:
        found = entry(user, TEAM)
    except Unreadable:
        return
    assert found.slack_user
    found.name.encode("utf-8")


@given(st.text(st.characters(exclude_categories=()), max_size=120))
def test_any_name_can_be_kept(name: str) -> None:
    found = entry(a_user(profile={"display_name": name}), TEAM).name
    found.encode("utf-8")
    assert "\0" not in found
    assert "\n" not in found
