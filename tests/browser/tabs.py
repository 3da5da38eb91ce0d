"""One browser tab as a person uses it: by labels that can be read, by keys, and by what newly appears."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, expect

expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong

NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1200, "height": 800}


@dataclass
class Person:
    """Somebody at their own screen; `acts` counts clicks, choices and typed lines."""

    page: Page
    address: str
    acts: int = 0
    wrong: list[str] = field(default_factory=list)

    @classmethod
    @contextmanager
    def at(cls, page: Page, address: str) -> "Iterator[Person]":
        """In front of that tab; what it complains about meanwhile is noted."""
        person = cls(page, address)
        page.on("console", person.hears_console)
        page.on("pageerror", person.hears_error)
        yield person
        page.remove_listener("console", person.hears_console)
        page.remove_listener("pageerror", person.hears_error)

    def hears_console(self, told: ConsoleMessage) -> None:
        if told.type in ("error", "warning"):
            self.wrong.append(told.text)

    def hears_error(self, error: Error) -> None:
        self.wrong.append(str(error))

    def sits_as(self, name: str) -> "Person":
        """Opens that person's page directly."""
        self.page.goto(f"{self.address}/as/{name.split(maxsplit=1)[0].lower()}")
        self.page.wait_for_selector("body[data-ready]")
        return self

    def is_(self, name: str) -> "Person":
        """Becomes that person, by the list at the side."""
        self.acts += 1
        if self.page.url == "about:blank":
            self.page.goto(self.address)
        drawer = self.page.locator("#drawer > summary")
        if drawer.is_visible():
            drawer.click()
        self.page.get_by_role("navigation", name="Be somebody").get_by_role("link", name=name).click()
        self.has_title(f"{name} · ")
        self.page.wait_for_selector("body[data-ready]")
        return self

    def has_title(self, words: str) -> None:
        """What the browser's tab says somewhere."""
        expect(self.page).to_have_title(re.compile(re.escape(words)))

    def types(self, line: str) -> None:
        """Writes a line and sends it with Enter."""
        self.acts += 1
        self.page.get_by_label(re.compile("^Message ")).fill(line)
        self.page.keyboard.press("Enter")

    def presses(self, label: str) -> None:
        """Presses the newest button that reads so."""
        self.acts += 1
        self.button(label).click()

    def button(self, label: str) -> Locator:
        within = self.form if self.form.is_visible() else self.page.locator("body")
        return within.get_by_role("button", name=label, exact=True).last

    @property
    def form(self) -> Locator:
        """The modal in front."""
        return self.page.locator("dialog#front")

    def fills(self, label: str, words: str) -> None:
        self.acts += 1
        self.form.get_by_label(label).fill(words)

    def chooses(self, label: str, option: str) -> None:
        self.acts += 1
        self.form.get_by_label(label).select_option(label=option)

    def ticks(self, label: str, *options: str) -> None:
        """Several things in a menu, which closes afterwards."""
        self.acts += len(options) + 1
        menu = self.form.locator(".block.input").filter(has_text=label).locator("details.multi")
        menu.locator("summary").click()
        for option in options:
            menu.get_by_label(option, exact=True).check()
        self.page.keyboard.press("Escape")

    def opens(self, tab: str) -> None:
        """Home or Messages of the app."""
        self.acts += 1
        self.page.get_by_role("navigation", name="Peer Coach").get_by_role("link", name=tab).click()
        expect(self.page.locator(".tabs [aria-current]")).to_have_text(tab)
        self.page.wait_for_selector("body[data-ready]")

    def goes_to(self, place: str) -> None:
        """Opens a channel or a conversation at the side."""
        self.acts += 1
        places = self.page.get_by_role("navigation", name="Places of")
        places.get_by_role("link", name=re.compile(f"^{place}")).first.click()
        expect(self.page.get_by_role("heading", name=re.compile(f"{place}$"), level=1)).to_be_visible()
        self.page.wait_for_selector("body[data-ready]")

    def sees(self, words: str) -> None:
        expect(self.page.get_by_text(words).last).to_be_visible(timeout=15_000)

    def sees_no(self, words: str) -> None:
        expect(self.page.get_by_text(words)).to_have_count(0, timeout=15_000)
