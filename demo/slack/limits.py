"""Slack's rate limits, counted on the clock given: methods per minute, and about one message a second
into one channel."""

import math
from collections import defaultdict, deque
from datetime import datetime

from demo.slack.refusals import RateLimited

TIER_1, TIER_2, TIER_3, TIER_4 = 1, 20, 50, 100  # calls a minute that Slack grants at least
SPECIAL = 600  # auth.test: "hundreds of requests a minute"
POSTS_PER_MINUTE = 300  # chat.postMessage: "several hundred messages a minute" for a workspace
CHANNEL_BURST = 5  # short bursts above one a second are tolerated; how many Slack does not say
WINDOW = 60.0


class Limits:
    """Counts the calls of one app in one workspace."""

    def __init__(self, *, enforced: bool = True) -> None:
        self.enforced = enforced
        self._calls: dict[str, deque[datetime]] = defaultdict(deque)
        self._channels: dict[str, tuple[float, datetime]] = {}

    def count_call(self, method: str, per_minute: int, now: datetime) -> None:
        """Counts one call, or refuses it with the seconds to wait."""
        calls = self._calls[method]
        while calls and not 0 <= (now - calls[0]).total_seconds() < WINDOW:
            calls.popleft()
        if self.enforced and len(calls) >= per_minute:
            raise RateLimited(math.ceil(WINDOW - (now - calls[0]).total_seconds()) or 1)
        calls.append(now)

    def count_post(self, channel: str, now: datetime) -> None:
        """Counts one message into `channel`, or refuses it."""
        left, since = self._channels.get(channel, (float(CHANNEL_BURST), now))
        left = min(float(CHANNEL_BURST), left + max(0.0, (now - since).total_seconds()))
        if self.enforced and left < 1:
            raise RateLimited(max(1, math.ceil(1 - left)))
        self._channels[channel] = (left - 1, now)
