"""What coordinators see: what needs them, never anybody's words without their yes, and no names."""

import json
from itertools import product

import pytest

from coaching.kinds import CoverKind, Kind
from coaching.people import Reader
from coaching.screens import CoordinatorCard, CoverCard, IdeaCount, Ideas
from demo.slack.validators import faults_of_message
from demo.slack.validators.messages import BLOCKS_TOTAL, characters
from handlers.ids import Action
from handlers.languages import voice
from handlers.views import render
from handlers.views.coordinators import cover_entry, entry
from tests.handlers.looks import buttons, quoted, texts, words_of_buttons
from tests.handlers.screens import WORDS, a_home, nobody_is_free, reader
from tests.handlers.screens.coordinators import CARDS, COVER, needs_cover
from tests.handlers.views.test_cards import primary
from tests.handlers.views.test_golden import as_json

EN = reader()


def every_card() -> list[CoordinatorCard]:
    """Every combination of what can be so or otherwise."""
    return [
        nobody_is_free(
            kind=kind, still_open=open_, nobody_left=nobody, words=words, it_support=contact, it_suggested=suggested
        )
        for kind, open_, nobody, words, contact, suggested in product(
            Kind, (True, False), (True, False), ("", WORDS), ("", "09 555 0199"), (True, False)
        )
    ]


def test_check_68_assign_is_primary_exactly_where_nobody_is_left_to_ask() -> None:
    for card in every_card():
        expected = [Action.ASSIGN] if card.still_open and card.nobody_left else []
        for blocks in (render(card, EN).blocks, entry(card, voice(EN))):
            assert [each["action_id"] for each in primary(blocks)] == expected, card


def test_point_54_words_are_there_only_with_their_writers_yes(to: Reader) -> None:
    for card in every_card():
        message = render(card, to)
        allowed = card.words and card.still_open
        assert (quoted(message.blocks) == WORDS) == bool(allowed)
        assert "quokka" not in message.text
        assert ("quokka" in json.dumps(message.blocks)) == bool(allowed)


def test_the_card_says_how_many_were_asked_and_who_never() -> None:
    said = " ".join(texts(render(nobody_is_free(), EN).blocks))
    assert "3 colleagues asked" in said
    assert not any(name in said for name in ("Sanna", "Liisa", "Pekka"))


def test_it_support_can_be_suggested_once_and_only_where_there_is_a_contact() -> None:
    assert "Suggest IT support" not in words_of_buttons(render(CARDS["open"], EN).blocks)
    assert "Suggest IT support" in words_of_buttons(render(CARDS["it_support"], EN).blocks)
    suggested = render(CARDS["it_suggested"], EN)
    assert "Suggest IT support" not in words_of_buttons(suggested.blocks)
    assert "You suggested IT support: 09 555 0199." in texts(suggested.blocks)


@pytest.mark.parametrize("name", ["taken", "settled"])
def test_what_is_settled_has_no_buttons(to: Reader, name: str) -> None:
    assert buttons(render(CARDS[name], to).blocks) == []


@pytest.mark.parametrize("name", COVER)
def test_cover_has_its_button_as_long_as_it_is_needed(to: Reader, name: str) -> None:
    card = COVER[name]
    message = render(card, to)
    assert [each["action_id"] for each in primary(message.blocks)] == (
        [Action.COVER_ARRANGED] if card.still_open else []
    )
    assert "quokka" not in message.text


def test_the_lessons_are_for_the_coordinator_to_read() -> None:
    for blocks in (render(needs_cover(), EN).blocks, cover_entry(needs_cover(), voice(EN))):
        assert "Tue period 3, 6B and their quokka film" in texts(blocks)


def test_ideas_are_counted_by_topic_and_the_rest_as_one_number() -> None:
    shown = texts(render(Ideas(tuple(IdeaCount(f"Topic {n}", 20 - n) for n in range(15))), EN).blocks)
    listed = next(text for text in shown if text.startswith("Topic 0")).split("\n")
    assert listed[0] == "Topic 0: 20"
    assert listed[-1] == "5 more topics"


LONG = "Kirkkojärvenpuistonrinteenkoulu " * 9


def long_ones() -> list[CoordinatorCard | CoverCard | Ideas]:
    counts = tuple(IdeaCount(LONG[:75], 10**6) for _ in range(200))
    lessons = needs_cover().cover.__class__(CoverKind.JOINED_CLASSES, "l" * 3000)
    cards = [
        nobody_is_free(
            topic=LONG[:75], school=LONG[:75], words="y" * 14_000, it_support=LONG, it_suggested=suggested,
        )
        for suggested in (False, True)
    ]  # fmt: skip
    return [*cards, needs_cover(school=LONG[:75], cover=lessons), Ideas(counts)]


def test_check_49_limits_edge_of_what_coordinators_get(to: Reader) -> None:
    for screen in long_ones():
        message = render(screen, to)
        assert faults_of_message(as_json(message), is_update=True) == []
        assert characters(list(message.blocks)) <= BLOCKS_TOTAL


def test_point_56_what_needs_the_coordinator_has_its_button_beside_it(to: Reader) -> None:
    home = a_home(for_coordinator=(nobody_is_free(),), cover=(needs_cover(request="request-2"),))
    assert {Action.ASSIGN, Action.COVER_ARRANGED} <= {each["action_id"] for each in primary(render(home, to).blocks)}
