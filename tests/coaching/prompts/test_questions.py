"""Which question comes next, and what a coordinator can make of the bank."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coaching.prompts.bank import BANK
from coaching.prompts.questions import ASKER, EVERYBODY, Bank, Edit, Question, QuestionId, choose_question
from coaching.prompts.stages import Lens, Stage, Turn

stages, turns, seeds = st.sampled_from(Stage), st.sampled_from(Turn), st.text(max_size=8)
some_used = st.sets(st.sampled_from([question.id for question in BANK.questions]))


def a_question(name: str = "own-1", *, stage: Stage = Stage.GOAL, lens: Lens = Lens.CLASSROOM, **more: str) -> Question:
    return Question(QuestionId(name), stage, lens, EVERYBODY, more or {"en": f"What is {name}?"})


def an_edit(name: str, *, hidden: bool = False, turns: frozenset[Turn] = EVERYBODY, **texts: str) -> Edit:
    return Edit(QuestionId(name), Stage.GOAL, Lens.CLASSROOM, turns, texts, hidden)


def a_term(weeks: Sequence[tuple[int, Stage, Turn]], seed: str, bank: Bank = BANK) -> list[Question]:
    """What one person is asked, week after week."""
    asked: list[Question] = []
    for week, stage, turn in weeks:
        used = [each.id for each in asked]
        asked.append(choose_question(bank, stage=stage, turn=turn, week_of_term=week, used=used, seed=f"{seed}{week}"))
    return asked


# --- choosing


@given(stages, turns, st.integers(-3, 60), some_used, seeds)
def test_a_question_of_the_stage_is_found_whatever_was_used(
    stage: Stage, turn: Turn, week: int, used: set[QuestionId], seed: str
) -> None:
    chosen = choose_question(BANK, stage=stage, turn=turn, week_of_term=week, used=used, seed=seed)
    assert chosen in BANK.of(stage)


@given(stages, turns, st.integers(0, 60), some_used, seeds)
def test_nothing_used_comes_again_while_the_stage_has_another(
    stage: Stage, turn: Turn, week: int, used: set[QuestionId], seed: str
) -> None:
    chosen = choose_question(BANK, stage=stage, turn=turn, week_of_term=week, used=used, seed=seed)
    left = [each for each in BANK.of(stage) if each.id not in used]
    assert chosen in left or not left
    assert chosen.fits(turn) or not any(each.fits(turn) for each in left)


@given(stages, turns, st.integers(0, 60), some_used, seeds, st.randoms(use_true_random=False))
def test_the_same_arguments_give_the_same_question_in_whatever_order_they_come(
    stage: Stage, turn: Turn, week: int, used: set[QuestionId], seed: str, shuffler: Random
) -> None:
    questions = list(BANK.questions)
    shuffler.shuffle(questions)
    first = choose_question(BANK, stage=stage, turn=turn, week_of_term=week, used=used, seed=seed)
    other = Bank(tuple(questions))
    assert choose_question(other, stage=stage, turn=turn, week_of_term=week, used=sorted(used), seed=seed) == first


@given(st.lists(st.tuples(st.integers(0, 2), stages, turns), min_size=1, max_size=15), seeds)
def test_no_lens_is_neglected_though_weeks_are_left_out_and_stages_change(
    steps: list[tuple[int, Stage, Turn]], seed: str
) -> None:
    week, weeks = 0, []
    for skipped, stage, turn in steps:
        week += 1 + skipped
        weeks.append((week, stage, turn))
    counts = Counter(question.lens for question in a_term(weeks, seed))
    assert max(counts[lens] for lens in Lens) - min(counts[lens] for lens in Lens) <= 1


@given(stages, turns, seeds, st.integers(0, 30))
def test_the_three_lenses_follow_each_other_week_by_week(stage: Stage, turn: Turn, seed: str, first: int) -> None:
    asked = a_term([(first + week, stage, turn) for week in range(12)], seed)
    lenses = [question.lens for question in asked]
    assert {len(set(lenses[at : at + 3])) for at in range(10)} == {3}
    assert len(set(asked_ids := [question.id for question in asked])) == len(asked_ids)


def test_who_is_asked_every_third_week_sees_through_all_lenses() -> None:
    asked = a_term([(week, Stage.PLAN, Turn.TEACHER) for week in range(0, 18, 3)], "a")
    assert Counter(question.lens for question in asked) == dict.fromkeys(Lens, 2)


def test_two_people_are_seldom_asked_the_same_and_everything_is_asked_at_some_time() -> None:
    first_weeks = [a_term([(0, Stage.GOAL, Turn.TEACHER)], f"person {each} ")[0].id for each in range(200)]
    fitting = {each.id for each in BANK.of(Stage.GOAL) if each.fits(Turn.TEACHER) and each.lens is Lens.CLASSROOM}
    assert set(first_weeks) == fitting
    assert max(Counter(first_weeks).values()) <= 200 * 2 // len(fitting)


def test_when_a_stage_is_used_up_a_question_for_the_turn_comes_again() -> None:
    used = {question.id for question in BANK.of(Stage.PLAN)}
    again = choose_question(BANK, stage=Stage.PLAN, turn=Turn.OBSERVER, week_of_term=1, used=used, seed="a")
    assert again.stage is Stage.PLAN
    assert again.fits(Turn.OBSERVER)


def test_a_question_for_another_turn_is_better_than_the_same_again() -> None:
    for_askers = Question(QuestionId("a"), Stage.GOAL, Lens.LEARNING, ASKER, {"en": "What will you ask?"})
    bank = Bank((a_question("b"), for_askers))
    chosen = choose_question(bank, stage=Stage.GOAL, turn=Turn.TEACHER, week_of_term=0, used=["b"], seed="")
    assert chosen == for_askers


def test_a_question_that_has_the_readers_language_comes_first() -> None:
    bank = Bank((a_question("english"), a_question("finnish", lens=Lens.LEARNING, fi="Mikä yllätti?")))
    chosen = {
        choose_question(
            bank, stage=Stage.GOAL, turn=Turn.TEACHER, week_of_term=week, used=[], seed=str(week), language="fi"
        ).id
        for week in range(9)
    }
    assert chosen == {"finnish"}


def test_a_stage_without_any_question_is_said_to_have_none() -> None:
    with pytest.raises(LookupError):
        choose_question(Bank(()), stage=Stage.GOAL, turn=Turn.TEACHER, week_of_term=0, used=[], seed="")


def test_one_question_hidden_changes_nobody_elses_question() -> None:
    def weeks_of(bank: Bank) -> list[QuestionId]:
        return [a_term([(0, Stage.GOAL, Turn.TEACHER)], str(each), bank)[0].id for each in range(50)]

    before = weeks_of(BANK)
    after = weeks_of(BANK.with_edits([an_edit(before[0], hidden=True)]))
    assert [one for one, other in zip(before, after, strict=True) if one != other] == [before[0]] * before.count(
        before[0]
    )


# --- a coordinator's edits


def test_the_words_of_a_question_can_be_changed_in_one_language() -> None:
    bank = BANK.with_edits([an_edit("goal-01", fi="  Mitä toivot?  ", sv=" ")])
    changed = bank.find("goal-01")
    before = BANK.find("goal-01")
    assert changed is not None
    assert before is not None
    assert changed.text_in("fi") == "Mitä toivot?"
    assert changed.texts["sv"] == before.texts["sv"]
    assert changed.texts["en"] == before.texts["en"]
    assert len(bank.questions) == len(BANK.questions)


def test_a_question_can_be_hidden_and_is_still_found_for_a_prompt_that_was_sent() -> None:
    bank = BANK.with_edits([an_edit("goal-01", hidden=True)])
    assert "goal-01" not in {question.id for question in bank.of(Stage.GOAL)}
    assert bank.find("goal-01") == BANK.find("goal-01")


def test_a_hidden_question_can_be_shown_again() -> None:
    bank = BANK.with_edits([an_edit("goal-01", hidden=True)]).with_edits([an_edit("goal-01")])
    assert "goal-01" in {question.id for question in bank.of(Stage.GOAL)}


def test_a_question_of_ones_own_is_asked_like_the_others() -> None:
    bank = Bank(()).with_edits([an_edit("own-1", fi="Mikä teitä yllätti?")])
    chosen = choose_question(bank, stage=Stage.GOAL, turn=Turn.ASKER, week_of_term=0, used=[], seed="")
    assert chosen.id == "own-1"
    assert chosen.text_in("sv") == "Mikä teitä yllätti?"


def test_a_question_of_ones_own_without_words_is_none() -> None:
    assert Bank(()).with_edits([an_edit("own-1", en=" ")]).questions == ()


def test_the_later_of_two_edits_counts() -> None:
    bank = BANK.with_edits([an_edit("goal-01", en="What first?"), an_edit("goal-01", en="What then?", turns=ASKER)])
    changed = bank.find("goal-01")
    assert changed is not None
    assert changed.text_in("en") == "What then?"
    assert changed.turns == ASKER


@given(st.sampled_from(BANK.questions))
def test_an_edit_that_changes_nothing_leaves_the_bank_as_it_was(question: Question) -> None:
    assert BANK.with_edits([Edit.of(question)]) == BANK


def test_words_are_shown_in_english_where_a_language_has_none() -> None:
    assert a_question(en="What now?", fi="Mitä nyt?").text_in("de") == "What now?"


def test_what_a_coordinator_wrote_does_not_show_in_a_trace() -> None:
    assert "secret" not in repr(an_edit("own-1", en="A secret?")) + repr(a_question(en="A secret?"))
