"""The bank of questions as a coordinator sees it: a stage at a time, and the form for one question."""

from coaching.prompts.faults import Fault
from coaching.prompts.stages import Lens, Stage, Turn
from coaching.screens.questions import QuestionForm, QuestionLine, QuestionsPage
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    actions,
    button,
    checkbox_field,
    choice,
    choice_field,
    form,
    line,
    line_field,
    page,
    section,
    small,
    spoken,
)

MOST_WORDS = 250
HIDDEN = "hidden"
"""Value of the box that hides a question."""


def stage_name(stage: Stage, _: Voice) -> str:
    """Where in a cycle."""
    names = {
        Stage.STARTING_POINT: _("Where we start"),
        Stage.GOAL: _("Goal"),
        Stage.PLAN: _("Planning"),
        Stage.LESSON: _("Lesson"),
        Stage.ANALYSIS: _("Looking back"),
        Stage.SHARING: _("Sharing"),
    }
    return names[stage]


def lens_name(lens: Lens, _: Voice) -> str:
    """What a question looks at."""
    names = {
        Lens.CLASSROOM: _("What happens in class"),
        Lens.TEACHING: _("How teaching works"),
        Lens.LEARNING: _("What people learn"),
    }
    return names[lens]


def turn_name(turn: Turn, _: Voice) -> str:
    """For whom a question is."""
    names = {
        Turn.ASKER: _("Who asks"),
        Turn.TEACHER: _("Who brings something"),
        Turn.OBSERVER: _("Who listens"),
    }
    return names[turn]


def questions_page(screen: QuestionsPage, _: Voice, *, saved: bool = False) -> Block:
    """All of one stage, each with the way to change it; after one was saved, that it was."""
    stages = choice(
        _("Stage"), Action.QUESTION_STAGE, [(stage_name(each, _), each) for each in Stage], chosen=screen.stage
    )
    new = button(_("Add a question"), Action.EDIT_QUESTION, f"{screen.stage}:")
    return page(
        title=_("Questions"),
        close=_("Close"),
        blocks=[
            *([section(_("Saved. Thank you."))] if saved else []),
            small(_("One of these is asked each week. Each triad is asked those of the stage it is at.")),
            actions(stages, new, about="questions"),
            *(_line(screen.stage, each, place, _) for place, each in enumerate(screen.lines, 1)),
        ],
    )


def _line(stage: Stage, each: QuestionLine, place: int, _: Voice) -> Block:
    text = _("{question} (not asked)", question=each.text) if each.hidden else each.text
    change = _("Change")
    pressed = button(change, Action.EDIT_QUESTION, f"{stage}:{each.question}", label=spoken(change, str(place)))
    return line(text, pressed)


def question_form(screen: QuestionForm, _: Voice) -> Block:
    """One question in three languages; at most six inputs."""
    return form(
        Form.EDIT_QUESTION,
        title=_("Question"),
        submit=_("Save"),
        close=_("Close"),
        about=f"{screen.stage}:{screen.question}",
        blocks=[
            *_texts(screen, _),
            small(_("Everybody reads the words in their own language. If you change one, look at the other two.")),
            *_uses(screen, _),
            actions(*_restore(screen, _), _back(screen, _), about="restore"),
            small(_("Members of triads read it, nobody else.")),
        ],
    )


def _texts(screen: QuestionForm, _: Voice) -> list[Block]:
    fields = [(_("In English"), Field.TEXT_EN, "en"), (_("In Finnish"), Field.TEXT_FI, "fi")]
    fields += [(_("In Swedish"), Field.TEXT_SV, "sv")]
    example, hint = _("For example: what surprised you?"), _("One question, at most 25 words, and no advice.")
    return [
        line_field(
            label,
            field,
            example=example,
            most=MOST_WORDS,
            hint=hint,
            filled=screen.texts.get(language, ""),
            optional=True,
        )
        for label, field, language in fields
    ]


def _uses(screen: QuestionForm, _: Voice) -> list[Block]:
    """What it is about, whom it goes to, and whether it is asked at all."""
    lenses = [(lens_name(each, _), each) for each in Lens]
    turns = checkbox_field(
        _("Who gets it"),
        Field.TURNS,
        [(turn_name(each, _), each) for each in Turn],
        chosen=[str(each) for each in screen.turns],
        hint=_("Tick nothing, and everybody gets it."),
    )
    hidden = checkbox_field(
        _("Leave it out"),
        Field.HIDDEN,
        [(_("Don't ask this question"), HIDDEN)],
        chosen=[HIDDEN] if screen.hidden else [],
        hint=_("Tick it, and no triad gets this question."),
    )
    return [choice_field(_("What it is about"), Field.LENS, lenses, chosen=screen.lens), turns, hidden]


def _restore(screen: QuestionForm, _: Voice) -> list[Block]:
    if not screen.question:
        return []
    text = _("Delete it") if screen.own else _("Original words")
    return [button(text, Action.RESTORE_QUESTION, screen.question)]


def _back(screen: QuestionForm, _: Voice) -> Block:
    return button(_("Back to the questions"), Action.BACK_TO_QUESTIONS, screen.stage)


def fault_said(fault: str, _: Voice) -> str:
    """What is wrong with a question, and that nothing was changed."""
    if fault == Fault.LAST_ONE:
        return _("Nothing was changed: this stage has no other question to ask. Add one first.")
    said = {
        Fault.EMPTY: _("Write it in at least one language."),
        Fault.NOT_A_QUESTION: _("It has to end with a question mark."),
        Fault.SEVERAL_QUESTIONS: _("It is more than one question."),
        Fault.TOO_LONG: _("It is longer than 25 words."),
        Fault.ADVICE: _("It sounds like advice, praise or a yes-or-no question."),
        Fault.NAMES_A_PUPIL: _("It asks about one pupil."),
        Fault.MEASURES: _("It asks for marks or ratings."),
        Fault.TOO_ALIKE: _("Another question says the same."),
    }
    return _("{fault} Nothing was changed yet; please write it anew.", fault=said[Fault(fault)])
