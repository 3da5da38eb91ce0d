"""What is kept of an accepted request: small, faithful, and nothing that can be read."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.understanding import Said, kept, learnt_from, recalled
from tests.coaching.understanding.meanings import QUIZZES, said

WORDS = "Kahoot with 7A, how do I make teams?"


def test_what_is_kept_teaches_what_the_words_would_have_taught() -> None:
    fresh, stored = learnt_from(QUIZZES, said(WORDS)), recalled(QUIZZES, kept(said(WORDS)))
    assert stored is not None
    assert stored.topic == QUIZZES
    assert stored.vector is not None
    assert fresh.vector is not None
    assert np.allclose(stored.vector, fresh.vector, atol=1e-3)
    assert np.array_equal(stored.marks.places, fresh.marks.places)
    assert np.allclose(stored.marks.counts, fresh.marks.counts, atol=0.02)


def test_words_without_a_vector_keep_their_letters() -> None:
    stored = recalled(QUIZZES, kept(Said(WORDS)))
    assert stored is not None
    assert stored.vector is None
    assert len(stored.marks.places) > 50


def test_no_word_can_be_read_in_what_is_kept() -> None:
    stored = kept(Said(WORDS, np.ones(384, np.float32)))
    assert len(stored) < 1500
    assert not any(word.encode() in stored for word in ("Kahoot", "kahoot", "teams", "make"))


def test_nothing_said_is_kept_as_nothing() -> None:
    stored = recalled(QUIZZES, kept(Said("")))
    assert stored is not None
    assert len(stored.marks.places) == 0


def test_the_longest_text_is_kept_too() -> None:
    stored = recalled(QUIZZES, kept(Said("koulu " * 5000, said("koulu").vector)))
    assert stored is not None
    assert stored.marks.counts.max() <= 8


@settings(max_examples=50)
@given(st.binary(max_size=40))
def test_garbage_is_no_example_and_no_error(stored: bytes) -> None:
    example = recalled(QUIZZES, stored)
    assert example is None or len(example.marks.places) < len(stored)


@settings(max_examples=30)
@given(st.integers(0, 900), st.integers(0, 255))
def test_a_damaged_example_is_none_or_harmless(at: int, value: int) -> None:
    stored = bytearray(kept(said(WORDS)))
    stored[at % len(stored)] = value
    example = recalled(QUIZZES, bytes(stored))
    assert example is None or np.isfinite(example.marks.counts).all()


def test_a_form_of_later_days_is_left_alone() -> None:
    assert recalled(QUIZZES, bytes([99]) + kept(said(WORDS))[1:]) is None


def test_nothing_of_it_shows_in_a_log() -> None:
    assert "Kahoot" not in repr(said(WORDS))
    assert "[" not in repr(learnt_from(QUIZZES, said(WORDS)))
