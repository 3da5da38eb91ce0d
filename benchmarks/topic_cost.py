"""What understanding costs: time by the length of the text, on one core, and the memory that the encoder adds."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.topic_sets import teachers
from bot.encoder import SentenceVectors
from coaching.understanding import Said, TopicModel, texts_of

LENGTHS = (20, 60, 150, 300, 600, 1000)
TIMES = 60


def costs() -> Iterator[str]:
    """Lines of a table, from a process of its own that is held to one core."""
    command = [sys.executable, "-c", "from benchmarks.topic_cost import measure; measure()"]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": "."})
    yield from run.stdout.splitlines()


def measure() -> None:
    """Prints the table; called in the process of its own."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    trial, encoder = teachers(), SentenceVectors()
    TopicModel.of(trial.topics).guesses(Said("warm"))
    before = _memory()
    model = TopicModel.of(trial.topics, encoder.vectors(texts_of(trial.topics)))
    print("letters | wall p50 | wall p95 | CPU p50 | CPU p95 (ms; vector and topics together; goal p95 40)")
    for length in LENGTHS:
        wall, cpu = _times(encoder, model, [request.text for request in trial.requests], length)
        figures = [np.percentile(wall, 50), np.percentile(wall, 95), np.percentile(cpu, 50), np.percentile(cpu, 95)]
        print(f"{length:7} | " + " | ".join(f"{1000 * figure:7.1f}" for figure in figures))
    gc.collect()
    print(f"memory added by the encoder: {_memory() - before:.0f} MB (goal 150)")
    encoder.close()


def _times(
    encoder: SentenceVectors, model: TopicModel, texts: list[str], length: int
) -> tuple[list[float], list[float]]:
    wall, cpu = [], []
    for at in range(TIMES):
        words = " ".join((*texts[at:], *texts[:at]))[:length]
        started, busy = time.perf_counter(), time.process_time()
        vectors = encoder.vectors([words])
        model.guesses(Said(words, None if vectors is None else vectors[0]))
        wall.append(time.perf_counter() - started)
        cpu.append(time.process_time() - busy)
    return wall, cpu


def _memory() -> float:
    """Resident megabytes; nought where there is no /proc."""
    status = Path("/proc/self/statm")
    return int(status.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if status.is_file() else 0.0
