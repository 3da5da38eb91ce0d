"""Each row of the ladder as people live through it, on a clock that moves: who is reminded, asked too or told."""

from datetime import timedelta

from coaching.school_calendar import Weekday
from demo.slack import Someone
from storage.tables import OfferRow
from tests.builders import at
from tests.scenarios.asking import (
    OUTI,
    TIMO,
    asks,
    comes_at,
    joins_as_tutor,
    main_buttons,
    offers,
    on,
    request_of,
    states,
)
from tests.scenarios.town import PROGRAMME, WORDS, Town

REMINDED = "Sanna Virtanen still hopes for help: iPads. Pass on if you're busy, that's fine."
STILL_OPEN = "Still open. Pass on if you're busy, that's fine."
ASKS_TOO = "iPads: Nobody has answered yet, so I've also asked {}."
WAITS = "A request still waits for a tutor's answer: iPads, Rantala."
ON_TUESDAY = OUTI.replace("fri", "tue")
STUCK = "the lesson stands and the iPads are dark"


# This week, on the next tutoring day


def test_this_week_a_tutor_is_reminded_at_half_and_the_next_one_asked_at_the_end_of_a_tutoring_day(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    (outi,) = joins_as_tutor(town, OUTI)
    town.asked(sanna)
    comes_at(town, at(Weekday.TUE, 11, 30), liisa, REMINDED)
    liisa.sees(STILL_OPEN)
    comes_at(town, at(Weekday.TUE, 15), pekka, WORDS)
    sanna.sees(ASKS_TOO.format("Pekka Laine"))
    sanna.sees("Waiting for Liisa Korhonen, Pekka Laine.")
    liisa.sees("Now also with Pekka Laine.")
    comes_at(town, at(Weekday.THU, 11, 30), pekka, REMINDED)
    comes_at(town, at(Weekday.THU, 15), outi, WORDS)
    sanna.sees(ASKS_TOO.format("Outi Niemi"))
    on(town, Weekday.FRI, 11, 30)
    outi.sees(REMINDED)
    comes_at(town, at(Weekday.FRI, 15), maija, WAITS)
    maija.sees("3 colleagues asked")
    assert set(offers(town).values()) == {"asked"}, "any of the three can still accept"
    liisa.presses("Accept")
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    sanna.sees("Liisa Korhonen takes your request. Next")
    maija.sees("Liisa Korhonen has it now: iPads, Rantala.")
    for tutor in (pekka, outi):
        tutor.sees("A colleague took this one. Thank you!")


def test_nobody_is_asked_while_three_are_asked_and_a_pass_moves_on_at_once(
    town: Town, sanna: Someone, pekka: Someone, maija: Someone
) -> None:
    outi, timo = joins_as_tutor(town, OUTI, TIMO.replace("wed", "mon"))
    town.asked(sanna)
    on(town, Weekday.TUE, 15)
    pekka.sees(WORDS)
    on(town, Weekday.THU, 15)
    outi.sees(WORDS)
    on(town, Weekday.FRI, 15)
    timo.does_not_see(WORDS)
    maija.sees(WAITS)
    on(town, Weekday.MON, 8, weeks=1)
    outi.presses("Pass on")
    outi.sees("You passed this on.")
    timo.sees(WORDS)
    assert offers(town) == {"Liisa": "asked", "Pekka": "asked", "Outi": "passed", "Timo": "asked"}
    sanna.sees("Waiting for Liisa Korhonen, Pekka Laine, Timo Rinne.")
    town.slack.allows("hopes for help")
    town.slack.allows("so I've also asked")


def test_a_step_with_nobody_left_passes_at_once_and_the_coordinator_hears_of_it_then(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    town.asked(sanna)
    on(town, Weekday.TUE, 15)
    pekka.sees(WORDS)
    comes_at(town, at(Weekday.THU, 15), maija, WAITS)
    maija.sees("2 colleagues asked")
    assert main_buttons(maija.sees_message(WAITS)) == [], "the tutors act next"
    for never in ("won't show", "Sanna", "Liisa", "Pekka"):
        maija.does_not_see(never)
    sanna.sees(ASKS_TOO.format("Pekka Laine"))
    town.slack.allows("hopes for help")


def test_after_five_teaching_days_the_coordinator_is_told_whoever_was_asked(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    """Both tutors come on Mondays only, so that the third one would be asked after that."""
    monday = "mon 08:00-15:00 @Rantala"
    town.brings(
        f"Liisa Korhonen,Rantala,tutor,,,en,iPads:expert,{monday},",
        f"Pekka Laine,Rantala,tutor,,,en,iPads,{monday},",
    )
    on(town, Weekday.TUE, 9)
    town.asked(sanna)
    comes_at(town, at(Weekday.TUE, 9) + timedelta(days=7), maija, WAITS)
    pekka.sees(WORDS)
    maija.sees("2 colleagues asked")
    town.slack.allows("")


# Today, right now, a chosen time


def test_today_counts_hours_of_tutoring_time_and_the_coordinator_hears_at_the_end_of_the_day(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    outi, _ = joins_as_tutor(town, ON_TUESDAY, TIMO)
    on(town, Weekday.TUE, 8)
    asks(sanna, WORDS, when="Today", topic="iPads")
    sanna.sees("I'm asking Liisa Korhonen.")
    sanna.closes()
    town.later(minutes=1)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("asks: iPads, today.")
    comes_at(town, at(Weekday.TUE, 9, 1), liisa, REMINDED)
    comes_at(town, at(Weekday.TUE, 10, 1), outi, WORDS)
    sanna.sees(ASKS_TOO.format("Outi Niemi"))
    on(town, Weekday.TUE, 11, 1)
    assert len(town.rows(OfferRow)) == 3
    on(town, Weekday.TUE, 16)
    maija.does_not_see(WAITS)
    assert request_of(town)["coordinator_at"] == at(Weekday.TUE, 16), "told, but in the coordinator's own hours"
    on(town, Weekday.WED, 8)
    maija.sees(WAITS)
    town.slack.allows("")


def test_right_now_counts_real_minutes_and_asks_only_who_is_on_duty(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    outi, timo = joins_as_tutor(town, ON_TUESDAY, TIMO.replace("wed", "tue"))
    on(town, Weekday.TUE, 9)
    asks(sanna, STUCK, when="Right now", topic="iPads")
    sanna.sees("If a lesson is stuck, call IT support: IT desk, 09 123.")
    sanna.closes()
    started = town.clock() + timedelta(seconds=10)
    comes_at(town, started, liisa, "Sanna Virtanen (Rantala) asks: iPads, right now.")
    sanna.sees("Waiting for Liisa Korhonen.")
    comes_at(town, started + timedelta(minutes=5), outi, STUCK)
    sanna.sees(ASKS_TOO.format("Outi Niemi"))
    comes_at(town, started + timedelta(minutes=10), timo, STUCK)
    sanna.sees(ASKS_TOO.format("Timo Rinne"))
    comes_at(town, started + timedelta(minutes=15), maija, WAITS)
    pekka.does_not_see(STUCK)
    liisa.does_not_see("still hopes for help")
    timo.presses("Accept")
    timo.sees("You accepted. Sanna Virtanen needs you right now.")
    sanna.sees("iPads: Timo Rinne takes your request.")
    sanna.sees("Timo Rinne takes your request. You meet today")
    town.slack.allows("", to=maija)


def test_point_35_right_now_with_one_tutor_on_duty_reaches_the_coordinator_after_five_minutes(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    on(town, Weekday.TUE, 9)
    asks(sanna, STUCK, when="Right now", topic="iPads")
    sanna.sees("I'm asking Liisa Korhonen.")
    sanna.closes()
    town.later(seconds=10)
    liisa.sees(STUCK)
    sanna.sees("Waiting for Liisa Korhonen.")
    comes_at(town, town.clock() + timedelta(minutes=5), maija, WAITS)
    maija.sees("1 colleague asked")


def test_a_chosen_time_brings_each_step_forward_by_the_school_time_that_is_left(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    """Asked on Monday at 8:00 for Tuesday at 8:00: eight hours of school."""
    (outi,) = joins_as_tutor(town, OUTI)
    asks(sanna, WORDS, when="Pick a time", needed_at=at(Weekday.TUE, 8), topic="iPads")
    sanna.closes()
    town.later(minutes=1)
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, tomorrow at 8:00.")
    sanna.sees("Waiting for Liisa Korhonen.")
    comes_at(town, at(Weekday.MON, 9), liisa, REMINDED)
    comes_at(town, at(Weekday.MON, 10), pekka, WORDS)
    comes_at(town, at(Weekday.MON, 11), outi, WORDS)
    comes_at(town, at(Weekday.MON, 12), maija, WAITS)
    on(town, Weekday.TUE, 8)
    sanna.sees("iPads: Nobody has been free yet. Please choose what to do next.")
    maija.sees("A request has no tutor: iPads, Rantala.")
    assert states(town) == ["nobody"]
    town.slack.allows("hopes for help")
    town.slack.allows("so I've also asked")


# Breaks, weekends and other clocks


def test_breaks_and_weekends_do_not_count(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    breaks = '[[school.break]]\nname = "Autumn"\nfirst = 2026-09-08\nlast = 2026-09-14\n\n'
    town.brings(programme=PROGRAMME.replace('[[school]]\nname = "Koivu"', f'{breaks}[[school]]\nname = "Koivu"'))
    town.asked(sanna)
    on(town, Weekday.MON, 12, weeks=1)
    liisa.does_not_see(REMINDED)
    week = timedelta(weeks=1)
    comes_at(town, at(Weekday.TUE, 11, 30) + week, liisa, REMINDED)
    comes_at(town, at(Weekday.TUE, 15) + week, pekka, WORDS)
    sanna.sees(ASKS_TOO.format("Pekka Laine"))
    comes_at(town, at(Weekday.THU, 15) + week, maija, WAITS)
    town.slack.allows("hopes for help")


def test_point_50_a_reminder_comes_by_the_schools_clock_also_after_the_clocks_changed(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    friday, changed = timedelta(days=7 * 6 + 4), timedelta(days=7 * 7 + 1, hours=1)
    town.until(at(Weekday.MON, 14) + friday)
    town.asked(sanna)
    comes_at(town, at(Weekday.MON, 11, 30) + changed, liisa, REMINDED)


# Absence


def test_a_card_lapses_when_its_tutors_leave_begins_and_the_next_one_is_asked(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.opens_home()
    liisa.presses("I'm away…", on="Going away?")
    liisa.chooses("First day", "2026-09-08")
    liisa.chooses("Last day", "2026-09-09")
    liisa.presses("Save")
    assert offers(town) == {"Liisa": "asked"}, "today can still be answered"
    on(town, Weekday.TUE, 8)
    pekka.sees(WORDS)
    sanna.sees("Waiting for Pekka Laine.")
    liisa.opens_messages()
    liisa.sees("Nothing to do for you here any more. Thank you!")
    liisa.does_not_see("still hopes for help")
    assert offers(town) == {"Liisa": "lapsed", "Pekka": "asked"}


def test_the_table_in_force_stays_with_the_request_and_a_change_of_time_puts_it_on_another_row(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    on(town, Weekday.TUE, 8)
    town.asked(sanna)
    sanna.presses("Change details")
    sanna.chooses("When?", "Today")
    sanna.presses("Save")
    liisa.sees("asks: iPads, today.")
    comes_at(town, at(Weekday.TUE, 9, 1), liisa, REMINDED)
    comes_at(town, at(Weekday.TUE, 10, 1), pekka, WORDS)
    sanna.sees(ASKS_TOO.format("Pekka Laine"))
