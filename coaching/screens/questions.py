"""The bank of questions as a coordinator sees and changes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coaching.prompts.questions import QuestionId
from coaching.prompts.stages import Lens, Stage, Turn


@dataclass(frozen=True, slots=True)
class QuestionLine:
    question: QuestionId
    text: str
    hidden: bool
    changed: bool
    """By a coordinator."""


@dataclass(frozen=True, slots=True)
class QuestionsPage:
    """All questions of one stage."""

    stage: Stage
    lines: tuple[QuestionLine, ...]


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """One question to change, or a new one."""

    question: str
    """Empty for a new one."""
    stage: Stage
    lens: Lens = Lens.CLASSROOM
    turns: frozenset[Turn] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    own: bool = False
    """Written by a coordinator, so that it can be deleted."""
