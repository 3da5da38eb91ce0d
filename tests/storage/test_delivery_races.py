"""Many workers, one outbox: each notice is sent once, a person's never side by side."""

import threading
from collections import Counter, defaultdict
from datetime import timedelta

from coaching.notices import NoticeKind, notice
from storage.database import Database
from storage.engine import Waits
from storage.outbox import Deliveries, DeliveryState
from tests.builders import MONDAY_8AM
from tests.databases import opened
from tests.storage.town import LEASE, add_people, owe, people, settle

WORKERS, PEOPLE, EACH = 8, 30, 8
PATIENT = Waits(lock=60, row=60, statement=60)
"""On a busy machine, eight wait long for each other; how long is not what is asked here."""


class PretendSlack:
    """Counts what was posted, and notices two posts to one person at once."""

    def __init__(self) -> None:
        self.posted: Counter[str] = Counter()
        self.order: dict[str, list[int]] = defaultdict(list)
        self.side_by_side = 0
        self._busy: set[str] = set()
        self._lock = threading.Lock()

    def post(self, to: str, thing: str) -> None:
        with self._lock:
            self.side_by_side += to in self._busy
            self._busy.add(to)
        with self._lock:
            self.posted[f"{to}/{thing}"] += 1
            self.order[to].append(int(thing))
            self._busy.discard(to)


def work(database: Database, slack: PretendSlack, worker: str) -> None:
    """Until nothing is left to claim, which is not before everything was sent."""
    deliveries = Deliveries(database)
    while any(deliveries.counts()[state] for state in (DeliveryState.PENDING, DeliveryState.SENDING)):
        for delivery in deliveries.claim(MONDAY_8AM, worker=worker, limit=4, lease=LEASE):
            if deliveries.start(delivery, deadline=MONDAY_8AM + timedelta(seconds=20), now=MONDAY_8AM):
                slack.post(delivery.to, delivery.about)
                assert deliveries.sent(delivery, channel="D1", ts="1.0", now=MONDAY_8AM)


def test_check_19_eight_workers_send_each_notice_once_and_a_persons_in_order(database_url: str) -> None:
    slack = PretendSlack()
    with opened(database_url, waits=PATIENT) as one, opened(database_url, waits=PATIENT) as two:
        settle(one)
        many = people(PEOPLE)
        add_people(one, many)
        owe(
            one,
            *(notice(NoticeKind.CARD_NEWS, str(n), person.id, MONDAY_8AM) for n in range(EACH) for person in many),
        )
        threads = [
            threading.Thread(target=work, args=(database, slack, f"{process}-{number}"))
            for process, database in enumerate((one, two))
            for number in range(WORKERS // 2)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        sent = Deliveries(one).counts()[DeliveryState.SENT]
    assert sent == PEOPLE * EACH == len(slack.posted)
    assert set(slack.posted.values()) == {1}
    assert slack.side_by_side == 0
    assert all(order == sorted(order) for order in slack.order.values())
