"""How many sentences are understood by meaning while hundreds ask at once: so few that nobody's answer is late."""

import time
from collections.abc import Callable

BURST = 20
"""Together well under a second of one processor, so that whoever was told to wait hears within two."""
A_SECOND = 5.0
"""Sentences from then on: a sixth of one processor. A school's busiest hour asks one in a minute."""


class Allowance:
    """A bucket of sentences; asked by one thread at a time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left = float(BURST)
        self._at = clock()

    def take(self) -> bool:
        """Whether one more may be understood now."""
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._at) * A_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
