"""The notifier's side of the outbox: each step of a delivery, refused to whoever has lost it meanwhile.

Every step is one short transaction; none is open while Slack is called. What Slack said, and when to try again, is
decided in `bot`.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from coaching.people import PersonId, WorkspaceId
from coaching.triads import TriadId
from storage.errors import Conflict
from storage.outbox import claims, living, steps, views
from storage.outbox.delivery import Delivery, DeliveryState, Living, Missed

if TYPE_CHECKING:
    from storage.database import Database


class Deliveries:
    """All workspaces' notices on their way."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def claim(self, now: datetime, *, worker: str, limit: int, lease: timedelta) -> list[Delivery]:
        """What this worker has to deliver now, at most one of a person, oldest first."""
        with self._database.reading() as connection:
            if not claims.anything(connection, now):
                return []
        with self._database.writing() as connection:
            return claims.take(connection, now, worker=worker, limit=limit, lease=lease)

    def start(self, delivery: Delivery, *, deadline: datetime, now: datetime) -> bool:
        """Whether the worker may call Slack now: the lease holds, and nothing newer took the notice's place."""
        return self._step(steps.START, delivery, deadline=deadline, now=now)

    def sent(self, delivery: Delivery, *, channel: str, ts: str, now: datetime, digest: str = "") -> bool:
        """Slack has it; where a living message stands is remembered."""
        with self._database.writing() as connection:
            marked = steps.run(connection, steps.SENT, delivery, channel=channel, ts=ts, now=now)
            if marked and ts:
                living.remember(connection, delivery, Living(channel, ts, digest), now=now)
            return marked

    def sent_for_now(self, delivery: Delivery, stands: Living, *, now: datetime, until: datetime) -> bool:
        """Slack has it as it looks now; the same notice is due again then, unless a newer one takes its place."""
        try:
            with self._database.writing() as connection:
                held = steps.run(connection, steps.HOLD, delivery, at=until)
                if held:
                    living.remember(connection, delivery, stands, now=now)
                return held
        except Conflict:
            return self.sent(delivery, channel=stands.channel, ts=stands.ts, digest=stands.digest, now=now)

    def retry(self, delivery: Delivery, *, at: datetime, reason: str) -> bool:
        """Surely not sent: again then. Where a newer notice already waits in its place, that one is enough."""
        return self._back(steps.RETRY, delivery, at=at, reason=reason)

    def hold(self, delivery: Delivery, *, until: datetime) -> bool:
        """Not now, and this was no try."""
        return self._back(steps.HOLD, delivery, at=until)

    def unknown(self, delivery: Delivery, *, reason: str) -> bool:
        """Perhaps sent; not again before somebody looked."""
        return self._step(steps.UNKNOWN, delivery, reason=reason)

    def dead(self, delivery: Delivery, *, reason: str) -> bool:
        """Not sent, and it will not be."""
        return self._step(steps.DEAD, delivery, reason=reason, now=self._database.clock())

    def expire(self, now: datetime) -> list[Delivery]:
        """What is UNKNOWN from now on, because its worker said nothing until past the deadline."""
        with self._database.writing() as connection:
            return steps.expire(connection, now)

    def uncertain(self, workspace: WorkspaceId | None = None) -> list[Delivery]:
        """What may or may not have been sent, oldest first."""
        with self._database.reading() as connection:
            return views.uncertain(connection, workspace)

    def waiting(self, workspace: WorkspaceId | None = None, limit: int = 100) -> list[Delivery]:
        """What comes next, soonest first."""
        with self._database.reading() as connection:
            return views.waiting(connection, workspace, limit)

    def missed(self, workspace: WorkspaceId | None = None, limit: int = 100) -> list[Missed]:
        """What was not sent although somebody needed it, newest first."""
        with self._database.reading() as connection:
            return views.missed(connection, workspace, limit)

    def next_due(self) -> datetime | None:
        """When the next free notice of a served workspace is due; None where nothing waits."""
        with self._database.reading() as connection:
            return views.next_due(connection)

    def counts(self) -> Mapping[DeliveryState, int]:
        """How many there are in each state."""
        with self._database.reading() as connection:
            return views.counts(connection)

    def living(self, delivery: Delivery) -> Living | None:
        """Where the living message of this thing and person stands; None where there is none."""
        with self._database.reading() as connection:
            return living.find(connection, delivery)

    def forget_living(self, delivery: Delivery) -> None:
        """Slack says that the living message is gone: the next one is posted anew."""
        with self._database.writing() as connection:
            living.forget(connection, delivery)

    def dm_channel(self, workspace: WorkspaceId, person: PersonId) -> str | None:
        """The person's DM with the bot, if it was opened before."""
        with self._database.reading() as connection:
            return living.dm_channel(connection, workspace, person)

    def keep_dm_channel(self, workspace: WorkspaceId, person: PersonId, channel: str) -> None:
        """The person's DM with the bot, as Slack last opened it."""
        with self._database.writing() as connection:
            living.keep_dm_channel(connection, workspace, person, channel)

    def keep_room(self, workspace: WorkspaceId, triad: TriadId, channel: str) -> None:
        """A triad's group DM, as Slack last opened it."""
        with self._database.writing() as connection:
            living.keep_room(connection, workspace, triad, channel)

    def _step(self, step: steps.Step, delivery: Delivery, **values: Any) -> bool:
        with self._database.writing() as connection:
            return steps.run(connection, step, delivery, **values)

    def _back(self, step: steps.Step, delivery: Delivery, **values: Any) -> bool:
        try:
            return self._step(step, delivery, **values)
        except Conflict:
            return self.dead(delivery, reason="a newer one waits")
