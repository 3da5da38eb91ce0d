"""The log: ids, codes and counts, one JSON object a line where nobody watches. Never words, never tokens.

Ours say what happened with `extra={…}` of ids. What libraries write is cut to its first words, an exception
to its type and its place in the code: their messages may quote what a person wrote.
"""

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import TextIO

import structlog
from structlog.typing import EventDict, Processor

TOKEN = re.compile(r"\b(?:xox[a-z]|xapp|xwfp)-[A-Za-z0-9-]+|https://hooks\.slack\.com/\S+")
OURS = ("bot", "coaching", "demo", "handlers", "storage")
FIRST_WORDS = re.compile(r"[A-Za-z][A-Za-z' -]*")
WARNINGS_ONLY = ("alembic", "apscheduler", "asyncio", "sqlalchemy", "urllib3", "websockets")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def configure(level: str, *, stream: TextIO | None = None) -> None:
    """Send every logger of the process through here; calling it again replaces the former set-up."""
    stream = stream or sys.stderr
    handler = logging.StreamHandler(stream)
    handler.addFilter(cut_foreign_words)
    handler.setFormatter(formatter(stream.isatty()))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in WARNINGS_ONLY:
        logging.getLogger(name).setLevel(logging.WARNING)


def formatter(for_people: bool) -> logging.Formatter:  # noqa: FBT001 - a fact about the stream
    """Lines for a terminal, or JSON for everything else."""
    look: Processor = (
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback)
        if for_people
        else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            place_instead_of_message,
            without_tokens,
            look,
        ],
    )


def cut_foreign_words(record: logging.LogRecord) -> bool:
    """Leave of a library's sentence what comes before its first value."""
    if record.name.partition(".")[0] not in OURS:
        words = FIRST_WORDS.match(str(record.msg))
        record.msg = words.group().strip() if words else "said something"
        record.args = ()
        record.__dict__.pop("message", None)  # another handler may have put the whole sentence together before
    return True


def place_instead_of_message(_logger: object, _name: str, event: EventDict) -> EventDict:
    """An exception as its type and the way to it through the code."""
    raised = event.pop("exc_info", None)
    if isinstance(raised, tuple) and raised[0] is not None:
        event["raised"] = raised[0].__qualname__
        event["at"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(raised[2])]
    return event


def without_tokens(_logger: object, _name: str, event: EventDict) -> EventDict:
    """The last net: whatever looks like a secret of Slack's is blackened."""
    for key, value in event.items():
        if isinstance(value, str):
            event[key] = TOKEN.sub("(secret)", value)
    return event
