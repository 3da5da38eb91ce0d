"""The weekly question on its way: once a week, inside its window, and never a backlog after a time without the bot."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from demo.slack import Someone
from storage.tables import PromptRow
from tests.scenarios.test_absences import is_away
from tests.scenarios.town import PROGRAMME, Town
from tests.scenarios.triads import coach_each_other, person_id

ASKS = "Did your triad meet this week? Two taps."
HELSINKI = ZoneInfo("Europe/Helsinki")
BREAK = '[[school.break]]\nname = "Break"\nfirst = 2026-09-14\nlast = 2026-09-18\n\n[[school]]\nname = "Koivu"'

Trio = tuple[Someone, Someone, Someone]


@pytest.fixture
def trio(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> Trio:
    coach_each_other(town, sanna, liisa, pekka)
    town.later(hours=1)
    return sanna, liisa, pekka


def at(town: Town, month: int, day: int, hour: int, minute: int = 0) -> None:
    town.until(datetime(2026, month, day, hour, minute, tzinfo=HELSINKI))


def see(trio: Trio) -> None:
    for member in trio:
        member.sees(ASKS)


def rows(town: Town, person: Someone) -> dict[str, tuple[str, str | None]]:
    found = town.rows(PromptRow, person=person_id(town, person), kind="question")
    return {row["week"]: (row["state"], row["skipped_because"]) for row in found}


def posts(town: Town) -> int:
    return sum(ASKS in str(entry.arguments) for entry in town.slack.ledger.posts())


def test_practice_e5_the_question_comes_once_a_week_at_the_time_the_school_suggests(town: Town, trio: Trio) -> None:
    at(town, 9, 11, 13, 59)
    assert posts(town) == 0
    at(town, 9, 11, 14)
    see(trio)
    at(town, 9, 11, 17)
    assert posts(town) == 3


def test_point_40_one_reminder_the_next_school_day_and_then_silence(town: Town, trio: Trio) -> None:
    _sanna, *_ = trio
    at(town, 9, 11, 14)
    see(trio)
    at(town, 9, 14, 14, 30)
    for member in trio:
        member.sees("A small reminder: did your triad meet")
    at(town, 9, 17, 16)
    assert posts(town) == 3


@pytest.mark.parametrize(("away", "sent"), [({"minutes": 10}, 3), ({"hours": 7}, 0), ({"weeks": 3}, 0)])
def test_check_55_downtime_catchup_sends_at_most_one_and_records_what_was_missed(
    town: Town, trio: Trio, away: dict[str, float], sent: int
) -> None:
    sanna, *_ = trio
    at(town, 9, 11, 13, 59)
    town.clock.moves(**away)
    town.settle()
    if sent:
        see(trio)
    assert posts(town) == sent
    state, why = rows(town, sanna)["2026-W37"]
    assert (state, why) == (("sent", None) if sent else ("skipped", "too_late"))


def test_check_56_clock_jump_back_and_forth_asks_nobody_twice(town: Town, trio: Trio) -> None:
    at(town, 9, 11, 14)
    see(trio)
    for jump in (timedelta(hours=1), timedelta(days=1), timedelta(hours=2)):
        town.bot.tick(town.clock() - jump)
        town.bot.tick(town.clock() + jump)
    assert posts(town) == 3


def test_check_57_zone_change_in_the_middle_of_the_week_is_one_question_that_week(town: Town, trio: Trio) -> None:
    sanna, *_others = trio
    town.brings(
        "Sanna Virtanen,Koivu,teacher,,,en,,,",
        programme=PROGRAMME.replace('name = "Koivu"', 'name = "Koivu"\ntimezone = "Asia/Tokyo"'),
    )
    town.later(hours=2)
    for hour in range(3):
        at(town, 9, 11, 6 + hour)
    for hour in range(9, 18):
        at(town, 9, 11, hour)
    see(trio)
    assert posts(town) == 3
    assert [state for state, _ in rows(town, sanna).values()].count("sent") == 1


def test_check_58_holidays_and_leave_send_nothing_and_are_recorded(town: Town, trio: Trio) -> None:
    sanna, liisa, pekka = trio
    is_away(sanna, "2026-09-07", "2026-09-11")
    town.brings(
        "Sanna Virtanen,Rantala,teacher,,,en,,,",
        programme=PROGRAMME.replace('[[school]]\nname = "Koivu"', BREAK),
    )
    at(town, 9, 11, 14)
    for member in (liisa, pekka):
        member.sees(ASKS)
    at(town, 9, 18, 17)
    assert posts(town) == 2
    assert rows(town, sanna)["2026-W37"] == ("skipped", "leave")
    assert {rows(town, each)["2026-W38"] for each in trio} == {("skipped", "break")}


def test_check_54_the_hour_stays_when_the_clocks_go_back(town: Town, trio: Trio) -> None:
    for day, month in ((23, 10), (30, 10)):
        before = posts(town)
        at(town, month, day - 2, 12)
        at(town, month, day, 13, 59)
        assert posts(town) == before
        at(town, month, day, 14)
        assert posts(town) == before + 3
        see(trio)
