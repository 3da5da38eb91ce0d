"""What is handed over as a file, and what is said where that is not allowed."""

from datetime import datetime

from coaching.screens import CalendarFile, LogFile
from handlers.languages import Voice
from handlers.views.blocks import Rendered
from handlers.views.calendar_files import RenderedFile, calendar_file, no_files
from handlers.views.logs import log_file, log_message


def file_of(screen: CalendarFile | LogFile, made_at: datetime, _: Voice) -> RenderedFile:
    """The file."""
    return log_file(screen, _) if isinstance(screen, LogFile) else calendar_file(screen, made_at, _)


def instead_of_file(screen: CalendarFile | LogFile, _: Voice) -> Rendered:
    """The message in its place."""
    return log_message(screen, _) if isinstance(screen, LogFile) else no_files(_)
