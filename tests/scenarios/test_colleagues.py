"""Tutors among themselves: handing over, a second pair of eyes, who comes second and backs up."""

from coaching.school_calendar import Weekday
from demo.slack import Someone
from storage.tables import AuditRow, HelpRequestRow
from tests.scenarios.asking import (
    OUTI,
    asks_into_class,
    buttons,
    joins_as_tutor,
    main_buttons,
    offers,
    on,
    states,
)
from tests.scenarios.conftest import PEKKA
from tests.scenarios.town import WORDS, Town

LIVING = "Topic: iPads · Kind:"
LESSON = "drawing on the iPads with all of 6B"


def both_asked(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> None:
    """Liisa has not answered by the end of her tutoring day, so Pekka is asked too."""
    town.asked(sanna)
    on(town, Weekday.TUE, 15)
    liisa.sees("iPads. Pass on if you're busy, that's fine.")
    sanna.sees("iPads: Nobody has answered yet, so I've also asked Pekka Laine.")
    pekka.sees("Now also with Liisa Korhonen.")
    liisa.sees("Now also with Pekka Laine.")


# Handing over


def test_a_tutor_hands_a_card_over_by_name_and_the_colleague_reads_why(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Hand over…")
    liisa.sees("Your colleague is asked in your place, and can pass too.")
    liisa.chooses("Which colleague?", "Pekka Laine")
    liisa.presses("Ask")
    liisa.sees("You passed this on. That's fine.")
    liisa.does_not_see(WORDS)
    pekka.sees(WORDS)
    pekka.sees("You got this because: a colleague thought of you.")
    sanna.sees("Waiting for Pekka Laine.")
    assert offers(town) == {"Liisa": "passed", "Pekka": "asked"}
    town.accepts(pekka, sanna)


def test_point_34_handing_over_after_accepting_tells_the_teacher_who_is_asked_now(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("Hand over…")
    liisa.chooses("Which colleague?", "Pekka Laine")
    liisa.presses("Ask")
    liisa.sees("You passed this on.")
    pekka.sees(WORDS)
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    sanna.sees("Waiting for Pekka Laine.")
    assert states(town) == ["waiting"]


def test_only_colleagues_for_it_are_listed_and_where_there_is_none_the_form_says_what_to_do(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna, "a quiz about the rivers of Europe", of="Pekka Laine")
    pekka.presses("Hand over…")
    pekka.sees("No other tutor for this is free at the moment. If you can't help, pass on: I look further.")
    pekka.does_not_see("Liisa Korhonen")
    pekka.closes()
    assert offers(town) == {"Pekka": "asked"}


def test_a_colleague_who_became_full_meanwhile_is_refused_under_the_field(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.brings(f"{PEKKA}1")
    town.asked(sanna)
    liisa.presses("Hand over…")
    liisa.chooses("Which colleague?", "Pekka Laine")
    town.asked(sanna, "a quiz about the rivers of Europe", of="Pekka Laine")
    liisa.presses("Ask")
    liisa.sees("Pekka Laine can't be asked at the moment. Nothing was sent; please choose somebody else.")
    liisa.closes()
    liisa.sees(WORDS)
    assert sorted(states(town)) == ["waiting", "waiting"]


# A second pair of eyes


def test_a_second_pair_of_eyes_reads_along_and_the_request_stays_where_it_is(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("Need a colleague…")
    liisa.sees("You stay the one who helps.")
    liisa.chooses("Which colleague?", "Pekka Laine")
    liisa.presses("Ask")
    pekka.sees("Liisa Korhonen would like a second pair of eyes: iPads, for Sanna Virtanen.")
    card = pekka.sees_message("You got this because: a colleague would like your view too.")
    assert main_buttons(card) == ["Accept"]
    assert {"Message Liisa Korhonen", "Pass on"} <= buttons(card)
    assert not {"Suggest times", "Hand over…"} & buttons(card), "the time is Liisa's to agree"
    pekka.presses("Accept")
    pekka.sees("You look on beside Liisa Korhonen, for Sanna Virtanen.")
    liisa.sees("Looking on with you: Pekka Laine.")
    sanna.sees("Also helping: Pekka Laine.")
    sanna.presses("Sorted")
    liisa.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    pekka.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["sorted"]


def test_a_second_pair_that_passes_changes_nothing_for_the_teacher(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    before = len(sanna.messages())
    liisa.presses("Need a colleague…")
    liisa.chooses("Which colleague?", "Pekka Laine")
    liisa.presses("Ask")
    pekka.sees("would like a second pair of eyes")
    pekka.presses("Pass on")
    pekka.sees("You passed this on. That's fine.")
    sanna.does_not_see("Pekka Laine")
    assert len(sanna.messages()) == before
    assert states(town) == ["accepted"]


def test_when_the_one_who_accepted_passes_on_the_second_pair_is_thanked(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    (outi,) = joins_as_tutor(town, OUTI)
    town.accepted(sanna)
    liisa.presses("Need a colleague…")
    liisa.chooses("Which colleague?", "Pekka Laine")
    liisa.presses("Ask")
    pekka.sees("would like a second pair of eyes")
    pekka.presses("Accept")
    pekka.sees("You look on beside Liisa Korhonen")
    liisa.presses("Pass on")
    liisa.sees("You passed this on.")
    sanna.sees("iPads: There has been a change. I'm now asking Outi Niemi.")
    sanna.sees("Waiting for Outi Niemi.")
    outi.sees(WORDS)
    assert offers(town) == {"Liisa": "passed", "Pekka": "lapsed", "Outi": "asked"}
    pekka.does_not_see("You look on beside")


# Races


def test_point_29_two_tutors_on_one_card_the_second_is_thanked_and_may_back_up(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    both_asked(town, sanna, liisa, pekka)
    old = liisa.sees_message(WORDS)
    town.accepts(pekka, sanna)
    thanked = liisa.sees_message("A colleague took this one. Thank you! You can offer to back them up.")
    assert thanked.ts == old.ts
    assert main_buttons(thanked) == []
    liisa.presses_old(old, "Accept")
    liisa.sees("Pekka Laine took this one a moment before you. Nothing to do for you. Thank you!")
    liisa.presses("Offer to back up", on="a moment before you")
    liisa.sees("You look on beside Pekka Laine, for Sanna Virtanen.")
    pekka.sees("Looking on with you: Liisa Korhonen.")
    sanna.sees("Also helping: Liisa Korhonen.")
    assert states(town) == ["accepted"]
    assert offers(town) == {"Liisa": "accepted", "Pekka": "accepted"}


def test_point_29_an_accept_after_the_teacher_cancelled_says_so_kindly(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    card = town.asked(sanna)
    sanna.presses("Cancel")
    sanna.sees("Cancelled. Whoever was asked has been told.")
    liisa.sees("Sanna Virtanen no longer needs help with this. Thank you!")
    liisa.presses_old(card, "Accept")
    liisa.sees("That has moved on in the meantime, so nothing was changed. The Home tab shows how it stands.")
    assert states(town) == ["withdrawn"]


def test_a_double_click_on_accept_is_one_accept(town: Town, sanna: Someone, liisa: Someone) -> None:
    card = town.asked(sanna)
    town.accepts(liisa, sanna)
    before = len(sanna.messages())
    liisa.presses_old(card, "Accept")
    liisa.sees("You accepted.")
    assert len(sanna.messages()) == before
    assert [row["did"] for row in town.rows(AuditRow)].count("accepted a request") == 1


def test_backing_up_ends_with_the_request_that_was_backed_up(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    both_asked(town, sanna, liisa, pekka)
    town.accepts(pekka, sanna)
    liisa.opens_home()
    liisa.presses("Offer to back up", on=liisa.eyes.home)
    liisa.sees("You look on beside Pekka Laine")
    sanna.presses("Cancel")
    liisa.opens_messages()
    liisa.sees("iPads: Sanna Virtanen no longer needs help with this. Thank you!")
    pekka.sees("iPads: Sanna Virtanen no longer needs help with this. Thank you!")
    assert states(town) == ["withdrawn"]


def test_who_is_handed_a_lesson_with_an_agreed_time_agrees_to_it_anew(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    liisa.presses("Accept", on=LESSON)
    sanna.sees("iPads: Liisa Korhonen takes your request. You meet tomorrow, period 3 (11:15).")
    liisa.sees("You accepted.")
    liisa.presses("Hand over…")
    liisa.chooses("Which colleague?", "Pekka Laine")
    liisa.presses("Ask")
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    card = pekka.sees_message("Sanna Virtanen (Rantala) asks: iPads, tomorrow, period 3 (11:15).")
    assert main_buttons(card) == ["Accept"]
    pekka.presses("Accept")
    pekka.sees("You accepted. You meet Sanna Virtanen tomorrow, period 3 (11:15).")
    sanna.sees("iPads: Pekka Laine takes your request. You meet tomorrow, period 3 (11:15).")
    sanna.sees("Pekka Laine comes tomorrow, period 3 (11:15): 6B in room 214.")
