"""The command line: `python -m bot …`. Each command stands in `bot/commands/`."""

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.faults import CannotGoOn

app = typer.Typer(
    name="python -m bot",
    help="Peer Coach: a teacher asks, the right colleague comes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command()
def run() -> None:
    """Serve: Socket Mode when there is a SLACK_APP_TOKEN, else HTTP on PORT."""
    from bot.commands.run import run as serve

    serve()


@app.command()
def check() -> None:
    """Name each fault of tokens, scopes, database, keys, clock and programme, with its repair."""
    from bot.commands.check import check as look_over

    if look_over():
        raise typer.Exit(1)


@app.command()
def migrate() -> None:
    """Bring the database up to date."""
    from bot.commands.migrate import migrate as bring_up_to_date

    typer.echo(bring_up_to_date())


@app.command(name="import")
def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="A programme (.toml), lists of people (.csv), or both.")
    ],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Bring in a programme and people: every mistake is told with its line; all of it or nothing."""
    from bot.commands.import_ import import_files

    if not import_files(files, dry_run=dry_run):
        raise typer.Exit(1)


@app.command(name="next")
def next_(limit: Annotated[int, typer.Option(help="At most so many lines of what is due.")] = 20) -> None:
    """What is due next and why, what was missed, what is uncertain."""
    from bot.commands.next import show

    show(limit)


@app.command()
def form() -> None:
    """Form the groups of the open round of triads; the coordinator gets the draft."""
    from bot.commands.form import form as form_groups

    form_groups()


Who = Annotated[str, typer.Argument(metavar="WHO", help="A Slack member id, or the exact name.")]


@app.command()
def export_person(
    who: Who,
    output: Annotated[
        Path | None, typer.Option(help="A new file for it, as JSON; a .txt for reading beside it.")
    ] = None,
    text: Annotated[bool, typer.Option("--text", help="Without a file: print it for reading, not as JSON.")] = False,
) -> None:
    """Everything about one person, for them; others are made unreadable."""
    from bot.commands.export_person import export_person as take_out

    typer.echo(take_out(who, output, as_text_=text))


@app.command()
def erase_person(
    who: Who,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
) -> None:
    """One person's data, gone; a restored backup forgets them again."""
    from bot.commands.erase_person import erase_person as erase

    erase(who, yes=yes, dry_run=dry_run)


def main() -> None:
    """Runs a command; an expected fault is one line on standard error and exit code 1."""
    try:
        app()
    except CannotGoOn as fault:
        typer.echo(str(fault), err=True)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
