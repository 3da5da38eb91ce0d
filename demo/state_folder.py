"""Where a local workspace is kept between two starts. A second copy on the same machine gets a folder of its own."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MOST_COPIES = 20
LOCK = "in-use.lock"
LOG = "bot.log"


class TooManyCopies(Exception):
    """Every folder is in use; nobody needs so many at once."""


@contextmanager
def state_folder(root: Path, *, fresh: bool = False) -> Iterator[Path]:
    """The first folder below `root` that no other copy uses; emptied first if `fresh`."""
    for number in range(1, MOST_COPIES + 1):
        folder = root / f"{number}"
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / LOCK).open("w", encoding="utf-8") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                continue
            if fresh:
                empty(folder)
            yield folder
            return
    raise TooManyCopies


def empty(folder: Path) -> None:
    """Removes all that was kept, but for the lock and the log that are in use."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in (LOCK, LOG):
            path.unlink()
