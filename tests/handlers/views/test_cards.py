"""What a tutor can press, in every state: one primary button where they act next, few others, the rest behind dots."""

import json
from dataclasses import fields, replace
from functools import cache
from itertools import product
from typing import Any

import pytest

from coaching.help_requests import Acts, Stage
from coaching.kinds import CoverKind, Kind
from coaching.offers import Why
from coaching.people import Reader
from coaching.screens import CardState, Colleague, CoverNeed, SuggestedTime, TutorCard
from demo.slack.validators import faults_of_message
from demo.slack.validators.messages import BLOCKS_TOTAL, characters
from handlers.ids import Action
from handlers.languages import voice
from handlers.views import Block, Rendered, render
from handlers.views.offers import entry
from handlers.views.offers.questions import coaching_questions
from tests.handlers.looks import buttons, of_type, texts, words_of_buttons
from tests.handlers.screens import CANARY, IN_NOVEMBER, SANNA, a_card, reader
from tests.handlers.screens.cards import ACCEPTED, ASKED, CARDS, in_class_card
from tests.handlers.screens.requests import ON_THURSDAY, ON_TUESDAY, conversation
from tests.handlers.views.test_golden import as_json

EN = reader()
THEIR_TIMES: tuple[tuple[SuggestedTime, ...], ...] = ((), (ON_TUESDAY, ON_THURSDAY))


def shown(card: TutorCard, to: Reader = EN) -> Rendered:
    return render(card, to)


def primary(blocks: object) -> list[Block]:
    return [button for button in buttons(blocks) if button.get("style") == "primary"]


def actions_of(blocks: object) -> set[str]:
    """The actions of all buttons, and of all options behind dots."""
    pressed = {button["action_id"] for button in buttons(blocks)}
    hidden = {option["value"].partition("|")[0] for dots in of_type(blocks, "overflow") for option in dots["options"]}
    return pressed | hidden


def the_primary_action(card: TutorCard) -> Action | None:
    """What the rule says: tutors act next, and this one was asked or has accepted; who looks on as well has no part."""
    if card.acts is not Acts.TUTORS or card.state not in (CardState.ASKED, CardState.ACCEPTED, CardState.MET):
        return None
    if card.as_second and card.state is not CardState.ASKED:
        return None
    if card.their_times and not card.as_second:
        return Action.AGREE
    if card.state is not CardState.ASKED:
        return Action.DONE
    return Action.ACCEPT if card.time_given or card.as_second else Action.ACCEPT_AT


def combined() -> list[TutorCard]:
    """Every state with every stage and role, and every state with every kind."""
    arranged = product(CardState, Stage, Acts, (False, True), (False, True), THEIR_TIMES)
    return [
        *(
            a_card(state, stage=stage, acts=acts, as_second=second, time_given=given, their_times=times)
            for state, stage, acts, second, given, times in arranged
        ),
        *(in_class_card(state, kind=kind, acts=acts) for state, kind, acts in product(CardState, Kind, Acts)),
    ]


@cache
def everything() -> list[tuple[TutorCard, Rendered]]:
    return [(card, shown(card)) for card in (*combined(), *CARDS.values())]


def test_check_68_one_primary_button_exactly_where_this_tutor_acts_next() -> None:
    for card, message in everything():
        expected = the_primary_action(card)
        assert [each["action_id"] for each in primary(message.blocks)] == ([expected] if expected else []), card


def test_check_68_the_same_on_home() -> None:
    for card, message in everything():
        at_home, on_card = primary(entry(card, voice(EN))), primary(message.blocks)
        assert [each["action_id"] for each in at_home] == [each["action_id"] for each in on_card], card


def test_a_row_has_at_most_three_buttons_and_one_menu() -> None:
    for card, message in everything():
        for row in of_type(message.blocks, "actions"):
            kinds = [element["type"] for element in row["elements"]]
            assert kinds.count("button") <= 3, card
            assert kinds.count("overflow") <= 1, card


def test_every_option_behind_dots_says_its_action_and_the_offer() -> None:
    for card, message in everything():
        for dots in of_type(message.blocks, "overflow"):
            assert dots["action_id"] == Action.MORE
            assert 2 <= len(dots["options"]) <= 5
            values = [option["value"].split("|") for option in dots["options"]]
            assert all(Action(action) and offer == card.offer for action, offer in values)


def test_point_25_accepting_is_one_press_where_the_time_is_given() -> None:
    given, open_ = (in_class_card(time_given=given) for given in (True, False))
    assert primary(shown(given).blocks)[0]["action_id"] == Action.ACCEPT
    assert primary(shown(open_).blocks)[0]["action_id"] == Action.ACCEPT_AT


@pytest.mark.parametrize(
    "name", [*(f"card-asked-{name}" for name in ASKED), *(f"card-accepted-{name}" for name in ACCEPTED)]
)
def test_point_26_passing_on_is_behind_the_dots_of_every_card(name: str) -> None:
    hidden = of_type(shown(CARDS[name]).blocks, "overflow")
    assert any(option["value"].startswith(f"{Action.PASS_ON}|") for dots in hidden for option in dots["options"])


@pytest.mark.parametrize("why", Why)
def test_point_27_every_reason_is_said(to: Reader, why: Why) -> None:
    without, with_it = (texts(shown(a_card(reasons=reasons), to).blocks) for reasons in ((), (why,)))
    assert len(with_it) == len(without) + 1


def test_point_29_who_was_too_late_is_thanked_and_may_back_up() -> None:
    late = shown(CARDS["card-taken-may_back_up"])
    assert "Thank you!" in late.text
    assert words_of_buttons(late.blocks) == ["Offer to back up"]
    assert primary(late.blocks) == []


def test_point_30_the_outcome_is_one_tap() -> None:
    assert primary(shown(a_card(CardState.ACCEPTED)).blocks)[0]["action_id"] == Action.DONE
    partly = {Action.PARTLY, Action.TUTOR_DID_NOT_HAPPEN, Action.MORE_NEED_THIS}
    assert partly <= actions_of(shown(a_card(CardState.ACCEPTED)).blocks)
    assert partly <= actions_of(shown(a_card(CardState.MET)).blocks)


def test_after_two_questions_the_two_had_better_talk() -> None:
    assert Action.ASK_BACK in actions_of(shown(a_card()).blocks)
    over = actions_of(shown(CARDS["card-asked-rounds_over"]).blocks)
    assert Action.ASK_BACK not in over
    assert Action.WRITE_TO in over
    assert Action.ASK_BACK not in actions_of(shown(CARDS["card-asked-question"]).blocks)


def test_the_answer_is_on_the_card() -> None:
    answered = shown(a_card(conversation=conversation(("Which iPads?", "The old ones"))))
    assert {"You asked:", "Which iPads?", "Sanna Virtanen answered:", "The old ones"} <= set(texts(answered.blocks))


def test_a_question_to_ask_rather_than_advise_is_another_one_each_time(to: Reader) -> None:
    questions = coaching_questions(voice(to))
    assert len(set(questions)) == len(questions) >= 8
    for place, question in enumerate((*questions, *questions)):
        card = shown(a_card(CardState.ACCEPTED, coaching_question=place), to)
        assert any(question in text for text in texts(card.blocks))
    none = shown(a_card(CardState.ACCEPTED), to)
    assert not any(question in text for text in texts(none.blocks) for question in questions)


def test_a_reminded_card_says_kindly_how_to_pass() -> None:
    said = texts(shown(CARDS["card-asked-reminded"]).blocks)
    assert "Still open. Pass on if you're busy, that's fine." in said
    assert "Now also with Liisa Korhonen, Pekka Niemi." in said


def test_where_the_meeting_is_over_nothing_of_it_can_be_moved_by_who_looked_on() -> None:
    assert actions_of(shown(CARDS["card-met-second"]).blocks) == set()


PRIVATE: dict[str, Any] = {
    "words": f"{CANARY} words",
    "setting": f"{CANARY} room",
    "note": f"{CANARY} note",
    "conversation": conversation((f"{CANARY} question", f"{CANARY} answer"), (f"{CANARY} question", "")),
    "cover": CoverNeed(CoverKind.SUBSTITUTE, f"{CANARY} lessons"),
}


@pytest.mark.parametrize("state", CardState)
def test_check_67_no_words_in_the_notification_an_id_or_a_value(to: Reader, state: CardState) -> None:
    message = shown(a_card(state, kind=Kind.IN_CLASS, **PRIVATE), to)
    assert CANARY not in message.text
    for node in of_type(message.blocks, "actions", "button", "overflow", "section"):
        kept = [node.get(key) for key in ("block_id", "action_id", "value", "accessibility_label", "options")]
        assert CANARY not in json.dumps(kept)


def test_only_the_tutor_reads_the_note_and_nobody_on_a_card_the_lessons() -> None:
    blocks = shown(a_card(CardState.ACCEPTED, **PRIVATE)).blocks
    assert f"{CANARY} note" in texts(blocks)
    assert f"{CANARY} lessons" not in json.dumps(blocks)


LONG = "Maximiliana-Annukka Vainiolankartanonpuisto "


def everything_long(state: CardState, **more: Any) -> TutorCard:
    """Every field filled to what an import, a form or a command lets in."""
    long = Colleague((LONG * 2)[:80], SANNA.chat)
    said = ("q" * 3000, "a" * 3000)
    return a_card(
        state,
        requester=long,
        beside=long,
        words="y" * 14_000,
        topic=(LONG * 2)[:75],
        school=(LONG * 2)[:75],
        setting="s" * 3000,
        kind=Kind.WHOLE_STAFF,
        reasons=tuple(Why),
        also_asked=(long.name,) * 2,
        seconds=(long,) * 2,
        needed=IN_NOVEMBER,
        agreed=IN_NOVEMBER,
        promise=IN_NOVEMBER,
        conversation=conversation(said, said),
        note="n" * 3000,
        cover=CoverNeed(CoverKind.JOINED_CLASSES, "l" * 3000),
        coaching_question=3,
        reminded=True,
        **more,
    )


@pytest.mark.parametrize("state", CardState)
@pytest.mark.parametrize("second", [False, True])
def test_check_49_limits_edge_of_a_card_with_everything_at_its_longest(
    to: Reader, state: CardState, second: bool
) -> None:
    for card in (
        everything_long(state, as_second=second),
        everything_long(state, as_second=second, their_times=(ON_TUESDAY,) * 3),
        everything_long(state, as_second=second, my_times=(ON_TUESDAY,) * 3, may_back_up=True),
    ):
        message = shown(card, to)
        assert faults_of_message(as_json(message), is_update=True) == []
        assert characters(list(message.blocks)) <= BLOCKS_TOTAL


def test_every_field_of_a_card_is_shown_somewhere() -> None:
    """A card that differs in one field looks different, in some state; identity and plumbing left out."""
    base = {state: in_class_card(state, may_ask=False) for state in CardState}
    others: dict[str, Any] = {
        "requester": Colleague("Outi"), "words": "Other", "topic": "Kahoot", "school": "Koivu", "online": True,
        "setting": "7A", "level": None, "needed": IN_NOVEMBER, "reasons": (Why.AGAIN,), "also_asked": ("Outi",),
        "reminded": True, "as_second": True, "seconds": (Colleague("Outi"),), "promise": IN_NOVEMBER,
        "agreed": IN_NOVEMBER, "time_given": True, "my_times": (ON_TUESDAY,), "their_times": (ON_TUESDAY,),
        "conversation": conversation(("a", "b")), "may_ask": True, "coaching_question": 1, "note": "x",
        "cover": CoverNeed(CoverKind.NOT_SURE, ""), "said_done": "sorted", "not_yet": True, "may_back_up": True,
    }  # fmt: skip
    left_out = {"offer", "state", "when", "stage", "acts", "kind", "beside"}
    assert {field.name for field in fields(TutorCard)} == others.keys() | left_out
    for name, value in others.items():
        assert any(shown(card) != shown(replace(card, **{name: value})) for card in base.values()), name
