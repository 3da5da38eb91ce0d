"""`import`: a programme (TOML) and people (CSV) into the database, all of it or nothing."""

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from bot.clock import Clock, system_clock
from bot.commands.faults import told_in_one_line
from bot.databases import database_file, opened, opened_for_serving, tombstone_file
from bot.erasures import Erasures
from bot.imports.files import reading_of
from bot.imports.importing import Importing, Report
from bot.settings import Settings, read_settings
from bot.slack_client import SlackClient
from coaching.people import SlackUserId
from handlers.languages import languages
from storage.database import Database

if TYPE_CHECKING:
    from rich.console import Console


def import_files(paths: Sequence[Path], *, dry_run: bool) -> bool:
    """Whether all went well; prints what was found and what changed."""
    from rich.console import Console

    with told_in_one_line():
        report = imported(read_settings(), system_clock, paths, dry_run=dry_run)
    show(Console(highlight=False, markup=False, emoji=False, soft_wrap=True), report)
    return report.went_well


def imported(settings: Settings, clock: Clock, paths: Sequence[Path], *, dry_run: bool) -> Report:
    """What came of it, in words."""
    reading = reading_of(paths, languages())
    with ExitStack() as stack:
        importing = Importing(
            database=_database(settings, clock, stack, dry_run=dry_run),
            make_database=lambda: _closed_by(stack, opened_for_serving(settings, clock)),
            slack=_slack(settings),
            clock=clock,
            coordinators=frozenset(SlackUserId(each) for each in settings.coordinators),
        )
        return importing.run(reading, dry_run=dry_run)


def show(console: "Console", report: Report) -> None:
    """Mistakes first, then doubts, then what came of it; plain where nobody looks at a terminal."""
    for line in report.mistakes:
        console.print(line, style="red")
    for line in report.doubts:
        console.print(f"Please look: {line}", style="yellow")
    for line in report.ending:
        console.print(line)


def _database(settings: Settings, clock: Clock, stack: ExitStack, *, dry_run: bool) -> Database | None:
    """The database that is there; a dry run does not bring its tables up to date either."""
    file = database_file(settings)
    if file and not file.exists():
        return None
    if dry_run:
        return _closed_by(stack, opened(settings, clock))
    database = _closed_by(stack, opened_for_serving(settings, clock))
    Erasures(database, tombstone_file(settings)).replay(clock())
    return database


def _closed_by(stack: ExitStack, database: Database) -> Database:
    stack.callback(database.close)
    return database


def _slack(settings: Settings) -> SlackClient | None:
    token = settings.slack_bot_token
    return SlackClient.to(settings.slack_api_url, token.get_secret_value()) if token else None
