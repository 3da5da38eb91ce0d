"""Check 49: every limit of Slack's at its edge. What is too long is cut or split, and said to be."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching.help_requests import RequestId, RequestState, WhenNeeded
from coaching.people import Reader
from coaching.school_calendar import SchoolId
from coaching.screens import Colleague, Receipt, RequestScreen, SchoolChoice, Screen
from demo.slack.validators import faults_of_message, faults_of_view
from demo.slack.validators.messages import BLOCKS_TOTAL, characters
from handlers.languages import voice
from handlers.views import Block, Rendered, render, render_home
from handlers.views import blocks as kit
from handlers.views.errors import apology
from handlers.views.help_request_form import LONGEST_IN_FORM, request_form
from handlers.views.help_requests import receipt_page, status
from handlers.views.home import help_coaching
from handlers.views.texts import cut, length
from tests.handlers.looks import of_type, quoted, texts
from tests.handlers.screens import (
    IN_NOVEMBER,
    a_card,
    a_home,
    a_request,
    an_invitation,
    many_cards,
    many_requests,
    reader,
)
from tests.handlers.views.test_golden import as_json

LONG_TEXT = "Kalevankartanonpuistotiellä " * 11  # what an import allows: 300 characters
NAME_80, NAME_75 = ("Maximiliana-Annukka Vainiola " * 3)[:80], ("Kirkkojärvenpuiston koulu " * 3)[:75]

Element = Callable[[str], Block]
EDGES: dict[str, tuple[int, Element]] = {
    "header": (150, kit.header),
    "section": (3000, kit.section),
    "small print": (3000, kit.small),
    "fact": (2000, lambda text: kit.facts("x", text)),
    "button": (kit.ON_PHONE, lambda text: kit.actions(kit.button(text, "a", "v"))),
    "hint of a menu": (150, lambda text: kit.actions(kit.choice(text, "a", [("x", "1")]))),
    "option of a menu": (75, lambda text: kit.actions(kit.choice("x", "a", [(text, "1")]))),
}


@pytest.mark.parametrize("over", [-1, 0, 1, 40_000])
@pytest.mark.parametrize("where", EDGES)
def test_check_49_limits_edge(where: str, over: int) -> None:
    limit, element = EDGES[where]
    block = element("y" * (limit + over))
    longest = max(texts(block), key=len)
    assert faults_of_message({"text": "x", "blocks": [block]}) == []
    assert len(longest) == min(limit, limit + over)
    assert longest.endswith("…") == (over > 0)


@pytest.mark.parametrize("over", [-1, 0, 1, 2])
def test_check_49_limits_edge_counts_a_picture_as_two_as_slack_may(over: int) -> None:
    assert length(cut("y" * (149 + over) + "🐨", 150)) <= 150


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_check_49_limits_edge_of_forms(over: int) -> None:
    field = kit.text_field(
        "l" * (2000 + over), "words", example="e" * (150 + over), hint="h" * (2000 + over), most=3000
    )
    menu = kit.choice_field("l" * (2000 + over), "when", [("o" * (75 + over), "1")])
    title = "t" * (kit.TITLE + over)
    form = kit.form("form", title=title, submit=title, close=title, blocks=[field, menu])
    assert faults_of_view(form) == []
    assert form["title"]["text"].endswith("…") == (over > 0)


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_check_49_limits_edge_of_what_stands_in_the_form_already(over: int) -> None:
    form = request_form(voice(reader()), words="y" * (LONGEST_IN_FORM + over))
    filled = of_type(form, "plain_text_input")[0]["initial_value"]
    assert len(filled) == min(LONGEST_IN_FORM, LONGEST_IN_FORM + over)
    assert faults_of_view(form) == []


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_check_49_limits_edge_of_a_label(over: int) -> None:
    labelled = kit.button("x", "a", "v", label="l" * (75 + over))
    assert len(labelled["accessibility_label"]) == min(75, 75 + over)


@pytest.mark.parametrize("count", [1, 99, 100, 101, 250])
def test_check_49_limits_edge_of_a_menu(to: Reader, count: int) -> None:
    """More schools than one list may have stand in groups: everybody finds theirs."""
    schools = tuple(SchoolChoice(SchoolId(f"s{n}"), f"School {n:03}") for n in range(count))
    message = render(a_request(RequestState.NEEDS_SCHOOL, schools=schools), to)
    assert faults_of_message(as_json(message), is_update=True) == []
    menu = of_type(message.blocks, "static_select")[0]
    assert ("option_groups" in menu) == (count > 100)
    assert [text for text in texts(menu) if text.startswith("School") and "–" not in text] == [s.name for s in schools]


def with_words(words: str) -> list[Screen]:
    request = a_request(words=words, can_undo=True)
    return [request, Receipt(request), a_request(RequestState.ACCEPTED, words=words), a_card(words=words)]


@pytest.mark.parametrize("count", [1, 2899, 2900, 2901, 5800, 5801, 40_000])
def test_check_49_limits_edge_of_a_persons_words(count: int) -> None:
    words = ("sana " * count)[: count - 1] + "!"
    for screen in with_words(words):
        message = render(screen, reader("fi"))
        assert faults_of_message(as_json(message), is_update=True) == []
        kept = quoted(message.blocks)
        assert kept == words if count <= 5801 else (kept.endswith("…") and words.startswith(kept[:-1]))


def test_check_49_limits_edge_says_what_became_of_words_that_do_not_fit() -> None:
    for_requester = render(a_request(words="y" * 40_000), reader())
    for_tutor = render(a_card(words="y" * 40_000), reader())
    assert "The rest of your words is kept, but does not fit here." in texts(for_requester.blocks)
    assert "The rest of the words does not fit here. Please ask Sanna Virtanen." in texts(for_tutor.blocks)


def total(message: Rendered) -> int:
    return characters(list(message.blocks))


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_check_49_limits_edge_of_a_whole_message(over: int) -> None:
    beside = total(render(a_request(words="y"), reader())) - 1
    rest = len("The rest of your words is kept, but does not fit here.")
    room = kit.MESSAGE - beside - rest
    message = render(a_request(words="y" * (room + over)), reader())
    assert total(message) <= BLOCKS_TOTAL
    assert (quoted(message.blocks).count("y") == room + over) == (over <= 0)


def everything_long(state: RequestState = RequestState.WAITING, **fields: object) -> RequestScreen:
    return a_request(
        state,
        words="y" * 14_000,
        when=WhenNeeded.RIGHT_NOW,
        topic=NAME_75,
        school=NAME_75,
        asked=(NAME_80,) * 3,
        promise=IN_NOVEMBER,
        helper=Colleague(NAME_80, "slack://user?team=T&id=U"),
        it_support=LONG_TEXT,
        safeguarding=LONG_TEXT,
        **fields,
    )


def five_of(screen: RequestScreen) -> tuple[RequestScreen, ...]:
    return tuple(replace(screen, request=RequestId(f"r{n}")) for n in range(5))


@pytest.mark.parametrize("state", RequestState)
def test_check_49_limits_edge_with_everything_at_its_longest(to: Reader, state: RequestState) -> None:
    schools = tuple(SchoolChoice(SchoolId(f"s{n}"), f"{n:03} {NAME_75}"[:75]) for n in range(120))
    screen = everything_long(state, schools=schools)
    for message in (render(screen, to), render(Receipt(screen), to), status(five_of(screen), voice(to))):
        assert faults_of_message(as_json(message), is_update=True) == []
        assert total(message) <= BLOCKS_TOTAL
    assert faults_of_view(receipt_page(screen, voice(to))) == []


@pytest.mark.parametrize("count", [0, 1, 14, 15, 16, 51, 101])
def test_check_49_limits_edge_of_lists(to: Reader, count: int) -> None:
    requests = tuple(everything_long(RequestState.ACCEPTED, request=RequestId(f"r{n}")) for n in range(count))
    home = a_home(requests=requests, cards=many_cards(count), invitation=an_invitation(topics=(NAME_75,) * 99))
    assert faults_of_message(as_json(render(home, to))) == []
    assert faults_of_view(render_home(home, to)) == []


def test_check_49_limits_edge_of_the_private_home_says_that_there_is_more() -> None:
    said = "There is more on the Home tab."
    assert said in texts(render(a_home(requests=many_requests(15), cards=many_cards(15)), reader()).blocks)
    assert said not in texts(render(a_home(requests=many_requests(3)), reader()).blocks)


def test_check_49_limits_edge_of_many_menus_of_schools(to: Reader) -> None:
    """Fifteen requests that wait for their school, and 250 schools: one menu, in the message and on Home."""
    schools = tuple(SchoolChoice(SchoolId(f"s{n}"), f"School {n:03}") for n in range(250))
    requests = tuple(
        a_request(RequestState.NEEDS_SCHOOL, request=RequestId(f"r{n}"), schools=schools) for n in range(15)
    )
    home = a_home(requests=requests)
    assert faults_of_view(render_home(home, to)) == []
    assert faults_of_message(as_json(render(home, to))) == []
    assert faults_of_message(as_json(status(requests, voice(to)))) == []
    assert len(of_type(render_home(home, to), "static_select")) == 1


def test_check_49_limits_edge_of_what_is_typed_into_a_command(to: Reader) -> None:
    for message in (help_coaching(voice(to), unknown="y" * 40_000), apology("7F3A2C", "y" * 40_000, voice(to))):
        assert faults_of_message(as_json(message)) == []
    assert "7F3A2C" in apology("7F3A2C", "y" * 40_000, voice(to)).text
