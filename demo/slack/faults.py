"""Faults on request: what goes wrong with which call, before or after Slack has accepted it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from threading import Event, Lock


class Ending(StrEnum):
    """How the answer reaches the app, or does not."""

    WHOLE = "whole"
    RESET = "reset"
    CLOSE = "close"
    HALF_CLOSE = "half_close"
    SLICE = "slice"
    HANG = "hang"


@dataclass(frozen=True, slots=True)
class Fault:
    """One way for a call to go wrong."""

    name: str
    accepted: bool = False
    """Whether Slack has done what was asked before it goes wrong."""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    """Instead of the true answer; None leaves it."""
    without: str = ""
    """A key that is missing from the true answer."""
    cut: bool = False
    """Only the first half of the true answer is sent, as if it were the whole."""
    ending: Ending = Ending.WHOLE


def rate_limited(retry_after: str | int | None = 1) -> Fault:
    """HTTP 429; `retry_after` may be any text, None leaves the header out."""
    headers = () if retry_after is None else (("Retry-After", str(retry_after)),)
    return Fault("429", status=429, headers=headers, body=b'{"ok":false,"error":"ratelimited"}')


def http_error(status: int, *, accepted: bool = False) -> Fault:
    """A page of Slack's front servers with this status."""
    return Fault(f"http_{status}", accepted, status, body=b"<html>Something went wrong</html>")


def error(word: str, *, accepted: bool = False) -> Fault:
    """`ok: false` with `word`; after acceptance too, as `internal_error` may be."""
    return Fault(word, accepted, body=b'{"ok":false,"error":"%s"}' % word.encode())


RESET_BEFORE = Fault("reset_before", ending=Ending.RESET)
RESET_AFTER = Fault("reset_after", accepted=True, ending=Ending.RESET)
CLOSE_AFTER = Fault("close_after", accepted=True, ending=Ending.CLOSE)
HALF_CLOSE_AFTER = Fault("half_close_after", accepted=True, ending=Ending.HALF_CLOSE)
SLICE_AFTER = Fault("slice_after", accepted=True, ending=Ending.SLICE)
HANG_AFTER = Fault("hang_after", accepted=True, ending=Ending.HANG)
HTML = Fault("html", accepted=True, body=b"<html><body>Slack is being updated</body></html>")
TRUNCATED = Fault("truncated_json", accepted=True, cut=True)
HUGE = Fault("huge_body", accepted=True, body=b'{"ok":true,"padding":"' + b"x" * 2_000_000 + b'"}')


def missing(key: str = "ts") -> Fault:
    """The true answer without one key."""
    return Fault(f"missing_{key}", accepted=True, without=key)


@dataclass(slots=True)
class _Waiting:
    method: str
    fault: Fault
    times: int | None


@dataclass(slots=True)
class Faults:
    """The faults asked for; the oldest that fits a call is played."""

    hang_released: Event = field(default_factory=Event)
    slowness: float = 0.0
    """Seconds that everything takes longer on its way, in either direction."""
    _waiting: list[_Waiting] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def next(self, fault: Fault, method: str = "", *, times: int = 1) -> None:
        """Plays `fault` on the next calls of `method`, or of any method."""
        with self._lock:
            self._waiting.append(_Waiting(method, fault, times))

    @contextmanager
    def while_active(self, fault: Fault, method: str = "") -> Iterator[None]:
        """Plays `fault` on every call inside the block."""
        waiting = _Waiting(method, fault, None)
        with self._lock:
            self._waiting.append(waiting)
        try:
            yield
        finally:
            with self._lock:
                self._waiting.remove(waiting)

    def take(self, method: str) -> Fault | None:
        """The fault for this call, used up."""
        with self._lock:
            for waiting in self._waiting:
                if waiting.method not in ("", method):
                    continue
                if waiting.times is not None:
                    waiting.times -= 1
                    if waiting.times == 0:
                        self._waiting.remove(waiting)
                return waiting.fault
        return None

    def dawdle(self) -> None:
        """Takes as long as was asked for, unless calls are to be let go."""
        if self.slowness:
            self.hang_released.wait(self.slowness)

    def release(self) -> None:
        """Lets calls that hang go; their connection is closed without an answer."""
        self.hang_released.set()

    def clear(self) -> None:
        """Forgets everything that was asked for; calls may hang again."""
        self.hang_released.clear()
        self.slowness = 0.0
        with self._lock:
            self._waiting.clear()
