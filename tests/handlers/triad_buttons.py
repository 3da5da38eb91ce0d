"""The buttons and forms of rounds, volunteers, triads, rooms and questions: which step each takes, what it opens."""

from datetime import date

from coaching.prompts.stages import Stage
from coaching.rounds import RoundId
from coaching.screens import AgreementForm, PeopleForm, RoundForm
from coaching.screens.questions import QuestionForm, QuestionsPage
from coaching.screens.triads import LeaveForm, SwapForm
from coaching.triads import TriadId
from handlers.ids import Action, Form
from tests.handlers.payloads import Payload, filled, one, text
from tests.handlers.screens.rounds import LINES, MINE, PREFERENCES
from tests.handlers.screens.triads import a_draft
from tests.handlers.screens.vocabulary import SCHOOLS

ONE_STEP: dict[Action, tuple[str, str, object]] = {
    Action.CALL_ROUND_OFF: ("round-1", "rounds.end", "round-1"),
    Action.JOIN_ALL_THE_SAME: ("round-1", "volunteers.join_all_the_same", "round-1"),
    Action.NOT_THIS_TERM: ("round-1", "volunteers.not_this_term", "round-1"),
    Action.ASK_ME_AGAIN: ("mine", "my_prompts.go_on", None),
    Action.FORM_GROUPS: ("round-1", "groups.form", "round-1"),
    Action.STOP_FORMING: ("round-1", "groups.stop", "round-1"),
    Action.TAKE_MORE: ("round-1", "groups.reopen", "round-1"),
    Action.ASK_GROUPS: ("round-1", "groups.ask", "round-1"),
    Action.YES_TO_GROUP: ("triad-1", "triads.yes", "triad-1"),
    Action.ANOTHER_GROUP: ("triad-1", "triads.another", "triad-1"),
    Action.NO_GROUP: ("triad-1", "triads.not_this_term", "triad-1"),
    Action.GO_ON: ("triad-1:1", "triads.next_cycle", True),
    Action.PART: ("triad-1:1", "triads.next_cycle", False),
    Action.SUGGEST_MEETING: ("triad-1", "rooms.suggest_times", "triad-1"),
}

OPENS: dict[Action, tuple[str, str, Form | None]] = {
    Action.OPEN_ROUND: ("round", "rounds.form", Form.ROUND),
    Action.JOIN: ("round-1", "volunteers.preferences_form", Form.PREFERENCES),
    Action.WITH_WHOM: ("round-1", "volunteers.people_form", Form.WITH_WHOM),
    Action.MY_QUESTION: ("mine", "my_prompts.form", Form.MY_QUESTION),
    Action.QUESTIONS: ("questions", "questions.page", None),
    Action.SEE_GROUPS: ("round-1", "groups.page", None),
    Action.LEAVE_TRIAD: ("triad-1", "triads.leave_form", Form.LEAVE_TRIAD),
    Action.AGREEMENT: ("triad-1", "rooms.agreement_form", Form.AGREEMENT),
}

OTHERWISE = {
    *(Action.TELL_ME_MORE, Action.INVITE_MORE, Action.TAKE_MEETING),
    *(Action.QUESTION_STAGE, Action.EDIT_QUESTION, Action.RESTORE_QUESTION, Action.BACK_TO_QUESTIONS),
    *(Action.TURN_PAGE, Action.KEEP_TOGETHER, Action.SWAP),
}
"""Forms for which nothing is read, and what changes an open window; stories show them."""

ANSWERS: dict[str, object] = {
    "triad_statistics.offer_help": None,
    "rounds.form": RoundForm(date(2026, 9, 21), SCHOOLS, date(2027, 1, 7)),
    "volunteers.preferences_form": PREFERENCES,
    "volunteers.people_form": PeopleForm(RoundId("round-1")),
    "my_prompts.form": MINE,
    "questions.page": QuestionsPage(Stage.GOAL, LINES),
    "questions.form": QuestionForm("", Stage.GOAL),
    "rooms.agreement_form": AgreementForm(TriadId("triad-1"), ""),
    "groups.page": a_draft(),
    "groups.page_with": a_draft(),
    "groups.swap_form": SwapForm(RoundId("round-1"), 0, TriadId("triad-1"), (), ()),
    "triads.leave_form": LeaveForm(TriadId("triad-1"), "Veera Lind"),
}

PLAYED: dict[Form, Payload] = {
    Form.ROUND: filled(Form.ROUND, last_day={"type": "datepicker", "selected_date": "2026-09-21"}),
    Form.PREFERENCES: filled(Form.PREFERENCES, "round-1", own_focus=text("quiet pupils")),
    Form.WITH_WHOM: filled(Form.WITH_WHOM, "round-1"),
    Form.SWAP: filled(Form.SWAP, "triad-1", who=one("p-1"), with_who=one("p-2")),
    Form.LEAVE_TRIAD: filled(Form.LEAVE_TRIAD, "triad-1", how=one("step_back")),
    Form.INVITE_MORE: filled(Form.INVITE_MORE, "round-1"),
    Form.AGREEMENT: filled(Form.AGREEMENT, "triad-1", agreement=text("We ask."), sessions=one("4")),
    Form.MY_QUESTION: filled(Form.MY_QUESTION, weekday=one("2"), rhythm=one("weekly")),
    Form.EDIT_QUESTION: filled(Form.EDIT_QUESTION, "goal:", text_en=text("What?"), lens=one("classroom")),
    Form.SENTENCE: filled(Form.SENTENCE, "p-1", sentence=text("It was good.")),
    Form.PAUSE: filled(Form.PAUSE, "p-1"),
    Form.CHECK_IN: filled(Form.CHECK_IN),
    Form.CHECK_IN_OF_DRAFT: filled(Form.CHECK_IN_OF_DRAFT, "d-1"),
    Form.LOG_ENTRY: filled(Form.LOG_ENTRY, "c-1"),
    Form.TRY_QUESTION: filled(Form.TRY_QUESTION, question=text("What?")),
    Form.OFFER_HELP: filled(Form.OFFER_HELP),
}
"""Forms whose whole way is played in stories; here they are only broken."""
