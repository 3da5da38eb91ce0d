"""How well requests find their topics, beside BM25 and runs of letters; what it costs.

    python -m benchmarks.bench_topics [--no-encoder] [--seeds 5] [--cost]
    python -m benchmarks.bench_topics --topics FILE --requests FILE [--examples FILE] [--no-encoder]

With files: one JSON line a request, in order, then a line with the summary. Without: our own invented requests and the
public sets in ../shared/data/text, skipped where they are absent. `--cost` measures time and memory alone.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

if not __package__:  # run as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.topic_cost import costs
from benchmarks.topic_rivals import bm25, letters
from benchmarks.topic_sets import (
    FEW_SHOT,
    LINES,
    STREAM,
    ZERO_SHOT,
    Trial,
    everything_of,
    given,
    homes,
    missing,
    public,
    teachers,
)
from benchmarks.topic_trials import Heard, Score, mean_blocks, readings, score, streamed, told_apart
from bot.encoder import SentenceVectors, missing_encoder
from coaching.understanding import Encoder, Reading, Vector

GOALS = {
    "clinc150, 10 lines a topic": "≥ 90, out of scope ≥ 0.93",
    "banking77, 10 lines a topic": "≥ 82",
    "itservice8, 10 lines a topic": "≥ 61",
    "requests": "≥ 62 / 87, without encoder ≥ 33 / 53 (on a set of others)",
}


def main() -> None:
    """Reads the options and plays what they name."""
    options = _options()
    if options.cost:
        print(*costs(), sep="\n")
        return
    encoder = None if options.no_encoder else _encoder()
    if options.topics:
        _print_readings(given(options.topics, options.requests, options.examples), encoder)
    else:
        _print_table(encoder, options.seeds)
    if encoder:
        encoder.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=Path)
    parser.add_argument("--requests", type=Path)
    parser.add_argument("--examples", type=Path)
    parser.add_argument("--no-encoder", action="store_true")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--cost", action="store_true")
    options = parser.parse_args()
    if bool(options.topics) != bool(options.requests):
        parser.error("--topics and --requests go together")
    return options


def _encoder() -> SentenceVectors | None:
    if because := missing_encoder():
        print(f"without sentence vectors: {because}", file=sys.stderr)
        return None
    return SentenceVectors()


def _print_readings(trial: Trial, encoder: Encoder | None) -> None:
    found = list(readings(trial, Heard(encoder, trial, {})))
    for request, reading in zip(trial.requests, found, strict=True):
        print(json.dumps(_line(request.text, reading)))  # plain ASCII, so that no letter looks like the end of a line
    print(json.dumps({"summary": _summary(trial, found)}))


def _line(text: str, reading: Reading) -> dict[str, object]:
    return {
        "text": text,
        "top": [guess.topic for guess in reading.guesses],
        "scores": [round(guess.fit, 6) for guess in reading.guesses],
        "out_of_scope": round(reading.out_of_scope, 6),
    }


def _summary(trial: Trial, found: list[Reading]) -> dict[str, object]:
    ranked = [[guess.topic for guess in reading.guesses] for reading in found]
    languages = sorted({request.language for request in trial.requests})
    scores = {"all": score(trial, ranked)} | {each: score(trial, ranked, each) for each in languages}
    told = told_apart(trial, [reading.out_of_scope for reading in found])
    table: dict[str, object] = {
        name: {"n": each.requests, "top1": each.first, "top3": each.among_three} for name, each in scores.items()
    }
    return table if told is None else table | {"out_of_scope": {"auroc": round(told, 4)}}


def _print_table(encoder: Encoder | None, seeds: int) -> None:
    print("per cent right, first / among three | BM25 | runs of letters | ours")
    known: dict[str, Vector] = {}
    for trial in _trials():
        heard = Heard(encoder, trial, known)
        found = list(readings(trial, heard))
        summary = json.dumps(_summary(trial, found), ensure_ascii=False)
        ranked = [[guess.topic for guess in reading.guesses] for reading in found]
        rivals = [score(trial, [rank(each.text) for each in trial.requests]) for rank in (bm25(trial), letters(trial))]
        scores = " | ".join(_plain(each) for each in (*rivals, score(trial, ranked)))
        print(f"{trial.name} | {scores} | goal {GOALS.get(trial.name, '–')}\n    {summary}", flush=True)
    if because := missing():
        print(because)
    else:
        _print_stream(encoder, seeds, known)


def _trials() -> Iterator[Trial]:
    yield teachers()
    if missing() is None:
        yield homes()
        yield from (public(name, 0) for name in ZERO_SHOT)
        yield from (public(name, LINES) for name in FEW_SHOT)


def _plain(each: Score) -> str:
    return f"{each.first:.1f} / {each.among_three:.1f}"


def _print_stream(encoder: Encoder | None, seeds: int, known: dict[str, Vector]) -> None:
    trial = everything_of(STREAM)
    heard = Heard(encoder, trial, known)
    streams = []
    for seed in range(seeds):
        streams.append(streamed(trial, heard, seed))
        print(f"stream {seed}: last 160 {streams[-1].last():.1f}", file=sys.stderr, flush=True)
    if streams:
        last = sum(stream.last() for stream in streams) / len(streams)
        print(f"{trial.name}, {seeds} seeds: last 160 {last:.1f} (goal ≥ 65)\n    {json.dumps(mean_blocks(streams))}")


if __name__ == "__main__":
    main()
