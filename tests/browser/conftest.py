"""A real Chromium and a local workspace; where there is no browser, every test says so and is left out."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from demo.kept_workspace import kept_workspace
from demo.municipality import ZONE
from demo.page.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.browser.tabs import Person

MONDAY_8AM = datetime(2026, 9, 7, 8, 0, tzinfo=ZoneInfo(ZONE))
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# The last two keep a browser on a closed network from asking its maker's hosts all the time.
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
]


def pytest_pycollect_makemodule() -> None:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed (it is part of the extra `test`)")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine (Debian and Ubuntu: apt-get install chromium)")
    with sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=found, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first-morning")
    with kept_workspace(folder, MONDAY_8AM):
        return folder


@pytest.fixture
def address(first_morning: Path, tmp_path: Path) -> Iterator[str]:
    """A workspace of one's own, as it is on the first morning."""
    folder = Path(shutil.copytree(first_morning, tmp_path / "kept"))
    with kept_workspace(folder, MONDAY_8AM) as workspace:
        workspace.start()
        with served(workspace, 0) as given:
            yield given


@pytest.fixture
def somebody(browser: "Browser", address: str) -> Iterator[Callable[..., "Person"]]:
    """Another person at a screen of their own; at the end no page may have complained."""
    from tests.browser.tabs import WIDE, Person

    people: list[Person] = []

    def sits_down(**screen: Any) -> Person:
        people.append(Person.at(browser.new_context(**({"viewport": WIDE} | screen)), address))
        return people[-1]

    yield sits_down
    for person in people:
        person.page.context.close()
        assert person.wrong == []
