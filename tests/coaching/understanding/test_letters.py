"""What letters, stems and school words know: endings, compounds, the same word in three languages."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coaching.understanding.letters import PLACES, index_of, marks_of
from coaching.understanding.school_words import numbers_in


def likest(text: str, *others: str) -> str:
    return others[int(np.argmax(index_of([marks_of(each) for each in others]).likeness(marks_of(text))))]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("tulostimessa on paperitukos", "tulostin"),
        ("iPadien latausvaunu", "iPad"),
        ("skrivarna är trasiga", "skrivare"),
        ("KAHOOTING all day", "Kahoot"),
    ],
)
def test_endings_do_not_hide_a_word(text: str, other: str) -> None:
    assert likest(text, "something else", other, "muuta asiaa", "något annat") == other


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("salasanani", "lösenordet"),
        ("projektorn", "datatykki"),
        ("huoltajille", "vårdnadshavarna"),
        ("kokeen", "provet"),
        ("undertexter", "tekstitys"),
        ("passwords", "salasana"),
    ],
)
def test_a_school_word_is_one_word_in_three_languages(one: str, other: str) -> None:
    assert numbers_in(one) & numbers_in(other)


@pytest.mark.parametrize("word", ["said", "botany", "kodik", "and", "ja", "och", "mitt", "lesson"])
def test_everyday_words_are_no_school_words(word: str) -> None:
    assert not numbers_in(word)


def test_the_same_text_is_fully_alike_and_nothing_is_not() -> None:
    index = index_of([marks_of("screen sharing"), marks_of("")])
    assert index.likeness(marks_of("screen sharing")).tolist() == pytest.approx([1, 0], abs=1e-5)
    assert index.likeness(marks_of("…")).tolist() == [0, 0]
    assert index_of([]).likeness(marks_of("screen")).tolist() == []


@settings(max_examples=30)
@given(st.text(max_size=100))
@example("koulu " * 5000)
@example("å" * 3000)
def test_any_text_has_marks_in_order(text: str) -> None:
    marks = marks_of(text)
    places = marks.places.tolist()
    assert places == sorted(set(places))
    assert all(0 <= place < PLACES for place in places)
    assert np.isfinite(marks.counts).all()
