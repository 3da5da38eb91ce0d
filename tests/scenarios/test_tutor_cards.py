"""A tutor and a card: accept, pass on, how it went, a note; and the role, which is theirs to keep or to leave."""

from coaching.outcomes import Result
from coaching.school_calendar import Weekday
from demo.slack import Someone
from storage.tables import OutcomeRow
from tests.scenarios.asking import (
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


# Accepting


def test_point_25_a_chosen_time_is_accepted_in_one_click_and_both_know_when_and_where(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    card = liisa.sees_message("Sanna Virtanen (Rantala) asks: iPads, tomorrow, period 3 (11:15).")
    assert main_buttons(card) == ["Accept"]
    liisa.presses("Accept")
    liisa.sees_no_modal()
    liisa.sees("You accepted. You meet Sanna Virtanen tomorrow, period 3 (11:15).")
    liisa.sees("Class and room: 6B in room 214")
    sanna.sees("iPads: Liisa Korhonen takes your request. You meet tomorrow, period 3 (11:15).")
    sanna.sees("Liisa Korhonen comes tomorrow, period 3 (11:15): 6B in room 214. Afterwards I'll ask how it went.")


def test_point_25_where_a_time_has_to_be_agreed_accepting_takes_two_clicks(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    asks_into_class(sanna, LESSON, needed_at=None)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees(LESSON)
    liisa.presses("Accept")
    liisa.sees("When do you meet?")
    assert states(town) == ["waiting"]
    liisa.presses("Accept")
    liisa.sees("You accepted. You meet Sanna Virtanen tomorrow, period 1 (8:15).")
    sanna.sees("iPads: Liisa Korhonen takes your request. You meet tomorrow, period 1 (8:15).")
    sanna.sees("Liisa Korhonen comes tomorrow, period 1 (8:15): 6B in room 214.")


def test_the_form_that_accepting_opens_offers_the_tutors_own_free_times_only(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.presses("Accept", on=LESSON)
    liisa.sees("You accepted. You meet Sanna Virtanen tomorrow, period 3 (11:15).")
    sanna.sees("You meet tomorrow, period 3 (11:15).")
    asks_into_class(sanna, "another lesson with the iPads of 5A", needed_at=None)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.presses("Accept", on="the iPads of 5A")
    liisa.chooses("When do you meet?", "Tomorrow, period 2 (9:10)")
    liisa.does_not_see("Tomorrow, period 3 (11:15)")
    liisa.submits()
    liisa.sees("You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    sanna.sees("takes your request. You meet tomorrow, period 2 (9:10).")


def test_a_tutor_who_accepts_reads_a_question_to_ask_unless_it_is_a_quick_fix_or_turned_off(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    quick = town.accepted(sanna)
    assert "Ask before you advise" not in liisa.eyes.text_of(quick)
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.presses("Accept", on=LESSON)
    sanna.sees("You meet tomorrow, period 3 (11:15).")
    liisa.sees("Ask before you advise: “")
    liisa.opens_home()
    liisa.presses("Turn questions off", on=liisa.eyes.home)
    liisa.opens_messages()
    liisa.presses("Note for myself…", on=LESSON)
    liisa.fills("What helped?", "one iPad first, then all")
    liisa.presses("Save")
    liisa.does_not_see("Ask before you advise")


# Letting go


def test_point_26_not_my_topic_needs_no_reason_either_and_says_nothing_about_the_tutor(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Not my topic")
    liisa.sees_no_modal()
    liisa.sees("You passed this on. That's fine.")
    sanna.sees("Waiting for Pekka Laine.")
    sanna.does_not_see("topic of")
    pekka.sees(WORDS)
    assert offers(town) == {"Liisa": "not_my_topic", "Pekka": "asked"}


def test_point_26_passing_on_is_behind_the_dots_of_the_card_and_on_home(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    card = town.asked(sanna)
    assert {"Pass on", "Not my topic", "Hand over…", "I'm away today", "I'm away…"} <= buttons(card)
    liisa.opens_home()
    liisa.presses("Pass on", on=liisa.eyes.home)
    liisa.sees_no_modal()
    pekka.sees(WORDS)
    sanna.sees("Waiting for Pekka Laine.")
    assert offers(town) == {"Liisa": "passed", "Pekka": "asked"}


# How it went


def test_point_30_partly_will_continue_is_one_tap_and_leaves_it_with_the_tutor(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("Partly, will continue")
    liisa.sees_no_modal()
    liisa.sees("You accepted.")
    assert states(town) == ["accepted"]
    assert [(row["side"], row["result"]) for row in town.rows(OutcomeRow)] == [("tutor", Result.NOT_YET)]


def test_point_30_it_did_not_happen_is_one_tap_and_the_teacher_is_asked_too(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("It didn't happen")
    liisa.sees("You said it didn't happen. Sanna Virtanen is asked too.")
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    sanna.sees("They say it didn't happen. If you say nothing, their answer counts after five teaching days.")
    sanna.presses("Not yet")
    liisa.sees("iPads: Sanna Virtanen says it isn't sorted yet. Please find another time.")
    assert states(town) == ["accepted"]


def test_more_people_need_this_opens_the_form_for_a_workshop_idea_about_the_same(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("More people need this…")
    liisa.fills("What would help you?", "half of the staff asks me about mirroring")
    liisa.presses("Send")
    liisa.sees("Noted as a workshop idea.")
    liisa.closes()
    town.later(seconds=60)
    liisa.sees("Noted as a workshop idea. Nobody is asked; wishes are counted by topic.")
    assert sorted(states(town)) == ["accepted", "collected"]


def test_a_note_is_for_the_tutor_alone_and_can_be_changed(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    liisa.presses("Note for myself…")
    liisa.fills("What helped?", "restarting the access point")
    liisa.presses("Save")
    liisa.sees("Your note, for you alone:")
    liisa.sees("restarting the access point")
    liisa.presses("Note for myself…")
    liisa.fills("What helped?", "")
    liisa.presses("Save")
    liisa.does_not_see("restarting the access point")
    sanna.opens_home()
    sanna.does_not_see("restarting the access point")


def test_after_the_time_the_tutor_is_still_asked_until_the_teacher_has_said(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.accepted(sanna)
    on(town, Weekday.TUE, 15)
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    card = liisa.sees_message("The time with Sanna Virtanen is over. How did it go?")
    assert {"Done", "It didn't happen", "Find another time…"} <= buttons(card)
    assert main_buttons(card) == []
    assert main_buttons(sanna.sees_message("Asked → Accepted → Met · Next: you say how it went.")) == ["Yes, sorted"]
    assert request_of(town)["state"] == "met"


# The role


def test_point_31_a_tutor_chooses_topics_times_and_a_weekly_limit_and_is_asked_accordingly(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    liisa.opens_home()
    liisa.sees("You help with: iPads. You have set no weekly limit.")
    liisa.presses("Edit topics")
    liisa.chooses("What do you help with?", "Kahoot")
    liisa.chooses("Weekly limit", "1 request a week")
    liisa.presses("Save")
    liisa.sees("You help with: Kahoot. At most 1 request a week.")
    liisa.presses("Add a time")
    liisa.chooses("Day", "Wednesday")
    liisa.presses("Save")
    liisa.sees("Wednesdays 8:00–15:00, Rantala")
    liisa.opens_messages()
    town.asked(sanna, of="Pekka Laine")
    town.asked(sanna, "a quiz about the rivers of Europe")
    town.asked(sanna, "a quiz for the parents' evening", of="Pekka Laine")


def test_point_31_a_tutor_quits_the_role_and_nobody_is_told_why(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    town.asked(sanna)
    liisa.opens_home()
    liisa.presses("Stop being a tutor…")
    liisa.sees("What is open with you goes to colleagues, and you are not asked any more. Nobody is told why.")
    liisa.presses("Stay")
    assert offers(town) == {"Liisa": "asked"}
    liisa.presses("Stop being a tutor…")
    liisa.presses("Stop being a tutor")
    liisa.opens_messages()
    liisa.sees("Your time as a tutor has ended. Thank you!")
    pekka.sees(WORDS)
    sanna.sees("Waiting for Pekka Laine.")
    assert offers(town) == {"Liisa": "lapsed", "Pekka": "asked"}
    assert maija.messages() == []
    town.asked(sanna, "another iPad stays dark", of="Pekka Laine")


def test_point_28_a_request_never_leaves_its_topic_even_when_nobody_else_is_left(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    quiz = "a quiz about the rivers of Europe"
    town.asked(sanna, quiz, of="Pekka Laine")
    pekka.presses("Pass on")
    sanna.sees("Kahoot: Nobody has been free yet.")
    maija.sees("A request has no tutor: Kahoot, Rantala.")
    town.later(days=7)
    liisa.does_not_see(quiz)
    assert offers(town) == {"Pekka": "passed"}
