"""The bank of questions: a coordinator changes words, hides one, adds one, and is told what a question may not do."""

from demo.slack import Someone
from storage.tables import QuestionEditRow
from tests.scenarios.town import Town


def opens_the_bank(maija: Someone) -> None:
    maija.opens_home()
    maija.presses("Questions")
    maija.sees("One of these is asked each week.")


def test_practice_c7_the_words_of_a_question_can_be_changed_and_given_back(town: Town, maija: Someone) -> None:
    opens_the_bank(maija)
    maija.presses("Change", occurrence=1)
    maija.sees("If you change one, look at the other two.")
    maija.fills("In English", "What would you like to look at with fresh eyes?")
    maija.presses("Save")
    maija.sees("Saved. Thank you.")
    maija.sees("What would you like to look at with fresh eyes?")
    maija.presses("Change", occurrence=1)
    maija.presses("Original words")
    maija.does_not_see("with fresh eyes")
    maija.presses("Change", occurrence=1)
    maija.presses("Back to the questions")
    maija.sees("One of these is asked each week.")
    maija.closes()
    assert town.rows(QuestionEditRow) == []


def test_advice_two_questions_and_names_are_refused_with_the_reason(town: Town, maija: Someone) -> None:
    opens_the_bank(maija)
    maija.presses("Add a question")
    for words, reason in (
        ("You should try groups.", "It has to end with a question mark."),
        ("What helped? And what did not?", "It is more than one question."),
        ("Have you tried working in pairs?", "It sounds like advice, praise or a yes-or-no question."),
        ("What did Aino say?", "It asks about one pupil."),
        ("Who surprised you?", "It asks about one pupil."),
    ):
        maija.fills("In English", words)
        maija.presses("Save")
        maija.sees(reason)
    maija.fills("In English", "")
    maija.fills("In Finnish", "Sinun pitäisi odottaa?")
    maija.presses("Save")
    maija.sees("It sounds like advice, praise or a yes-or-no question.")
    maija.closes()
    assert town.rows(QuestionEditRow) == []


def test_the_words_of_a_hidden_question_are_looked_at_too(maija: Someone) -> None:
    opens_the_bank(maija)
    maija.presses("Change", occurrence=1)
    maija.fills("In English", "You should just copy what Bo does.")
    maija.chooses("Leave it out", "Don't ask this question")
    maija.presses("Save")
    maija.sees("It has to end with a question mark.")
    maija.fills("In English", "")
    maija.presses("Save")
    maija.sees("(not asked)")
    maija.presses("Change", occurrence=1)
    maija.presses("Original words")
    maija.does_not_see("(not asked)")
    maija.closes()


def test_only_coordinators_keep_the_bank(town: Town, sanna: Someone) -> None:
    sanna.opens_home()
    sanna.does_not_see("Questions")
    home = sanna.eyes.home
    assert home
    sanna.forges(home, action_id="question.list", value="questions")
    sanna.sees("That isn't yours to decide")
