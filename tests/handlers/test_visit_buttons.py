"""Copying a week of visits: what the buttons take, and where the answer stands."""

from handlers.ids import Action
from tests.handlers.looks import texts
from tests.handlers.payloads import pressed, view_of
from tests.handlers.stage import Theatre


def test_taking_copied_visits_back_changes_the_page_that_said_so(bot: Theatre) -> None:
    press = pressed(Action.UNDO_COPY, "abcdefgh")
    assert bot.answers({**press, "view": {**view_of(""), "hash": "1.y"}, "container": {"type": "view"}}) is None
    [asked] = bot.stage.asked
    assert (asked.what, asked.given[-1]) == ("visits.take_back", "abcdefgh")
    [(view_id, _, view)] = bot.stage.updated
    assert view_id == "V1"
    assert "Taken back: 2 visits." in texts(view)


def test_a_week_that_is_none_is_not_copied(bot: Theatre) -> None:
    for carried in ("2026-W99", "2026", "", "2026-W1-W2", "99999-W01"):
        assert bot.gets(pressed(Action.COPY_WEEK, carried)).status == 400
    assert bot.stage.acts() == []
