"""Many requests at once: a few are worked on at a time, all are answered."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError, Lock
from typing import Any

from slack_bolt import BoltRequest, BoltResponse

from bot.inbound import AT_ONCE, Inbound

AN_EVENT = {"type": "event_callback", "team_id": "T1", "event": {"type": "app_home_opened", "user": "U1"}}


class Listeners:
    """As Bolt; each answer waits for as many as may work beside it."""

    def __init__(self) -> None:
        self.together = Barrier(AT_ONCE)
        self.lock = Lock()
        self.inside = self.most = 0

    def dispatch(self, _: BoltRequest) -> BoltResponse:
        with self.lock:
            self.inside += 1
            self.most = max(self.most, self.inside)
        try:
            self.together.wait(10)
        except BrokenBarrierError:
            return BoltResponse(status=500)
        with self.lock:
            self.inside -= 1
        return BoltResponse(status=200)


def test_a_few_are_worked_on_at_a_time_and_all_are_answered() -> None:
    listeners, woken = Listeners(), list[int]()
    app: Any = listeners
    inbound = Inbound(app, wake=lambda: woken.append(1), took=lambda *_: None)
    with ThreadPoolExecutor(5 * AT_ONCE) as threads:
        answers = list(threads.map(lambda _: inbound(AN_EVENT, {}).status, range(5 * AT_ONCE)))
    assert answers == [200] * 5 * AT_ONCE
    assert listeners.most == AT_ONCE
    assert len(woken) == 5 * AT_ONCE
    assert inbound.drained(0)
