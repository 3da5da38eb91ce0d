"""The right colleague in the long run: who answers how is noticed, gently, and only they can see it."""

from demo.slack import Someone
from storage.tables import AnswerRecordRow, TopicRecordRow
from tests.scenarios.town import WORDS, Town

AGAIN = "the iPad screen is black in the projector"
ONCE_MORE = "how do I lock the iPads for an exam"


def test_a_tutor_who_passes_for_want_of_time_is_asked_later_and_one_who_accepts_sooner(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Pass on", on=WORDS)
    liisa.sees("You passed this on. That's fine.")
    town.accepts(pekka, sanna)
    town.asked(sanna, AGAIN, of="Pekka Laine")
    (passed, accepted) = sorted(town.rows(AnswerRecordRow), key=lambda row: row["accepted"])
    assert (passed["passed"], accepted["accepted"]) == (1, 1)
    assert town.rows(TopicRecordRow) == [], "a pass says nothing of the topic"


def test_who_said_that_it_is_not_their_topic_is_not_the_first_to_be_asked_for_it(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Not my topic", on=WORDS)
    pekka.sees(WORDS)
    town.accepts(pekka, sanna)
    town.asked(sanna, AGAIN, of="Pekka Laine")
    (record,) = town.rows(TopicRecordRow)
    assert record["not_mine"] == 1


def test_a_tutor_reads_their_own_record_on_home_and_nobody_else_does(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Pass on", on=WORDS)
    town.accepts(pekka, sanna)
    liisa.opens_home()
    liisa.sees("This is what I go by when I choose whom to ask: 1 passed on.")
    liisa.sees("Only you see this.")
    for other in (sanna, maija, pekka):
        other.opens_home()
        other.does_not_see("1 passed on")
    pekka.sees("This is what I go by when I choose whom to ask: 1 request taken on.")


def test_the_record_goes_with_the_role(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> None:
    town.asked(sanna)
    liisa.presses("Pass on", on=WORDS)
    liisa.opens_home()
    liisa.presses("Stop being a tutor…", on=liisa.eyes.home)
    liisa.presses("Stop being a tutor")
    liisa.does_not_see("what I go by")
    assert town.rows(AnswerRecordRow) == []
    pekka.sees(WORDS)
