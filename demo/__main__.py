"""`python -m demo`: the local workspace, in the terminal."""

import sys
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from demo.local_workspace import RealToken, local_workspace
from demo.municipality import ZONE
from demo.terminal import Terminal
from demo.tour import ask_accept_sorted

FIRST_MONDAY = "2026-09-07T08:00"
"""A quiet Monday of the invented school year, on its own clock."""

app = typer.Typer(add_completion=False)


@app.command()
def demo(
    clock: Annotated[str, typer.Option(help="The moment at which it starts, in Helsinki.")] = FIRST_MONDAY,
    tour: Annotated[bool, typer.Option(help="Begin with a short story.")] = True,
) -> None:
    """A staff workspace on this machine alone: be anybody in it, and move the clock. Every name is invented."""
    console = Console(highlight=False)
    try:
        start = datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(ZONE))
    except ValueError:
        console.print(f"--clock {clock}: give a moment such as {FIRST_MONDAY}.")
        raise typer.Exit(2) from None
    try:
        with local_workspace(start) as workspace:
            terminal = Terminal(workspace, console)
            if tour:
                ask_accept_sorted(terminal)
            if sys.stdin.isatty():
                terminal.run()
    except RealToken:
        console.print("A Slack token is set here (environment or .env). The demo uses none; start it without.")
        raise typer.Exit(1) from None


if __name__ == "__main__":
    app()
