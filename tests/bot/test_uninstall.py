"""The app is removed or its token withdrawn, as Slack tells it: in any order, more than once, not always for long."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.workspace import Home
from demo.slack import PretendSlack
from storage.workspaces import WorkspaceState
from tests.scenarios.town import a_town


def tells(slack: PretendSlack, *events: str) -> None:
    for event in events:
        if event == "uninstalled":
            slack.gestures.tell_of_uninstall()
        else:
            slack.gestures.tell_of_tokens()


def standing(home: Home) -> tuple[WorkspaceState, datetime | None]:
    assert home.known is not None
    return home.known.state, home.known.purge_due_at


@pytest.mark.parametrize(
    "events",
    [
        ("uninstalled", "revoked"),
        ("revoked", "uninstalled"),
        ("uninstalled", "uninstalled"),
        ("revoked", "uninstalled", "revoked", "uninstalled"),
    ],
)
def test_check_31_a_removed_app_sends_nothing_and_has_two_weeks_to_come_back(
    tmp_path: Path, events: tuple[str, ...]
) -> None:
    with a_town(tmp_path) as town:
        slack, home = town.slack, town.bot.home
        slack.uninstall(tell=False)
        tells(slack, *events)
        removed_at = town.clock()
        town.later(days=1)
        assert standing(home) == (WorkspaceState.PARKED, removed_at + timedelta(days=14))
        slack.reinstall()
        town.later(minutes=5)
        assert standing(home) == (WorkspaceState.LIVE, None)
        slack.finish()


def test_check_31_after_two_weeks_all_rows_are_gone(tmp_path: Path) -> None:
    with a_town(tmp_path) as town:
        town.slack.uninstall()
        town.later(days=14)
        town.bot.run_job("duties")
        assert town.bot.home.rows.known() is None


def test_check_31_a_withdrawn_token_alone_sets_no_day(tmp_path: Path) -> None:
    with a_town(tmp_path) as town:
        town.slack.revoke_tokens()
        town.later(days=1)
        assert standing(town.bot.home) == (WorkspaceState.PARKED, None)
