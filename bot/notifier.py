"""Drains the outbox: what is due is claimed, sent by a few threads side by side, and its end recorded.

The store gives out at most one delivery of a person at a time, which keeps their order. One whose sending was cut off
is settled in `bot/reconcile.py`, never sent again blindly.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Condition, Event, Thread

from bot.errands import End, Errands, ForNow, NotNow, Overtaken
from bot.verdicts import Closed, Done, Doubtful, GivenUp, Gone, Later, Parked
from coaching.errors import StorageError
from storage.outbox import Deliveries, Delivery, Living

SENDERS = 4
LEASE = timedelta(seconds=15)
"""What was claimed and not started is free again after this: its process died, or met a fault on the way."""
AT_ONCE = 20
BREATH = 0.02
"""Seconds between two looks for what is due: every answer to Slack wakes us, at a bell a hundred times a second."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BrokeOff:
    """A fault of ours or of the database; the row's lease or deadline decides how it goes on."""

    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one delivery."""

    delivery: Delivery
    end: End | BrokeOff


@dataclass(frozen=True, slots=True)
class Recorder:
    """Writes the end of a delivery into its row, and into the log by ids."""

    deliveries: Deliveries
    park: Callable[[str, datetime], None]
    ended: Callable[[str], None]
    saw: Callable[[End, datetime], None] = lambda *_: None
    """Told how each delivery ended."""
    lost: Callable[[Delivery, datetime], None] = lambda *_: None
    """Told first of what will not come; where that is cut off, the delivery ends once more, and it is told again."""

    def record(self, delivery: Delivery, end: End, now: datetime) -> None:
        """The row as the end leaves it; a row that another worker has by now stays as it is."""
        self._write(delivery, end, now)
        self.ended(type(end).__name__)
        self.saw(end, now)
        if isinstance(end, GivenUp | Doubtful | Parked | Gone):
            log.warning("not sent" if not isinstance(end, Doubtful) else "uncertain", extra=_ids(delivery, end.reason))

    def _write(self, delivery: Delivery, end: End, now: datetime) -> None:
        rows = self.deliveries
        match end:
            case Done():
                rows.sent(delivery, channel=end.channel, ts=end.ts, now=now, digest=end.digest)
            case ForNow(done=done):
                stands = Living(done.channel, done.ts, done.digest)
                rows.sent_for_now(delivery, stands, now=now, until=end.until)
            case Later():
                self._again(delivery, end.at, end.reason, now)
            case Closed():
                self._again(delivery, end.until, "rate limited", now)
            case NotNow():
                rows.hold(delivery, until=end.until)
            case Doubtful():
                rows.unknown(delivery, reason=end.reason)
            case GivenUp() | Gone():
                self._dead(delivery, end.reason, now)
            case Parked():
                self._again(delivery, now, end.reason, now)
                self.park(end.reason, now)
            case Overtaken():
                pass

    def _again(self, delivery: Delivery, at: datetime, reason: str, now: datetime) -> None:
        if at >= delivery.wanted_until:
            self._dead(delivery, f"too late: {reason}", now)
        else:
            self.deliveries.retry(delivery, at=at, reason=reason)

    def _dead(self, delivery: Delivery, reason: str, now: datetime) -> None:
        self.lost(delivery, now)
        self.deliveries.dead(delivery, reason=reason)


class Notifier:
    """Sends what is due, in the calling thread (`drain`) or in threads of its own (`start`)."""

    def __init__(self, errands: Errands, recorder: Recorder, clock: Callable[[], datetime], worker: str) -> None:
        self._errands = errands
        self._recorder = recorder
        self._clock = clock
        self._worker = worker
        self._sending = 0
        self._changed = Condition()
        self._wanted = Event()
        self._stopping = Event()
        self._pool: ThreadPoolExecutor | None = None
        self._claimer = Thread(target=self._keep_claiming, name="notifier", daemon=True)

    def wake(self) -> None:
        """There may be something to send."""
        self._wanted.set()

    def drain(self, now: datetime) -> list[Report]:
        """Everything due at `now`, sent in this thread."""
        reports: list[Report] = []
        while claimed := self._claim(now, AT_ONCE):
            reports += [self._deliver(delivery, now) for delivery in claimed]
        return reports

    def start(self) -> None:
        """Sends in the background from now on."""
        self._pool = ThreadPoolExecutor(SENDERS, thread_name_prefix="sender")
        self._claimer.start()

    def stop(self, seconds: float) -> bool:
        """Claims nothing more and waits for what is on its way, at most so long; False where something still is."""
        self._stopping.set()
        self._wanted.set()
        with self._changed:
            ended = self._changed.wait_for(lambda: self._sending == 0, timeout=seconds)
        if self._pool:
            self._pool.shutdown(wait=ended, cancel_futures=True)
        return ended

    def _claim(self, now: datetime, limit: int) -> list[Delivery]:
        return self._errands.deliveries.claim(now, worker=self._worker, limit=limit, lease=LEASE)

    def _deliver(self, delivery: Delivery, now: datetime) -> Report:
        """A fault costs this delivery a while, and no other anything."""
        try:
            end = self._errands.run(delivery, now)
            self._recorder.record(delivery, end, now)
        except Exception as error:
            log.exception("delivery broke off", extra=_ids(delivery, type(error).__name__))
            return Report(delivery, BrokeOff(type(error).__name__))
        return Report(delivery, end)

    # In the background one thread claims as much as the senders can take, and they send.

    def _keep_claiming(self) -> None:
        while not self._stopping.is_set():
            self._wanted.wait()
            self._wanted.clear()
            try:
                self._claim_all()
            except StorageError as fault:
                log.warning("nothing claimed", extra={"because": type(fault).__name__})
            except Exception:  # the next beat tries again
                log.exception("nothing claimed")
            self._stopping.wait(BREATH)

    def _claim_all(self) -> None:
        while (room := self._room()) > 0:
            claimed = self._claim(self._clock(), room)
            for delivery in claimed:
                self._hand_over(delivery)
            if not claimed:
                return

    def _room(self) -> int:
        """How many senders have nothing to do; whoever ends wakes us."""
        with self._changed:
            return 0 if self._stopping.is_set() else SENDERS - self._sending

    def _hand_over(self, delivery: Delivery) -> None:
        with self._changed:
            if self._stopping.is_set():
                return  # its lease runs out, and another process takes it
            self._sending += 1
        if self._pool:
            self._pool.submit(self._send, delivery)

    def _send(self, delivery: Delivery) -> None:
        try:
            self._deliver(delivery, self._clock())
        finally:
            with self._changed:
                self._sending -= 1
                self._changed.notify_all()
            self.wake()


def _ids(delivery: Delivery, reason: str) -> dict[str, str]:
    ids = {"delivery": delivery.id, "kind": delivery.kind, "about": delivery.about, "to": delivery.to}
    return ids | {"reason": reason}
