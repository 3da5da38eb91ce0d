"""The Home tab: what needs the person first, every action of every message, and never more than Slack takes."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from coaching.help_requests import RequestState
from coaching.people import Reader
from coaching.rounds import RoundState
from coaching.screens import (
    CoordinatorCard,
    CoverCard,
    DraftScreen,
    HomeTab,
    Invitation,
    MyWeeks,
    PromptScreen,
    Receipt,
    RequestScreen,
    RoomScreen,
    RoundScreen,
    Screen,
    TutorCard,
    VolunteerScreen,
)
from coaching.screens.triads import MyTriad, NextCycle, PeopleWithoutGroup, SuggestedTriad
from demo.slack.validators import faults_of_message, faults_of_view
from handlers.ids import Action
from handlers.views import Block, render, render_home
from handlers.views.blocks import HOME
from tests.handlers.looks import buttons, nodes, of_type, texts
from tests.handlers.screens import ANSWERS, SCREENS, a_home, a_request, crowded, many_cards, messages, reader
from tests.handlers.screens.homes import COORDINATORS_HOME, EVERYTHING, HOMES, TUTORS_HOME, my_tutoring
from tests.handlers.views.test_buttons_and_forms import LONG_NAME, told_apart
from tests.handlers.views.test_cards import everything_long, primary
from tests.handlers.views.test_golden import as_json

EN = reader()
ENDED = frozenset({RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.WITHDRAWN})

Pressable = tuple[str, str]
"""An action, and what it is about."""


def at_home(screen: Screen) -> HomeTab | None:
    """The Home tab of a person who has that one thing; None for what has no buttons of its own."""
    match screen:
        case Receipt(about=request) | (RequestScreen() as request):
            ended = request.state in ENDED
            return a_home(**{"ended" if ended else "requests": (request,)})
        case TutorCard():
            return a_home(cards=(screen,), tutoring=my_tutoring())
        case Invitation():
            return a_home(invitation=screen)
        case CoordinatorCard():
            return a_home(for_coordinator=(screen,) if screen.still_open else ())
        case CoverCard():
            return a_home(cover=(screen,) if screen.still_open else ())
        case DraftScreen():
            return a_home(drafts=(screen,))
    return _with_triads(screen)


def _with_triads(screen: Screen) -> HomeTab | None:
    """The same for rounds, triads and their weeks."""
    match screen:
        case VolunteerScreen():
            return a_home(volunteer=screen)
        case RoundScreen():
            return a_home(round=None if screen.state is RoundState.ENDED else screen, coordinates=True)
        case RoomScreen():
            return a_home(room=None if screen.is_over else screen)
        case PromptScreen():
            return a_home(my_weeks=MyWeeks(in_triad=True, prompts=(screen,)))
        case SuggestedTriad():
            return a_home(suggested=screen)
        case NextCycle():
            triad = MyTriad(screen.triad, (), None, (), None if screen.is_over else screen)
            return a_home(triad=triad)
        case PeopleWithoutGroup():
            return a_home(regrouping=screen, coordinates=True)
    return None


def pressable(part: object) -> set[Pressable]:
    """Everything that can be pressed, options behind dots taken for themselves."""
    found = {(each["action_id"], each.get("url") or _about(each)) for each in buttons(part)}
    for dots in of_type(part, "overflow"):
        pairs = (option["value"].partition("|") for option in dots["options"])
        found |= {(action, about) for action, _, about in pairs}
    return found


def _about(button: Block) -> str:
    """What opens the request form asks nothing about where it was pressed."""
    return "" if button["action_id"] == Action.OPEN_FORM else str(button["value"])


WITH_BUTTONS = {name: home for name, screen in SCREENS.items() if (home := at_home(screen)) is not None}


@pytest.mark.parametrize("name", WITH_BUTTONS)
def test_every_button_of_a_message_is_on_home_too(name: str) -> None:
    on_message = pressable(render(SCREENS[name], EN).blocks)
    assert on_message - pressable(render_home(WITH_BUTTONS[name], EN)["blocks"]) == set()


def test_no_other_message_has_a_button_that_home_lacks() -> None:
    """News, answers and errors: what can be pressed there leads to an action that Home has."""
    rest = {name: message for name, message in messages(EN).items() if name not in WITH_BUTTONS}
    elsewhere = {action for message in rest.values() for action, _ in pressable(message.blocks)}
    homes = [*HOMES.values(), *WITH_BUTTONS.values()]
    on_home = {action for home in homes for action, _ in pressable(render_home(home, EN)["blocks"])}
    assert elsewhere - on_home == set()
    assert ANSWERS


SETTINGS = (Action.AWAY, Action.AWAY_TODAY, Action.LANGUAGE, Action.QUIET, Action.KEPT_ABOUT_ME)
ROLE = (Action.EDIT_TOPICS, Action.ADD_TIME, Action.REMOVE_TIME, Action.QUIT, Action.COACHING_QUESTIONS)


def ids(screen: HomeTab) -> set[str]:
    return {str(node["action_id"]) for node in nodes(render_home(screen, EN)) if "action_id" in node}


def test_point_31_tutors_keep_and_quit_their_role_themselves() -> None:
    assert {*SETTINGS, *ROLE} <= ids(TUTORS_HOME)
    assert set(SETTINGS) <= ids(a_home())
    assert not set(ROLE) & ids(a_home())
    quit_ = next(each for each in buttons(render_home(TUTORS_HOME, EN)) if each["action_id"] == Action.QUIT)
    assert quit_["confirm"]["confirm"]["text"] == "Stop being a tutor"


@pytest.mark.parametrize("name", ["away", "away-day", "away-days"])
def test_who_is_away_can_come_back_and_change_the_days(name: str) -> None:
    assert {Action.BACK, Action.AWAY} <= ids(HOMES[name])


@pytest.mark.parametrize(
    ("wanted", "value", "said"), [(True, "off", "Turn questions off"), (False, "on", "Turn questions on")]
)
def test_coaching_questions_have_a_switch(wanted: bool, value: str, said: str) -> None:
    settings = replace(a_home().settings, wants_questions=wanted)
    shown = render_home(a_home(tutoring=my_tutoring(), settings=settings), EN)
    switch = next(each for each in buttons(shown) if each["action_id"] == Action.COACHING_QUESTIONS)
    assert (switch["value"], switch["text"]["text"]) == (value, said)


def test_the_language_menu_shows_what_is_chosen(to: Reader) -> None:
    menu = of_type(render_home(HOMES["settings"], to), "static_select")[0]
    assert [option["value"] for option in menu["options"]] == ["slack", "en", "fi", "sv"]
    assert menu["initial_option"]["value"] == "sv"
    assert of_type(render_home(a_home(), to), "static_select")[0]["initial_option"]["value"] == "slack"


def headings(screen: HomeTab) -> list[str]:
    return [block["text"]["text"] for block in render_home(screen, EN)["blocks"] if block["type"] == "header"]


def test_what_needs_the_person_comes_first() -> None:
    assert headings(EVERYTHING) == [
        "Needs you",
        "Ask for help",
        "My requests",
        "Recently ended",
        "My queue",
        "Workshop ideas",
        "My tutoring",
        "Settings",
    ]
    assert headings(a_home()) == ["Ask for help", "Settings"]


def entries_under(heading: str, screen: HomeTab) -> Iterator[Block]:
    under = ""
    for block in render_home(screen, EN)["blocks"]:
        under = block["text"]["text"] if block["type"] == "header" else under
        if under == heading:
            yield block


def test_check_68_what_waits_for_others_has_no_primary_button() -> None:
    for screen in (EVERYTHING, TUTORS_HOME, COORDINATORS_HOME, *HOMES.values()):
        for heading in ("My requests", "Recently ended", "My queue", "Workshop ideas", "My tutoring", "Settings"):
            assert primary(list(entries_under(heading, screen))) == []


def test_every_entry_that_needs_the_person_has_one_primary_button() -> None:
    waiting = [card for card in EVERYTHING.for_coordinator if not card.nobody_left]
    count = len(primary(list(entries_under("Needs you", EVERYTHING))))
    mine = [each for each in EVERYTHING.requests if each.acts == "requester"]
    assert count == 2 + len(EVERYTHING.for_coordinator) - len(waiting) + 1 + len(mine) + len(EVERYTHING.drafts)


@pytest.mark.parametrize("count", [2, 40])
def test_point_70_nothing_on_home_is_named_twice(to: Reader, count: int) -> None:
    shown = render_home(crowded(count), to)
    assert told_apart(shown)
    block_ids = [block["block_id"] for block in shown["blocks"] if "block_id" in block]
    assert len(set(block_ids)) == len(block_ids)


def test_point_70_the_same_request_as_teacher_and_as_coordinator_is_told_apart() -> None:
    mine = a_request(RequestState.NOBODY)
    screen = replace(COORDINATORS_HOME, requests=(mine,))
    assert faults_of_view(render_home(screen, EN)) == []


@pytest.mark.parametrize("count", [1, 5, 40])
def test_check_49_limits_edge_of_a_crowded_home(to: Reader, count: int) -> None:
    for screen in (crowded(count), crowded(count, cards=longest_cards(count))):
        shown = render_home(screen, to)
        assert faults_of_view(shown) == []
        assert faults_of_message(as_json(render(screen, to))) == []
        assert "Settings" in headings(screen)
        assert len(shown["blocks"]) <= HOME


def longest_cards(count: int) -> tuple[TutorCard, ...]:
    return tuple(
        replace(everything_long(card.state), offer=card.offer, topic=LONG_NAME[:75]) for card in many_cards(count)
    )


def test_check_49_limits_edge_every_list_keeps_some_and_says_how_many_more() -> None:
    shown = texts(render_home(crowded(40), EN)["blocks"])
    assert sum("more show here" in text for text in shown) >= 4
    assert set(headings(crowded(40))) >= set(headings(replace(EVERYTHING, cards=EVERYTHING.cards[:2])))


def test_check_67_home_keeps_words_out_of_ids_and_values(to: Reader) -> None:
    for screen in HOMES.values():
        for node in nodes(render_home(screen, to)):
            kept = [node.get(key) for key in ("block_id", "action_id", "value", "accessibility_label")]
            assert "quokka" not in json.dumps(kept)
