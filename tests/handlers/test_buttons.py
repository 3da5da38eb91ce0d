"""Every button, menu and shortcut: which step it takes, or which form it opens, on a message and on the Home tab."""

from datetime import date
from typing import Any

import pytest

from coaching.kinds import Kind
from coaching.outcomes import Result
from coaching.people import Reader
from coaching.school_calendar import IsoWeek, SchoolId
from handlers.ids import Action, Field, Form, Shortcut
from handlers.views.preferences import AS_IN_SLACK, OFF, ON
from tests.handlers import triad_buttons, week_buttons
from tests.handlers.looks import of_type, texts
from tests.handlers.payloads import (
    EPOCH,
    RESPONSE_URL,
    SANNA,
    TEAM,
    TUESDAY_11_15,
    chosen,
    message_shortcut,
    on_home,
    one,
    pressed,
    shortcut,
    view_of,
)
from tests.handlers.screens import SAFEGUARDING, WORDS
from tests.handlers.stage import Stage, Theatre

ONE_STEP: dict[Action, tuple[str, str, object]] = {
    Action.UNDO: ("r-1", "help_requests.undo", "r-1"),
    Action.CANCEL: ("r-1", "help_requests.cancel", "r-1"),
    Action.ASK_ELSE: ("r-1", "help_requests.ask_else", "r-1"),
    Action.SEND_ON: ("r-1", "help_requests.send_on", "r-1"),
    Action.SHOW_WORDS: ("r-1", "help_requests.show_words", "r-1"),
    Action.WAIT_FOR_DAY: ("r-1", "help_requests.wait_for_day", "r-1"),
    Action.AS_IDEA: ("r-1", "help_requests.as_idea", "r-1"),
    Action.REOPEN: ("r-1", "help_requests.reopen", "r-1"),
    Action.CHOOSE_TOPIC: ("r-1:ipads", "help_requests.choose_topic", "ipads"),
    Action.OTHER_TOPIC: ("r-1", "help_requests.other_topic", "r-1"),
    Action.CALL_OFF: ("p-2:s-1:2026-09-15", "visits.call_off", date(2026, 9, 15)),
    Action.UNDO_WEEK: ("2026-W37", "learning.undo", IsoWeek(2026, 37)),
    Action.SORTED: ("r-1", "outcomes.say", Result.SORTED),
    Action.NOT_YET: ("r-1", "outcomes.say", Result.NOT_YET),
    Action.DID_NOT_HAPPEN: ("r-1", "outcomes.say", Result.DID_NOT_HAPPEN),
    Action.TAKE_TIME: (f"o-1:{EPOCH}", "arrangements.choose", TUESDAY_11_15),
    Action.AGREE: (f"o-1:{EPOCH}", "arrangements.choose", TUESDAY_11_15),
    Action.CALENDAR: ("o-1", "arrangements.calendar", "o-1"),
    Action.ACCEPT: ("o-1", "offers.accept", "o-1"),
    Action.PASS_ON: ("o-1", "offers.pass_on", "o-1"),
    Action.NOT_MY_TOPIC: ("o-1", "offers.not_my_topic", "o-1"),
    Action.BACK_UP: ("o-1", "offers.back_up", "o-1"),
    Action.DONE: ("o-1", "offers.done", Result.SORTED),
    Action.PARTLY: ("o-1", "offers.done", Result.NOT_YET),
    Action.TUTOR_DID_NOT_HAPPEN: ("o-1", "offers.done", Result.DID_NOT_HAPPEN),
    Action.TAKE_ON: ("r-1", "coordinators.take_on", "r-1"),
    Action.SUGGEST_IT: ("r-1", "coordinators.suggest_it", "r-1"),
    Action.MAKE_IDEA: ("r-1", "coordinators.make_idea", "r-1"),
    Action.COVER_ARRANGED: ("r-1", "coordinators.cover_arranged", "r-1"),
    Action.ASK_DRAFT: ("d-1", "drafts.ask", "d-1"),
    Action.DROP_DRAFT: ("d-1", "drafts.drop", "d-1"),
    Action.BE_TUTOR: ("x", "tutors.answer", True),
    Action.NO_THANKS: ("x", "tutors.answer", False),
    Action.REMOVE_TIME: ("2", "tutors.remove_time", 2),
    Action.QUIT: ("x", "tutors.quit", None),
    Action.AWAY_TODAY: ("x", "absences.today", None),
    Action.BACK: ("x", "absences.back", None),
    Action.COACHING_QUESTIONS: (OFF, "preferences.coaching_questions", False),
    **week_buttons.ONE_STEP,
    **triad_buttons.ONE_STEP,
}
"""What it carries, the step, and the last thing that the step is given (None: only the act)."""

OPENS: dict[Action, tuple[str, str, Form | None]] = {
    Action.OPEN_FORM: ("x", "help_requests.form", Form.REQUEST),
    Action.MORE_NEED_THIS: ("o-1", "help_requests.form", Form.REQUEST),
    Action.CHANGE: ("r-1", "help_requests.details", Form.DETAILS),
    Action.CHOOSE_SCHOOL: ("r-1", "help_requests.schools", Form.SCHOOL),
    Action.NEED_COVER: ("r-1", "help_requests.details", Form.COVER),
    Action.OTHER_TIMES: ("o-1", "arrangements.times_form", Form.TIMES),
    Action.SUGGEST: ("o-1", "arrangements.times_form", Form.SUGGEST),
    Action.ACCEPT_AT: ("o-1", "arrangements.times_form", Form.ACCEPT_AT),
    Action.ASK_BACK: ("o-1", "arrangements.conversation", Form.QUESTION),
    Action.ANSWER: ("o-1", "arrangements.conversation", Form.ANSWER),
    Action.HAND_OVER: ("o-1", "offers.colleagues", Form.HAND_OVER),
    Action.SECOND_PAIR: ("o-1", "offers.colleagues", Form.SECOND_PAIR),
    Action.NOTE: ("o-1", "offers.note_of", Form.NOTE),
    Action.ASSIGN: ("r-1", "coordinators.tutors", Form.ASSIGN),
    Action.PLAN_VISIT: ("s-1", "visits.form", Form.VISIT),
    Action.COPY_WEEK: ("2026-W38", "visits.copy", None),
    Action.SUGGEST_TUTOR: ("t-1", "coverage.suggest_form", Form.SUGGEST_TUTOR),
    Action.EDIT_TOPICS: ("x", "tutors.tutoring_form", Form.TOPICS),
    Action.ADD_TIME: ("x", "tutors.tutoring_form", Form.TIME),
    Action.AWAY: ("x", "absences.away_form", Form.AWAY),
    Action.QUIET: ("x", "preferences.quiet_form", Form.QUIET),
    Action.KEPT_ABOUT_ME: ("x", "people.home", None),
    **week_buttons.OPENS,
    **triad_buttons.OPENS,
}
"""What it carries, what is read, and the form; None: a page that asks nothing."""

OTHERWISE = {
    Action.FORM_CHANGED,
    Action.LANGUAGE,
    Action.MORE,
    Action.WRITE_TO,
    Action.UNDO_COPY,
    *week_buttons.OTHERWISE,
    *triad_buttons.OTHERWISE,
}
"""Menus, the choice inside a form, a link that Slack opens itself, and what changes the open page."""


def test_every_action_stands_in_these_lists() -> None:
    assert ONE_STEP.keys() | OPENS.keys() | OTHERWISE == set(Action)


@pytest.mark.parametrize("where", ["on a message", "on Home"])
@pytest.mark.parametrize("action", ONE_STEP)
def test_every_button_takes_one_step(bot: Theatre, action: Action, where: str) -> None:
    carried, step, last = ONE_STEP[action]
    press = pressed(action, carried)
    assert bot.answers(press if where == "on a message" else on_home(press)) is None
    [asked] = bot.stage.asked
    act, *given = [*asked.given, *asked.named.values()]
    assert asked.what == step
    assert (act.by.workspace, act.by.slack_user) == (TEAM, SANNA)
    assert given[-1:] == ([] if last is None else [last])
    assert [*bot.stage.opened, *bot.stage.said] == []


@pytest.mark.parametrize("where", ["on a message", "on Home"])
@pytest.mark.parametrize("action", OPENS)
def test_every_other_button_opens_its_form(bot: Theatre, action: Action, where: str) -> None:
    carried, read, form = OPENS[action]
    press = pressed(action, carried)
    assert bot.answers(press if where == "on a message" else on_home(press)) is None
    assert bot.stage.acts() == [read]
    [(trigger, view, answer_to)] = bot.stage.opened
    assert (trigger, answer_to) == ("1.2.3", RESPONSE_URL if where == "on a message" else None)
    assert view.get("callback_id") == form


@pytest.mark.parametrize("action", OPENS)
def test_a_form_in_which_one_can_write_carries_the_schools_safeguarding_line_once(bot: Theatre, action: Action) -> None:
    bot.answers(pressed(action, OPENS[action][0]))
    [(_, view, _)] = bot.stage.opened
    can_write = any(block["element"]["type"] == "plain_text_input" for block in of_type(view, "input"))
    says_it_anyway = action is Action.KEPT_ABOUT_ME
    assert sum(SAFEGUARDING in line for line in texts(view)) == (can_write or says_it_anyway)


@pytest.mark.parametrize("action", [*ONE_STEP, *OPENS])
def test_an_entry_of_a_cards_menu_is_its_button(bot: Theatre, stage: Stage, action: Action) -> None:
    carried = {**ONE_STEP, **OPENS}[action][0]
    bot.answers(chosen(Action.MORE, f"{action}|{carried}"))
    chosen_ones, opened = [(each.what, each.named) for each in stage.asked], [view for _, view, _ in stage.opened]
    stage.asked.clear()
    stage.opened.clear()
    bot.answers(pressed(action, carried))
    assert chosen_ones == [(each.what, each.named) for each in stage.asked]
    assert opened == [view for _, view, _ in stage.opened]


@pytest.mark.parametrize(
    "forged", ["", "offer.accept", "|", "|o-1", f"{Action.MORE}|o-1", "x|y|z", f"{Action.CHOOSE_TOPIC}|o-1", "nope|o-1"]
)
def test_check_46_a_forged_entry_of_a_menu_does_nothing(bot: Theatre, forged: str) -> None:
    assert bot.gets(chosen(Action.MORE, forged)).status in (200, 400)
    assert [*bot.stage.acts(), *bot.stage.opened] == []


@pytest.mark.parametrize(
    ("action", "carried"),
    [
        (Action.CHOOSE_TOPIC, "r-1"),
        (Action.TAKE_TIME, "o-1"),
        (Action.TAKE_TIME, "o-1:soon"),
        (Action.AGREE, f"o-1:{10**30}"),
        (Action.AGREE, "o-1:-1e9"),
        (Action.REMOVE_TIME, "second"),
    ],
)
def test_check_46_a_button_with_a_forged_value_does_nothing(bot: Theatre, action: Action, carried: str) -> None:
    assert bot.gets(pressed(action, carried)).status == 400
    assert bot.stage.acts() == []


@pytest.mark.parametrize(("code", "kept"), [("sv", "sv"), ("fi", "fi"), ("en", "en"), (AS_IN_SLACK, "")])
def test_the_menu_of_languages_sets_the_language(bot: Theatre, code: str, kept: str) -> None:
    bot.answers(on_home(chosen(Action.LANGUAGE, code)))
    [asked] = bot.stage.asked
    assert (asked.what, asked.given[1]) == ("preferences.language", kept)


@pytest.mark.parametrize("code", ["", "de", "FI", "../fi"])
def test_check_46_a_language_that_is_not_in_the_menu_is_refused(bot: Theatre, code: str) -> None:
    assert bot.gets(on_home(chosen(Action.LANGUAGE, code))).status == 400
    assert bot.stage.acts() == []


def test_coaching_questions_are_switched_on_too(bot: Theatre) -> None:
    bot.answers(on_home(pressed(Action.COACHING_QUESTIONS, ON)))
    assert bot.stage.asked[0].named == {"wanted": True}


def test_a_message_to_stay_is_not_answered_through_its_response_url(bot: Theatre) -> None:
    bot.answers(pressed(Action.ASK_DRAFT, "d-1"))
    assert bot.stage.asked[0].given[0].answer_to is None


def test_more_need_this_opens_the_form_as_a_wish_for_a_workshop(bot: Theatre) -> None:
    bot.answers(pressed(Action.MORE_NEED_THIS, "o-1"))
    assert bot.stage.asked[0].named["like"] == "o-1"
    [(_, view, _)] = bot.stage.opened
    assert Kind.WORKSHOP_IDEA in [option["value"] for option in initially(view)]


def initially(view: Any) -> list[Any]:
    """The options that are chosen when the form opens."""
    menus = of_type(view, "radio_buttons", "static_select")
    return [menu["initial_option"] for menu in menus if "initial_option" in menu]


# Shortcuts.


def test_the_shortcut_opens_the_empty_form(bot: Theatre) -> None:
    bot.answers(shortcut(Shortcut.ASK))
    [(trigger, view, answer_to)] = bot.stage.opened
    assert (trigger, view["callback_id"], answer_to) == ("1.2.request.ask", Form.REQUEST, None)


def test_the_shortcut_on_a_message_puts_its_words_into_the_form_for_its_sender_to_look_at(bot: Theatre) -> None:
    bot.answers(message_shortcut("see <https://a.example|this> &amp; <@U0PEKKA>"))
    [(_, view, _)] = bot.stage.opened
    [words] = [node for node in of_type(view, "plain_text_input") if "initial_value" in node]
    assert words["initial_value"] == "About this message:\nsee this (https://a.example) & @U0PEKKA"
    assert view["private_metadata"] == "C0STAFF:1788760500.6"
    assert bot.stage.acts() == ["help_requests.form"]


@pytest.mark.parametrize("words", ["", None, "word " * 8000, "\0\ud800"])
def test_the_shortcut_works_on_any_message(bot: Theatre, words: object) -> None:
    assert bot.answers(message_shortcut(words)) is None
    assert len(bot.stage.opened) == 1


# A choice inside an open form.


def changed(form: Form, **inputs: Any) -> dict[str, Any]:
    press = chosen(Action.FORM_CHANGED, "in_class")
    return {**press, "view": {**view_of(form, "r-1", **inputs), "hash": "1.y"}, "container": {"type": "view"}}


@pytest.mark.parametrize("form", [Form.REQUEST, Form.DETAILS])
def test_point_20_a_choice_that_changes_what_a_form_asks_keeps_what_was_typed(bot: Theatre, form: Form) -> None:
    """Slack keeps an input whose block and action keep their ids."""
    bot.answers(changed(form, words={"value": WORDS}, kind=one("in_class"), when=one("chosen_time")))
    [(view_id, version, view)] = bot.stage.updated
    assert (view_id, version, view["callback_id"]) == ("V1", "1.y", form)
    fields = [block["block_id"] for block in of_type(view, "input")]
    assert {Field.KIND, Field.WHEN, Field.TIME, Field.SETTING} <= set(fields)
    assert (Field.WORDS in fields) == (form is Form.REQUEST)
    assert WORDS not in str(view), "what was typed is left to Slack"
    assert bot.stage.opened == []


def test_the_safeguarding_line_stays_when_the_form_changes(bot: Theatre) -> None:
    bot.answers(changed(Form.REQUEST, kind=one("small_group"), when=one("today")))
    [(_, _, view)] = bot.stage.updated
    assert sum(SAFEGUARDING in line for line in texts(view)) == 1


def test_check_46_a_kind_that_we_do_not_offer_changes_nothing(bot: Theatre) -> None:
    assert bot.gets(changed(Form.REQUEST, kind=one("vip"), when=one("today"))).status == 400
    assert [*bot.stage.acts(), *bot.stage.updated] == []


def test_forms_open_in_the_readers_language(bot: Theatre) -> None:
    bot.stage.reader = Reader("fi", "UTC")
    bot.answers(shortcut(Shortcut.ASK))
    [(_, view, _)] = bot.stage.opened
    assert view["title"]["text"] != "Ask a tutor"
    assert SchoolId("rantala") in str(view)
