import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.topics import Guess, TopicId, settled
from coaching.understanding import SharedLetters
from tests.builders import IPADS, KAHOOT, PRINTING, a_programme

TOPICS = a_programme().topics
LETTERS = SharedLetters()


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("my iPads won't show on the screen", IPADS),
        ("KAHOOT!!! with 7A", KAHOOT),
        ("I want to make a quiz", KAHOOT),
        ("tulostimessa on paperitukos", PRINTING),
        ("skrivaren är trasig", PRINTING),
        ("iPadin ruutu ei näy", IPADS),
    ],
)
def test_endings_and_capitals_do_not_hide_a_topic(words: str, topic: TopicId) -> None:
    assert settled(SharedLetters().guesses(words, TOPICS)) == topic


@pytest.mark.parametrize("words", ["", "hello there", "…", "🙂🙂🙂", "my car is red"])
def test_words_about_something_else_settle_on_no_topic(words: str) -> None:
    assert settled(SharedLetters().guesses(words, TOPICS)) is None


def test_two_topics_that_fit_alike_settle_on_neither() -> None:
    assert settled([Guess(IPADS, 0.8), Guess(KAHOOT, 0.8)]) is None
    assert settled([Guess(IPADS, 0.8)]) == IPADS
    assert settled([]) is None


@settings(max_examples=30)
@given(st.text(max_size=100))
def test_any_text_gives_every_topic_once_best_first(words: str) -> None:
    guesses = LETTERS.guesses(words, TOPICS)
    assert {guess.topic for guess in guesses} == {topic.id for topic in TOPICS}
    fits = [guess.fit for guess in guesses]
    assert fits == sorted(fits, reverse=True)
    assert all(0 <= fit <= 1.000001 for fit in fits)
