"""How fast Slack may be called: a bucket for every channel, method and workspace, and what a 429 has closed.

In memory and by the given time: after a restart Slack itself says when it is too much.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

Key = tuple[str, ...]

MOST_BUCKETS = 10_000
TWICE_IS_ALL = 2
"""So many channels closed at the same time mean that Slack has closed the method."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and then one every so often."""

    burst: int
    every: timedelta


# Slack: about one message a second in a channel with short bursts; "several hundred" a minute in a workspace.
CHANNEL = Rate(5, timedelta(seconds=1))
WORKSPACE = Rate(60, timedelta(milliseconds=300))
TIER_2 = Rate(10, timedelta(seconds=3))
TIER_3 = Rate(25, timedelta(milliseconds=1200))
TIER_4 = Rate(50, timedelta(milliseconds=600))

METHODS = {
    "chat.postMessage": WORKSPACE,
    "chat.update": TIER_3,
    "conversations.open": TIER_3,
    "conversations.history": TIER_3,
    "views.publish": TIER_4,
    "response_url": TIER_4,
    "users.info": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.completeUploadExternal": TIER_4,
    "users.list": TIER_2,
}


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime
    promised: datetime
    """Up to when moments have been given out; a thousand that wait come back one by one, not all at the next."""


@dataclass(slots=True)
class Limits:
    """What may be called now, for one workspace."""

    _buckets: "OrderedDict[Key, _Bucket]" = field(default_factory=OrderedDict)
    _closed: dict[Key, datetime] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def free_at(self, method: str, channel: str, now: datetime) -> datetime:
        """When this call may be made: `now`, and then it is counted; or a later moment of its own, and nothing is."""
        with self._lock:
            closed = max((self._closed.get(key, now) for key in _keys(method, channel)), default=now)
            if closed > now:
                return closed
            wanted = [(key, rate) for key in _keys(method, channel) if (rate := _rate(key))]
            until, key, rate = max(
                ((self._refilled(key, rate, now), key, rate) for key, rate in wanted), key=lambda each: each[0]
            )
            if until > now:
                return self._promise(key, rate, until)
            for each, _ in wanted:
                self._buckets[each].left -= 1
            return now

    def close(self, method: str, channel: str, until: datetime, now: datetime) -> None:
        """Slack said 429: this channel waits, or the whole method if other channels of it wait already."""
        with self._lock:
            self._closed = {key: then for key, then in self._closed.items() if then > now}
            self._closed[(method, channel) if channel else (method,)] = until
            others = [then for key, then in self._closed.items() if key[0] == method and len(key) == 2]
            if len(others) >= TWICE_IS_ALL:
                self._closed[method,] = until

    def waiting(self, now: datetime) -> int:
        """How many keys are closed."""
        with self._lock:
            return sum(until > now for until in self._closed.values())

    def _promise(self, key: Key, rate: Rate, until: datetime) -> datetime:
        """A moment that nobody else was given; called with the lock held."""
        bucket = self._buckets[key]
        moment = max(bucket.promised, until)
        bucket.promised = moment + rate.every
        return moment

    def _refilled(self, key: Key, rate: Rate, now: datetime) -> datetime:
        """When the bucket has one left; called with the lock held."""
        bucket = self._buckets.pop(key, None) or _Bucket(rate.burst, now, now)
        if now < bucket.at:
            bucket.promised = now  # the clock was set back
        gained = max(now - bucket.at, timedelta()) / rate.every
        bucket.left, bucket.at = min(rate.burst, bucket.left + gained), now
        self._buckets[key] = bucket  # at the end: the oldest go first
        while len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return now if bucket.left >= 1 else now + (1 - bucket.left) * rate.every


def _keys(method: str, channel: str) -> list[Key]:
    return [(method,), (method, channel)] if channel else [(method,)]


def _rate(key: Key) -> Rate | None:
    if len(key) == 1:
        return METHODS.get(key[0], TIER_3)
    return CHANNEL if key[0] == "chat.postMessage" else None
