"""Check 49: every limit of Slack's at its edge. What is too long is cut or split, and said to be."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coaching.help_requests import RequestId, RequestState, WhenNeeded
from coaching.offers import OfferId
from coaching.people import Reader
from coaching.school_calendar import SchoolId
from coaching.screens import Colleague, Receipt, RequestForm, RequestScreen, SchoolChoice, Screen, TopicChoice
from coaching.topics import TopicId
from demo.slack.validators import faults_of_message, faults_of_view
from demo.slack.validators.messages import BLOCKS_TOTAL, characters
from handlers.languages import voice
from handlers.views import Block, Rendered, render, render_home
from handlers.views import blocks as kit
from handlers.views.errors import apology
from handlers.views.help_request_form import LONGEST_IN_FORM, request_form
from handlers.views.help_requests import receipt_page, status
from handlers.views.home import help_coaching
from handlers.views.request_forms import school_form
from handlers.views.texts import cut, length
from tests.handlers.looks import of_type, quoted, texts
from tests.handlers.screens import (
    ASKED_AT,
    IN_NOVEMBER,
    a_card,
    a_home,
    a_request,
    an_invitation,
    asked,
    many_cards,
    many_requests,
    reader,
    suggested,
)
from tests.handlers.screens.request_forms import OFFERED
from tests.handlers.screens.requests import IN_AUTUMN, ON_THURSDAY, ON_TUESDAY, conversation
from tests.handlers.views.test_golden import as_json

LONG_TEXT = "Kalevankartanonpuistotiellä " * 11  # what an import allows: 300 characters
NAME_80, NAME_75 = ("Maximiliana-Annukka Vainiola " * 3)[:80], ("Kirkkojärvenpuiston koulu " * 3)[:75]

Element = Callable[[str], Block]


def pressed_after(question: Block) -> Block:
    return kit.actions(kit.button("x", "a", "v", first=question))


EDGES: dict[str, tuple[int, Element]] = {
    "header": (150, kit.header),
    "section": (3000, kit.section),
    "small print": (3000, kit.small),
    "fact": (2000, lambda text: kit.facts("x", text)),
    "button": (kit.ON_PHONE, lambda text: kit.actions(kit.button(text, "a", "v"))),
    "hint of a menu": (150, lambda text: kit.actions(kit.choice(text, "a", [("x", "1")]))),
    "line with a button": (3000, lambda text: kit.line(text, kit.button("x", "a", "v"))),
    "option behind dots": (75, lambda text: kit.line("x", kit.overflow("a", [(text, "1")]))),
    "question before a press": (300, lambda text: pressed_after(kit.asks_first("x", text, yes="y", no="n"))),
    "its title": (100, lambda text: pressed_after(kit.asks_first(text, "x", yes="y", no="n"))),
    "its button": (30, lambda text: pressed_after(kit.asks_first("x", "x", yes=text, no="n"))),
    "who says something": (3000, lambda text: kit.dialogue([(text, "x")])[0]),
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


FIELDS: dict[str, Callable[[str], Block]] = {
    "one line": lambda text: kit.line_field(text, "f", example=text, hint=text, most=200, filled=text),
    "radio": lambda text: kit.radio_field(text, "f", [(text, "1"), (f"{text}2", "2")], about={"1": text}, hint=text),
    "boxes": lambda text: kit.checkbox_field(text, "f", [(text, "1")], chosen=["1"], hint=text),
    "several": lambda text: kit.several_field(text, "f", [(text, "1")], invites=text, chosen=["1"], most=3, hint=text),
    "many": lambda text: kit.several_field(text, "f", many(250), invites=text, chosen=["7", "249"], hint=text),
    "one of many": lambda text: kit.choice_field(text, "f", many(250), chosen="249", invites=text, hint=text),
    "moment": lambda text: kit.moment_field(text, "f", chosen=ASKED_AT, hint=text),
    "day": lambda text: kit.date_field(text, "f", invites=text, chosen=ASKED_AT.date(), hint=text),
    "time": lambda text: kit.time_field(text, "f", invites=text, chosen=ASKED_AT.time(), hint=text, optional=True),
}


def many(count: int) -> list[tuple[str, str]]:
    return [(f"Option {n}", str(n)) for n in range(count)]


@pytest.mark.parametrize("length_of_text", [1, 76, 2001, 4000])
@pytest.mark.parametrize("field", FIELDS)
def test_check_49_limits_edge_of_every_kind_of_field(field: str, length_of_text: int) -> None:
    made = FIELDS[field]("y" * length_of_text)
    view = kit.form(
        "form",
        title="t",
        submit="s",
        close="c",
        blocks=[made, kit.in_focus(FIELDS["one line"]("y") | {"block_id": "g"})],
    )
    assert faults_of_view(view) == []
    assert made["block_id"] == "f"


def test_check_49_limits_edge_of_three_dots() -> None:
    assert len(kit.overflow("a", many(9))["options"]) == 5


@pytest.mark.parametrize("over", [-1, 0, 1])
def test_check_49_limits_edge_of_what_stands_in_the_form_already(over: int) -> None:
    form = request_form(OFFERED, voice(reader()), words="y" * (LONGEST_IN_FORM + over))
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
    for view in (school_form(RequestId("r1"), schools, voice(to)), request_form(RequestForm((), schools), voice(to))):
        assert faults_of_view(view) == []
        menu = of_type(view, "static_select")[-1]
        lists = menu.get("option_groups", [menu])
        shown = [option["text"]["text"] for each in lists for option in each["options"]]
        assert [text for text in shown if text.startswith("School")] == [school.name for school in schools]
        assert ("option_groups" in menu) == (len(shown) > 100)


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


LONG, LONG_NAMED = "y" * 3000, Colleague(NAME_80, "slack://user?team=T&id=U")


def everything_long(state: RequestState = RequestState.WAITING, **fields: object) -> RequestScreen:
    return a_request(
        state,
        words="y" * 14_000,
        when=WhenNeeded.RIGHT_NOW,
        topic=NAME_75,
        school=NAME_75,
        asked=asked(*(NAME_80,) * 3),
        chips=tuple(TopicChoice(TopicId(f"t{n}"), NAME_75) for n in range(4)),
        setting=LONG_TEXT,
        suggestions=tuple(
            suggested(ON_TUESDAY, ON_THURSDAY, IN_AUTUMN, by=LONG_NAMED, offer=f"o{n}") for n in range(3)
        ),
        conversations=tuple(conversation((LONG, LONG), (LONG, ""), tutor=LONG_NAMED, offer=f"o{n}") for n in range(3)),
        promise=IN_NOVEMBER,
        helper=Colleague(NAME_80, "slack://user?team=T&id=U"),
        it_support=LONG_TEXT,
        safeguarding=LONG_TEXT,
        **fields,
    )


def five_of(screen: RequestScreen) -> tuple[RequestScreen, ...]:
    return tuple(numbered(screen, n) for n in range(5))


def numbered(screen: RequestScreen, n: int) -> RequestScreen:
    """The like of it with ids of its own."""
    suggestions = tuple(replace(each, offer=OfferId(f"{each.offer}-{n}")) for each in screen.suggestions)
    conversations = tuple(replace(each, offer=OfferId(f"{each.offer}-{n}")) for each in screen.conversations)
    return replace(screen, request=RequestId(f"r{n}"), suggestions=suggestions, conversations=conversations)


@pytest.mark.parametrize("state", RequestState)
def test_check_49_limits_edge_with_everything_at_its_longest(state: RequestState) -> None:
    screen, to = everything_long(state), reader("fi")
    for message in (render(screen, to), render(Receipt(screen), to), status(five_of(screen), voice(to))):
        assert faults_of_message(as_json(message), is_update=True) == []
        assert total(message) <= BLOCKS_TOTAL
    assert faults_of_view(receipt_page(screen, voice(to))) == []


@pytest.mark.parametrize("count", [0, 1, 15, 16, 51])
def test_check_49_limits_edge_of_lists(to: Reader, count: int) -> None:
    requests = tuple(numbered(everything_long(RequestState.ACCEPTED), n) for n in range(count))
    home = a_home(requests=requests, cards=many_cards(count), invitation=an_invitation(topics=(NAME_75,) * 99))
    assert faults_of_message(as_json(render(home, to))) == []
    assert faults_of_view(render_home(home, to)) == []


def test_check_49_limits_edge_of_the_private_home_says_that_there_is_more() -> None:
    said = "There is more on the Home tab."
    assert said in texts(render(a_home(requests=many_requests(15), cards=many_cards(15)), reader()).blocks)
    assert said not in texts(render(a_home(requests=many_requests(3)), reader()).blocks)


def test_check_49_limits_edge_of_what_is_typed_into_a_command(to: Reader) -> None:
    for message in (help_coaching(voice(to), unknown="y" * 40_000), apology("7F3A2C", "y" * 40_000, voice(to))):
        assert faults_of_message(as_json(message)) == []
    assert "7F3A2C" in apology("7F3A2C", "y" * 40_000, voice(to)).text
