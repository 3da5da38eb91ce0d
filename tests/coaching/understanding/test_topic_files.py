"""Files of topics and requests that people bring along: whatever an editor or a spreadsheet made of them."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks import bench_topics

Answers = Callable[[bytes, bytes], tuple[list[dict[str, Any]], dict[str, Any]]]
TOPICS = b"screens\tScreen sharing\tmirror, projector; HDMI\nquiz\tQuizzes\tKahoot\n"


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answers:
    def of(topics: bytes, requests: bytes) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        (tmp_path / "topics.tsv").write_bytes(topics)
        (tmp_path / "requests.tsv").write_bytes(requests)
        files = ["--topics", str(tmp_path / "topics.tsv"), "--requests", str(tmp_path / "requests.tsv")]
        monkeypatch.setattr(sys, "argv", ["bench_topics", *files, "--no-encoder"])
        bench_topics.main()
        *lines, last = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        return lines, last["summary"]

    return of


def test_a_line_answers_each_request_in_order_and_a_summary_ends_them(answers: Answers) -> None:
    lines, summary = answers(TOPICS, b"en\tquiz\ta\tb\tKahoot with 7A\nfi\tscreens\tprojector\nsv\tnone\tkettle\n")
    assert [line["text"] for line in lines] == ["Kahoot with 7A", "projector", "kettle"]
    assert [line["top"][0] for line in lines[:2]] == ["quiz", "screens"]
    assert all(set(line) == {"text", "top", "scores", "out_of_scope"} for line in lines)
    assert lines[2]["out_of_scope"] > max(line["out_of_scope"] for line in lines[:2])
    assert summary["all"] == {"n": 2, "top1": 100.0, "top3": 100.0}
    assert summary["fi"]["n"] == 1
    assert summary["out_of_scope"] == {"auroc": 1.0}


def test_marks_of_order_ends_of_lines_and_blank_lines_are_no_words(answers: Answers) -> None:
    mark = b"\xef\xbb\xbf"
    lines, summary = answers(
        mark + TOPICS.replace(b"\n", b"\r\n\r\n"), mark + b"\r\n\t\t\r\nen\tquiz\tKahoot\r\n \nen\tscreens\tHDMI"
    )
    assert [(line["text"], line["top"]) for line in lines] == [
        ("Kahoot", ["quiz", "screens"]),
        ("HDMI", ["screens", "quiz"]),
    ]
    assert summary["all"]["top1"] == 100.0


def test_a_text_keeps_what_only_looks_like_the_end_of_a_line(answers: Answers) -> None:
    text = "projector\u2028mirror\x0bHDMI\x85again"
    lines, _ = answers(TOPICS, f"en\tscreens\t{text}\n".encode())
    assert [line["text"] for line in lines] == [text]


@pytest.mark.parametrize(
    "topics",
    [
        b"quiz\nscreens\tScreen sharing\n",
        b"quiz\tQuizzes\t\t\t\nscreens\t\t;,\n",
        b"quiz\t\t\nscreens\tSkjermdeling\tspeiling\n",
    ],
)
def test_a_topic_may_have_no_words_or_no_name(answers: Answers, topics: bytes) -> None:
    lines, _ = answers(topics, b"en\tquiz\tquiz\n")
    assert set(lines[0]["top"]) == {"quiz", "screens"}
    assert lines[0]["top"][0] == "quiz"


def test_words_in_one_other_language_are_enough(answers: Answers) -> None:
    topics = "a\tNäytön jakaminen\tpeilaus, tykki\nb\tLösenord\tinloggning; konto\n".encode()
    lines, _ = answers(topics, b"en\ta\tthe projector says no signal\nen\tb\tI forgot my password\n")
    assert [line["top"][0] for line in lines] == ["a", "b"]


@pytest.mark.parametrize("requests", [b"Kahoot\n", b"en\tKahoot\n", b"\tquiz\tKahoot\n", b"en\t quiz \t\tKahoot\n"])
def test_a_request_needs_no_more_than_its_text(answers: Answers, requests: bytes) -> None:
    lines, _ = answers(TOPICS, requests)
    assert (lines[0]["text"], lines[0]["top"][0]) == ("Kahoot", "quiz")


def test_nothing_to_ask_or_nobody_to_send_to_is_answered_too(answers: Answers) -> None:
    assert answers(TOPICS, b"")[0] == []
    lines, _ = answers(b"", b"en\tquiz\tKahoot\nen\tquiz\t\n")
    assert [(line["top"], line["out_of_scope"]) for line in lines] == [([], 1.0), ([], 1.0)]


def test_bytes_that_are_no_letters_stop_nothing(answers: Answers) -> None:
    lines, _ = answers(TOPICS, b"en\tquiz\tKahoot \xff\xfe\n")
    assert lines[0]["top"][0] == "quiz"
