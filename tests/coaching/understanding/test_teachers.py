"""The invented teachers' requests of the benchmark, without an encoder: fast, and better than what everybody tries."""

from benchmarks.topic_rivals import bm25, letters
from benchmarks.topic_sets import teachers
from benchmarks.topic_trials import Heard, readings, score, told_apart


def test_letters_stems_and_school_words_find_more_than_half_of_the_topics() -> None:
    trial = teachers()
    found = [[guess.topic for guess in each.guesses] for each in readings(trial, Heard(None, trial, {}))]
    ours = score(trial, found)
    assert ours.requests == 270
    assert ours.first >= 55
    assert ours.among_three >= 70
    for rival in (bm25(trial), letters(trial)):
        theirs = score(trial, [rival(request.text) for request in trial.requests])
        assert theirs.first < ours.first
        assert theirs.among_three < ours.among_three


def test_telling_apart_is_one_half_for_who_cannot() -> None:
    trial = teachers()
    assert told_apart(trial, [0.5] * len(trial.requests)) is None  # nothing is out of scope there
