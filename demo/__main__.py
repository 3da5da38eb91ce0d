"""`python -m demo`: the local workspace, in a browser on this machine."""

import signal
import sys
import webbrowser
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Annotated, NoReturn
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from bot.encoder import SentenceVectors
from bot.log import configure
from demo.kept_workspace import kept_workspace
from demo.living import Backwards
from demo.local_workspace import RealToken, UnclearSettings, local_workspace, refuse_real_tokens
from demo.municipality import ZONE
from demo.page.server import NoFreePort, served
from demo.state_folder import LOG, TooManyCopies, state_folder
from demo.terminal import Terminal
from demo.tour import ask_accept_sorted

FIRST_MONDAY = "2026-09-07T08:00"
"""A quiet Monday of the invented school year, on its own clock."""
KEPT = Path(".demo")

app = typer.Typer(add_completion=False)


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="Of the page; 8070 or the next free one if nothing is said.")] = None,
    clock: Annotated[str | None, typer.Option(help=f"The moment in Helsinki, such as {FIRST_MONDAY}.")] = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over: forget what was kept.")] = False,
    terminal: Annotated[bool, typer.Option("--terminal", help="By typing, without a page; nothing is kept.")] = False,
) -> None:
    """A staff workspace on this machine alone: be anybody in it, and move the clock. Every name is invented."""
    console = Console(highlight=False)
    start = _moment(clock or FIRST_MONDAY, console)
    try:
        if terminal:
            _by_typing(start, console)
        else:
            _in_browser(port, start, console, fresh=fresh, is_moved=clock is not None)
    except RealToken:
        _refuse(console, "A Slack token is set here (environment or .env). The demo uses none; start it without.")
    except UnclearSettings as wrong:
        _refuse(
            console, f"The settings here are not the demo's, and they have mistakes; start it without them.\n{wrong}"
        )
    except Backwards as backwards:
        _refuse(console, str(backwards))
    except NoFreePort:
        _refuse(console, "No port is free for the page. Give one with --port.")
    except TooManyCopies:
        _refuse(console, f"Too many copies run here, each with a folder in {KEPT}. End one.")


def _in_browser(port: int | None, start: datetime, console: Console, *, fresh: bool, is_moved: bool) -> None:
    refuse_real_tokens()  # before anything is written
    to = start if is_moved else None
    with ExitStack() as stack:
        folder = stack.enter_context(state_folder(KEPT, fresh=fresh))
        configure("INFO", stream=stack.enter_context((folder / LOG).open("w", encoding="utf-8", buffering=1)))
        encoder = SentenceVectors()
        stack.callback(encoder.close)
        workspace = stack.enter_context(kept_workspace(folder, start, moved_to=to, encoder=encoder))
        ended = Event()
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: ended.set())
        workspace.start()
        address = stack.enter_context(served(workspace, port))
        console.print(f"The local workspace: [bold]{address}[/]")
        console.print(
            f"Every name is invented. Kept in {folder}, with the bot's log; --fresh starts over. Ctrl+C ends it."
        )
        if sys.stdin.isatty():
            webbrowser.open(address)
        ended.wait()
        encoder.close()  # what it is at is dropped: the end waits for nothing
        workspace.stop()


def _by_typing(moment: datetime, console: Console) -> None:
    with local_workspace(moment) as workspace:
        typed = Terminal(workspace, console)
        ask_accept_sorted(typed)
        if sys.stdin.isatty():
            typed.run()


def _moment(clock: str, console: Console) -> datetime:
    try:
        return datetime.fromisoformat(clock).replace(tzinfo=ZoneInfo(ZONE))
    except ValueError:
        _refuse(console, f"--clock {clock}: give a moment such as {FIRST_MONDAY}.", code=2)


def _refuse(console: Console, words: str, code: int = 1) -> NoReturn:
    console.print(words)
    raise typer.Exit(code)


if __name__ == "__main__":
    app()
