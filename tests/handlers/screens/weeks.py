"""The week's question, check-ins, one's own log and the coordinators' numbers: builders, and every state of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from coaching.advice import advice_in
from coaching.check_ins import Activity, Audience, CheckInId, NotMet
from coaching.drafts import DraftId, DraftState
from coaching.people import Reader
from coaching.prompts.reminders import Snooze
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.stages import Turn
from coaching.prompts.values import PromptId, PromptKind
from coaching.school_calendar import IsoWeek
from coaching.screens import (
    CheckInForm,
    DraftScreen,
    LogEntry,
    LogFile,
    LogScreen,
    MyWeeks,
    PromptFace,
    PromptReminder,
    PromptScreen,
    Screen,
    SentenceForm,
    SharedSentence,
)
from coaching.triad_counts import TriadCounts
from handlers.ids import Form
from handlers.languages import Voice, voice
from handlers.views import Block, Rendered, render_home
from handlers.views.check_in_forms import check_in_form, pause_form, question_form, sentence_form
from handlers.views.logs import log_message, log_page
from handlers.views.triad_counts import offer_form, offered
from tests.handlers.screens.homes import a_home
from tests.handlers.screens.vocabulary import CANARY, LIISA

PROMPT, WEEK = PromptId("prompt-1"), IsoWeek(2026, 37)
NEXT = datetime(2026, 9, 16, 8, 15, tzinfo=UTC)
SENTENCE = f"They waited for each other, and the {CANARY} corner grew"
SHARED = (SharedSentence("Aino Salo", SENTENCE),)
EVERY_SNOOZE = tuple(Snooze)


def a_prompt_screen(face: PromptFace = PromptFace.ASKED, **fields: Any) -> PromptScreen:
    usual: dict[str, Any] = {
        "prompt": PROMPT,
        "kind": PromptKind.QUESTION,
        "question": "What did a pupil do that surprised you?",
        "turn": Turn.ASKER,
        "mates": ("Aino Salo", "Mehmet Kaya"),
    }
    return PromptScreen(face=face, **{**usual, **fields})


def an_entry(number: int = 1, **fields: Any) -> LogEntry:
    usual: dict[str, Any] = {
        "week": WEEK,
        "met": True,
        "did": (Activity.PLANNED, Activity.TALKED),
        "because": None,
        "sentence": SENTENCE,
        "audience": Audience.ONLY_ME,
    }
    return LogEntry(CheckInId(f"check-in-{number}"), **{**usual, **fields})


ASKED = a_prompt_screen(can_put_off=EVERY_SNOOZE)
MATE_TOLD = a_prompt_screen(PromptFace.MATE_TOLD, told_by="Aino Salo", shared=SHARED)
RHYTHM = a_prompt_screen(prompt=PromptId("prompt-2"), kind=PromptKind.RHYTHM, question="", turn=None)
HELP = a_prompt_screen(kind=PromptKind.HELP, question="", turn=None, coordinator=LIISA)
ENTRIES = (
    an_entry(),
    an_entry(2, week=IsoWeek(2026, 36), met=False, did=(), because=NotMet.NO_COVER, sentence=""),
    an_entry(3, week=IsoWeek(2026, 35), did=(), audience=Audience.MY_TRIAD),
)
COUNTS = TriadCounts(WEEK, triads=25, met=15, quiet=10, asked_for_help=5, need_cover=5)

SCREENS: dict[str, Screen] = {
    "prompt_asked": ASKED,
    "prompt_asked_teacher": a_prompt_screen(turn=Turn.TEACHER),
    "prompt_asked_observer": a_prompt_screen(turn=Turn.OBSERVER),
    "prompt_asked_without_question": a_prompt_screen(question="", turn=None),
    "prompt_what_you_did": a_prompt_screen(PromptFace.WHAT_YOU_DID),
    "prompt_saved": a_prompt_screen(
        PromptFace.SAVED, did=(Activity.PLANNED, Activity.TRIED), has_sentence=True, next_at=NEXT
    ),
    "prompt_saved_nothing_to_add": a_prompt_screen(PromptFace.SAVED),
    "prompt_not_met": a_prompt_screen(PromptFace.NOT_MET),
    "prompt_no_cover": a_prompt_screen(PromptFace.NOT_MET, because=NotMet.NO_COVER),
    "prompt_clash": a_prompt_screen(PromptFace.NOT_MET, because=NotMet.CLASH, has_sentence=True),
    "prompt_mate_told": MATE_TOLD,
    "prompt_put_off": a_prompt_screen(PromptFace.PUT_OFF, put_off_to=NEXT, can_put_off=EVERY_SNOOZE[2:]),
    "prompt_left_out": a_prompt_screen(PromptFace.LEFT_OUT),
    "prompt_paused": a_prompt_screen(PromptFace.PAUSED, back_on=date(2026, 10, 5)),
    "prompt_paused_for_good": a_prompt_screen(PromptFace.PAUSED, rhythm=Rhythm.PAUSED),
    "prompt_over": a_prompt_screen(PromptFace.OVER),
    "prompt_closed": a_prompt_screen(PromptFace.CLOSED),
    "prompt_reminder": PromptReminder(ASKED),
    "rhythm_asked": RHYTHM,
    "rhythm_weekly": a_prompt_screen(PromptFace.SAVED, kind=PromptKind.RHYTHM),
    "rhythm_every_other": a_prompt_screen(PromptFace.SAVED, kind=PromptKind.RHYTHM, rhythm=Rhythm.EVERY_OTHER),
    "rhythm_paused": a_prompt_screen(PromptFace.PAUSED, kind=PromptKind.RHYTHM, rhythm=Rhythm.PAUSED),
    "rhythm_paused_until": a_prompt_screen(PromptFace.PAUSED, kind=PromptKind.RHYTHM, back_on=date(2026, 10, 5)),
    "rhythm_over": a_prompt_screen(PromptFace.OVER, kind=PromptKind.RHYTHM),
    "hand_offered": HELP,
    "hand_wanted": a_prompt_screen(PromptFace.SAVED, kind=PromptKind.HELP, coordinator=LIISA),
    "hand_not_wanted": a_prompt_screen(PromptFace.LEFT_OUT, kind=PromptKind.HELP),
    "draft_of_a_member": DraftScreen(DraftId("draft-1"), DraftState.OPEN, may_note=True),
    "draft_noted": DraftScreen(DraftId("draft-1"), DraftState.NOTED, may_note=True),
}

ANSWERS: dict[str, Callable[[Voice], Rendered]] = {"log_as_message": lambda _: log_message(LogFile(ENTRIES), _)}


def _home(**fields: Any) -> Callable[[Reader], Block]:
    return lambda to: render_home(a_home(**fields), to)


def _tried(text: str, *, answered: bool = True) -> Callable[[Reader], Block]:
    return lambda to: question_form(voice(to), tried=text, found=advice_in(text), answered=answered)


VIEWS: dict[str, Callable[[Reader], Block]] = {
    "home_of_a_member": _home(my_weeks=MyWeeks(in_triad=True, prompts=(ASKED, RHYTHM), has_log=True)),
    "home_of_a_member_told_by_a_mate": _home(my_weeks=MyWeeks(in_triad=True, prompts=(MATE_TOLD,))),
    "home_with_what_mates_shared": _home(my_weeks=MyWeeks(in_triad=True, shared=SHARED)),
    "home_of_somebody_with_a_log": _home(my_weeks=MyWeeks(in_triad=False, has_log=True)),
    "home_with_triad_counts": _home(coordinates=True, triad_counts=COUNTS, may_offer_help=True),
    "home_with_few_triads": _home(coordinates=True, triad_counts=TriadCounts(WEEK), may_offer_help=True),
    "home_with_triads_met_hidden": _home(coordinates=True, triad_counts=TriadCounts(WEEK, triads=10)),
    "home_before_the_first_counts": _home(coordinates=True, may_offer_help=True),
    "sentence_form": lambda to: sentence_form(SentenceForm(PROMPT, SENTENCE, Audience.MY_TRIAD), voice(to)),
    "check_in_form": lambda to: check_in_form(CheckInForm(CheckInId("")), voice(to)),
    "check_in_form_of_draft": lambda to: check_in_form(
        CheckInForm(CheckInId(""), sentence=SENTENCE, draft=DraftId("draft-1")), voice(to), Form.CHECK_IN_OF_DRAFT
    ),
    "log_entry_form": lambda to: check_in_form(
        CheckInForm(CheckInId("check-in-1"), met=False, sentence=SENTENCE, in_triad=False), voice(to), Form.LOG_ENTRY
    ),
    "pause_form": lambda to: pause_form(PROMPT, date(2026, 10, 5), voice(to)),
    "log_page": lambda to: log_page(LogScreen(ENTRIES, 1, 3), voice(to)),
    "log_page_empty": lambda to: log_page(LogScreen(()), voice(to)),
    "question_form": _tried("", answered=False),
    "question_without_advice": _tried("What did you notice when they began?"),
    "question_with_advice": _tried("Have you tried seating them differently?"),
    "offer_help_form": lambda to: offer_form(voice(to)),
    "help_offered": lambda to: offered(voice(to)),
}
