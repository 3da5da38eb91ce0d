"""A request that found nobody: what the coordinator sees and can do, and the ways that stay open to its teacher."""

from coaching.school_calendar import Weekday
from demo.slack import Someone
from demo.slack.messages import Message
from handlers.ids import Action
from storage.tables import AuditRow
from tests.scenarios.asking import OUTI, TIMO, buttons, joins_as_tutor, main_buttons, offers, on, request_of, states
from tests.scenarios.town import WORDS, Town

NEEDED = "A request has no tutor: iPads, Rantala."
LIVING = "Topic: iPads · Kind:"
NEWS = "iPads: Nobody has been free yet. Please choose what to do next."


def nobody_left(town: Town) -> tuple[Message, Message]:
    """Both tutors have passed; returns the teacher's message and the coordinator's card."""
    sanna, liisa, pekka, maija = (
        town.people[name] for name in ("Sanna Virtanen", "Liisa Korhonen", "Pekka Laine", "Maija Salo")
    )
    town.asked(sanna)
    for tutor in (liisa, pekka):
        tutor.presses("Pass on")
        tutor.sees("You passed this on.")
    sanna.sees(NEWS)
    return sanna.sees_message(LIVING), maija.sees_message(NEEDED)


# What the coordinator sees


def test_point_56_the_card_has_its_buttons_beside_it_and_neither_words_nor_names(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    _, card = nobody_left(town)
    maija.sees("Kind: Quick fix · When: this week · 2 colleagues asked")
    maija.sees("Asked on Monday 7 September at 8:00.")
    assert buttons(card) == {"Assign…", "Take it myself", "Suggest IT support", "Make a workshop idea"}
    assert main_buttons(card) == ["Assign…"]
    maija.opens_home()
    maija.sees("Needs you")
    assert maija.eyes.home
    assert main_buttons(maija.eyes.home).count("Assign…") == 1
    for never in ("won't show", "Sanna", "Liisa", "Pekka"):
        maija.does_not_see(never)


def test_the_words_are_shown_with_their_writers_yes_and_at_once(town: Town, sanna: Someone, maija: Someone) -> None:
    living, card = nobody_left(town)
    sanna.sees("May the coordinator read your request? So far they know the topic and the school only.")
    sanna.presses("Yes, show my words", on=living)
    sanna.sees("The coordinator can read your request now.")
    now = maija.sees_message(WORDS)
    assert now.ts == card.ts, "the same card"
    maija.sees("The teacher lets you read the words.")
    maija.does_not_see("Sanna")
    assert "Yes, show my words" not in buttons(sanna.sees_message(LIVING))


def test_who_declined_is_told_to_nobody_not_even_in_the_list_to_assign_from(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    nobody_left(town)
    maija.presses("Assign…")
    maija.sees("Tutors who were asked before are listed too. Whoever you ask may pass, and needs no reason.")
    maija.chooses("Which tutor?", "Liisa Korhonen")
    maija.chooses("Which tutor?", "Pekka Laine")
    maija.presses("Ask")
    pekka.sees(WORDS)
    card = pekka.sees_message("You got this because: the coordinator thought of you.")
    assert main_buttons(card) == ["Accept"]
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    sanna.sees("Waiting for Pekka Laine.")
    maija.sees("A request still waits for a tutor's answer: iPads, Rantala.")
    pekka.presses("Accept")
    maija.sees("Pekka Laine has it now: iPads, Rantala.")
    sanna.sees("iPads: Pekka Laine takes your request.")
    sanna.does_not_see("passed")


def test_a_tutor_the_coordinator_asked_may_pass_and_the_request_comes_back(
    town: Town, sanna: Someone, pekka: Someone, maija: Someone
) -> None:
    _, card = nobody_left(town)
    maija.presses("Assign…")
    maija.chooses("Which tutor?", "Pekka Laine")
    maija.presses("Ask")
    pekka.sees(WORDS)
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    pekka.presses("Pass on", on=WORDS)
    back = maija.sees_message(NEEDED)
    assert back.ts == card.ts
    assert "2 colleagues asked" in maija.eyes.text_of(back), "people are counted, not how often they were asked"
    sanna.sees(NEWS)
    town.slack.allows("You passed this on.")


# What the coordinator can do


def test_with_three_tutors_asked_the_one_asked_longest_makes_room_for_the_one_assigned(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    _, timo = joins_as_tutor(town, OUTI, TIMO.replace("wed", "mon"))
    town.asked(sanna)
    for day in (Weekday.TUE, Weekday.THU, Weekday.FRI):
        on(town, day, 15)
    maija.sees("A request still waits for a tutor's answer: iPads, Rantala.")
    maija.presses("Assign…")
    maija.chooses("Which tutor?", "Timo Rinne")
    maija.presses("Ask")
    timo.sees("You got this because: the coordinator thought of you.")
    liisa.sees("Nothing to do for you here any more. Thank you!")
    sanna.sees("Waiting for Pekka Laine, Outi Niemi, Timo Rinne.")
    assert offers(town) == {"Liisa": "lapsed", "Pekka": "asked", "Outi": "asked", "Timo": "asked"}
    town.slack.allows("")


def test_a_coordinator_takes_it_and_helps_without_the_words_until_the_teacher_shows_them(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    nobody_left(town)
    maija.presses("Take it myself")
    sanna.sees("iPads: Maija Salo takes your request.")
    sanna.sees("Maija Salo takes your request. You two agree on when to meet.")
    maija.sees("Maija Salo has it now: iPads, Rantala.")
    card = maija.sees_message("You accepted. Sanna Virtanen has been told, and waits to hear from you.")
    assert main_buttons(card) == ["Done"]
    maija.does_not_see(WORDS)
    maija.presses("Done")
    sanna.sees("iPads: How did it go with Maija Salo?")
    sanna.presses("Yes, sorted")
    maija.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    assert states(town) == ["sorted"]


def test_suggesting_it_support_tells_the_teacher_how_to_reach_it_and_keeps_the_request(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    nobody_left(town)
    maija.presses("Suggest IT support")
    sanna.sees("iPads: The coordinator suggests IT support: IT desk, 09 123.")
    sanna.sees("They suggest IT support: IT desk, 09 123.")
    card = maija.sees_message("You suggested IT support: IT desk, 09 123.")
    assert "Suggest IT support" not in buttons(card)
    assert states(town) == ["nobody"]
    sanna.presses("Close")
    maija.sees("Settled: iPads, Rantala. Nothing to do.")


def test_the_coordinator_makes_a_workshop_idea_of_it_and_the_words_stay_with_the_teacher(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    nobody_left(town)
    maija.presses("Make a workshop idea")
    sanna.sees("iPads: The coordinator keeps it as a workshop idea. Your words stay with you.")
    sanna.sees("Noted as a workshop idea.")
    maija.sees("Settled: iPads, Rantala. Nothing to do.")
    maija.opens_home()
    maija.sees("iPads: 1")
    maija.does_not_see(WORDS)
    assert states(town) == ["collected"]


def test_two_coordinators_on_one_card_the_second_is_told_who_has_it(town: Town, sanna: Someone, maija: Someone) -> None:
    kaisa = town.someone("Kaisa Aho", tz="Europe/Helsinki")
    town.brings("Kaisa Aho,Rantala,coordinator,,,en,,,")
    _, card = nobody_left(town)
    kaisa.sees(NEEDED)
    old = kaisa.sees_message(NEEDED)
    maija.presses("Take it myself", on=card)
    maija.sees("You accepted.")
    sanna.sees("iPads: Maija Salo takes your request.")
    kaisa.sees("Maija Salo has it now: iPads, Rantala.")
    kaisa.presses_old(old, "Take it myself")
    kaisa.sees("Maija Salo took this one a moment before you. Nothing to do for you. Thank you!")
    kaisa.presses_old(old, "Make a workshop idea")
    kaisa.sees("That has moved on in the meantime, so nothing was changed.")
    assert states(town) == ["accepted"]


def test_nobody_else_can_do_what_a_coordinator_can(town: Town, sanna: Someone, liisa: Someone) -> None:
    nobody_left(town)
    for person in (sanna, liisa):
        for action in (Action.TAKE_ON, Action.MAKE_IDEA, Action.SUGGEST_IT, Action.ASSIGN):
            person.forges(person.messages()[-1], action_id=action, value=request_of(town)["id"])
            person.sees("That isn't yours to decide, so nothing was changed.")
    assert states(town) == ["nobody"]
    assert request_of(town)["it_suggested"] is False
    assert len([row for row in town.rows(AuditRow) if "refused" in row["did"]]) == 8
    town.slack.allows("isn't yours")


# The ways that stay open to the teacher


def test_point_37_a_dead_end_has_ways_out_and_none_of_them_is_pressed_for_the_teacher(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    living, _ = nobody_left(town)
    ways = {"Yes, show my words", "Wait until tomorrow", "Ask in other words", "Keep as workshop idea", "Close"}
    assert buttons(living) == ways
    assert main_buttons(living) == [], "the coordinator acts next"


def test_point_37_without_a_coordinator_the_next_step_is_the_teachers(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    maija.is_deactivated()
    town.asked(sanna)
    for tutor in ("Liisa Korhonen", "Pekka Laine"):
        town.people[tutor].presses("Pass on")
        town.people[tutor].sees("You passed this on.")
    sanna.sees(NEWS)
    living = sanna.sees_message(LIVING)
    assert main_buttons(living) == ["Ask in other words"]
    assert {"Wait until tomorrow", "Keep as workshop idea", "Close"} <= buttons(living)
    assert "Yes, show my words" not in buttons(living), "there is nobody to show them to"


def test_waiting_for_the_next_tutoring_day_asks_whoever_has_it_also_one_who_passed(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    nobody_left(town)
    sanna.presses("Wait until tomorrow")
    sanna.sees("Waiting for Liisa Korhonen.")
    card = liisa.sees_message("Sanna Virtanen (Rantala) asks: iPads, on the next tutoring day.")
    assert WORDS in liisa.eyes.text_of(card)
    maija.sees("A request still waits for a tutor's answer")
    on(town, Weekday.TUE, 8)
    liisa.presses("Accept")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    maija.sees("Liisa Korhonen has it now")


def test_keeping_it_as_an_idea_and_reopening_what_was_closed(town: Town, sanna: Someone, maija: Someone) -> None:
    nobody_left(town)
    sanna.presses("Close")
    closed = sanna.sees_message("Cancelled. Whoever was asked has been told.")
    assert buttons(closed) == {"Reopen"}
    maija.sees("Settled: iPads, Rantala. Nothing to do.")
    town.later(days=1)
    sanna.presses("Reopen")
    sanna.sees("Nobody has been free yet.")
    maija.sees(NEEDED)
    sanna.presses("Keep as workshop idea", on=LIVING)
    idea = sanna.sees_message("Noted as a workshop idea. Nobody is asked; wishes are counted by topic.")
    assert buttons(idea) == set()
    maija.sees("Settled: iPads, Rantala.")
    assert offers(town) == {"Liisa": "passed", "Pekka": "passed"}
    assert states(town) == ["collected"]
