"""`make pictures`: plays the stories in a fresh workspace with the real page, and takes the pictures of README.md."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from demo.kept_workspace import kept_workspace
from demo.municipality import ZONE
from demo.page.chromium import NoBrowser, chromium
from demo.page.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path("docs/pictures")
MONDAY_8AM = datetime(2026, 9, 7, 8, 0, tzinfo=ZoneInfo(ZONE))
WIDE: dict[str, Any] = {"viewport": {"width": 1200, "height": 640}, "color_scheme": "light"}
TALL: Any = {"width": 1200, "height": 1400}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 780}, "color_scheme": "dark"}
LIVING = "#messages > li:has(.actions):not(:has(.only-for-you))"
"""The message of a request: it has buttons and is not the receipt."""
MOST_STEPS = 12
"""Of the clock until the coordinator hears of a request; it takes some five."""
TOP = 514.0


@dataclass(frozen=True, slots=True)
class Camera:
    """One person after the other in one browser tab."""

    page: "Page"
    address: str

    def is_(self, key: str, place: str = "") -> None:
        """Becomes that person."""
        self.page.goto(f"{self.address}/as/{key}" + (f"/at/{place}" if place else ""))
        self.page.wait_for_selector("body[data-ready]")

    def types(self, line: str) -> None:
        """Writes a line and sends it."""
        self.page.get_by_label("Message Peer Coach").fill(line)
        self.page.keyboard.press("Enter")

    def presses(self, label: str) -> None:
        """The newest button that reads so."""
        self.page.get_by_role("button", name=label, exact=True).last.click()

    def sees(self, words: str) -> None:
        """Waits until it can be read."""
        self.page.get_by_text(words).last.wait_for()

    def takes(self, what: str = "") -> bytes:
        """The screen, or one part of it."""
        if what:
            return self.page.locator(what).last.screenshot(animations="disabled", caret="hide")
        return self.page.screenshot(animations="disabled", caret="hide")

    def takes_top(self, what: str, height: float) -> bytes:
        """So much of a part that is longer."""
        box = self.page.locator(what).bounding_box()
        if box is None:
            raise LookupError(f"{what} cannot be seen")
        clip: Any = {**box, "height": min(box["height"], height)}
        return self.page.screenshot(animations="disabled", caret="hide", clip=clip)


def main(folder: Annotated[Path, typer.Option(help="Where the pictures go.")] = FOLDER) -> None:
    """Takes the pictures and says where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        for name, picture in taken():
            (folder / name).write_bytes(picture)
            typer.echo(f"{folder / name}  {len(picture) // 1000} kB")
    except NoBrowser as reason:
        typer.echo(f"No pictures: {reason}.", err=True)
        raise typer.Exit(1) from None


def taken() -> Iterator[tuple[str, bytes]]:
    """Every picture with the name of its file, of a Monday morning that nobody else has touched."""
    with ExitStack() as stack:
        browser = stack.enter_context(chromium())
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="peer-coach-")))
        workspace = stack.enter_context(kept_workspace(folder, MONDAY_8AM))
        workspace.start()
        address = stack.enter_context(served(workspace, 0))
        wide = Camera(browser.new_page(**WIDE), address)
        yield from asked_and_sorted(wide, Camera(browser.new_page(**PHONE), address))
        yield "form.png", the_form(wide)
        yield "coordinator.png", nobody_answers(wide)


def asked_and_sorted(camera: Camera, phone: Camera) -> Iterator[tuple[str, bytes]]:
    """A teacher asks, a tutor accepts, it is sorted."""
    camera.is_("oliver")
    camera.types("/tutorhelp how do I cut a clip in iMovie?")
    camera.sees("I'm asking Hannah O'Connell")
    yield "workspace.png", camera.takes()
    camera.presses("To what is next")
    camera.sees("Waiting for Hannah O'Connell")
    camera.is_("hannah")
    camera.sees("Oliver Grant (Rantala) asks")
    yield "card.png", camera.takes("#messages > li")
    phone.is_("hannah")
    phone.sees("Oliver Grant (Rantala) asks")
    yield "phone.png", phone.takes()
    camera.presses("Accept")
    camera.sees("You accepted")
    camera.is_("oliver")
    camera.sees("Next: you meet.")
    yield "accepted.png", camera.takes(LIVING)
    camera.presses("Sorted")
    camera.sees("Sorted. Thank you for telling me.")
    yield "sorted.png", camera.takes(LIVING)


def the_form(camera: Camera) -> bytes:
    """What a command without words opens."""
    camera.page.set_viewport_size(TALL)
    camera.is_("leila")
    camera.types("/tutorhelp")
    camera.page.locator("#front [data-view]").wait_for()
    picture = camera.takes("#front .modal")
    camera.page.keyboard.press("Escape")
    camera.page.locator("#front").wait_for(state="hidden")
    return picture


def nobody_answers(camera: Camera) -> bytes:
    """The top of the coordinator's Home when a request has come to its end without a tutor."""
    camera.is_("maija", "home")
    camera.page.get_by_label("Kieli").select_option(label="English")
    camera.sees("Settings")
    camera.is_("leila")
    camera.types("/tutorhelp the iPad screen won't mirror to the projector")
    camera.sees("I'm asking")
    for _ in range(MOST_STEPS):
        with camera.page.expect_response("**/clock/next"):
            camera.presses("To what is next")
        camera.is_("maija", "home")
        camera.page.locator("#part-home .home").wait_for()
        if camera.page.get_by_text("Needs you").is_visible():
            break
    return camera.takes_top("#part-home .home", TOP)


if __name__ == "__main__":
    typer.run(main)
