"""What makes a screen fit to be shown: nothing that axe finds, and nothing that hangs over the edge."""

from pathlib import Path
from typing import Any, Literal

import axe_playwright_python

from tests.browser.tabs import NARROW, WIDE, Person

Screen = tuple[Any, Literal["light", "dark"]]

EVERY_SCREEN: list[Screen] = [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")]
BOTH_SIZES: list[Screen] = [(WIDE, "light"), (NARROW, "dark")]
ON_A_PHONE: list[Screen] = [(NARROW, "dark")]
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
FAULTS = """async () => {
  const found = await axe.run({ resultTypes: ["violations"] });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}"""


def faults(person: Person) -> list[str]:
    """What axe finds on the page as it is; its script is read once a page."""
    if not person.page.evaluate("'axe' in window"):
        person.page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = person.page.evaluate(FAULTS)
    return found


def is_fine_on(person: Person, screens: list[Screen]) -> None:
    """On each of these screens."""
    for size, scheme in screens:
        person.page.emulate_media(color_scheme=scheme)
        person.page.set_viewport_size(size)
        width = person.page.evaluate("document.documentElement.scrollWidth")
        assert (faults(person), width) == ([], size["width"]), (size, scheme)
