"""After a tutor accepted: both are asked how it went, a silence opens it again, a tutor's answer stands at last."""

from datetime import timedelta

from coaching.school_calendar import Weekday
from demo.slack import Someone
from tests.builders import at
from tests.scenarios.asking import asks_into_class, comes_at, offers, on, states
from tests.scenarios.town import WORDS, Town

LESSON = "drawing on the iPads with all of 6B"


def test_who_accepted_and_said_nothing_more_is_asked_how_it_went_and_then_the_request_is_open_again(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    comes_at(town, at(Weekday.TUE, 15), sanna, "iPads: How did it go with Liisa Korhonen?")
    liisa.sees("The time with Sanna Virtanen is over. How did it go?")
    on(town, Weekday.WED, 16)
    assert states(town) == ["waiting"]
    liisa.sees("Nothing to do for you here any more. Thank you!")
    pekka.does_not_see(WORDS)
    on(town, Weekday.THU, 8)
    pekka.sees(WORDS)
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    assert offers(town) == {"Liisa": "lapsed", "Pekka": "asked"}


def test_point_36_the_tutors_answer_stands_after_five_teaching_days_and_one_tap_opens_it_again(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("Done")
    liisa.sees("You said it is done.")
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    before, closed = len(sanna.messages()), "Your tutor says it is sorted, so I've closed it. You can reopen it."
    comes_at(town, town.clock() + timedelta(days=7), sanna, closed)
    assert states(town) == ["sorted"]
    assert len(sanna.messages()) == before, "nothing to do, so no new line"
    sanna.presses("Reopen")
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("You got this because: you helped with this before.")


def test_the_teachers_answer_counts_before_the_tutors(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    liisa.presses("Done")
    liisa.sees("You said it is done.")
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    on(town, Weekday.FRI, 9)
    sanna.presses("It didn't happen")
    liisa.sees("iPads: Sanna Virtanen says it didn't happen. Nothing more to do.")
    on(town, Weekday.WED, 9, weeks=1)
    assert states(town) == ["did_not_happen"]


def test_a_silence_after_an_agreed_time_asks_the_next_tutor_although_that_time_is_over(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    liisa.presses("Accept", on=LESSON)
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    sanna.sees("Liisa Korhonen comes tomorrow, period 3 (11:15)")
    comes_at(town, at(Weekday.TUE, 12), sanna, "iPads: How did it go with Liisa Korhonen?")
    on(town, Weekday.THU, 8)
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees(LESSON)
    pekka.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    assert maija.messages() == []
    assert states(town) == ["waiting"]
