"""Wishes for workshops: collected, counted by topic for tutors and coordinators, told weekly, their words to nobody."""

from coaching.school_calendar import Weekday
from demo.slack import Someone
from tests.scenarios.asking import asks, buttons, on, states
from tests.scenarios.town import Town

DIGEST = "wishes for workshops are waiting. What could you plan?"
ONE = "1 wish for a workshop is waiting. What could you plan?"
WISH = "all of us dream of films made on tablets"


def wishes(town: Town, person: Someone, words: str, topic: str = "iPads") -> None:
    asks(person, words, kind="Workshop idea", topic=topic)
    person.sees("Noted as a workshop idea. Nobody is asked; wishes are counted by topic.")
    person.closes()
    town.later(seconds=60)
    person.sees_message("Noted as a workshop idea.")


def test_a_wish_asks_nobody_and_is_counted_by_topic_for_tutors_and_coordinators(
    town: Town, sanna: Someone, liisa: Someone, maija: Someone
) -> None:
    wishes(town, sanna, WISH)
    wishes(town, maija, "one more time the whole screen thing")
    wishes(town, sanna, "quizzes that are no contest", topic="Kahoot")
    for person in (liisa, maija):
        person.opens_home()
        person.sees("Workshop ideas")
        person.sees("iPads: 2")
        person.sees("Kahoot: 1")
    liisa.does_not_see(WISH)
    sanna.opens_home()
    sanna.does_not_see("iPads: 2")
    assert states(town) == ["collected"] * 3
    assert len(maija.messages()) == 1, "her own wish: no card, no digest yet"


def test_the_form_of_a_wish_asks_no_time_and_no_place_and_says_who_reads_it(town: Town, sanna: Someone) -> None:
    sanna.says("/tutorhelp")
    sanna.chooses("What kind of help?", "Workshop idea")
    sanna.sees("Nobody else reads this. Wishes are counted by topic.")
    sanna.sees("The coordinator sees the topic and how many wish for it, never your words.")
    sanna.does_not_see("When?")
    sanna.does_not_see("Where?")
    sanna.closes()
    assert states(town) == []


def test_a_wish_can_be_taken_back_within_the_undo_time_and_then_counts_no_more(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    asks(sanna, WISH, kind="Workshop idea", topic="iPads")
    sanna.closes()
    sanna.opens_home()
    sanna.presses("Undo", on=sanna.eyes.home)
    sanna.opens_messages()
    town.later(minutes=2)
    assert states(town) == ["undone"]
    maija.opens_home()
    maija.does_not_see("iPads: 1")
    assert sanna.messages() == []


def test_a_wish_that_stands_has_no_button_left_and_its_words_are_its_writers(town: Town, sanna: Someone) -> None:
    wishes(town, sanna, WISH)
    assert buttons(sanna.sees_message(WISH)) == set()


def test_once_a_week_with_something_new_the_coordinator_reads_how_many_wish_for_what(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    wishes(town, sanna, WISH)
    on(town, Weekday.MON, 7, 59, weeks=1)
    maija.does_not_see(ONE)
    on(town, Weekday.MON, 8, weeks=1)
    digest = maija.sees_message(ONE)
    maija.sees("iPads: 1")
    maija.sees("Counted by topic over the last half year. The words stay with whoever wrote them.")
    assert buttons(digest) == set()
    on(town, Weekday.FRI, 8, weeks=1)
    assert len(maija.messages()) == 1, "once a week"
    on(town, Weekday.MON, 8, weeks=2)
    assert len(maija.messages()) == 1, "nothing new, nothing said"
    wishes(town, sanna, "quizzes that are no contest", topic="Kahoot")
    on(town, Weekday.MON, 8, weeks=3)
    maija.sees(f"2 {DIGEST}")
    maija.does_not_see("Sanna")


def test_a_digest_that_falls_into_a_coordinators_holiday_comes_afterwards(
    town: Town, sanna: Someone, maija: Someone
) -> None:
    wishes(town, sanna, WISH)
    maija.opens_home()
    maija.presses("I'm away…")
    maija.chooses("First day", "2026-09-14")
    maija.chooses("Last day", "2026-09-15")
    maija.presses("Save")
    maija.opens_messages()
    on(town, Weekday.TUE, 16, weeks=1)
    maija.does_not_see(ONE)
    on(town, Weekday.WED, 8, weeks=1)
    maija.sees(ONE)
