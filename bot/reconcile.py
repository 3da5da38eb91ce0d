"""What became of a message whose sending was cut off: found in our own DM, surely not there, or still unknown.

Only a DM can be read. What shows once however often it is done is simply done again. A private answer is let go,
because the living message in the DM says the same; so is a file, which carries no mark: whoever misses it presses
again. Nothing else is ever sent a second time.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from bot.letters import is_marked
from bot.limits import Limits
from bot.slack_client import SlackClient, next_cursor
from bot.slack_results import Accepted
from coaching.notices import IN_A_ROOM, LIVING, NoticeKind
from storage.outbox import Deliveries, Delivery

EARLIER = timedelta(minutes=10)
"""Our clock and Slack's may differ; reading a little more of a DM costs nothing."""
MOST_PAGES = 10
UNTIL_VISIBLE = timedelta(seconds=10)
"""Slack may still be busy with a request that we gave up; what it took in is there to be read after this."""
LOOK_AGAIN = timedelta(minutes=1)
"""Where Slack could not be asked, or could not tell."""

log = logging.getLogger(__name__)


class Fate(StrEnum):
    """What was found out about one delivery."""

    SENT = "sent"
    AGAIN = "again"
    LET_GO = "let go"
    STILL_UNKNOWN = "still unknown"


@dataclass(frozen=True, slots=True)
class Settled:
    delivery: Delivery
    fate: Fate


@dataclass(slots=True)
class Reconciliation:
    """Settles what is uncertain, as far as Slack can be asked."""

    deliveries: Deliveries
    slack: SlackClient
    limits: Limits
    lost: Callable[[Delivery, datetime], None] = lambda *_: None
    """Told of what surely did not come, and is too late by now."""
    _look_at: dict[str, datetime] = field(default_factory=dict)
    """When each uncertain delivery is looked for, or looked for again."""

    def settle(self, now: datetime) -> list[Settled]:
        """The fate of what has been uncertain for a while; the rest waits for the operator or for Slack."""
        for delivery in self.deliveries.expire(now):
            log.warning("sending was cut off", extra={"delivery": delivery.id, "kind": delivery.kind})
        uncertain = self.deliveries.uncertain()
        self._look_at = {each.id: self._look_at.get(each.id, now + UNTIL_VISIBLE) for each in uncertain}
        ripe = [each for each in uncertain if self._look_at[each.id] <= now]
        found = [Settled(delivery, self._settle(delivery, now)) for delivery in ripe]
        for settled in found:
            if settled.fate is Fate.STILL_UNKNOWN:
                self._look_at[settled.delivery.id] = now + LOOK_AGAIN
            else:
                log.warning("delivery settled", extra={"delivery": settled.delivery.id, "fate": settled.fate})
        return found

    def _settle(self, delivery: Delivery, now: datetime) -> Fate:
        if delivery.response_url or delivery.kind is NoticeKind.CALENDAR:
            self.deliveries.dead(delivery, reason="uncertain")
            return Fate.LET_GO
        if self._shows_once(delivery):
            return self._again(delivery, now)
        if delivery.kind in IN_A_ROOM:
            return Fate.STILL_UNKNOWN
        channel = self.deliveries.dm_channel(delivery.workspace, delivery.to)
        if channel is None:  # nothing can have been posted where no DM was opened
            return self._again(delivery, now)
        return self._look_in(channel, delivery, now)

    def _shows_once(self, delivery: Delivery) -> bool:
        if delivery.kind is NoticeKind.HOME:
            return True
        return delivery.kind in LIVING and self.deliveries.living(delivery) is not None

    def _again(self, delivery: Delivery, now: datetime) -> Fate:
        if now >= delivery.wanted_until:
            self.lost(delivery, now)
            self.deliveries.dead(delivery, reason="too late: surely not sent")
            return Fate.LET_GO
        self.deliveries.retry(delivery, at=now, reason="surely not sent")
        return Fate.AGAIN

    def _look_in(self, channel: str, delivery: Delivery, now: datetime) -> Fate:
        """Every page of the DM since the delivery was due, until the mark is found or the end is reached."""
        oldest, cursor = f"{(delivery.due - EARLIER).timestamp():.6f}", ""
        for _ in range(MOST_PAGES):
            if self.limits.free_at("conversations.history", "", now) > now:
                return Fate.STILL_UNKNOWN
            page = self.slack.history(channel, oldest=oldest, cursor=cursor)
            if not isinstance(page, Accepted) or not isinstance(page.data.get("messages"), list):
                return Fate.STILL_UNKNOWN
            if ts := _found(page.data["messages"], delivery.id):
                self.deliveries.sent(delivery, channel=channel, ts=ts, now=now)
                return Fate.SENT
            cursor = next_cursor(page)
            if not cursor:
                return Fate.STILL_UNKNOWN if page.data.get("has_more") else self._again(delivery, now)
        return Fate.STILL_UNKNOWN


def _found(messages: list[Any], delivery: str) -> str:
    for message in messages:
        if isinstance(message, Mapping) and is_marked(message, delivery):
            return str(message.get("ts", ""))
    return ""
