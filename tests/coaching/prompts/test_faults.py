"""What is said of a question that a coordinator writes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.prompts.faults import Fault, check_question

GOOD = {
    "en": (
        "What surprised you this week?",
        "If you could see the lesson again, which minute would you choose?",
        "What did pupils' questions tell you, e.g. in the last task?",
        "How did Kahoot change who speaks?",
        "What does Teams need before a lesson with it can start?",
        "Which Monday lesson would you like to bring?",
        "What do you, as an English teacher, hear first?",
        "How does your grade 7 begin a lesson?",
        "What is it that “good work” means to your class?",
        "Who could watch your lesson with you?",
        "What does Kahoot give to the lesson?",
        "What did the child in you enjoy?",
    ),
    "fi": (
        "Mikä sinua yllätti tällä viikolla?",
        "Mitä oppilas oppii, kun kukaan ei neuvo?",
        "Milloin Kahoot toimii parhaiten?",
        "Oletko huomannut jotakin uutta, esim. tunnin alussa?",
        "Mitä sinun pitäisi nähdä, jotta tietäisit sen toimivan?",
        "Mitä olet jo kokeillut?",
        "Kuka voisi seurata tuntiasi?",
    ),
    "sv": (
        "Vad överraskade dig den här veckan?",
        "Vad kan Teams göra för gruppens samtal?",
        "Vad hände, t.ex. i början av lektionen?",
        "Varför tror du det?",
        "Vad borde du få se för att veta att det fungerar?",
        "Vad har du redan provat?",
        "Vem kunde följa din lektion?",
    ),
}
FAULTY = (
    (Fault.EMPTY, "en", ""),
    (Fault.EMPTY, "fi", " ?\n"),
    (Fault.NOT_A_QUESTION, "en", "Think of one lesson."),
    (Fault.NOT_A_QUESTION, "en", "Think of one lesson. What happened?"),
    (Fault.NOT_A_QUESTION, "en", "Hello!\nWhat happened?"),
    (Fault.NOT_A_QUESTION, "fi", "Muistele yhtä tuntia. Mitä tapahtui?"),
    (Fault.NOT_A_QUESTION, "sv", "Vad hände? Berätta"),
    (Fault.SEVERAL_QUESTIONS, "en", "What happened? What next?"),
    (Fault.SEVERAL_QUESTIONS, "en", "What happened and what did you do?"),
    (Fault.SEVERAL_QUESTIONS, "en", "What??"),
    (Fault.SEVERAL_QUESTIONS, "fi", "Mitä tapahtui? Entä sitten?"),
    (Fault.TOO_LONG, "en", "What " + "very " * 24 + "long?"),
    (Fault.TOO_LONG, "fi", "Mikä " + "pitkä" * 60 + "?"),
    (Fault.ADVICE, "en", "Have you tried exit tickets?"),
    (Fault.ADVICE, "en", "Why did it happen?"),
    (Fault.ADVICE, "en", "Did it work?"),
    (Fault.ADVICE, "en", "What stops you from just using group work?"),
    (Fault.ADVICE, "fi", "Sinun pitäisi odottaa?"),
    (Fault.ADVICE, "fi", "Mitä jos odottaisit kolme sekuntia pidempään?"),
    (Fault.ADVICE, "fi", "Oletko koskaan kokeillut paritöitä?"),
    (Fault.ADVICE, "fi", "Eikö olisi parempi odottaa?"),
    (Fault.ADVICE, "fi", "Mikset antaisi heidän odottaa?"),
    (Fault.ADVICE, "sv", "Du borde vänta?"),
    (Fault.ADVICE, "sv", "Tänk om du väntade tre sekunder längre?"),
    (Fault.ADVICE, "sv", "Har du någon gång provat grupparbete?"),
    (Fault.ADVICE, "sv", "Vore det inte bättre att vänta?"),
    (Fault.ADVICE, "sv", "Varför låter du dem inte vänta?"),
    (Fault.NAMES_A_PUPIL, "en", "Which pupil surprised you?"),
    (Fault.NAMES_A_PUPIL, "en", "Who surprised you?"),
    (Fault.NAMES_A_PUPIL, "en", "What would Aino need?"),
    (Fault.NAMES_A_PUPIL, "en", "What does Matti need from you?"),
    (Fault.NAMES_A_PUPIL, "en", "How well did the boy with the red cap follow?"),
    (Fault.NAMES_A_PUPIL, "fi", "Kuka yllätti sinut?"),
    (Fault.NAMES_A_PUPIL, "sv", "Vem överraskade dig?"),
    (Fault.NAMES_A_PUPIL, "en", "Who in your class found it hard?"),
    (Fault.NAMES_A_PUPIL, "en", "What did Anna learn?"),
    (Fault.NAMES_A_PUPIL, "en", "What does Anna’s work show?"),
    (Fault.NAMES_A_PUPIL, "en", "What would you ask a pupil called Anna?"),
    (Fault.NAMES_A_PUPIL, "fi", "Kuka luokassasi yllätti sinut?"),
    (Fault.NAMES_A_PUPIL, "fi", "Mitä Aino oppi?"),
    (Fault.NAMES_A_PUPIL, "sv", "Vilken elev överraskade dig?"),
    (Fault.NAMES_A_PUPIL, "sv", "Vad lärde Anna sig?"),
    (Fault.MEASURES, "en", "What score out of ten does the lesson get?"),
    (Fault.MEASURES, "en", "How many pupils understood the task?"),
    (Fault.MEASURES, "fi", "Minkä arvosanan antaisit tunnille?"),
    (Fault.MEASURES, "fi", "Kuinka moni oppilas ymmärsi tehtävän?"),
    (Fault.MEASURES, "sv", "Vilket betyg skulle lektionen få?"),
    (Fault.MEASURES, "sv", "Var på en skala är du nu?"),
)


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, all_ in GOOD.items() for text in all_])
def test_a_good_question_has_no_fault(language: str, text: str) -> None:
    assert check_question(text, language) == ()


@pytest.mark.parametrize(("fault", "language", "text"), FAULTY)
def test_a_fault_is_found(fault: Fault, language: str, text: str) -> None:
    assert fault in check_question(text, language)


def test_25_words_are_not_too_many() -> None:
    assert check_question("What " + "very " * 23 + "long?", "en") == ()


def test_every_fault_has_an_example() -> None:
    assert {fault for fault, _, _ in FAULTY} == set(Fault) - {Fault.TOO_ALIKE, Fault.LAST_ONE}  # of the bank as a whole


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "What surprised you in the lesson?", "What surprises you in a lesson?"),
        ("en", "In the lesson, what surprised you?", "What surprised you in the lesson?"),
        ("fi", "Mitä oppilaat oppivat tunnilla?", "Mitä oppilaasi oppivat tunneilla?"),
        ("sv", "Vad förvånade dig under lektionen?", "Vad förvånade dig mest under lektionerna?"),
    ],
)
def test_a_question_like_another_but_for_a_word_or_two_is_told(language: str, text: str, other: str) -> None:
    assert Fault.TOO_ALIKE in check_question(text, language, among=[other])


def test_a_question_on_the_same_matter_in_other_words_is_welcome() -> None:
    among = ["What surprised you in the lesson?", "What was harder than it had looked on paper?"]
    assert check_question("What in the lesson had nobody foreseen?", "en", among=among) == ()


def test_the_rules_of_one_language_are_not_applied_to_another() -> None:
    assert check_question("Oletko kokeillut paritöitä?", "sv") == ()
    assert check_question("Have you tried exit tickets?", "fi") == ()


@given(st.text(max_size=400), st.sampled_from(["en", "fi", "sv", "de"]))
def test_whatever_is_typed_is_answered_with_faults_each_once(text: str, language: str) -> None:
    faults = check_question(text, language)
    assert list(faults) == [fault for fault in Fault if fault in faults]
