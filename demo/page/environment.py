"""Where the templates are and how one is drawn: everything escaped, and an unknown name is a fault, never a gap."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound
from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"
"""The stylesheets; a page links or copies them."""


class UnknownType(ValueError):
    """Something that nobody has drawn yet; it is named, so that it cannot go unnoticed."""

    def __init__(self, folder: str, kind: str) -> None:
        super().__init__(f"no template for type {kind!r} in {folder}/")


def edition() -> str:
    """Tells one state of the stylesheets and scripts from another; addresses with it in them never change."""
    found = blake2b(digest_size=6)
    for path in sorted(STATIC.iterdir()):
        found.update(path.read_bytes())
    return found.hexdigest()


def draw(folder: str, kind: str, **values: object) -> Markup:
    """The template `folder/kind.html` with these values."""
    try:
        template = _environment().get_template(f"{folder}/{kind}.html")
    except TemplateNotFound:
        raise UnknownType(folder, kind) from None
    return Markup(template.render(values).strip())  # noqa: S704 - the template has escaped its values


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
