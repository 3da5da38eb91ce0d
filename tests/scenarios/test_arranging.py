"""What a teacher and a tutor arrange: times from either side, another time, questions, and presses that cross."""

from datetime import timedelta

import pytest

from coaching.people import SlackUserId
from coaching.school_calendar import Weekday
from demo.slack import Someone
from demo.slack.stories.looking import NotThere
from storage.tables import OfferRow
from tests.builders import at
from tests.scenarios.asking import (
    PERIOD_3,
    asks_into_class,
    buttons,
    main_buttons,
    offers,
    on,
    request_of,
    states,
)
from tests.scenarios.town import WORDS, Town

LESSON = "drawing on the iPads with all of 6B"
FRIDAY_10 = at(Weekday.FRI, 10)
LIVING = "Topic: iPads · Kind:"
"""On the teacher's living message, whatever its state."""


def suggests_two(town: Town, sanna: Someone, liisa: Someone) -> None:
    """Liisa suggests the two times that her form has chosen already."""
    town.asked(sanna)
    liisa.presses("Suggest times")
    liisa.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet. Please choose in my message about it.")


# Times


def test_a_tutor_suggests_own_free_times_and_the_teacher_takes_one_with_one_press(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    suggests_two(town, sanna, liisa)
    liisa.sees("You suggested 2 times. Sanna Virtanen chooses next.")
    card = liisa.sees_message("Your times: tomorrow, period 1 (8:15); tomorrow, period 2 (9:10).")
    assert main_buttons(card) == []
    living = sanna.sees_message("Liisa Korhonen suggests 2 times. Which one suits you? If none does, suggest others.")
    assert main_buttons(living) == ["This suits me"]
    sanna.presses("This suits me: tomorrow, period 2 (9:10)")
    sanna.sees("You meet tomorrow, period 2 (9:10). Afterwards I'll ask how it went.")
    liisa.sees("iPads: You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    now = liisa.sees_message("You accepted. You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    assert main_buttons(now) == ["Done"]
    assert {"Change the time…", "Add to calendar"} <= buttons(now)
    assert request_of(town)["agreed_at"] == at(Weekday.TUE, 9, 10)


def test_a_teacher_to_whom_no_time_suits_suggests_others_and_the_tutor_agrees(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    suggests_two(town, sanna, liisa)
    sanna.presses("Other times")
    sanna.sees("The tutor is free tomorrow, period 1 (8:15);")
    sanna.chooses("First time", PERIOD_3)
    sanna.chooses("Second time", FRIDAY_10)
    sanna.presses("Send")
    sanna.sees("You suggested other times. Liisa Korhonen chooses one.")
    sanna.sees("You can come tomorrow, period 3 (11:15); on Friday at 10:00.")
    liisa.sees("iPads: Sanna Virtanen suggests when to meet. Does it suit you?")
    card = liisa.sees_message("Sanna Virtanen suggests 2 times. Does one suit you?")
    assert main_buttons(card) == ["This suits me"]
    assert main_buttons(sanna.sees_message("You suggested other times.")) == []
    liisa.presses("This suits me: on Friday at 10:00")
    sanna.sees("iPads: Liisa Korhonen takes your request. You meet on Friday at 10:00.")
    sanna.sees("You meet on Friday at 10:00. Afterwards I'll ask how it went.")
    liisa.sees("You accepted. You meet Sanna Virtanen on Friday at 10:00.")


def test_a_tutor_moves_the_time_and_until_it_is_agreed_the_old_one_holds(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    meets_in_class(town, sanna, liisa)
    liisa.presses("Change the time…")
    liisa.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet.")
    sanna.sees("Until then you still meet tomorrow, period 3 (11:15).")
    assert request_of(town)["agreed_at"] == PERIOD_3
    sanna.presses("This suits me: tomorrow, period 1 (8:15)")
    sanna.sees("Liisa Korhonen comes tomorrow, period 1 (8:15): 6B in room 214.")
    liisa.sees("iPads: You meet Sanna Virtanen tomorrow, period 1 (8:15).")
    liisa.sees("You accepted. You meet Sanna Virtanen tomorrow, period 1 (8:15).")


def test_a_teacher_moves_the_time_and_a_tutor_may_suggest_others_again(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    meets_in_class(town, sanna, liisa)
    sanna.presses("Change the time")
    sanna.chooses("First time", FRIDAY_10)
    sanna.presses("Send")
    sanna.sees("You suggested other times. Liisa Korhonen chooses one.")
    sanna.sees("Until then you still meet tomorrow, period 3 (11:15).")
    liisa.sees("iPads: Sanna Virtanen suggests when to meet. Does it suit you?")
    liisa.sees("Sanna Virtanen suggests a time. Does it suit you?")
    liisa.presses("Suggest other times")
    liisa.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet.")
    sanna.presses("This suits me: tomorrow, period 2 (9:10)")
    liisa.sees("iPads: You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    sanna.sees("Liisa Korhonen comes tomorrow, period 2 (9:10): 6B in room 214.")
    assert request_of(town)["agreed_at"] == at(Weekday.TUE, 9, 10)


def meets_in_class(town: Town, sanna: Someone, liisa: Someone) -> None:
    """Liisa has agreed to come to 6B on Tuesday in period 3."""
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    liisa.presses("Accept")
    liisa.sees("You accepted. You meet Sanna Virtanen tomorrow, period 3 (11:15).")
    sanna.sees("iPads: Liisa Korhonen takes your request. You meet tomorrow, period 3 (11:15).")
    sanna.sees("Liisa Korhonen comes tomorrow, period 3 (11:15): 6B in room 214.")


def test_a_time_gone_by_is_refused_at_its_field_and_nothing_is_lost(town: Town, sanna: Someone, liisa: Someone) -> None:
    suggests_two(town, sanna, liisa)
    sanna.presses("Other times")
    sanna.chooses("First time", town.clock() - timedelta(hours=1))
    sanna.presses("Send")
    sanna.sees("That time has passed. Pick a later one. Nothing was changed.")
    sanna.chooses("First time", FRIDAY_10)
    sanna.presses("Send")
    sanna.sees_no_modal()
    liisa.sees("iPads: Sanna Virtanen suggests when to meet.")
    liisa.sees("Sanna Virtanen suggests a time.")


def test_a_form_of_times_with_none_in_it_says_so(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    liisa.presses("Suggest times")
    liisa.chooses("Your next tutoring times")
    liisa.presses("Suggest")
    liisa.sees("There is no time yet. Nothing was sent; please pick at least one.")
    liisa.chooses("Another time", FRIDAY_10)
    liisa.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet.")
    sanna.sees("Liisa Korhonen suggests a time. Does it suit you? If not, suggest others.")


def test_suggested_times_that_are_over_leave_the_request_as_it_was_and_the_next_tutor_is_asked(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    suggests_two(town, sanna, liisa)
    on(town, Weekday.TUE, 9, 11)
    living = sanna.sees_message("Waiting for Liisa Korhonen.")
    assert "This suits me" not in buttons(living)
    card = liisa.sees_message("Sanna Virtanen (Rantala) asks: iPads, this week.")
    assert main_buttons(card) == ["Accept"]
    on(town, Weekday.TUE, 15)
    liisa.sees("still hopes for help")
    pekka.sees(WORDS)
    sanna.sees("iPads: Nobody has answered yet, so I've also asked Pekka Laine.")


def test_two_tutors_may_suggest_times_and_taking_one_thanks_the_other(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    on(town, Weekday.TUE, 15)
    liisa.sees("still hopes for help")
    pekka.sees(WORDS)
    sanna.sees("so I've also asked Pekka Laine.")
    for tutor in (liisa, pekka):
        tutor.presses("Suggest times")
        tutor.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet.")
    sanna.sees("iPads: A colleague suggests when to meet.")
    living = sanna.sees_message("Several tutors suggest times.")
    assert main_buttons(living) == ["This suits me"], "one of them"
    sanna.presses("This suits me: on Thursday, period 2 (9:10), Pekka Laine")
    sanna.sees("You meet on Thursday, period 2 (9:10).")
    pekka.sees("iPads: You meet Sanna Virtanen on Thursday, period 2 (9:10).")
    liisa.sees("A colleague took this one. Thank you!")
    assert offers(town) == {"Liisa": "lapsed", "Pekka": "accepted"}


# Presses that cross


def test_a_time_taken_and_a_colleagues_accept_cross_and_the_first_one_counts(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    on(town, Weekday.TUE, 15)
    liisa.sees("still hopes for help")
    old = pekka.sees_message(WORDS)
    sanna.sees("so I've also asked Pekka Laine.")
    liisa.presses("Suggest times")
    liisa.presses("Suggest")
    sanna.sees("Liisa Korhonen suggests when to meet.")
    sanna.presses("This suits me", occurrence=1)
    liisa.sees("iPads: You meet Sanna Virtanen")
    pekka.presses_old(old, "Accept")
    pekka.sees("Liisa Korhonen took this one a moment before you. Nothing to do for you. Thank you!")
    assert offers(town) == {"Liisa": "accepted", "Pekka": "lapsed"}


def test_a_time_pressed_twice_is_agreed_once_and_told_once(town: Town, sanna: Someone, liisa: Someone) -> None:
    suggests_two(town, sanna, liisa)
    old = sanna.sees_message("Liisa Korhonen suggests 2 times. Which")
    sanna.presses("This suits me: tomorrow, period 2 (9:10)")
    told = liisa.sees_message("iPads: You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    count = len(liisa.messages())
    with pytest.raises(NotThere):
        sanna.presses("This suits me", on=LIVING)
    town.later(seconds=1)
    sanna.forges(old, action_id="request.take_time", value=old_value(town, at(Weekday.TUE, 9, 10).timestamp()))
    assert len(liisa.messages()) == count
    assert told in liisa.messages()
    sanna.forges(old, action_id="request.take_time", value=old_value(town, at(Weekday.TUE, 8, 15).timestamp()))
    sanna.sees("That has moved on in the meantime, so nothing was changed.")
    assert states(town) == ["accepted"]


def old_value(town: Town, seconds: float) -> str:
    """What the button of a time carried."""
    (row,) = town.rows(OfferRow)
    return f"{row['id']}:{int(seconds)}"


# Other clocks


def test_point_51_a_teacher_on_another_clock_reads_whose_clock_a_time_is_on(town: Town, liisa: Someone) -> None:
    oskar = town.someone("Oskar Berg", tz="Europe/Lisbon")
    town.brings("Oskar Berg,Rantala,teacher,,,en,,,")
    oskar.opens_home()
    town.bot.directory.doubt(SlackUserId(oskar.id))
    town.later(seconds=1)
    oskar.opens_messages()
    town.asked(oskar)
    liisa.presses("Suggest times")
    liisa.sees("Tomorrow, period 1 (8:15)")
    liisa.presses("Suggest")
    oskar.sees("Liisa Korhonen suggests when to meet.")
    oskar.presses("This suits me: tomorrow, period 2 (9:10), Helsinki time")
    oskar.sees("You meet tomorrow, period 2 (9:10), Helsinki time.")
    liisa.sees("You meet Oskar Berg tomorrow, period 2 (9:10).")
    liisa.sees("You accepted. You meet Oskar Berg tomorrow, period 2 (9:10).")
