"""What a member of a triad sees of the week's question and of their own log."""

from datetime import datetime

from coaching.notices import NoticeKind
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.prompts.values import PromptId
from coaching.screens import PromptFace, PromptReminder, PromptScreen, Screen
from coaching.use_cases.screens.check_ins import log_file
from coaching.use_cases.screens.prompts import prompt_screen

OPENS = frozenset({PromptFace.ASKED, PromptFace.MATE_TOLD})
"""With these a question comes; whatever else has become of it while it was on its way, there is nothing left to ask."""


def comes_anew(unit: UnitOfWork, screen: Screen, now: datetime) -> bool:
    """Whether a message may come as a new one, as far as its screen decides that."""
    if not isinstance(screen, PromptScreen):
        return True
    prompt = unit.prompts.get(screen.prompt)
    return screen.face in OPENS and prompt is not None and now < prompt.too_late_at


def about_prompt(unit: UnitOfWork, kind: NoticeKind, about: str, person: Person, now: datetime) -> Screen | None:
    """The week's question as it stands, its one reminder while it waits, or a copy of one's own log."""
    if kind is NoticeKind.LOG:
        return log_file(unit, person) if about == person.id else None
    prompt = unit.prompts.get(PromptId(about))
    if prompt is None or prompt.person != person.id:
        return None
    screen = prompt_screen(unit, prompt, person, now)
    if screen is None or kind is NoticeKind.PROMPT:
        return screen
    return PromptReminder(screen) if screen.face is PromptFace.ASKED else None
