"""What a model reads in words, by meaning, by letters, and by what was learnt."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coaching.topics import Topic, TopicId, settled
from coaching.understanding import Said, TopicModel, texts_of
from tests.coaching.understanding.meanings import (
    PASSWORDS,
    QUIZZES,
    ROBOTS,
    SCREENS,
    TOPICS,
    a_model,
    learnt_of,
    said,
    vectors,
)

MODEL = a_model()
LETTERS = TopicModel.of(TOPICS)
BUSY = ("ana", "ben", "cleo", "dan", "eva", "fay", "gus", "hal", "ida", "jon")
"""Words that mean nothing, to tell requests apart."""


def requests(topic: TopicId, word: str, count: int = 10) -> list[tuple[TopicId, str]]:
    return [(topic, f"{word} {name} {BUSY[at - 3]}") for at, name in enumerate(BUSY[:count])]


@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("tykki ei toimi", SCREENS),
        ("en frågesport för åttan", QUIZZES),
        ("salasana unohtui", PASSWORDS),
        ("koodaus kolmosten kanssa", ROBOTS),
    ],
)
def test_meaning_carries_over_from_english_words(words: str, topic: TopicId) -> None:
    reading = MODEL.guesses(said(words))
    assert reading.guesses[0].topic == topic
    assert reading.topic == topic
    assert reading.chips == ()


def test_without_a_vector_letters_stems_and_school_words_must_do() -> None:
    assert LETTERS.guesses(Said("Kahooting with 7A")).guesses[0].topic == QUIZZES
    assert LETTERS.guesses(Said("Unohdin salasanani")).guesses[0].topic == PASSWORDS
    assert LETTERS.guesses(Said("projektorn är trasig")).guesses[0].topic == SCREENS


def test_a_model_with_vectors_still_answers_words_that_came_without_one() -> None:
    assert MODEL.guesses(Said("the projector again")).guesses[0].topic == SCREENS


def test_words_about_nothing_settle_nothing_and_are_far_out() -> None:
    near, far = MODEL.guesses(said("projector mirror")), MODEL.guesses(said("kettle teapot saucer"))
    assert far.out_of_scope > near.out_of_scope
    assert far.topic is None
    assert len(far.chips) <= 3
    assert LETTERS.guesses(Said("…")).out_of_scope == 1.0


def test_two_meanings_at_once_are_offered_and_not_settled() -> None:
    reading = MODEL.guesses(said("quiz projector"))
    assert reading.topic is None
    assert set(reading.chips[:2]) == {SCREENS, QUIZZES}


def test_without_topics_there_is_nothing_to_guess() -> None:
    reading = TopicModel.of(()).guesses(said("projector"))
    assert (reading.guesses, reading.out_of_scope, reading.chips) == ((), 1.0, ())


def test_a_single_topic_is_guessed_if_the_words_are_about_it() -> None:
    only = TopicModel.of(TOPICS[:1])
    assert only.guesses(Said("projector")).topic == SCREENS
    assert only.guesses(Said("my car is red")).topic is None


def test_names_in_other_languages_are_words_too() -> None:
    topic = Topic(TopicId("craft"), "Craft", (), {"fi": "Puukäsityö", "sv": "Träslöjd"})
    assert TopicModel.of((*TOPICS, topic)).guesses(Said("puukäsityöt")).guesses[0].topic == topic.id
    assert "Träslöjd" in texts_of([topic])


def test_vectors_of_another_programme_are_not_used() -> None:
    stale = TopicModel.of(TOPICS, vectors(["one", "two"]))
    assert stale.guesses(said("Kahoot")).guesses[0].topic == QUIZZES


@settings(max_examples=30)
@given(st.text(max_size=100))
def test_any_text_gives_every_topic_once_best_first(words: str) -> None:
    for model in (MODEL, LETTERS):
        reading = model.guesses(Said(words))
        assert {guess.topic for guess in reading.guesses} == {topic.id for topic in TOPICS}
        fits = [guess.fit for guess in reading.guesses]
        assert fits == sorted(fits, reverse=True)
        assert all(0 <= fit <= 1 for fit in fits)
        assert 0 <= reading.out_of_scope <= 1


def test_a_few_wrong_examples_do_not_take_a_topic_over() -> None:
    model = a_model(*requests(ROBOTS, "password", 3))
    assert model.guesses(said("password lost")).guesses[0].topic == PASSWORDS
    assert model.learnt == {SCREENS: 0, QUIZZES: 0, PASSWORDS: 0, ROBOTS: 3}


def test_many_requests_teach_what_no_word_of_the_coordinator_says() -> None:
    before = MODEL.guesses(said("teapot")).guesses[0]
    taught = [*requests(SCREENS, "mirror"), *requests(QUIZZES, "teapot", 10), *requests(PASSWORDS, "login")]
    model = a_model(*taught, *requests(ROBOTS, "robot"))
    assert model.weights is not None
    reading = model.guesses(said("teapot kim"))
    assert reading.guesses[0].topic == QUIZZES
    assert reading.guesses[0].fit > before.fit


def test_the_classifier_waits_until_there_are_enough() -> None:
    assert a_model(*requests(SCREENS, "mirror", 9)).weights is None


def test_the_same_rows_give_the_same_model_whatever_was_known_before() -> None:
    taught = [each for topic in TOPICS for each in requests(topic.id, topic.name)]
    earlier = a_model(*taught[:-3])
    anew, onward = a_model(*taught), a_model(*taught, before=earlier)
    for words in ("projector", "quiz ana", "nothing at all"):
        assert [g.topic for g in anew.guesses(said(words)).guesses] == [
            g.topic for g in onward.guesses(said(words)).guesses
        ]
        assert np.allclose(
            [g.fit for g in anew.guesses(said(words)).guesses], [g.fit for g in onward.guesses(said(words)).guesses]
        )


def test_what_is_forgotten_has_no_part_any_more() -> None:
    taught = a_model(*requests(ROBOTS, "teapot"))
    forgot = a_model(before=taught)
    assert forgot.guesses(said("teapot")).guesses == MODEL.guesses(said("teapot")).guesses
    assert not any(forgot.learnt.values())


def test_examples_of_a_topic_that_is_gone_are_left_out() -> None:
    model = TopicModel.of(TOPICS, None, [learnt_of(TopicId("gone"), "teapot")])
    assert not any(model.learnt.values())


def test_examples_without_a_vector_teach_letters() -> None:
    model = TopicModel.of(TOPICS, None, [learnt_of(ROBOTS, f"blinkenlights {name}") for name in BUSY])
    assert settled(model.guesses(Said("blinkenlights")).guesses) == ROBOTS
