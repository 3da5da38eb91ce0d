"""Working out groups beside the bot: a process of its own does the sums, one of all bots at a time has the task.

Who stops it, ends that process. Where it breaks off, everything is as it was before it began.
"""

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic

from bot.clock import Clock
from bot.forming_worker import found_from, problem_to
from coaching.forming.problem import Problem
from coaching.people import WorkspaceId
from coaching.triads.proposals import Proposal, proposed
from coaching.use_cases.triads import Forming, Regrouping, Work
from storage.database import Database
from storage.duties import Duties

LEASE = timedelta(minutes=2)
"""Longer than working out takes; after it another process tries anew."""
LONGEST = 100.0
"""Seconds; whoever has not answered by then is ended. Shorter than the lease."""
A_LOOK = 1.0
"""Seconds between two looks at whether somebody stopped it."""
BETWEEN_EDITS = 2.0
"""Seconds: Slack lets a message be edited about once a second."""
WORKER = [sys.executable, "-m", "bot.forming_worker"]

log = logging.getLogger(__name__)
Told = Callable[[int], bool]
"""Told per cent; False where nobody wants the groups any more."""


class BrokeOff(Exception):
    """The process that did the sums ended without an answer."""


@dataclass(frozen=True, slots=True)
class InAProcess:
    """The sums in a process of their own, which is ended where nobody wants them any more."""

    command: list[str] = field(default_factory=lambda: WORKER)

    def __call__(self, problem: Problem, seed: int, told: Told) -> Proposal | None:
        """The groups; None where it was stopped. `BrokeOff` where the process failed."""
        with subprocess.Popen(  # noqa: S603 - our own module
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,  # Ctrl-C in a terminal is for us, who end it
        ) as process:
            try:
                return _talk(process, problem_to(problem, seed), told)
            finally:
                process.kill()


@dataclass(frozen=True, slots=True)
class InThisProcess:
    """The same in this thread: for tests."""

    def __call__(self, problem: Problem, seed: int, told: Told) -> Proposal | None:
        told(0)
        return proposed(problem, seed=seed, report=lambda _: None)


Engine = InAProcess | InThisProcess


@dataclass(frozen=True, slots=True)
class FormingJob:
    """Looks for work, and does one piece of it."""

    database: Database
    engine: Engine
    clock: Clock
    worker: str
    at_work: Lock = field(default_factory=Lock)

    def run(self, workspace: WorkspaceId, now: datetime) -> int:
        """How much was done: groups looked after, and a piece of forming."""
        if not self.at_work.acquire(blocking=False):
            return 0
        try:
            regrouping = Regrouping(self.database.begin, self.database.read)
            done = regrouping.tick(workspace, now)
            return done + self._form(workspace, now)
        finally:
            self.at_work.release()

    def _form(self, workspace: WorkspaceId, now: datetime) -> int:
        forming = Forming(self.database.begin, self.database.read)
        work = forming.wanted(workspace, now)
        if work is None:
            return 0
        duties, slot = Duties(self.database), slot_of(work)
        fence = duties.take(workspace, "forming", slot, worker=self.worker, now=now, lease=LEASE)
        if fence is None:
            return 0
        self._work_out(forming, workspace, work)
        duties.done(workspace, "forming", slot, fence=fence, now=self.clock())
        return 1

    def _work_out(self, forming: Forming, workspace: WorkspaceId, work: Work) -> None:
        told = _Seldom(lambda percent: forming.progressed(workspace, work, percent, self.clock()))
        try:
            formed = self.engine(work.numbered.problem, work.seed, told)
        except BrokeOff:
            log.warning("forming broke off", extra={"round": work.round})
            forming.broke_off(workspace, work, self.clock())
            return
        if formed is not None:
            forming.formed(workspace, work, formed, self.clock())
            log.info("groups formed", extra={"round": work.round})


def slot_of(work: Work) -> str:
    """One attempt; quiet ones are told apart by who is in them, without naming anybody."""
    if not work.quiet:
        return f"{work.round}:{work.seed}"
    who = sha256(" ".join(work.numbered.people).encode()).hexdigest()[:16]
    return f"{work.round}:{work.seed}:{who}"


@dataclass(slots=True)
class _Seldom:
    """Passes on what is told, but not too often."""

    tell: Told
    last: float = 0.0

    def __call__(self, percent: int) -> bool:
        if monotonic() - self.last < BETWEEN_EDITS:
            return True
        self.last = monotonic()
        return self.tell(percent)


def _talk(process: "subprocess.Popen[str]", given: str, told: Told) -> Proposal | None:
    assert process.stdin  # noqa: S101 - pipes were asked for
    assert process.stdout  # noqa: S101
    lines: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(process.stdout, lines), daemon=True).start()
    try:
        process.stdin.write(given)
        process.stdin.close()
    except BrokenPipeError:
        raise BrokeOff from None
    return _answer(lines, told, monotonic() + LONGEST)


def _listen(said: Iterable[str], lines: "SimpleQueue[str]") -> None:
    with suppress(ValueError):  # closed, since somebody has stopped it
        for line in said:
            lines.put(line)
    lines.put("")  # it has ended


def _answer(lines: "SimpleQueue[str]", told: Told, until: float) -> Proposal | None:
    percent = 0
    while monotonic() < until:
        try:
            said = json.loads(lines.get(timeout=A_LOOK))
        except Empty:
            said = {"percent": percent}  # nothing new, but somebody may have stopped it
        except ValueError:
            raise BrokeOff from None
        if "percent" not in said:
            return found_from(said)
        percent = int(said["percent"])
        if not told(percent):
            return None
    raise BrokeOff
