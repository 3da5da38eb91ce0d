"""A setting, a command or a scheduled job without its line in the docs fails here."""

import re

import typer
from typer.main import get_command

from tests.project.tree import ROOT


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def settings_names() -> set[str]:
    from bot.settings import Settings

    return {str(field.validation_alias or name).upper() for name, field in Settings.model_fields.items()}


def bot_commands() -> set[str]:
    import bot.__main__ as command_line

    apps = [value for value in vars(command_line).values() if isinstance(value, typer.Typer)]
    return {name for app in apps for name in getattr(get_command(app), "commands", {})}


def scheduled_jobs() -> set[str]:
    from bot.scheduler import JOBS

    return {job.name for job in JOBS}


def first_cells(text: str) -> set[str]:
    """What a table's first column names in backticks."""
    return {
        name for cell in re.findall(r"^\| ([^|]+)\|", text, re.MULTILINE) for name in re.findall(r"`([^`]+)`", cell)
    }


def test_every_setting_has_its_line_and_no_line_is_left_over() -> None:
    assert first_cells(text_of("docs/settings.md")) == settings_names()


def test_the_example_env_file_names_every_setting() -> None:
    named = set(re.findall(r"^#? ?([A-Z][A-Z_]+)=", text_of(".env.example"), re.MULTILINE))
    assert named == settings_names()


def test_every_command_has_its_line_and_no_line_is_left_over() -> None:
    told = {cell.split()[3] for cell in first_cells(text_of("docs/commands.md")) if cell.startswith("python -m bot ")}
    assert bot_commands()
    assert told == bot_commands()


def test_every_scheduled_job_has_its_line() -> None:
    assert scheduled_jobs()
    assert scheduled_jobs() <= first_cells(text_of("docs/run.md"))
