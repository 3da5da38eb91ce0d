"""The week's question on a message and on Home: the same buttons, no words of the reader, a line why it came."""

from typing import Any

import pytest

from coaching.screens import MyWeeks, PromptScreen
from handlers.views import render, render_home
from tests.handlers.screens import weeks
from tests.handlers.screens.homes import a_home
from tests.handlers.screens.vocabulary import CANARY, reader

PROMPTS = {name: screen for name, screen in weeks.SCREENS.items() if isinstance(screen, PromptScreen)}


def buttons(blocks: Any) -> set[tuple[str, str]]:
    elements = [each for block in blocks if block["type"] == "actions" for each in block["elements"]]
    return {(each["action_id"], each.get("value") or str(each.get("options"))) for each in elements}


@pytest.mark.parametrize("name", PROMPTS)
def test_every_button_of_the_message_is_on_home(name: str) -> None:
    screen = PROMPTS[name]
    home = render_home(a_home(my_weeks=MyWeeks(in_triad=True, prompts=(screen,))), reader())
    assert buttons(render(screen, reader()).blocks) <= buttons(home["blocks"])


@pytest.mark.parametrize("name", PROMPTS)
def test_point_2_what_a_locked_phone_shows_holds_nobodys_words(name: str) -> None:
    assert CANARY not in render(PROMPTS[name], reader()).text


@pytest.mark.parametrize("name", ["prompt_asked", "prompt_mate_told", "rhythm_asked", "hand_offered"])
def test_point_9_what_comes_unasked_says_why_it_came(name: str) -> None:
    small = [block for block in render(PROMPTS[name], reader()).blocks if block["type"] == "context"]
    said = " ".join(each["elements"][0]["text"] for each in small)
    assert "You get this" in said or "offers this" in said
