"""`make gallery`: every screen that was read in review, in every state and language, on one page without a server."""

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from markupsafe import Markup

from demo.page.environment import STATIC, draw
from demo.page.surfaces import Frame, render_home, render_message, render_modal
from demo.slack.payload_types import Payload
from demo.slack.visible_text import Reader, shown_mrkdwn

GOLDEN = Path("tests/handlers/views/golden")
FOLDER = Path("build/gallery")
STYLES = ("slack.css", "gallery.css")

# Any moment would do; this one suits the dates in the screens.
READER = Reader("Europe/Helsinki", datetime(2026, 9, 7, 6, 41, tzinfo=UTC), {})

ONLY_FOR_YOU = ("receipt", "status", "help", "error", "form")
"""Screens that answer a command; of these, only who typed it sees a message."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One screen in one state and language."""

    name: str
    source: Payload

    @property
    def state(self) -> str:
        """The name without its language, such as `request-waiting`."""
        return self.name.rpartition(".")[0]

    @property
    def screen(self) -> str:
        """The name without its state, such as `request`."""
        return self.state.partition("-")[0]

    @property
    def language(self) -> str:
        """The end of the name."""
        return self.name.rpartition(".")[2]

    @property
    def notification(self) -> str:
        """What a lock screen shows, empty for what notifies nobody."""
        return shown_mrkdwn(str(self.source.get("text", "")), READER)

    @property
    def html(self) -> Markup:
        """The screen itself."""
        match self.source.get("type"):
            case "modal":
                return render_modal(self.source, READER, scope=self.name)
            case "home":
                return render_home(self.source, READER, scope=self.name)
        frame = Frame(at=READER.now, only_for_you=self.screen in ONLY_FOR_YOU)
        return render_message(self.source, READER, frame, scope=self.name)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Words that show only when a menu is open, or are only read aloud: (where, words)."""
        return list(dict.fromkeys(_hidden_words(self.source)))


@dataclass(frozen=True, slots=True)
class State:
    """One state of a screen, side by side in its languages."""

    name: str
    pictures: tuple[Picture, ...]

    @property
    def title(self) -> str:
        """The state alone, as words."""
        state = self.name.partition("-")[2]
        return ", ".join(part.replace("_", " ") for part in state.split("-")) or "as it is"


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen and its states."""

    name: str
    states: tuple[State, ...]

    @property
    def title(self) -> str:
        """Its name as words."""
        return self.name.replace("_", " ").capitalize()


def write_gallery(golden: Path, folder: Path) -> Path:
    """Writes the page and its stylesheets to `folder`, and gives the page's path."""
    page = gallery_html(pictures_in(golden))
    folder.mkdir(parents=True, exist_ok=True)
    for style in STYLES:
        shutil.copyfile(STATIC / style, folder / style)
    path = folder / "index.html"
    path.write_text(page + "\n", encoding="utf-8")
    return path


def gallery_html(pictures: Iterable[Picture]) -> Markup:
    """The whole page."""
    screens = screens_of(pictures)
    languages = sorted({p.language for s in screens for state in s.states for p in state.pictures}, key=_english_first)
    return draw("pages", "gallery", screens=screens, languages=languages, styles=STYLES)


def pictures_in(golden: Path) -> list[Picture]:
    """Every golden file."""
    files = sorted(golden.glob("*.json"))
    return [Picture(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in files]


def screens_of(pictures: Iterable[Picture]) -> list[Screen]:
    """Grouped by screen and state; English stands first, as it is the source."""
    ordered = sorted(pictures, key=lambda one: (one.screen, one.state, _english_first(one.language)))
    states = [State(name, tuple(group)) for name, group in groupby(ordered, lambda one: one.state)]
    by_screen = groupby(states, lambda state: state.pictures[0].screen)
    return [Screen(name, tuple(group)) for name, group in by_screen]


def _english_first(language: str) -> tuple[bool, str]:
    return language != "en", language


def _hidden_words(part: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    if isinstance(part, list):
        for one in part:
            yield from _hidden_words(one)
    if not isinstance(part, Mapping):
        return
    if part.get("accessibility_label"):
        yield "Read aloud", part["accessibility_label"]
    if options := part.get("options"):
        yield "Menu", " · ".join(option["text"]["text"] for option in options)
    if "title" in (confirm := part.get("confirm", {})):  # inside of one, the yes button has that name too
        yield "Asks first", " · ".join(confirm[key]["text"] for key in ("title", "text", "confirm", "deny"))
    for one in part.values():
        yield from _hidden_words(one)


def main(
    golden: Annotated[Path, typer.Option(help="Where the golden files are.")] = GOLDEN,
    folder: Annotated[Path, typer.Option(help="Where the page goes.")] = FOLDER,
) -> None:
    """Writes the gallery and says where it is."""
    if not golden.is_dir():
        typer.echo(f"There is no folder {golden}. Run this where the project is, or give --golden.", err=True)
        raise typer.Exit(1)
    typer.echo(write_gallery(golden, folder).resolve())


if __name__ == "__main__":
    typer.run(main)
