"""A Chromium of this machine for pictures, measurements and tests. Playwright comes with the extra `test`."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    # On a closed network it would ask its maker's hosts all the time.
    "--disable-background-networking",
    "--disable-component-update",
]


class NoBrowser(Exception):
    """There is none; the text says what to install."""


@contextmanager
def chromium() -> Iterator["Browser"]:
    """The browser, without a window."""
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        raise NoBrowser("playwright is not installed: pip install 'peer-coach[test]', or make test once") from None
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        raise NoBrowser("no Chromium on this machine (Debian and Ubuntu: apt-get install chromium)")
    with sync_playwright() as engine:
        opened = engine.chromium.launch(executable_path=found, args=OPTIONS)
        yield opened
        opened.close()
