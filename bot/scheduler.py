"""The beat: APScheduler calls a few jobs at real intervals; what is due follows from the tables and the clock."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import system_clock
from coaching.errors import StorageError

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something done again and again while the bot runs; each stands in docs/run.md."""

    name: str
    seconds: float
    about: str


JOBS = (
    Job("deliver", 1, "sends what is due; a commit wakes it earlier"),
    Job("look-up", 1, "asks Slack about people who acted before they were known"),
    Job("settle", 10, "finds out what became of messages whose sending was cut off"),
    Job("workspace", 30, "learns the workspace, and tries the token again while Slack refuses it"),
    Job("ladder", 20, "takes the steps of the ladder that are due: reminds, asks one more, tells the coordinator"),
    Job("learning", 15, "learns topics from requests that were accepted, off everybody's way"),
    Job("forming", 2, "works out groups for triads, finds places for whoever is without one, lets silence go"),
    Job("prompts", 60, "plans the weekly questions of triads, sends those that are due, and their one reminder"),
    Job("duties", 60, "once a night: the directory is read whole, what is too old goes, coordinators hear of gaps"),
)


def scheduler(run: Callable[[str], None]) -> "BackgroundScheduler":
    """A scheduler, not started, that calls `run` with the name of the job."""
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.background import BackgroundScheduler

    made = BackgroundScheduler(
        timezone="UTC",
        executors={"default": ThreadPoolExecutor(len(JOBS))},
        # Late is not too late: what a beat finds is due, however long nobody looked.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for job in JOBS:
        made.add_job(
            guarded(run),
            "interval",
            seconds=job.seconds,
            args=[job.name],
            id=job.name,
            next_run_time=system_clock(),  # the first beat at once
        )
    return made


def guarded(run: Callable[[str], None]) -> Callable[[str], None]:
    """The job, named when it is done, so that a bad beat is logged and the next one comes all the same."""

    def beat(name: str) -> None:
        try:
            run(name)
        except StorageError as fault:  # whoever watches /healthz sees it too; a trace a second helps nobody
            log.warning("job put off", extra={"job": name, "because": type(fault).__name__})
        except Exception:  # one bad beat must not stop the next
            log.exception("job broke off", extra={"job": name})

    return beat
