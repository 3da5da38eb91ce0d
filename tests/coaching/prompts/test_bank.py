"""Every question of the bank keeps every rule for questions; read aloud they were by us, not by a test."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
import Stemmer

from coaching.prompts.bank import BANK
from coaching.prompts.faults import check_question
from coaching.prompts.likeness import differing, stems, too_alike
from coaching.prompts.questions import Question
from coaching.prompts.stages import Lens, Stage, Turn
from coaching.safeguarding import may_concern_a_child_at_risk
from tests.coaching.prompts.stage_words import stage_told_by

LANGUAGES = {"en": "english", "fi": "finnish", "sv": "swedish"}
FEWEST_DIFFERENCES = 4
"""Twice a word or two: what two questions differ in at least, be they as short as they may."""
MOST_SHARED = 0.6
"""Of the longer question's stems; a long question could differ in four words and still be the same."""

WHY = {"en": r"\bwhy\b", "fi": r"\bmiksi\b", "sv": r"\bvarför\b"}
ADVICE = {
    "fi": r"\b(?:pitäisikö|kannattaisi\w*|sinun pitäisi|voisitko|etkö|eikö|oletko|entä jos|suosittel\w*)\b",
    "sv": r"\b(?:borde|bör|du måste|har du prövat|kan du inte|skulle det inte|vore det inte|tänk om|rekommendera\w*)\b",
}
YES_OR_NO = {
    "fi": r"^\w+k[oö]\b",
    "sv": r"^(?:är|har|kan|ska|skulle|vill|gör|gjorde|var det|finns|får|borde|tror|känner)\b",
}
SUCCESS = {
    "en": r"\bwell\b(?! than)|succe(?:ss|ed)|proud|best\b|better\b",
    "fi": r"onnistu|hyvin\b|ylpe|paras|parhai|paremmin",
    "sv": r"lycka|framgång|stolt|\bbra\b(?! frågor)|bäst|bättre",
}
SURPRISE = r"surpris|unexpected|expect|imagined|intended|guess|predict|beforehand|riddle|no answer|nothing\?|own way"
HARD = (
    r"hard|difficult|lose|stuck|risk|nervous|doubt|mistake|wrestle|off course|nothing|wrong|beginner|unsure|judged"
    r"|shake|passed you by"
)


def each_text() -> Iterator[tuple[Question, str, str]]:
    for question in BANK.questions:
        for language, text in question.texts.items():
            yield question, language, text


def texts(language: str) -> dict[str, str]:
    return {question.id: question.texts[language] for question in BANK.questions}


def breaking(pattern: dict[str, str]) -> list[str]:
    return [
        text
        for _, language, text in each_text()
        if language in pattern and re.search(pattern[language], text, re.IGNORECASE)
    ]


def test_there_are_at_least_132_questions_and_20_at_each_stage() -> None:
    assert len(BANK.questions) >= 132
    assert {stage: len(BANK.of(stage)) for stage in Stage if len(BANK.of(stage)) < 20} == {}


def test_every_question_has_an_id_of_its_own_that_names_its_stage() -> None:
    assert len({question.id for question in BANK.questions}) == len(BANK.questions)
    assert [each.id for each in BANK.questions if not each.id.startswith(each.stage.replace("_", "-"))] == []


def test_every_question_has_words_in_three_languages() -> None:
    assert [question.id for question in BANK.questions if set(question.texts) != set(LANGUAGES)] == []


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_has_at_least_five_questions_through_each_lens(stage: Stage) -> None:
    lenses = Counter(question.lens for question in BANK.of(stage))
    assert min(lenses[lens] for lens in Lens) >= 5


@pytest.mark.parametrize("turn", Turn)
@pytest.mark.parametrize("stage", Stage)
def test_a_stage_has_at_least_eight_questions_for_each_turn_and_some_through_each_lens(
    stage: Stage, turn: Turn
) -> None:
    fitting = [question for question in BANK.of(stage) if question.fits(turn)]
    lenses = Counter(question.lens for question in fitting)
    assert len(fitting) >= 8
    assert min(lenses[lens] for lens in Lens) >= 3


@pytest.mark.parametrize("turn", Turn)
@pytest.mark.parametrize("stage", Stage)
def test_a_stage_has_a_question_for_each_turn_alone(stage: Stage, turn: Turn) -> None:
    assert [question for question in BANK.of(stage) if question.turns and question.fits(turn)]


def test_every_text_keeps_the_rules_that_a_coordinators_question_has_to_keep() -> None:
    found = {text: check_question(text, language) for _, language, text in each_text()}
    assert {text: faults for text, faults in found.items() if faults} == {}


def test_every_text_is_one_sentence_with_its_only_question_mark_at_the_end() -> None:
    assert [text for _, _, text in each_text() if not re.fullmatch(r"[A-ZÅÄÖ][^?.!;:…\n]+\?", text)] == []


def test_every_text_has_at_most_25_words() -> None:
    assert [text for _, _, text in each_text() if len(text.split()) > 25] == []


def test_no_text_asks_why() -> None:
    assert breaking(WHY) == []


def test_no_finnish_or_swedish_text_holds_advice_or_is_answered_by_yes_or_no() -> None:
    assert breaking(ADVICE) == []
    assert breaking(YES_OR_NO) == []


def test_no_text_asks_what_went_well_but_to_put_it_behind_a_surprise() -> None:
    assert breaking(SUCCESS) == [
        "Which surprise would you share before any success?",
        "Minkä yllätyksen kertoisit muille ennen ainuttakaan onnistumista?",
        "Vilken överraskning skulle du dela före alla framgångar?",
    ]


def test_no_text_says_what_is_answered_first_with_whom_to_turn_to_about_a_child() -> None:
    assert [text for _, _, text in each_text() if may_concern_a_child_at_risk(text)] == []


def test_every_stage_has_questions_about_pupils_in_general_and_none_about_one_of_them() -> None:
    for stage in Stage:
        about = [each for each in BANK.of(stage) if re.search(r"\b(?:pupils|class|room)\b", each.texts["en"])]
        assert len(about) >= 5, stage
    assert [text for text in texts("en").values() if re.search(r"\b(?:pupil|student|child|boy|girl)\b", text)] == []


def test_surprises_are_asked_for_at_every_stage() -> None:
    assert {stage: asked(stage, SURPRISE) for stage in Stage if asked(stage, SURPRISE) < 1} == {}
    assert sum(asked(stage, SURPRISE) for stage in Stage) >= 15


def test_what_is_hard_is_welcome_at_every_stage() -> None:
    assert {stage: asked(stage, HARD) for stage in Stage if asked(stage, HARD) < 2} == {}


def asked(stage: Stage, words: str) -> int:
    return sum(re.search(words, question.texts["en"]) is not None for question in BANK.of(stage))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_stands_at_the_stage_that_its_words_tell(language: str) -> None:
    told = {
        each.texts[language]: (each.stage, stage_told_by(each.texts[language], language)) for each in BANK.questions
    }
    assert {text: stages for text, stages in told.items() if stages[0] is not stages[1]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_questions_are_alike_but_for_a_word_or_two(language: str) -> None:
    stem = Stemmer.Stemmer(LANGUAGES[language]).stemWord
    said = [(stems(text, stem), text) for text in texts(language).values()]
    alike = [
        (one, other)
        for (a, one), (b, other) in combinations(said, 2)
        if (apart := differing(a, b)) < FEWEST_DIFFERENCES or 1 - apart / max(len(a), len(b)) > MOST_SHARED
    ]
    assert alike == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_with_two_words_exchanged_or_its_words_in_another_order_would_be_found(language: str) -> None:
    stem = Stemmer.Stemmer(LANGUAGES[language]).stemWord
    for text in texts(language).values():
        words = text.split()
        words[1], words[-2] = "first", "second"
        assert too_alike(stems(text, stem), stems(" ".join(reversed(words)), stem)), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_would_be_refused_beside_the_others_without_a_stemmer(language: str) -> None:
    said = [(stems(text), text) for text in texts(language).values()]
    assert [(one, other) for (a, one), (b, other) in combinations(said, 2) if too_alike(a, b)] == []
