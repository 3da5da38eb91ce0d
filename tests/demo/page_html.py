"""Reads a page as a browser and a screen reader do: a tree of elements, and the name that each control has."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"br", "hr", "img", "input", "link", "meta"}
CONTROLS = {"a", "button", "select", "input", "textarea", "summary", "dialog"}
ROLES = {"group", "radiogroup", "dialog"}


@dataclass
class Element:
    """One element and what is in it, words and elements in their order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list)

    def __iter__(self) -> Iterator["Element"]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child

    def __getitem__(self, attribute: str) -> str:
        return self.attributes[attribute]

    @property
    def text(self) -> str:
        parts = (child if isinstance(child, str) else child.text for child in self.children)
        return "".join(parts)

    def find(self, tag: str = "", **attributes: str) -> "Element":
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of <{tag}> with {attributes}"
        return found[0]

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [one for one in self if tag in ("", one.tag) and wanted.items() <= one.attributes.items()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("page")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.at.tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def page(html: str) -> Element:
    """The tree; an element that is not closed, or closed twice, is a fault."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.tag}> is not closed"
    return reader.root


def controls(root: Element) -> list[Element]:
    """Everything that can be pressed or filled in, and the groups around it."""
    return [one for one in root if one.tag in CONTROLS or one.attributes.get("role") in ROLES]


def names(root: Element) -> dict[int, str]:
    """The accessible name of each control, by `id()`; each lookup goes through one index of the whole page."""
    by_id = {one.attributes.get("id", ""): one for one in root}
    label_for = {one.attributes.get("for", ""): one for one in root.all("label")}
    return {id(one): _name(one, by_id, label_for) for one in controls(root)}


def _name(control: Element, by_id: dict[str, Element], label_for: dict[str, Element]) -> str:
    given = control.attributes
    if given.get("aria-label"):
        return given["aria-label"]
    if "aria-labelledby" in given:
        return " ".join(by_id[one].text.strip() for one in given["aria-labelledby"].split())
    around = _label_around(control) or label_for.get(given.get("id") or "-")
    if around is not None:
        return around.text.strip()
    return control.text.strip() if control.tag in ("a", "button", "summary") else ""


def _label_around(control: Element) -> Element | None:
    above = control.parent
    while above is not None and above.tag != "label":
        above = above.parent
    return above
