"""A real Chromium and local workspaces; where there is no browser, every test says so and is left out."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from demo.kept_workspace import kept_workspace
from demo.living import LivingWorkspace
from demo.municipality import ZONE
from demo.page.chromium import NoBrowser, chromium
from demo.page.server import served
from tests.engines import lent_engines

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.browser.tabs import Person

MONDAY_8AM = datetime(2026, 9, 7, 8, 0, tzinfo=ZoneInfo(ZONE))


@dataclass(frozen=True)
class World:
    """A workspace and where its page is."""

    workspace: LivingWorkspace
    address: str

    def writes(self, who: str, words: str, to: str) -> None:
        """Somebody else writes a direct message, without a page."""
        slack, people = self.workspace.slack, self.workspace.people
        place = slack.workspace.direct(people[who].id, people[to].id)
        slack.gestures.write(people[who].person, place, words)


def pytest_pycollect_makemodule() -> None:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (it is part of the extra `test`)")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    try:
        with chromium() as opened:
            yield opened
    except NoBrowser as reason:
        pytest.skip(str(reason))


class Screens:
    """Tabs that are used again: what one has loaded it need not load again, and a new one costs half a second."""

    def __init__(self, browser: "Browser") -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}
        self._free: dict[str, list[Page]] = {}

    @contextmanager
    def tab(self, **screen: Any) -> "Iterator[Page]":
        """One that nobody else has now."""
        kind = repr(screen)
        if kind not in self._contexts:
            self._contexts[kind] = self._browser.new_context(**screen)
        free = self._free.setdefault(kind, [])
        page = free.pop() if free else self._contexts[kind].new_page()
        yield page
        page.goto("about:blank")
        free.append(page)


@pytest.fixture(scope="session")
def screens(browser: "Browser") -> Screens:
    return Screens(browser)


@contextmanager
def living_in(folder: Path) -> Iterator[World]:
    with lent_engines(), kept_workspace(folder, MONDAY_8AM) as workspace:
        workspace.start()
        with served(workspace, 0) as address:
            yield World(workspace, address)


@pytest.fixture(scope="session")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first-morning")
    with kept_workspace(folder, MONDAY_8AM):
        return folder


@pytest.fixture(scope="module")
def hall(first_morning: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A workspace for many tests: each is somebody else in it, and none moves its clock."""
    folder = Path(shutil.copytree(first_morning, tmp_path_factory.mktemp("hall") / "kept"))
    with living_in(folder) as world:
        yield world


@pytest.fixture
def world(first_morning: Path, tmp_path: Path) -> Iterator[World]:
    """A workspace of one's own, as it is on the first morning."""
    with living_in(Path(shutil.copytree(first_morning, tmp_path / "kept"))) as made:
        yield made


@pytest.fixture
def somebody(screens: Screens, world: World) -> "Iterator[Callable[..., Person]]":
    """Another person at a screen of their own, in the test's own workspace."""
    yield from seats(screens, world)


@pytest.fixture
def visitor(screens: Screens, hall: World) -> "Iterator[Callable[..., Person]]":
    """The same in the workspace that tests share."""
    yield from seats(screens, hall)


def seats(screens: Screens, world: World) -> "Iterator[Callable[..., Person]]":
    """At the end no page may have complained."""
    from tests.browser.tabs import WIDE, Person

    people: list[Person] = []
    with ExitStack() as stack:

        def sits_down(name: str = "", **screen: Any) -> Person:
            page = stack.enter_context(screens.tab(**({"viewport": WIDE} | screen)))
            people.append(stack.enter_context(Person.at(page, world.address)))
            return people[-1].sits_as(name) if name else people[-1]

        yield sits_down
    assert [person.wrong for person in people if person.wrong] == []
