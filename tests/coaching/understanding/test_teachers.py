"""The invented teachers' requests of the benchmark, without an encoder: fast, and better than what everybody tries."""

import json
import sys

import pytest

from benchmarks import bench_topics
from benchmarks.topic_rivals import bm25, letters
from benchmarks.topic_sets import OURS, teachers
from benchmarks.topic_trials import Heard, readings, score, told_apart


def test_letters_stems_and_school_words_find_half_of_the_topics() -> None:
    trial = teachers()
    found = [[guess.topic for guess in each.guesses] for each in readings(trial, Heard(None, trial, {}))]
    ours = score(trial, found)
    assert ours.requests == 270
    assert ours.first >= 45
    assert ours.among_three >= 65
    for rival in (bm25(trial), letters(trial)):
        theirs = score(trial, [rival(request.text) for request in trial.requests])
        assert theirs.first < ours.first
        assert theirs.among_three < ours.among_three


def test_requests_in_files_are_answered_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = ["--topics", str(OURS / "topics.tsv"), "--requests", str(OURS / "requests.tsv")]
    monkeypatch.setattr(sys, "argv", ["bench_topics", *files, "--no-encoder"])
    bench_topics.main()
    *lines, summary = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    trial = teachers()
    assert [line["text"] for line in lines] == [request.text for request in trial.requests]
    assert all(set(line["top"]) == {topic.id for topic in trial.topics} for line in lines)
    assert all(line["scores"] == sorted(line["scores"], reverse=True) for line in lines)
    assert all(0 <= line["out_of_scope"] <= 1 for line in lines)
    assert set(summary["summary"]) == {"all", "en", "fi", "sv"}


def test_telling_apart_is_one_half_for_who_cannot() -> None:
    trial = teachers()
    assert told_apart(trial, [0.5] * len(trial.requests)) is None  # nothing is out of scope there
