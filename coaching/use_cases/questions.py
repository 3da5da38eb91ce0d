"""The bank of questions as its coordinators keep it: other words, hidden ones, questions of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from coaching.errors import BadQuestion, NotYours
from coaching.people import Actor
from coaching.ports import Begin, UnitOfWork
from coaching.prompts.bank import BANK
from coaching.prompts.faults import Fault, check_question
from coaching.prompts.questions import Bank, Edit, Question, QuestionId
from coaching.prompts.stages import Lens, Stage, Turn
from coaching.screens import Shown
from coaching.screens.questions import QuestionForm, QuestionLine, QuestionsPage
from coaching.use_cases.acts import Act, Glance, glance, only_for_coordinators, turn


@dataclass(frozen=True, slots=True)
class Questions:
    """For coordinators only; what was asked before stays as it was."""

    begin: Begin
    look: Begin

    def page(self, by: Actor, stage: Stage, *, now: datetime) -> Shown[QuestionsPage]:
        """All questions of the stage, hidden ones too."""
        with glance(self.begin, self.look, by, now) as it:
            only_for_coordinators(it)
            return it.shown(_page(it, stage))

    def form(self, by: Actor, question: str, stage: Stage, *, now: datetime) -> Shown[QuestionForm]:
        """One question to change; a new one of that stage where none is named."""
        with glance(self.begin, self.look, by, now) as it:
            only_for_coordinators(it)
            found = _bank(it.unit).find(question)
            if found is None:
                return it.shown(QuestionForm("", stage))
            hidden, own = found.id in _bank(it.unit).hidden, BANK.find(found.id) is None
            return it.shown(
                QuestionForm(found.id, found.stage, found.lens, found.turns, found.texts, hidden=hidden, own=own)
            )

    def save(self, act: Act, edit: Edit) -> None:
        """The question as given, from the next prompt on; `BadQuestion` where it breaks a rule of the bank."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            only_for_coordinators(it)
            bank = _bank(it.unit)
            if edit.question and bank.find(edit.question) is None:
                raise NotYours("question")
            if _is_the_last(bank, edit):
                raise BadQuestion(Fault.LAST_ONE, "en")
            if not (edit.hidden and _says_the_same(bank, edit)):
                _check(bank, edit)
            named = edit.question or QuestionId(it.unit.new_id())
            it.unit.question_edits.save(Edit(named, edit.stage, edit.lens, edit.turns, edit.texts, edit.hidden))
            it.done("changed a question", named)

    def restore(self, act: Act, question: QuestionId) -> None:
        """The words it came with again; a question of one's own is gone."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            only_for_coordinators(it)
            it.unit.question_edits.drop(question)
            it.done("restored a question", question)


def edited(
    question: str, stage: Stage, lens: Lens, turns: frozenset[Turn], texts: Mapping[str, str], *, hidden: bool
) -> Edit:
    """What a coordinator sent, as an edit."""
    said = {language: text.strip() for language, text in texts.items()}
    return Edit(QuestionId(question), stage, lens, turns, said, hidden)


def _bank(unit: UnitOfWork) -> Bank:
    return BANK.with_edits(each for each in unit.question_edits.all() if not each.is_as_asked)


def _page(it: Glance, stage: Stage) -> QuestionsPage:
    bank, language = _bank(it.unit), it.unit.programme().reader(it.person).language
    changed = {each.question for each in it.unit.question_edits.all()}
    mine = (each for each in bank.questions if each.stage is stage)
    return QuestionsPage(stage, tuple(_line(each, bank, changed, language) for each in mine))


def _line(question: Question, bank: Bank, changed: set[QuestionId], language: str) -> QuestionLine:
    return QuestionLine(
        question.id, question.text_in(language), hidden=question.id in bank.hidden, changed=question.id in changed
    )


def _is_the_last(bank: Bank, edit: Edit) -> bool:
    """Whether its stage would have nothing to ask any more."""
    return edit.hidden and not [each for each in bank.of(edit.stage) if each.id != edit.question]


def _says_the_same(bank: Bank, edit: Edit) -> bool:
    """Whether it changes no words; so a question can be hidden whatever is said against it."""
    before = bank.find(edit.question)
    return before is not None and before.texts == {**before.texts, **_given(edit)}


def _given(edit: Edit) -> dict[str, str]:
    return {language: text for language, text in edit.texts.items() if text}


def _check(bank: Bank, edit: Edit) -> None:
    """Each text that was given; at least one has to be."""
    given = _given(edit)
    if not given:
        raise BadQuestion(Fault.EMPTY, "en")
    for language, text in given.items():
        others = [
            each.texts[language]
            for each in bank.questions
            if each.id != edit.question and each.id not in bank.hidden and language in each.texts
        ]
        if faults := check_question(text, language, among=others):
            raise BadQuestion(faults[0], language)
