"""A tutor asks back and the teacher answers: two rounds, one at a time, and then the two had better talk."""

from coaching.school_calendar import Weekday
from demo.slack import Someone
from storage.tables import ExchangeRow
from tests.scenarios.asking import buttons, main_buttons, offers, on
from tests.scenarios.town import WORDS, Town

LIVING = "Topic: iPads · Kind:"
"""On the teacher's living message, whatever its state."""


def test_a_question_reaches_the_teacher_and_its_answer_the_card_with_accept_first_again(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Ask a question")
    liisa.sees("You can ask 2 questions here.")
    liisa.fills("Your question", "does it happen with every iPad you have?")
    liisa.presses("Send")
    waiting = liisa.sees_message("You asked Sanna Virtanen a question. The answer comes here.")
    assert main_buttons(waiting) == []
    assert "Ask a question" not in buttons(waiting), "one at a time"
    sanna.sees("iPads: Liisa Korhonen has a question. Please answer in my message about it.")
    living = sanna.sees_message("does it happen with every iPad you have?")
    assert main_buttons(living) == ["Answer"]
    sanna.presses("Answer")
    sanna.fills("Your answer", "only with the three new ones")
    sanna.presses("Send")
    sanna.sees("You answered: only with the three new ones")
    liisa.sees("iPads: Sanna Virtanen has answered your question. Can you help?")
    card = liisa.sees_message("Sanna Virtanen answered: only with the three new ones")
    assert main_buttons(card) == ["Accept"]


def test_after_two_rounds_the_two_had_better_talk(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    for question, answer in (("is it one room or all of them?", "one room"), ("since when does it?", "last week")):
        liisa.presses("Ask a question")
        liisa.fills("Your question", question)
        liisa.presses("Send")
        sanna.sees("Liisa Korhonen has a question.")
        sanna.presses("Answer")
        sanna.fills("Your answer", answer)
        sanna.presses("Send")
        liisa.sees("Sanna Virtanen has answered your question.")
        town.later(minutes=1)
    card = liisa.sees_message("Sanna Virtanen answered: last week")
    assert "Ask a question" not in buttons(card)
    assert "Message Sanna Virtanen" in buttons(card)
    assert "Message Liisa Korhonen" in buttons(sanna.sees_message(LIVING))
    assert len(town.rows(ExchangeRow)) == 2
    town.slack.allows("question")


def test_an_answer_to_a_tutor_who_passed_on_meanwhile_is_refused_with_words(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Ask a question")
    liisa.fills("Your question", "does it happen with every iPad you have?")
    liisa.presses("Send")
    sanna.sees("iPads: Liisa Korhonen has a question.")
    sanna.presses("Answer", on=LIVING)
    liisa.presses("Pass on")
    pekka.sees(WORDS)
    sanna.fills("Your answer", "only with the three new ones")
    sanna.presses("Send")
    sanna.sees("That has moved on in the meantime, so nothing was changed. The Home tab shows how it stands.")
    sanna.closes()
    sanna.sees("Waiting for Pekka Laine.")
    assert main_buttons(sanna.sees_message(LIVING)) == []
    pekka.does_not_see("does it happen with every iPad")


def test_while_a_question_waits_for_the_teacher_nobody_else_is_asked_or_reminded(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Ask a question")
    liisa.fills("Your question", "is it one iPad or all of them?")
    liisa.presses("Send")
    sanna.sees("iPads: Liisa Korhonen has a question.")
    on(town, Weekday.THU, 15)
    liisa.does_not_see("still hopes for help")
    pekka.does_not_see(WORDS)
    sanna.sees("Liisa Korhonen has a question for you. They wait for your answer.")
    sanna.presses("Answer")
    sanna.fills("Your answer", "all of them, since Monday")
    sanna.presses("Send")
    liisa.sees("iPads: Sanna Virtanen has answered your question. Can you help?")
    liisa.presses("Accept")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    assert offers(town)["Liisa"] == "accepted"
    town.slack.allows("")
