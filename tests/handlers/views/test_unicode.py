"""Check 50: every writing system is shown as it was typed, or left out of what cannot be kept; never cut in two."""

from unicodedata import bidirectional

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regex import findall

from coaching.errors import TakenByColleague, TooLateToUndo
from coaching.help_requests import RequestState, Stage
from coaching.people import Reader
from coaching.screens import CardNews, CardState, Colleague, Receipt, RequestNews, Screen
from handlers.languages import voice
from handlers.views import render
from handlers.views.errors import told
from handlers.views.help_requests import status
from handlers.views.texts import cut, length, parts_of
from handlers.words import as_typed, plain
from handlers.writing_direction import CONTROLS, END, ISOLATE, RIGHT_TO_LEFT, isolated
from tests.handlers.looks import of_type, quoted, texts
from tests.handlers.screens import (
    ASKED_AT,
    a_card,
    a_request,
    asked,
    asks,
    in_class,
    nobody_is_free,
    reader,
    suggested,
    suggests,
)
from tests.handlers.screens.requests import ON_TUESDAY, conversation

FAMILY = "👨‍👩‍👧‍👦"
FLAG = "🇫🇮"
ACCENTED = "ä́ñ"
WRITTEN = {
    "families": f"{FAMILY} {FAMILY}",
    "flags": FLAG * 3,
    "skin": "👩🏽‍🏫 tuli",
    "marks": ACCENTED,
    "arabic": "مرحبا، الجهاز لا يعمل",
    "hebrew": "שלום iPad עובד?",
    "thai": "สวัสดีครับ น้ำ",
    "devanagari": "क्षत्रिय",
    "hangul": "한국어",
    "four bytes": "𝕬𝖓𝖓𝖆 𐐷 𠜎",
    "controls of direction": "a\u202eb\u202cc\u2066d\u2069",
}
LIISA_ARABIC, LIISA_EVIL = "ليسا كورهونين", "Liisa\u202e\u2069\u2067 Korhonen"
NAMES = {
    "arabic": LIISA_ARABIC,
    "hebrew": "ליסה 2",
    "override": "Liisa \u202enenohroK",
    "ends an island that is not its own": LIISA_EVIL,
    "begins islands and ends none": "\u2067\u2068\u202bLiisa",
    "starts a paragraph": "Liisa\u2029\u202eKorhonen",
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_check_50_unicode_is_shown_as_typed(to: Reader, kind: str) -> None:
    words = plain(WRITTEN[kind])
    assert words == as_typed(WRITTEN[kind]) == WRITTEN[kind]
    for screen in (a_request(words=words), Receipt(a_request(words=words)), a_card(words=words)):
        assert quoted(render(screen, to).blocks) == words


@pytest.mark.parametrize("typed", ["a\0b", "a\ud800b", "a\x1bb", "a\x7fb"])
def test_check_50_unicode_that_nothing_can_keep_is_left_out(typed: str) -> None:
    assert plain(typed) == as_typed(typed) == "ab"


def test_line_breaks_and_tabs_are_kept() -> None:
    assert plain(" one\n\ttwo\r\n") == "one\n\ttwo"


@pytest.mark.parametrize("cluster", [FAMILY, FLAG, "a\u0301", "👩🏽‍🏫", "กำ", "각"])
@pytest.mark.parametrize("room", range(20, 40))
def test_check_50_unicode_is_never_cut_inside_what_is_seen_as_one(cluster: str, room: int) -> None:
    text = cluster * 30
    shown = cut(text, room)
    assert length(shown) <= room
    assert set(findall(r"\X", shown.removesuffix("…"))) <= set(findall(r"\X", text))


@pytest.mark.parametrize("cluster", [FAMILY, FLAG, "a\u0301"])
def test_check_50_unicode_is_not_split_between_two_quotes(cluster: str) -> None:
    text = "x" + cluster * 900
    parts = list(parts_of(text, 2900))
    assert "".join(parts) == text
    assert len(parts) > 1 or length(text) <= 2900
    assert all(findall(r"\X", part)[-1] in ("x", *findall(r"\X", cluster)) for part in parts)


def test_check_50_unicode_heap_of_marks_is_cut_somewhere() -> None:
    assert length(cut("z" + "\u0301" * 40_000, 150)) <= 150


@given(text=st.text(max_size=300), room=st.integers(10, 200))
def test_cutting_keeps_a_beginning_within_the_room(text: str, room: int) -> None:
    shown = cut(text, room)
    assert length(shown) <= room
    assert shown == text or text.startswith(shown.removesuffix("…"))


@given(text=st.text(max_size=500), most=st.integers(101, 150))
def test_parts_together_are_the_whole(text: str, most: int) -> None:
    parts = list(parts_of(text, most))
    assert "".join(parts) == text
    assert max(length(part) for part in parts) <= most


def outside_islands(text: str) -> str:
    """What is left of each paragraph when every island in it is taken away."""
    left, deep = [], 0
    for char in text:
        kind = bidirectional(char)
        if kind == "B":
            deep = 0
        if char == END and deep:
            deep -= 1
            continue
        deep += kind in ("FSI", "LRI", "RLI")
        if not deep:
            left.append(char)
    return "".join(left)


def turned(text: str) -> bool:
    """Whether something outside of islands could turn the sentence."""
    return any(bidirectional(char) in RIGHT_TO_LEFT | CONTROLS for char in outside_islands(text))


def screens_with(name: str) -> list[Screen]:
    tutor = Colleague(name, "slack://user?team=T&id=U")
    return [
        a_request(asked=asked(name, "Pekka Niemi")),
        a_request(asked=asked(name), can_undo=True),
        a_request(RequestState.ACCEPTED, helper=tutor, seconds=(tutor, tutor)),
        in_class(helper=tutor, setting=name),
        suggests(suggested(ON_TUESDAY, by=tutor), suggested(ON_TUESDAY, by=tutor, offer="offer-2")),
        asks(conversation(("?", ""), tutor=tutor)),
        RequestNews(RequestState.ACCEPTED, name, stage=Stage.ACCEPTED, helper=name),
        RequestNews(RequestState.WAITING, "iPads", asked=("Pekka Niemi", name)),
        a_card(requester=tutor, school=name),
        a_card(CardState.ACCEPTED, requester=tutor),
        CardNews(CardState.SORTED, name, "iPads"),
        nobody_is_free(topic=name, school=name),
    ]


@pytest.mark.parametrize("kind", NAMES)
def test_check_50_unicode_name_does_not_turn_the_sentence(to: Reader, kind: str) -> None:
    for screen in screens_with(NAMES[kind]):
        message = render(screen, to)
        shown = [message.text, *texts(of_type(message.blocks, "plain_text"))]
        assert [text for text in shown if turned(text)] == []


@pytest.mark.parametrize("kind", NAMES)
def test_check_50_unicode_name_does_not_turn_lists_and_errors(to: Reader, kind: str) -> None:
    listed = status((a_request(asked=asked(NAMES[kind])), a_request()), voice(to))
    taken = told(TakenByColleague(NAMES[kind], ASKED_AT), "", voice(to))
    late = told(TooLateToUndo(NAMES[kind]), "", voice(to))
    shown = [*texts(listed.blocks), taken.text, late.text]
    assert [text for text in shown if turned(text)] == []


def test_check_50_unicode_name_of_the_readers_own_script_stays_as_it_is() -> None:
    assert render(a_request(asked=asked("Åsa Öhman")), reader()).text == "Waiting for Åsa Öhman."


def test_check_50_unicode_name_is_an_island_of_its_own_in_a_list() -> None:
    shown = render(a_request(asked=asked(LIISA_ARABIC, "Pekka Niemi")), reader()).text
    assert shown == f"Waiting for {ISOLATE}{ISOLATE}{LIISA_ARABIC}{END}, Pekka Niemi{END}."


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_no_text_reaches_beyond_its_island(text: str) -> None:
    assert not turned(f"Waiting for {isolated(text)}.") or "\n" in text or any(bidirectional(c) == "B" for c in text)


@given(st.text(alphabet="abcåäö \u05d0\u0627\u202e\u202b\u202c\u2066\u2067\u2068\u2069\u200f", max_size=30))
def test_no_mixture_of_directions_reaches_beyond_its_island(text: str) -> None:
    assert not turned(f"Waiting for {isolated(text)}. Next: {isolated(text)}!")
