"""What everybody tries first: BM25 over words, and shared runs of letters. A topic's lines become part of its text."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from math import log, sqrt

from benchmarks.topic_sets import Trial
from coaching.topics import TopicId

Rank = Callable[[str], list[TopicId]]
K1, B = 1.5, 0.75
"""The usual ones."""


def bm25(trial: Trial) -> Rank:
    """Topics as documents of words."""
    return _ranked(trial, lambda text: Counter(re.findall(r"\w+", text.casefold())), _bm25_weight)


def letters(trial: Trial) -> Rank:
    """Topics as documents of runs of three to five letters, by the cosine of their rarity-weighted counts."""

    def runs(text: str) -> Counter[str]:
        plain = f" {' '.join(text.casefold().split())} "
        return Counter(plain[at : at + size] for size in (3, 4, 5) for at in range(len(plain) - size + 1))

    return _ranked(trial, runs, _cosine_weight)


Weight = Callable[[float, float, float, float], float]


def _ranked(trial: Trial, parts: Callable[[str], Counter[str]], weight: Weight) -> Rank:
    texts: dict[TopicId, list[str]] = {topic.id: [topic.name, *topic.words] for topic in trial.topics}
    for example in trial.examples:
        texts[example.topic].append(example.text)
    counts = {topic: sum((parts(text) for text in said), Counter[str]()) for topic, said in texts.items()}
    mean = sum(count.total() for count in counts.values()) / len(counts)
    spread = Counter(part for count in counts.values() for part in count)
    rarity = {part: log(1 + (len(counts) - number + 0.5) / (number + 0.5)) for part, number in spread.items()}
    entries: defaultdict[str, list[tuple[TopicId, float]]] = defaultdict(list)
    for topic, count in counts.items():
        norm = sqrt(sum((number * rarity[part]) ** 2 for part, number in count.items())) or 1.0
        for part, number in count.items():
            entries[part].append((topic, rarity[part] * weight(number, count.total() / mean, norm, rarity[part])))

    def rank(text: str) -> list[TopicId]:
        scores = dict.fromkeys(texts, 0.0)
        for part, number in parts(text).items():
            for topic, worth in entries.get(part, ()):
                scores[topic] += worth * (number if weight is _cosine_weight else 1)
        return sorted(scores, key=lambda topic: -scores[topic])

    return rank


def _bm25_weight(number: float, length: float, _norm: float, _rarity: float) -> float:
    return number * (K1 + 1) / (number + K1 * (1 - B + B * length))


def _cosine_weight(number: float, _length: float, norm: float, rarity: float) -> float:
    return number * rarity / norm
