"""The workspace while it is looked at: time goes on, the bot does what is due, and whoever watches is told.

Moving the clock stops at every moment at which something is due, so that all of it happens in its order.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Condition, Event, RLock, Thread

from bot.app import PeerCoach
from bot.scheduler import guarded
from demo.clock import MovableClock
from demo.memory import Read
from demo.slack import PretendSlack, Someone
from demo.upcoming import next_moment

BEAT = 1.0
"""Seconds between looks at what is due; an act of a person brings the next one forward."""
LEARNS_EVERY = 15.0
"""Seconds, as in `bot/scheduler.py`; begun when the page stands, since loading the sentence vectors takes some."""
MOST_STOPS = 2000
"""On one way of the clock; a year of ten busy requests has some hundred."""
A_DAY = timedelta(days=1)
MOST_ROUNDS = 50
"""At one moment; an answer may lead to a message, and that to another."""
NOT_WORTH_SAYING = timedelta(seconds=5)
"""Time goes on while somebody says to which moment it shall move."""

log = logging.getLogger(__name__)


class Backwards(ValueError):
    """The clock moves forward only: what was sent stays sent."""


@dataclass
class LivingWorkspace:
    """Everybody, the bot, the clock, and who has read what."""

    slack: PretendSlack
    clock: MovableClock
    bot: PeerCoach
    people: dict[str, Someone]
    read: Read = field(default_factory=dict)
    version: int = 0
    """Rises with every change; who has drawn an older one draws again."""
    _changes: Condition = field(default_factory=Condition)
    _one_at_a_time: RLock = field(default_factory=RLock)
    _wanted: Event = field(default_factory=Event)
    _ending: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.slack.settlers.append(self._bot_works)
        self.slack.workspace.watchers.append(self.changed)
        self._threads = [
            Thread(target=self._keep_going, name="beat", daemon=True),
            Thread(target=self._keep_learning, name="learning", daemon=True),
        ]

    def start(self) -> None:
        """Time goes on from here."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Nothing happens by itself any more."""
        self._ending.set()
        self._wanted.set()
        self.changed()
        for thread in self._threads:
            if thread.is_alive():
                thread.join()

    @property
    def is_ending(self) -> bool:
        """Whether it was stopped."""
        return self._ending.is_set()

    def changed(self) -> None:
        """Tells whoever waits."""
        with self._changes:
            self.version += 1
            self._changes.notify_all()

    def wait_for_change(self, seen: int, seconds: float) -> int:
        """The version, as soon as it is another one than `seen`, or after so long."""
        with self._changes:
            self._changes.wait_for(lambda: self.version != seen, timeout=seconds)
            return self.version

    def wake(self) -> None:
        """Somebody has acted: what follows from it should not wait for the next beat."""
        self._wanted.set()

    def alone(self, happens: "Callable[[LivingWorkspace], object]") -> None:
        """Lets it happen while the clock and the bot's beat stand still."""
        with self._one_at_a_time:
            happens(self)

    def settle(self) -> None:
        """Everything that is due now is done when this returns."""
        with self._one_at_a_time:
            self.slack.settle()

    def moves_to(self, moment: datetime) -> int:
        """Moves the clock, with a stop wherever something is due; how many stops there were."""
        with self._one_at_a_time:
            if self.clock() - moment > NOT_WORTH_SAYING:
                raise Backwards("The clock goes forward only. --fresh starts over.")
            stops = sum(1 for _ in self._stops_until(moment))
            self.clock.moves_to(max(moment, self.clock()))
            self.settle()
        self.changed()
        return stops

    def moves_to_next(self) -> datetime | None:
        """Moves the clock to the next moment at which something is due, if there is one."""
        with self._one_at_a_time:
            due = next_moment(self.bot, self.clock())
            if due is not None:
                self.moves_to(due)
            return due

    def moves(self, by: timedelta) -> None:
        """Moves the clock by so much."""
        self.moves_to(self.clock() + by)

    def _stops_until(self, moment: datetime) -> Iterator[datetime]:
        """What is due is planned a few days ahead only, so there is a stop each day."""
        for _ in range(MOST_STOPS):
            tomorrow = self.clock() + A_DAY
            due = min(next_moment(self.bot, self.clock()) or tomorrow, tomorrow)
            if due > moment:
                return
            self.clock.moves_to(due)
            self.settle()
            yield due

    def _bot_works(self) -> None:
        if self.bot.home.id is not None:
            self.bot.notifier.drain(self.clock())  # at once, as the served bot does; the rest of a tick takes its time
        for _ in range(MOST_ROUNDS):
            if not self.bot.tick(self.clock()):
                break
        else:
            log.warning("the bot does not come to an end")
        self.bot.run_job("duties")

    def _keep_learning(self) -> None:
        learn = guarded(lambda _: self.bot.run_job("learning"))
        pause = BEAT
        while not self._ending.wait(pause):
            learn("learning")
            pause = LEARNS_EVERY

    def _keep_going(self) -> None:
        beat = guarded(lambda _: self.settle())
        while not self._ending.is_set():
            after_an_act = self._wanted.wait(BEAT)
            self._wanted.clear()
            if self._ending.is_set():
                return
            beat("settle")
            if after_an_act:
                self.changed()  # what comes next may be something else now, though no message shows it
