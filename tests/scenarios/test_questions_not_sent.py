"""A question whose message does not come is no question: it is on record as not sent, and nothing refers to it."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from demo.slack import Someone, faults
from storage.tables import OutboxRow, PromptRow
from tests.scenarios.town import Town
from tests.scenarios.triads import coach_each_other, person_id

ASKS = "Did your triad meet this week? Two taps."
HELP = "Would your triad like help"
REMINDS = "A small reminder: did your triad meet"
HELSINKI = ZoneInfo("Europe/Helsinki")

Trio = tuple[Someone, Someone, Someone]


@pytest.fixture
def trio(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> Trio:
    coach_each_other(town, sanna, liisa, pekka)
    town.later(hours=1)
    return sanna, liisa, pekka


def at(town: Town, day: int, hour: int, minute: int = 0) -> None:
    """On that clock in September."""
    town.until(datetime(2026, 9, day, hour, minute, tzinfo=HELSINKI))


def slack_is_busy(town: Town) -> None:
    """For twenty minutes."""
    town.slack.faults.next(faults.rate_limited(1200), "chat.postMessage", times=3)


def rows(town: Town, person: Someone) -> dict[str, tuple[str, str | None]]:
    found = town.rows(PromptRow, person=person_id(town, person), kind="question")
    return {row["week"]: (row["state"], row["skipped_because"]) for row in found}


def test_a_question_that_slack_did_not_take_in_time_is_on_record_and_is_not_brought_up(town: Town, trio: Trio) -> None:
    sanna, *_ = trio
    with town.slack.faults.while_active(faults.rate_limited(3600), "chat.postMessage"):
        for hour in (14, 15, 16):
            at(town, 11, hour)
    at(town, 11, 17)
    assert {rows(town, each)["2026-W37"] for each in trio} == {("skipped", "not_sent")}
    sanna.opens_home()
    sanna.does_not_see(ASKS)
    at(town, 14, 14, 30)
    for member in trio:
        member.does_not_see(REMINDS)


def test_a_question_of_which_slack_says_too_late_that_it_did_not_come_is_on_record_too(town: Town, trio: Trio) -> None:
    sanna, *_ = trio
    with town.slack.faults.while_active(faults.rate_limited(3300), "chat.postMessage"):
        at(town, 11, 14)
        at(town, 11, 14, 55)
    with (
        town.slack.faults.while_active(faults.http_error(500), "chat.postMessage"),
        town.slack.faults.while_active(faults.http_error(500), "conversations.history"),
    ):
        at(town, 11, 15, 50)
    assert rows(town, sanna)["2026-W37"] == ("sent", None), "perhaps"
    assert town.rows(OutboxRow, kind="prompt", state="unknown")
    at(town, 11, 16, 5)
    assert {rows(town, each)["2026-W37"] for each in trio} == {("skipped", "not_sent")}


def test_point_53_a_question_on_its_way_does_not_come_after_a_pause(town: Town, trio: Trio) -> None:
    sanna, liisa, pekka = trio
    slack_is_busy(town)
    at(town, 11, 14)
    sanna.opens_home()
    sanna.presses("When I'm asked…")
    sanna.chooses("Pause until", "2026-10-01")
    sanna.presses("Save")
    sanna.opens_messages()
    for _ in range(3):
        town.later(minutes=25)
    for mate in (liisa, pekka):
        mate.sees(ASKS)
    sanna.does_not_see("I'm quiet until")
    assert rows(town, sanna)["2026-W37"] == ("skipped", "not_sent")


def test_a_question_on_its_way_comes_without_asking_what_a_mate_has_said_meanwhile(town: Town, trio: Trio) -> None:
    sanna, liisa, pekka = trio
    slack_is_busy(town)
    at(town, 11, 14)
    sanna.says("/coaching checkin")
    sanna.chooses("What did you do?", "Talked it through")
    sanna.presses("Save")
    for _ in range(3):
        town.later(minutes=25)
    for mate in (liisa, pekka):
        mate.sees("Sanna Virtanen noted that you met.")
        mate.sees("A question to take along")
    sanna.opens_messages()
    sanna.does_not_see("A question to take along")


def test_other_messages_that_nobody_asked_for_leave_room_for_the_weeks_question(
    town: Town, trio: Trio, maija: Someone
) -> None:
    sanna, liisa, pekka = trio
    at(town, 11, 8, 30)
    town.brings("Sanna Virtanen,Rantala,tutor,,,en,Kahoot,tue 08:00-15:00 @Rantala,")
    at(town, 11, 9)
    maija.opens_home()
    maija.presses("Offer help to triads")
    maija.chooses("To whom?", "All triads")
    maija.presses("Offer")
    town.later(minutes=5)
    sanna.opens_messages()
    sanna.sees("Would you be a tutor?")
    sanna.does_not_see(HELP)
    for mate in (liisa, pekka):
        mate.sees(HELP)
    at(town, 11, 14)
    for member in trio:
        member.sees(ASKS)
    at(town, 14, 8)
    sanna.sees(HELP)
