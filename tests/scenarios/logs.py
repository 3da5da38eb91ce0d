"""What the process would write to its log at DEBUG, every library included, kept for a test to read."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from bot import log


@contextmanager
def listening() -> Iterator[StringIO]:
    """Everything said inside the block, in the form that `bot run` gives it."""
    # Not by log.configure: it takes the root's handlers away from pytest for good.
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(log.cut_foreign_words)
    handler.setFormatter(log.formatter(False))
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in ("", *log.WARNINGS_ONLY)}
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    for name in log.WARNINGS_ONLY:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
