"""Bots in processes of their own beside a town: started, waited for, killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from demo.slack.http_delivery import HttpDelivery
from tests.ports import free_port
from tests.scenarios.town import ROOT, Town

PATIENCE = 20.0
"""Seconds for what takes a second on a machine with nothing else to do."""


class Process:
    """One `bot` on the town's database, with the town's clock; requests reach it through `way`."""

    def __init__(self, town: Town, folder: Path, *command: str) -> None:
        self.town, self.port = town, free_port()
        self.clock_file, self.armed = folder / f"clock-{self.port}", folder / f"armed-{self.port}"
        self.log = folder / f"log-{self.port}"
        self.keeps_time()
        module = command or ("tests.scenarios.doomed", str(self.clock_file), str(self.armed))
        with self.log.open("w") as written:
            self.child = subprocess.Popen(
                [sys.executable, "-m", *module],
                cwd=folder,
                env=environment(town, self.port),
                stdout=written,
                stderr=written,
            )
        self.way = HttpDelivery(f"http://127.0.0.1:{self.port}/slack/events", town.slack.signing_secret)

    def keeps_time(self) -> None:
        """The child's clock shows what the town's shows."""
        fresh = self.clock_file.with_suffix(".new")
        fresh.write_text(self.town.clock().isoformat())
        fresh.replace(self.clock_file)

    def serves(self) -> None:
        """Waits until the child answers."""
        wait_for(lambda: self.child.poll() is not None or is_open(self.port))
        assert self.child.poll() is None, self.log.read_text()

    def will_die_at(self, seam: str) -> None:
        """The next time that it gets there."""
        self.armed.write_text(seam)

    def is_dead(self) -> None:
        """Waits until it is, by its own hand or by `dies`."""
        assert self.child.wait(PATIENCE) == -signal.SIGKILL, self.log.read_text()

    def dies(self) -> None:
        self.child.kill()
        self.is_dead()


@contextmanager
def alone(town: Town, folder: Path, *command: str) -> Iterator[Process]:
    """A process that everything goes to while the block lasts; the town's own bot does nothing meanwhile."""
    process = Process(town, folder, *command)
    own, settlers = town.slack.inbound.transport, list(town.slack.settlers)
    try:
        process.serves()
        town.slack.inbound.transport = process.way
        town.slack.settlers[:] = [process.keeps_time]
        yield process
    finally:
        town.slack.inbound.transport, town.slack.settlers[:] = own, settlers
        town.slack.faults.release()
        if process.child.poll() is None:
            process.child.kill()
        process.child.wait(PATIENCE)


def environment(town: Town, port: int) -> dict[str, str]:
    settings = town.bot.settings
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": town.slack.bot_token,
        "SLACK_SIGNING_SECRET": town.slack.signing_secret,
        "SLACK_API_URL": town.slack.api_url,
        "DATABASE_URL": settings.database_url.get_secret_value(),
        "ENCRYPTION_KEYS": settings.keys[0],
        "TOMBSTONES": str(settings.tombstones),
        "LOG_LEVEL": "DEBUG",
        "PORT": str(port),
    }


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(happened: Callable[[], object]) -> None:
    """Returns as soon as it has; fails after a while."""
    until = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < until, "it did not happen"
        time.sleep(0.01)
