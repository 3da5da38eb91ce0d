"""What a teacher sees of a request: where it stands, what comes next, and the one thing to press where it is theirs."""

import pytest
from regex import split

from coaching.help_requests import Acts, RequestState
from coaching.people import Reader
from coaching.screens import RequestScreen
from handlers.ids import Action
from handlers.languages import voice
from handlers.views import Block, render
from handlers.views.help_requests import entry
from tests.handlers.looks import buttons, lines_before_buttons, of_type, quoted, texts, words_of_buttons
from tests.handlers.screens import SCREENS, a_request, asks, in_class, messages, reader, suggested
from tests.handlers.screens.requests import (
    ACCEPTED,
    BOTH,
    FIRST_ROUND,
    IN_AUTUMN,
    MESSAGES,
    OTHERS,
    RECEIPTS,
    ROUNDS_OVER,
    SECOND_ROUND,
    VIEWS,
    WAITING,
    conversation,
    suggests,
)
from tests.handlers.screens.vocabulary import ANSWER, IT_SUPPORT, PEKKA, QUESTION, WORDS

EN = voice(reader())
PLAIN = {name: screen for name, screen in {**MESSAGES, **RECEIPTS}.items() if "-receipt-" not in name}
LONGEST_SENTENCE = 15
"""Words."""


def shown(screen: RequestScreen) -> list[Block]:
    return list(render(screen, reader()).blocks)


def said(screen: RequestScreen) -> str:
    return " ".join(texts(shown(screen)))


def primary(blocks: object) -> list[str]:
    return [button["text"]["text"] for button in buttons(blocks) if button.get("style") == "primary"]


def pressed(screen: RequestScreen, action: Action) -> list[Block]:
    return [button for button in buttons(shown(screen)) if button["action_id"] == action]


@pytest.mark.parametrize("name", PLAIN)
def test_check_68_exactly_one_primary_button_where_the_requester_acts_next(name: str) -> None:
    screen = PLAIN[name]
    listed = entry(screen, EN, 1)
    expected = 1 if screen.acts is Acts.REQUESTER else 0
    for blocks in (shown(screen), listed):
        assert len(primary(blocks)) == expected


def test_check_68_the_primary_button_of_each_stage() -> None:
    main = {
        "Send to a tutor": a_request(RequestState.HELD),
        "Choose your school": a_request(RequestState.NEEDS_SCHOOL),
        "Answer": asks(FIRST_ROUND, suggestions=BOTH),
        "This suits me": suggests(*BOTH),
        "Other times": suggests(suggested()),
        "Yes, sorted": a_request(RequestState.MET),
        "Ask in other words": OTHERS["nobody-no_coordinator"],
    }
    assert {name: primary(shown(screen)) for name, screen in main.items()} == {name: [name] for name in main}


def test_a_question_goes_before_times_also_where_the_two_are_about_the_meeting_itself() -> None:
    assert primary(shown(ACCEPTED["question"])) == ["Answer"]
    assert primary(shown(ACCEPTED["time_suggested"])) == ["This suits me"]


def test_the_first_time_of_all_is_the_primary_one() -> None:
    times = pressed(suggests(*BOTH), Action.TAKE_TIME)
    assert [button["value"] for button in times] == ["offer-1:1788855300", "offer-2:1789038000", "offer-2:1795503900"]
    assert [button.get("style") for button in times] == ["primary", None, None]


@pytest.mark.parametrize("name", PLAIN)
def test_every_press_in_a_message_is_in_a_list_too(name: str) -> None:
    """So Home can offer all that a message does."""
    screen = PLAIN[name]
    pairs = [
        {(each["action_id"], each.get("value")) for each in buttons(part)}
        for part in (shown(screen), entry(screen, EN))
    ]
    assert pairs[0] == pairs[1]


# Point 32: who is asked, since when, what next


def test_point_32_waiting_names_who_is_asked_since_when_and_the_next_moment() -> None:
    text = said(a_request())
    assert "Waiting for Liisa Korhonen." in text
    assert "Asked: Liisa Korhonen, on Monday 7 September at 9:40." in text
    assert "Next tutoring time: tomorrow, period 3 (11:15)." in text
    assert "Without an answer I ask the next tutor." in text


def test_point_32_each_of_several_tutors_has_their_own_moment() -> None:
    text = said(WAITING["two"])
    assert text.count("on Monday 7 September at 9:40") == 2
    assert "Next tutoring time of Liisa Korhonen: on Tuesday 24 November at 9:05." in text


def test_point_32_accepted_says_who_comes_when_and_where() -> None:
    assert "Liisa Korhonen comes tomorrow, period 3 (11:15): 6B, room 214." in said(in_class())
    assert "You meet online on Tuesday 24 November at 9:05." in said(ACCEPTED["agreed_online"])
    assert "Next tutoring time: on Thursday at 14:00." in said(a_request(RequestState.ACCEPTED))


@pytest.mark.parametrize(
    "name",
    [
        name
        for name, screen in MESSAGES.items()
        if screen.state in (RequestState.ACCEPTED, RequestState.MET, RequestState.WAITING)
    ],
)
def test_point_32_progress_is_told_in_words(name: str) -> None:
    assert any(text.startswith("Asked") and "Next: " in text for text in texts(shown(MESSAGES[name])))


def test_moving_keeps_the_old_time_until_the_new_one_is_chosen() -> None:
    for screen in (ACCEPTED["moving"], ACCEPTED["time_suggested"], ACCEPTED["question"]):
        assert "Until then you still meet tomorrow, period 3 (11:15)." in said(screen)


def test_point_72_nothing_that_a_teacher_gets_keeps_them_reading_before_the_first_button(to: Reader) -> None:
    lines = {name: lines_before_buttons(render(SCREENS[name], to)) for name in {**MESSAGES, **RECEIPTS}}
    assert {name: count for name, count in lines.items() if count > 8} == {}


def test_sentences_are_short() -> None:
    shown = messages(reader())
    blocks = [shown[name].blocks for name in shown if name.startswith(("request", "receipt", "draft", "error"))]
    forms = [view(reader()) for view in VIEWS.values()]
    lines = {line for text in texts(of_type([*blocks, *forms], "plain_text")) for line in split(r"[.!?·:;]", text)}
    assert {line for line in lines if len(line.split()) > LONGEST_SENTENCE} == set()


# Questions and answers


def test_a_question_and_its_answer_are_shown_as_they_were_written() -> None:
    quotes = quoted(shown(asks(SECOND_ROUND)))
    assert QUESTION in quotes
    assert ANSWER in quotes


def test_the_question_that_waits_stands_above_its_button_and_older_ones_below() -> None:
    blocks = shown(asks(SECOND_ROUND))
    first_row = next(place for place, block in enumerate(blocks) if block["type"] == "actions")
    assert quoted(blocks[:first_row]) == QUESTION
    assert quoted(blocks[first_row:]) == QUESTION + ANSWER + WORDS


def test_after_two_rounds_it_is_proposed_to_write_to_each_other() -> None:
    assert "Message Liisa Korhonen" in words_of_buttons(shown(a_request(conversations=(ROUNDS_OVER,))))
    assert "Message Liisa Korhonen" not in words_of_buttons(shown(asks(SECOND_ROUND)))


def test_the_tutor_who_accepted_can_be_written_to_once() -> None:
    screen = a_request(RequestState.ACCEPTED, conversations=(ROUNDS_OVER,))
    assert words_of_buttons(shown(screen)).count("Message Liisa Korhonen") == 1


def test_two_tutors_questions_are_answered_apart() -> None:
    screen = asks(FIRST_ROUND, conversation((QUESTION, ""), tutor=PEKKA, offer="offer-2"))
    assert [button["value"] for button in pressed(screen, Action.ANSWER)] == ["offer-1", "offer-2"]


# Where it may concern a child, where the school is missing, where nobody is free


def test_what_may_be_about_a_child_is_answered_with_the_contact_and_says_that_nothing_went_out() -> None:
    text = said(a_request(RequestState.HELD))
    assert "sent them to nobody" in text
    assert "Worried about a child? Call the school's social worker, 09 555 0100." in text
    assert "Please speak to your school's safeguarding lead first." in said(OTHERS["held-no_contact"])


def test_what_may_be_about_a_child_says_nothing_of_it_on_a_locked_phone(to: Reader) -> None:
    assert "child" not in render(a_request(RequestState.HELD), to).text
    assert render(a_request(RequestState.HELD), reader()).text == "Nothing has been sent yet. Please read this first."


@pytest.mark.parametrize("name", [name for name in MESSAGES if name.startswith("request-nobody")])
def test_point_37_a_dead_end_always_has_ways_out(name: str) -> None:
    assert len(buttons(shown(MESSAGES[name]))) >= 3


def test_the_coordinator_reads_the_words_only_with_a_yes() -> None:
    asking, given = a_request(RequestState.NOBODY), OTHERS["nobody-words_shown"]
    assert render(asking, reader()).text == "Nobody has been free yet. May the coordinator read your request?"
    assert pressed(asking, Action.SHOW_WORDS)
    assert not pressed(given, Action.SHOW_WORDS)
    assert "The coordinator can read your request now." in said(given)
    assert not pressed(OTHERS["nobody-no_coordinator"], Action.SHOW_WORDS)


def test_waiting_for_a_day_names_the_day_on_the_button_and_whole_above_it() -> None:
    [wait] = pressed(OTHERS["nobody-next_day"], Action.WAIT_FOR_DAY)
    assert wait["text"]["text"] == "Wait until Tue 24 Nov"
    assert "The next tutoring day is on Tuesday 24 November at 9:05." in said(OTHERS["nobody-next_day"])


def test_point_35_right_now_is_honest_and_names_it_support() -> None:
    for screen in (WAITING["right_now"], RECEIPTS["receipt-waiting-right_now"]):
        assert f"Tutors are teachers and may be in class. If a lesson is stuck, call IT support: {IT_SUPPORT}." in said(
            screen
        )


@pytest.mark.parametrize("state", [RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.WITHDRAWN])
def test_point_36_what_has_ended_opens_again_with_one_tap(state: RequestState) -> None:
    assert words_of_buttons(shown(a_request(state))) == ["Reopen"]


def test_a_tutors_word_is_told_with_what_becomes_of_it_without_an_answer() -> None:
    assert "They say it is done." in said(OTHERS["met-tutor_done"])
    assert "If you say nothing, their answer counts after five teaching days." in said(OTHERS["met-tutor_done"])


def test_times_gone_by_are_told_and_others_can_be_suggested() -> None:
    screen = suggests(suggested())
    assert "suggested a time that has passed. Please suggest others." in said(screen)
    assert not pressed(suggests(suggested(IN_AUTUMN)), Action.OTHER_TIMES)[0].get("style")
