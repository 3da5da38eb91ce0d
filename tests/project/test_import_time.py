"""Importing does nothing: no file is written, no socket, thread or process is opened."""

import json
import subprocess
import sys

from tests.project.tree import PACKAGES, ROOT, module_of, name_of, sources

RUN_BY_ALEMBIC = "storage/migrations/"  # Alembic loads these itself and gives them a context

IMPORT_AND_WATCH = """
import importlib, json, os, sys

seen, current = [], "start"
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
ACTS = ("socket.bind", "socket.connect", "_thread.start_new_thread", "subprocess.Popen", "os.system",
        "os.fork", "os.mkdir", "os.remove", "os.rename", "sqlite3.connect")

def watch(event, args):
    if event in ACTS or (event == "open" and args[2] & WRITES):
        seen.append(f"{current}: {event} {args[:1]}")

sys.addaudithook(watch)
for current in json.loads(sys.argv[1]):
    importlib.import_module(current)
print(json.dumps(seen))
"""


def test_importing_every_module_does_nothing() -> None:
    modules = [module_of(path) for path in sources(*PACKAGES) if not name_of(path).startswith(RUN_BY_ALEMBIC)]
    watched = subprocess.run(
        [sys.executable, "-B", "-c", IMPORT_AND_WATCH, json.dumps(modules)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert watched.returncode == 0, watched.stderr
    assert json.loads(watched.stdout.splitlines()[-1]) == []
