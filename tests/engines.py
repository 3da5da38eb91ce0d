"""Engines that one test after another uses, so that a statement is compiled once a worker and not once a test.

Each use begins with connections, keys and a file of its own.
"""

import atexit
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import URL

from storage.engine import Engines, Waits, make_engines, sqlite_file
from storage.keys import KeyRing
from storage.types import give_keys

Kind = tuple[URL | None, Waits]
"""What engines were made for; for all of SQLite's files they are the same."""


class Shelf:
    """The engines that nobody uses just now."""

    def __init__(self, links: Path) -> None:
        self.links = links
        self._made = 0
        self._free: dict[Kind, list[Engines]] = defaultdict(list)

    def taken(self, kind: Kind, keys: KeyRing) -> Engines:
        """Free ones, or new ones."""
        url, waits = kind
        engines = self._free[kind].pop() if self._free[kind] else make_engines(url or self._new_link(), keys, waits)
        for each in (engines.writer, engines.reader):
            give_keys(each, keys)
        return engines

    def put_back(self, kind: Kind, engines: Engines) -> None:
        """Without connections."""
        for each in (engines.writer, engines.reader):
            each.dispose()
        self._free[kind].append(engines)

    def _new_link(self) -> URL:
        # SQLite follows a link and keeps its journals beside the file; where a link leads can change.
        self._made += 1
        return URL.create("sqlite", database=str(self.links / f"{self._made}.db"))


@contextmanager
def lent_engines() -> Iterator[None]:
    """What is opened in this block has engines of the worker's shelf; afterwards nobody may use it any more."""
    shelf, lent = _shelf(), list[tuple[Kind, Engines]]()

    def lend(url: URL, keys: KeyRing, waits: Waits) -> Engines:
        path = sqlite_file(url)
        kind = (None if path else url, waits)
        engines = shelf.taken(kind, keys)
        lent.append((kind, engines))
        return _led_to(path.absolute(), engines) if path else engines

    with patch("storage.database.make_engines", lend):
        yield
    for kind, engines in lent:
        shelf.put_back(kind, engines)


def _led_to(path: Path, engines: Engines) -> Engines:
    assert engines.path
    engines.path.unlink(missing_ok=True)
    engines.path.symlink_to(path)
    return replace(engines, path=path)


@cache
def _shelf() -> Shelf:
    links = Path(tempfile.mkdtemp(prefix="peer-coach-links-"))
    atexit.register(shutil.rmtree, links, ignore_errors=True)
    return Shelf(links)
