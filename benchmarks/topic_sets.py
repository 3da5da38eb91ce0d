"""Topics and requests to try an understanding on: our own invented teachers', public sets, or files that are given."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coaching.topics import Topic, TopicId

OURS = Path(__file__).parent / "teachers"
PUBLIC = Path(__file__).parents[2] / "shared" / "data" / "text"
"""Beside the repository; not part of it."""
FEW_SHOT = ("clinc150", "banking77", "itservice8")
ZERO_SHOT = ("askubuntu", "webapps", *FEW_SHOT)
HOMES, STREAM = "homevoice_en_fi_sv", "itservice8"
LINES = 10


@dataclass(frozen=True)
class Request:
    """A line of somebody's, and the topic that it is about; one that no topic has is out of scope."""

    language: str
    topic: TopicId
    text: str


@dataclass(frozen=True)
class Trial:
    """What is known beforehand, and what is asked."""

    name: str
    topics: tuple[Topic, ...]
    requests: tuple[Request, ...]
    examples: tuple[Request, ...] = ()

    def inside(self, request: Request) -> bool:
        return any(topic.id == request.topic for topic in self.topics)


def given(topics: Path, requests: Path, examples: Path | None = None) -> Trial:
    """The trial in these files: `id, name, words, …` and `lang, topic, …, text`, by tabs and without a header.

    Columns may be missing: a topic is then called like its id, a request's topic or language is not known.
    """
    known = tuple(_topic(*line) for line in _lines(topics))
    learnt = _requests(examples) if examples else ()
    return Trial(requests.stem, known, _requests(requests), learnt)


def teachers() -> Trial:
    """Our own: 270 requests about 15 topics in three languages, English names and words; all invented."""
    return given(OURS / "topics.tsv", OURS / "requests.tsv")


def missing() -> str | None:
    """Why the public sets cannot be tried, or None."""
    absent = [name for name in (*ZERO_SHOT, HOMES) if not (PUBLIC / f"{name}.tsv").is_file()]
    return f"skipped: {', '.join(absent)} (not in ../shared/data/text)" if absent else None


def public(name: str, lines: int) -> Trial:
    """The test rows of a public set, after the first so many training rows of each topic."""
    rows = [Request(part, TopicId(label), text) for part, label, text in _lines(PUBLIC / f"{name}.tsv")]
    train = [row for row in rows if row.language == "train"]
    taken, seen = [], Counter[TopicId]()
    for row in train:
        seen[row.topic] += 1
        if seen[row.topic] <= lines:
            taken.append(row)
    topics = tuple(_named(label) for label in sorted(seen))
    asked = tuple(row for row in rows if row.language != "train")
    return Trial(f"{name}, {lines} lines a topic" if lines else f"{name}, names only", topics, asked, tuple(taken))


def homes() -> Trial:
    """Finnish and Swedish orders to a home, against the English names of what it can do: a proxy for teachers'."""
    rows = [Request(language, TopicId(label), text) for language, label, text in _lines(PUBLIC / f"{HOMES}.tsv")]
    labels = sorted({row.topic for row in rows})
    asked = tuple(row for row in rows if row.language != "en")
    return Trial("home, en → fi and sv, names only", tuple(_named(label) for label in labels), asked)


def everything_of(name: str) -> Trial:
    """All rows of a public set, to be asked one after the other."""
    trial = public(name, 0)
    rows = tuple(Request(part, TopicId(label), text) for part, label, text in _lines(PUBLIC / f"{name}.tsv"))
    return Trial(f"{name}, stream", trial.topics, rows)


def _named(label: str) -> Topic:
    """`light:HassTurnOn` is "light turn on", `card_arrival` is "card arrival"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", label.replace(":Hass", " ").replace("_", " "))
    return Topic(TopicId(label), apart)


def _topic(known_as: str, name: str = "", words: str = "", *_more: str) -> Topic:
    known_as = known_as.strip()
    return Topic(TopicId(known_as), name.strip() or known_as, _words(words))


def _requests(path: Path) -> tuple[Request, ...]:
    return tuple(_request(*before, text=text) for *before, text in _lines(path))


def _request(language: str = "", topic: str = "", *_more: str, text: str) -> Request:
    return Request(language.strip(), TopicId(topic.strip()), text)


def _words(cell: str) -> tuple[str, ...]:
    return tuple(word for each in re.split("[,;]", cell) if (word := each.strip()))


def _lines(path: Path) -> Iterator[list[str]]:
    """Cells of lines that have any; only a line feed ends one, as a text may hold other marks that look like it."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
        for line in file:
            if line.strip():
                yield line.removesuffix("\n").removesuffix("\r").split("\t")
