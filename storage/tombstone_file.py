"""The tombstones outside the database: one JSON object a line, only ever added to, readable by its owner only.

A line that a crash cut short is skipped: what it stood for was not done either, for the line is written first.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from coaching.people import WorkspaceId
from storage.errors import WrongKey
from storage.keys import KeyRing
from storage.tombstones import Tombstone, merged

HEAD = """\
# Whom Peer Coach has erased, so that a restored backup forgets them again. It does not say who they were.
# Only ever added to. When you restore the database, leave this file as it is; keep a copy of it with the keys.
"""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the file says."""

    tombstones: tuple[Tombstone, ...] = ()
    old_key: tuple[Tombstone, ...] = ()
    """Those of them that only an older encryption key still opens."""
    unreadable: tuple[int, ...] = ()
    """Numbers of lines that are damaged, or under keys that are gone."""


@dataclass(frozen=True, slots=True)
class _Line:
    stone: Tombstone
    is_under_newest: bool


@dataclass(frozen=True, slots=True)
class TombstoneFile:
    """The file of that path; it is made when the first line is written."""

    path: Path
    keys: KeyRing = field(repr=False)

    def read(self) -> Remembered:
        """One tombstone for each mark."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return Remembered()
        read = {number: self._parsed(line) for number, line in enumerate(text.splitlines(), 1) if _says_something(line)}
        lines = [line for line in read.values() if line is not None]
        renewed = {(line.stone.workspace, line.stone.mark) for line in lines if line.is_under_newest}
        stones = merged(line.stone for line in lines)
        return Remembered(
            tombstones=stones,
            old_key=tuple(stone for stone in stones if (stone.workspace, stone.mark) not in renewed),
            unreadable=tuple(number for number, line in read.items() if line is None),
        )

    def add(self, stones: Iterable[Tombstone]) -> None:
        """Write a line each, and come back when they are on the disk."""
        lines = "".join(f"{self._line(stone)}\n" for stone in stones)
        if not lines:
            return
        with _locked(self.path) as handle:
            size = os.fstat(handle).st_size
            start = HEAD if size == 0 else "" if os.pread(handle, 1, size - 1) == b"\n" else "\n"
            _write(handle, f"{start}{lines}".encode())
            os.fsync(handle)
        _sync_folder(self.path.parent)

    def _line(self, stone: Tombstone) -> str:
        content = {
            "workspace": stone.workspace,
            "mark": stone.mark,
            "erased_at": stone.erased_at.isoformat(),
            "key": self.keys.encrypt(stone.key),
            "under": self.keys.newest,
        }
        return json.dumps(content)

    def _parsed(self, line: str) -> _Line | None:
        try:
            content = json.loads(line)
            stone = Tombstone(
                WorkspaceId(str(content["workspace"])),
                str(content["mark"]),
                self.keys.decrypt(str(content["key"])),
                datetime.fromisoformat(content["erased_at"]),
            )
        except (ValueError, KeyError, TypeError, WrongKey):
            return None
        return _Line(stone, content.get("under") == self.keys.newest) if stone.erased_at.tzinfo else None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


@contextmanager
def _locked(path: Path) -> Iterator[int]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _write(handle: int, content: bytes) -> None:
    while content:
        content = content[os.write(handle, content) :]


def _sync_folder(folder: Path) -> None:
    """So that a file just made is still there after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
