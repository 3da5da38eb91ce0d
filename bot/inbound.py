"""The one way from Slack to the listeners, for HTTP and Socket Mode: counted, so that a stop can wait for it."""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Condition, Semaphore

from slack_bolt import App, BoltRequest, BoltResponse

from bot.payloads import Malformed, Payload

RATE_LIMITED = "app_rate_limited"
AT_ONCE = 6
"""Listeners that work side by side: one in Python, the others waiting for the database. With 32, three hundred requests
in one second took a third longer, since all wait for the interpreter at every answer of the database."""

log = logging.getLogger(__name__)


class Inbound:
    """Hands payloads to Bolt and wakes the notifier behind each: what was committed is sent at once."""

    def __init__(self, app: App, *, wake: Callable[[], None], took: Callable[[float, int], None]) -> None:
        self._app = app
        self._wake = wake
        self._took = took
        self._running = 0
        self._changed = Condition()
        self._turns = Semaphore(AT_ONCE)

    def __call__(self, payload: Payload, headers: Mapping[str, str]) -> BoltResponse:
        """The listeners' answer to a payload of the right shape; the front filter has verified who sent it.

        `Malformed` where its inside is not what Bolt takes for granted.
        """
        if payload.get("type") == RATE_LIMITED:
            log.warning("Slack holds events back: more than 30,000 in an hour")
            return BoltResponse(status=200)
        with self.busy():
            started = time.perf_counter()
            with self._turns:
                response = self._app.dispatch(_request(payload, headers))
            self._took(time.perf_counter() - started, response.status)
        self._wake()
        return response

    def drained(self, seconds: float) -> bool:
        """Waits until nothing runs any more; False where something still runs after so long."""
        with self._changed:
            return self._changed.wait_for(lambda: self._running == 0, timeout=seconds)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """What happens inside is waited for by `drained`: the answer, and writing it to the wire."""
        with self._changed:
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()


def _request(payload: Payload, headers: Mapping[str, str]) -> BoltRequest:
    try:
        # As a dict, so that Bolt does not parse again, perhaps differently, what was checked here.
        return BoltRequest(body=payload, headers=dict(headers), mode="socket_mode")
    except (
        AttributeError,
        LookupError,
        TypeError,
        ValueError,
    ):  # Bolt looks for ids in many places, all of Slack's shape
        raise Malformed("wrong_shape") from None
