"""The stylesheet's colours can be read by light and by dark: every ink on every ground it stands on."""

import re

import pytest

from demo.page import STATIC

ENOUGH = 4.5  # WCAG 2.2, AA, text
ENOUGH_FOR_EDGES = 3.0  # the same, for the bounds of a control
GROUNDS = ("ground", "raised", "sunken")

PAIRS = [
    *((ink, ground) for ground in GROUNDS for ink in ("ink", "soft", "link", "wrong")),
    *(("ink", ground) for ground in ("alert-info", "alert-success", "alert-warning", "alert-error", "badge", "table")),
    ("soft", "table"),
    ("soft", "badge"),
    ("link", "table"),
    ("link", "mention-ground"),
    ("ground", "link"),
    ("code", "sunken"),
    ("on-primary", "primary"),
    ("on-danger", "danger"),
]


def colours(scheme: str) -> dict[str, str]:
    """What each variable means; by dark, what is not said again stays as it is by light."""
    css = "".join((STATIC / name).read_text(encoding="utf-8") for name in ("slack.css", "gallery.css"))
    dark = "".join(re.findall(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", css, re.DOTALL))
    light = re.sub(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", "", css, flags=re.DOTALL)
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", light + (dark if scheme == "dark" else "")))


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_ink_can_be_read_on_its_ground(scheme: str) -> None:
    found = colours(scheme)
    weak = {pair: round(contrast(found[pair[0]], found[pair[1]]), 2) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < ENOUGH} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_has_an_edge_that_can_be_seen(scheme: str) -> None:
    found = colours(scheme)
    assert min(contrast(found["edge"], found[ground]) for ground in GROUNDS) >= ENOUGH_FOR_EDGES


def test_initials_can_be_read_on_every_tint() -> None:
    css = (STATIC / "slack.css").read_text(encoding="utf-8")
    tints = re.findall(r"--tint: (#[0-9a-f]{6});|--tint, (#[0-9a-f]{6})", css)
    assert len(tints) == 7
    assert min(contrast("#ffffff", one or other) for one, other in tints) >= ENOUGH
