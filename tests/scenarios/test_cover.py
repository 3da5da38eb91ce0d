"""Cover that a session needs: recorded with it, with the coordinator before the date, arranged, told to both sides."""

from datetime import timedelta

from coaching.school_calendar import Weekday
from demo.slack import Someone
from storage.tables import HelpRequestRow
from tests.builders import at
from tests.scenarios.asking import asks, asks_into_class, buttons, main_buttons, on, request_of, states
from tests.scenarios.town import Town

LESSON = "drawing on the iPads with all of 6B"
LESSONS = "my 6A maths in period 3"
LIVING = "Topic: iPads · Kind:"
NEEDED = "A session needs cover: In-class support, Rantala, tomorrow, period 3 (11:15)."


def meets(town: Town) -> None:
    """Liisa has agreed to come to 6B on Tuesday in period 3."""
    sanna, liisa = town.people["Sanna Virtanen"], town.people["Liisa Korhonen"]
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    liisa.presses("Accept", on=LESSON)
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    sanna.sees("Liisa Korhonen comes tomorrow, period 3 (11:15)")


def needs_cover(sanna: Someone) -> None:
    sanna.presses("I need cover", on=LIVING)
    sanna.sees("The coordinator sees this, so that cover is arranged before the day.")
    sanna.chooses("What would help?", "A floating teacher")
    sanna.fills("Which lessons?", LESSONS)
    sanna.presses("Save")


def test_cover_stands_with_the_session_and_reaches_the_coordinator_before_the_date(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    meets(town)
    needs_cover(sanna)
    sanna.sees("Cover is needed: a floating teacher. The coordinator has been told.")
    liisa.sees("Cover is needed: a floating teacher. The coordinator has been told.")
    card = maija.sees_message(NEEDED)
    maija.sees("What would help: a floating teacher")
    maija.sees(LESSONS)
    assert main_buttons(card) == ["Cover is arranged"]
    assert town.clock() < request_of(town)["agreed_at"]
    for never in (LESSON, "6B in room 214"):
        maija.does_not_see(never)
    assert LESSONS not in card.text, "nothing of it on a locked phone"


def test_arranged_cover_is_seen_by_both_sides_and_asked_for_again_when_the_time_moves(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    meets(town)
    needs_cover(sanna)
    maija.sees(NEEDED)
    maija.opens_home()
    maija.presses("Cover is arranged", on=maija.eyes.home)
    maija.opens_messages()
    maija.sees("Cover is arranged: In-class support, Rantala, tomorrow, period 3 (11:15).")
    sanna.sees("Cover is arranged: a floating teacher.")
    liisa.sees("Cover is arranged: a floating teacher.")
    liisa.presses("Change the time…")
    liisa.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet.")
    sanna.presses("This suits me: tomorrow, period 2 (9:10)")
    liisa.sees("iPads: You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    maija.sees("A session needs cover: In-class support, Rantala, tomorrow, period 2 (9:10).")
    sanna.sees("Cover is needed: a floating teacher.")


def test_cover_can_be_named_while_a_tutor_is_still_looked_for_and_goes_with_a_cancelled_session(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees(LESSON)
    needs_cover(sanna)
    maija.sees(NEEDED)
    sanna.presses("Change cover", on=LIVING)
    sanna.chooses("What would help?", "Two classes together")
    sanna.presses("Save")
    maija.sees("What would help: two classes together")
    sanna.presses("Cancel", on=LIVING)
    sanna.sees("Cancelled.")
    maija.sees("No cover is needed any more: In-class support, Rantala")
    maija.does_not_see(LESSONS)


def test_a_quick_fix_needs_no_cover_and_a_form_without_lessons_says_what_is_missing(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    asks(sanna, "sound from the iPads", topic="iPads")
    sanna.closes()
    town.later(seconds=60)
    assert "I need cover" not in buttons(sanna.sees_message(LIVING))
    sanna.presses("Cancel")
    sanna.sees("Cancelled.")
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    sanna.presses("I need cover", on="Waiting for Liisa Korhonen.")
    sanna.fills("Which lessons?", "  ")
    sanna.presses("Save")
    sanna.sees("One sentence is enough")
    sanna.closes()
    assert [row["cover_kind"] for row in town.rows(HelpRequestRow)] == [None, None]
    assert maija.messages() == []
    town.slack.allows("")


def test_a_group_that_asks_on_friday_evening_for_monday_still_reaches_the_coordinator_in_time(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    on(town, Weekday.FRI, 18)
    monday = at(Weekday.MON, 11, 15) + timedelta(weeks=1)
    asks(
        sanna,
        "how five of us can share one set of iPads",
        kind="Small-group training",
        when="Pick a time",
        needed_at=monday,
        setting="5, the science teachers",
        topic="iPads",
    )
    sanna.closes()
    town.later(seconds=60)
    sanna.sees("Waiting for")
    needs_cover(sanna)
    maija.does_not_see("A session needs cover")
    on(town, Weekday.MON, 8, weeks=1)
    maija.sees("A session needs cover: Small-group training, Rantala, today, period 3 (11:15).")
    assert states(town) == ["waiting"]
    town.slack.allows("")


def test_cover_that_was_arranged_for_a_time_that_fell_through_is_asked_for_again(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    asks_into_class(sanna, LESSON, needed_at=None)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.presses("Accept", on=LESSON)
    liisa.submits()
    liisa.sees("You accepted.")
    sanna.sees("You meet tomorrow, period 1 (8:15).")
    needs_cover(sanna)
    maija.sees("A session needs cover: In-class support, Rantala, tomorrow, period 1 (8:15).")
    maija.presses("Cover is arranged")
    maija.sees("Cover is arranged: In-class support")
    liisa.presses("Pass on")
    sanna.sees("I'm now asking Pekka Laine.")
    sanna.sees("Cover is needed: a floating teacher.")
    maija.sees("A session needs cover: In-class support, Rantala")
    pekka.presses("Accept", on=LESSON)
    pekka.submits()
    sanna.sees("Pekka Laine takes your request. You meet on Thursday, period 1 (8:15).")
    maija.sees("A session needs cover: In-class support, Rantala, on Thursday, period 1 (8:15).")
    town.slack.allows("", to=liisa)
    town.slack.allows("", to=pekka)
