"""Buttons that fit a phone and can be told apart; forms that can be filled in one go."""

from collections import defaultdict
from re import findall, match

import pytest

from coaching.help_requests import RequestState
from coaching.people import Reader
from coaching.screens import Colleague
from handlers.ids import Action
from handlers.languages import voice
from handlers.views import Block, render, render_home
from handlers.views.blocks import HOME, MOST_BLOCKS, TITLE
from handlers.views.help_requests import status
from tests.handlers.looks import buttons, lines_before_buttons, of_type, texts, words_of_buttons
from tests.handlers.screens import (
    LIISA,
    SANNA,
    SCREENS,
    a_card,
    a_home,
    a_request,
    many_cards,
    many_requests,
    messages,
    reader,
    views,
)

SHORT = 24
"""Characters of a button on a phone with two in a row."""
LONG_NAME = "Anna-Katariina von Hohenlohe-Langenburg-Myllymäki " * 2


def heard(button: Block) -> str:
    return str(button.get("accessibility_label", button["text"]["text"]))


def told_apart(part: object) -> bool:
    """Buttons with the same words on them have each a label of its own."""
    labels = defaultdict(list)
    for button in buttons(part):
        labels[button["text"]["text"]].append(heard(button))
    return all(len(set(found)) == len(found) for found in labels.values())


def test_point_70_repeated_buttons_have_distinct_labels(to: Reader) -> None:
    shown = {name: message.blocks for name, message in messages(to).items()} | views(to)
    assert [name for name, part in shown.items() if not told_apart(part)] == []


@pytest.mark.parametrize("count", [2, 5, 15])
def test_point_70_also_where_everything_is_the_same_and_long(to: Reader, count: int) -> None:
    helper = Colleague(LONG_NAME[:80], LIISA.chat)
    requests = [a_request(RequestState.ACCEPTED, request=f"r{n}", helper=helper) for n in range(count)]
    cards = [a_card(offer=f"o{n}", requester=Colleague(LONG_NAME[:80], SANNA.chat)) for n in range(count)]
    assert told_apart(render_home(a_home(requests=tuple(requests), cards=tuple(cards)), to))
    assert told_apart(status(tuple(requests), voice(to)).blocks)


def test_a_label_begins_with_the_words_on_the_button(to: Reader) -> None:
    shown = [*(message.blocks for message in messages(to).values()), *views(to).values()]
    assert [heard(each) for each in buttons(shown) if not heard(each).startswith(each["text"]["text"])] == []


def test_no_button_is_longer_than_a_phone_is_wide(to: Reader) -> None:
    shown = [*(message.blocks for message in messages(to).values()), *views(to).values()]
    named = {LIISA.name, SANNA.name}
    words = {text for text in words_of_buttons(shown) if not any(name in text for name in named)}
    assert {text for text in words if len(text) > SHORT} == set()


def test_point_72_the_first_button_is_within_eight_lines(to: Reader) -> None:
    shown = {name: render(screen, to) for name, screen in SCREENS.items()}
    del shown["ideas-many"]  # a list to read, without a button
    home = shown.pop("home_here")
    assert {name: lines for name, message in shown.items() if (lines := lines_before_buttons(message)) > 8} == {}
    assert lines_before_buttons(home) <= 10


def test_point_03_long_lists_are_cut_and_say_so(to: Reader) -> None:
    home = a_home(requests=many_requests(60), cards=many_cards(60))
    blocks = render_home(home, to)["blocks"]
    assert len(blocks) <= HOME
    left = [int(number) for text in texts(of_type(blocks, "context")) for number in findall(r"\d+", text)]
    shown = [text for text in texts(of_type(blocks, "section")) if match(r"\d+\. ", text)]
    assert len(left) == 2
    assert sum(left) + len(shown) == 120
    assert len(render(home, to).blocks) <= MOST_BLOCKS


CHOSEN = ("initial_option", "initial_options", "initial_date", "initial_time", "initial_date_time")


def test_point_18_every_input_has_a_label_and_help_or_a_default(to: Reader) -> None:
    fields = of_type(list(views(to).values()), "input")
    assert [field for field in fields if not field["label"]["text"]] == []
    helpless = [
        field["label"]["text"]
        for field in fields
        if not field.get("hint") and not field["element"].keys() & {*CHOSEN, "placeholder"}
    ]
    assert helpless == []


def test_point_21_titles_and_buttons_of_forms_fit_whole(to: Reader) -> None:
    for view in views(to).values():
        for part in ("title", "submit", "close"):
            text = view.get(part, {"text": "x"})["text"]
            assert 0 < len(text) <= TITLE
            assert not text.endswith("…")


def test_point_22_closing_a_form_tells_nobody(to: Reader) -> None:
    assert [view for view in views(to).values() if view.get("notify_on_close")] == []


def test_point_23_a_form_has_at_most_six_inputs(to: Reader) -> None:
    assert max(len(of_type(view, "input")) for view in views(to).values()) <= 6


SEEN = {
    "en": ("coordinator sees", "only you", "only the tutor", "nobody else"),
    "fi": ("koordinaattori näkee", "vain sinä", "vain tuutori", "kukaan muu"),
    "sv": ("koordinatorn ser", "bara du", "bara tutorn", "ingen annan"),
}


@pytest.mark.parametrize("language", SEEN)
def test_point_24_a_form_with_free_text_says_who_sees_it(language: str) -> None:
    untold = [
        name
        for name, view in views(reader(language)).items()
        if of_type(view, "plain_text_input")
        and not any(said in text.lower() for said in SEEN[language] for text in texts(view))
    ]
    assert untold == []


def test_point_35_right_now_shows_another_way(to: Reader) -> None:
    assert any("09 555 0199" in text for text in texts(render(SCREENS["request-waiting-right_now"], to).blocks))


def test_point_37_a_dead_end_has_two_ways_out(to: Reader) -> None:
    for name in ("request-nobody", "request-nobody-no_coordinator"):
        assert len(buttons(render(SCREENS[name], to).blocks)) >= 2


AGAIN = {Action.REOPEN, Action.BACK_UP}
"""What may be begun anew where something has ended."""


def test_point_08_what_has_ended_has_no_buttons_but_to_begin_anew(to: Reader) -> None:
    ended = (
        "sorted",
        "did_not_happen",
        "undone",
        "withdrawn",
        "passed",
        "taken",
        "cancelled",
        "not_needed",
        "declined",
    )
    over = {name: screen for name, screen in SCREENS.items() if name.endswith(ended) and "-met-" not in name}
    shown = {name: render(screen, to).blocks for name, screen in over.items()}
    assert len(shown) > len(ended)
    left = {name: {button["action_id"] for button in buttons(blocks)} - AGAIN for name, blocks in shown.items()}
    assert {name: found for name, found in left.items() if found} == {}
