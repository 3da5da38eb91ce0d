"""Away and back: what somebody had in hand goes on without them, nothing comes meanwhile, and nobody is told why."""

from datetime import timedelta

import pytest

from coaching.school_calendar import Weekday
from demo.slack import Someone
from storage.tables import LeaveRow, OfferRow, OutboxRow, PersonRow
from tests.builders import at
from tests.scenarios.asking import OUTI, asks_into_class, joins_as_tutor, main_buttons, offers, on, states
from tests.scenarios.conftest import LIISA, PEKKA
from tests.scenarios.town import ASKS, WORDS, Town

LESSON = "drawing on the iPads with all of 6B"
GONE = "Nothing to do for you here any more. Thank you!"


def is_away(person: Someone, first: str, last: str = "") -> None:
    """Says so on Home; without a last day until further notice."""
    person.opens_home()
    person.presses("I'm away…", on="Going away?")
    person.chooses("First day", first)
    if last:
        person.chooses("Last day", last)
    person.presses("Save")
    person.opens_messages()


def test_away_today_from_a_card_hands_it_on_at_once_and_tomorrow_the_tutor_is_asked_again(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("I'm away today")
    liisa.sees_no_modal()
    liisa.sees(GONE)
    pekka.sees(WORDS)
    sanna.sees("Waiting for Pekka Laine.")
    for person in (sanna, pekka, maija):
        person.does_not_see("away")
    on(town, Weekday.TUE, 8)
    town.asked(sanna, "another iPad stays dark")
    assert offers(town)["Liisa"] == "asked"


def test_what_is_agreed_for_a_day_away_goes_to_a_colleague_and_the_teacher_hears_of_it(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    asks_into_class(sanna, LESSON, needed_at=at(Weekday.TUE, 11, 15) + timedelta(weeks=1))
    town.later(seconds=60)
    liisa.presses("Accept", on=LESSON)
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    liisa.sees("You accepted.")
    liisa.presses("I'm away…")
    liisa.sees("What you have open goes to colleagues if it can't wait. Nobody is told why you are away.")
    liisa.chooses("First day", "2026-09-14")
    liisa.chooses("Last day", "2026-09-18")
    liisa.presses("Save")
    liisa.sees(GONE)
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    sanna.sees("Waiting for Pekka Laine. Next tutoring time: on Thursday at 8:00.")
    pekka.sees(LESSON)
    pekka.does_not_see("away")
    assert offers(town) == {"Liisa": "lapsed", "Pekka": "asked"}


def test_what_can_wait_until_the_tutor_is_back_stays_with_the_tutor(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("I'm away…")
    liisa.chooses("First day", "2026-09-07")
    liisa.chooses("Last day", "2026-09-07")
    liisa.presses("Save")
    liisa.sees("You accepted.")
    pekka.does_not_see(WORDS)
    assert states(town) == ["accepted"]


def test_point_28_during_a_leave_nobody_asks_and_afterwards_everything_is_as_before(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    is_away(liisa, "2026-09-07", "2026-09-14")
    liisa.opens_home()
    liisa.sees("You are away: 7 September 2026 – 14 September 2026.")
    liisa.opens_messages()
    town.accepted(sanna, by="Pekka Laine")
    sanna.presses("Sorted")
    pekka.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    on(town, Weekday.TUE, 8, weeks=1)
    town.asked(sanna, "another iPad stays dark")
    liisa.does_not_see(WORDS)


def test_until_further_notice_ends_with_one_press_on_home(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    is_away(liisa, "2026-09-07")
    town.asked(sanna, of="Pekka Laine")
    liisa.opens_home()
    liisa.sees("You are away from 7 September 2026, until you say that you are back.")
    liisa.presses("I'm back", on=liisa.eyes.home)
    liisa.sees("Going away? On those days nobody waits for you, and nothing comes.")
    liisa.opens_messages()
    town.asked(sanna, "another iPad stays dark")
    assert town.rows(LeaveRow) == []


def test_days_in_the_wrong_order_are_refused_under_their_field(town: Town, liisa: Someone) -> None:
    liisa.opens_home()
    liisa.presses("I'm away…")
    liisa.chooses("First day", "2026-09-10")
    liisa.chooses("Last day", "2026-09-08")
    liisa.presses("Save")
    liisa.sees("The end must come after the start, and after now. Nothing was changed; please pick again.")
    liisa.closes()
    assert town.rows(LeaveRow) == []


# Nothing comes meanwhile


def test_point_53_a_pause_stops_what_is_queued_and_it_goes_to_somebody_else(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    on(town, Weekday.MON, 18)
    sanna.says(ASKS)
    sanna.sees("I'm asking Liisa Korhonen. Next tutoring time: tomorrow at 8:00.")
    town.later(minutes=1)
    sanna.sees("Waiting for Liisa Korhonen.")
    queued = [row for row in town.rows(OutboxRow, kind="card") if row["state"] != "sent"]
    assert len(queued) == 1, "Liisa's card waits for the morning"
    is_away(liisa, "2026-09-08", "2026-09-30")
    on(town, Weekday.TUE, 8)
    liisa.does_not_see(WORDS)
    pekka.sees(WORDS)
    sanna.sees("Waiting for Pekka Laine.")
    town.later(days=30)
    liisa.does_not_see(WORDS)
    town.slack.allows("", to=sanna)
    town.slack.allows("", to=pekka)
    town.slack.allows("", to=town.people["Maija Salo"])


@pytest.mark.parametrize("days", [1, 3])
def test_point_53_news_wait_until_their_reader_is_back_and_then_say_how_it_stands(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, days: int
) -> None:
    town.asked(sanna)
    is_away(sanna, "2026-09-07", f"2026-09-{6 + days:02}")
    before = len(sanna.messages())
    town.later(minutes=5)
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    town.later(minutes=5)
    liisa.presses("Pass on")
    liisa.sees("You passed this on.")
    pekka.sees(WORDS)
    assert len(sanna.messages()) == before, "edits in place only"
    on(town, Weekday(days), 7, 59)
    assert len(sanna.messages()) == before
    on(town, Weekday(days), 8)
    sanna.sees("There has been a change. I'm now asking Pekka Laine.")
    sanna.does_not_see("Liisa Korhonen takes your request")
    town.slack.allows("", to=sanna)
    town.slack.allows("", to=pekka)


def test_quiet_hours_hold_a_card_back_and_are_changed_on_home(town: Town, sanna: Someone, liisa: Someone) -> None:
    liisa.opens_home()
    liisa.presses("Quiet hours")
    liisa.chooses("Quiet from", "07:00")
    liisa.chooses("Quiet until", "10:30")
    liisa.presses("Save")
    liisa.sees("Nothing comes outside your school's hours, nor in your quiet hours: 7:00–10:30.")
    liisa.opens_messages()
    sanna.says(ASKS)
    sanna.sees("I'm asking Liisa Korhonen.")
    town.later(minutes=5)
    sanna.sees("Waiting for Liisa Korhonen.")
    on(town, Weekday.MON, 10, 29)
    assert "Sanna Virtanen (Rantala) asks" not in "".join(liisa.texts())
    on(town, Weekday.MON, 10, 30)
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")


def test_point_52_nobody_gets_messages_that_they_did_not_ask_for(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    """A bystander nothing, somebody invited one message however often the list is imported, a coordinator one card."""
    kati, outi = town.someone("Kati Lehto", tz="Europe/Helsinki"), town.someone("Outi Niemi", tz="Europe/Helsinki")
    for time in ("08:00-12:00", "09:00-12:00", "10:00-12:00"):
        town.brings("Kati Lehto,Rantala,teacher,,,en,,,", f"Outi Niemi,Rantala,tutor,,,en,iPads,wed {time} @Rantala,")
        town.later(minutes=10)
    town.asked(sanna)
    for tutor in (liisa, pekka):
        tutor.presses("Pass on")
        tutor.sees("You passed this on.")
    sanna.sees("Nobody has been free yet. Please choose")
    sanna.presses("Close")
    town.later(days=5)
    assert kati.messages() == []
    assert len(outi.messages()) == 1
    outi.sees("suggests you as a tutor")
    assert len(maija.messages()) == 1
    maija.sees("Settled: iPads, Rantala.")


# Load


def test_point_28_two_tutors_alike_share_the_requests_of_a_week(town: Town, sanna: Someone, liisa: Someone) -> None:
    joins_as_tutor(town, OUTI.replace("iPads,fri", "iPads:expert,tue"))
    for number in range(4):
        sanna.says(f"/tutorhelp the iPad number {number} stays dark")
        town.later(seconds=60)
    names = {row["id"]: row["name"].split()[0] for row in town.rows(PersonRow)}
    asked = [names[row["tutor"]] for row in town.rows(OfferRow)]
    assert sorted(asked) == ["Liisa", "Liisa", "Outi", "Outi"]
    town.slack.allows("")


def test_point_28_with_every_tutor_at_their_limit_the_coordinator_hears_of_it_and_on_monday_they_are_asked(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    town.brings(f"{LIISA}1", f"{PEKKA}1")
    town.asked(sanna)
    town.asked(sanna, "another iPad stays dark", of="Pekka Laine")
    sanna.says("/tutorhelp a third iPad stays dark as well")
    town.later(seconds=60)
    sanna.sees("Nobody has been free yet.")
    assert main_buttons(maija.sees_message("A request has no tutor: iPads, Rantala.")) == ["Assign…"]
    sanna.presses("Cancel", on=WORDS)
    sanna.presses("Cancel", on="another iPad stays dark")
    on(town, Weekday.MON, 8, weeks=1)
    liisa.sees("a third iPad stays dark as well")
    town.slack.allows("")
