"""The buttons of the week's question, the log and the coordinators' numbers: which step each takes, what it opens."""

from coaching.check_ins import Activity, Audience, CheckInId
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import PromptId
from coaching.screens import CheckInForm, LogScreen, SentenceForm
from handlers.ids import Action, Form

ONE_STEP: dict[Action, tuple[str, str, object]] = {
    Action.WE_MET: ("p-1", "check_ins.met", "p-1"),
    Action.NOT_THIS_WEEK: ("p-1", "check_ins.not_met", "p-1"),
    **dict.fromkeys((Action.PLANNED, Action.WATCHED, Action.TALKED, Action.TRIED), ("p-1:on", "check_ins.did", True)),
    **dict.fromkeys(
        (Action.NO_COVER, Action.CLASH, Action.SOMEBODY_AWAY, Action.NO_NEED), ("p-1:off", "check_ins.because", False)
    ),
    Action.NOTHING_TO_ADD: ("p-1", "check_ins.no_thanks", "p-1"),
    Action.EVERY_WEEK: ("p-1", "check_ins.rhythm", Rhythm.WEEKLY),
    Action.EVERY_OTHER_WEEK: ("p-1", "check_ins.rhythm", Rhythm.EVERY_OTHER),
    Action.NO_QUESTIONS: ("p-1", "check_ins.rhythm", Rhythm.PAUSED),
    Action.HAND_WANTED: ("p-1", "check_ins.wants_help", True),
    Action.NO_HAND: ("p-1", "check_ins.wants_help", False),
    Action.COPY_LOG: ("log", "logs.copy", None),
}

OPENS: dict[Action, tuple[str, str, Form | None]] = {
    Action.ADD_SENTENCE: ("p-1", "reports.sentence_form", Form.SENTENCE),
    Action.CHECK_IN: ("home", "reports.form", Form.CHECK_IN),
    Action.NOTE_DRAFT: ("d-1", "reports.form", Form.CHECK_IN_OF_DRAFT),
    Action.MY_LOG: ("log", "logs.page", None),
    Action.OFFER_HELP: ("triads", "triad_statistics.offer_form", Form.OFFER_HELP),
}

OTHERWISE = {
    Action.PUT_OFF,
    Action.TRY_QUESTION,
    Action.EARLIER_WEEKS,
    Action.LATER_WEEKS,
    Action.CHANGE_ENTRY,
    Action.DROP_ENTRY,
}
"""A menu, a form for which nothing is read, and what changes the open log; stories show them."""

ANSWERS: dict[str, object] = {
    "reports.sentence_form": SentenceForm(PromptId("p-1"), "", Audience.ONLY_ME),
    "reports.form": CheckInForm(CheckInId(""), did=(Activity.TALKED,)),
    "logs.page": LogScreen(()),
    "logs.drop": LogScreen(()),
    "logs.change": LogScreen(()),
    "logs.entry": CheckInForm(CheckInId("c-1")),
    "triad_statistics.offer_form": None,
}
