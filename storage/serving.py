"""One process serves a SQLite file: whoever serves it, or migrates it, holds a lock on the file beside it.

Commands that write a little go on beside it; the lock keeps nobody from the database itself.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import AlreadyServed


def lock_file(database: Path) -> Path:
    """The lock beside a database file."""
    return database.with_name(f"{database.name}.lock")


@contextmanager
def serving(database: Path | None) -> Iterator[None]:
    """Hold the lock of a database file, if it is one; `AlreadyServed` where another process does."""
    if database is None:
        yield
        return
    handle = os.open(lock_file(database), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(handle)
        yield
    finally:
        # The file stays: deleting it would let two processes hold locks on two files of one name.
        os.close(handle)


def _take(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise AlreadyServed(_holder(handle)) from None
    os.ftruncate(handle, 0)
    os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)


def _holder(handle: int) -> int | None:
    text = os.pread(handle, 32, 0).decode("ascii", "replace").strip()
    return int(text) if text.isdecimal() else None
