"""The bank of questions as a value: built in, changed by a coordinator, and which one is asked next.

The sentences stand in `bank/`; what a good one is, `faults.py` says. When somebody is asked is decided elsewhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NewType, Self

from coaching.prompts.stages import Lens, Stage, Turn

QuestionId = NewType("QuestionId", str)
AS_ASKED = "#"
"""In no id of ours; after it follows which words of a changed question were asked."""

EVERYBODY: frozenset[Turn] = frozenset()
ASKER = frozenset({Turn.ASKER})
TEACHER = frozenset({Turn.TEACHER})
OBSERVER = frozenset({Turn.OBSERVER})
WATCHERS = ASKER | OBSERVER
"""Both sit in the lesson of a third."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the bank, in the languages it has."""

    id: QuestionId
    stage: Stage
    lens: Lens
    turns: frozenset[Turn] = EVERYBODY
    """Whom it suits; empty: everybody."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """By language code; at least one."""

    def fits(self, turn: Turn) -> bool:
        """Whether it suits somebody who has that turn."""
        return not self.turns or turn in self.turns

    def text_in(self, language: str) -> str:
        """Its words for a reader of that language; in English, else in any language it has, where there are none."""
        return self.texts.get(language) or self.texts.get("en") or next(iter(self.texts.values()))


Row = tuple[str, frozenset[Turn], str, str, str]
"""Number within its stage (never given to another question), turns, English, Finnish, Swedish."""


def built_in(stage: Stage, lens: Lens, *rows: Row) -> tuple[Question, ...]:
    """The questions of one stage and lens, as the modules of `bank/` write them down."""
    return tuple(
        Question(QuestionId(f"{stage.replace('_', '-')}-{number}"), stage, lens, turns, {"en": en, "fi": fi, "sv": sv})
        for number, turns, en, fi, sv in rows
    )


@dataclass(frozen=True, slots=True)
class Edit:
    """What a coordinator made of one question, or a question of their own: the whole of it, as it shall be."""

    question: QuestionId
    """One of the bank, or a new one."""
    stage: Stage
    lens: Lens
    turns: frozenset[Turn] = EVERYBODY
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Languages left out, or blank, keep the words that the bank has."""
    hidden: bool = False

    @classmethod
    def of(cls, question: Question) -> Self:
        """An edit that changes nothing yet."""
        return cls(question.id, question.stage, question.lens, question.turns, question.texts)

    @classmethod
    def as_asked(cls, question: Question) -> Self:
        """The question with the words it has now, under an id that other words never get: read again, never asked."""
        words = "\n".join(f"{language} {text}" for language, text in sorted(question.texts.items()))
        version = blake2b(words.encode(), digest_size=6).hexdigest()
        named = QuestionId(f"{question.id}{AS_ASKED}{version}")
        return cls(named, question.stage, question.lens, question.turns, question.texts, hidden=True)

    @property
    def is_as_asked(self) -> bool:
        """Whether it only keeps what was asked once."""
        return AS_ASKED in self.question


@dataclass(frozen=True, slots=True)
class Bank:
    """All questions that one programme asks from; ids are unique."""

    questions: tuple[Question, ...]
    hidden: frozenset[QuestionId] = frozenset()
    """Asked no more, but still found: a prompt sent before goes on showing its words."""

    def of(self, stage: Stage) -> tuple[Question, ...]:
        """What may be asked at a stage."""
        return tuple(each for each in self.questions if each.stage is stage and each.id not in self.hidden)

    def find(self, question: str) -> Question | None:
        """The question of that id, hidden ones too."""
        return next((each for each in self.questions if each.id == question), None)

    def with_edits(self, edits: Iterable[Edit]) -> "Bank":
        """The bank after a coordinator's changes; of two of the same question the later counts.

        A question of the coordinator's own that has no words in any language is left out.
        """
        questions = {each.id: each for each in self.questions}
        hidden = set(self.hidden)
        for edit in edits:
            before = questions.get(edit.question)
            texts = {**(before.texts if before else {}), **_said(edit.texts)}
            if texts:
                questions[edit.question] = Question(edit.question, edit.stage, edit.lens, edit.turns, texts)
                (hidden.add if edit.hidden else hidden.discard)(edit.question)
        return Bank(tuple(questions.values()), frozenset(hidden))


def question_of(asked: str) -> QuestionId:
    """Which question somebody was asked, with whatever words."""
    return QuestionId(asked.partition(AS_ASKED)[0])


def _said(texts: Mapping[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in texts.items() if text.strip()}


def choose_question(
    bank: Bank,
    *,
    stage: Stage,
    turn: Turn,
    week_of_term: int,
    used: Collection[str],
    seed: str,
    language: str = "en",
) -> Question:
    """The question of the week; the same again for the same arguments.

    In this order it is one that was not used (ids asked of this person this term), has words in the language, suits
    the turn, and looks through the lens whose turn it is; among those that are left, the seed draws. So nothing comes
    twice while the stage has another question. LookupError where the bank has nothing at all to ask at that stage.
    """
    asked = set(used)
    lenses = _lenses_due(bank, week_of_term, asked)

    def passed_over_for(question: Question) -> tuple[bool, bool, bool, int]:
        unsaid = language not in question.texts
        return question.id in asked, unsaid, not question.fits(turn), lenses.index(question.lens)

    ranked = [(passed_over_for(each), each) for each in bank.of(stage)]
    if not ranked:
        raise LookupError(stage)
    best = min(rank for rank, _ in ranked)
    return min((each for rank, each in ranked if rank == best), key=lambda each: _draw(seed, each.id))


def _lenses_due(bank: Bank, week_of_term: int, asked: set[str]) -> list[Lens]:
    """The lenses, first the one looked through least this term, else the next in the order of the weeks.

    Counted and not by the week alone: who is asked every third week, or away, would else keep one lens.
    """
    counts = Counter(each.lens for each in bank.questions if each.id in asked)
    lenses = list(Lens)
    first = week_of_term % len(lenses)
    return sorted(lenses[first:] + lenses[:first], key=lambda lens: counts[lens])


def _draw(seed: str, question: QuestionId) -> bytes:
    """A lot for each question alone, so that hiding or adding one leaves the others' order as it was."""
    return blake2b(f"{seed}\n{question}".encode(), digest_size=8).digest()
