"""The languages the bot speaks: gettext catalogues read from their .po files, English being the source text."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from coaching.people import Reader
from handlers.writing_direction import isolated

LOCALES = Path(__file__).parent / "locales"
SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Voice:
    """Says things in one reader's language."""

    language: str
    zone: str
    catalogue: NullTranslations

    def __call__(self, text: str, /, **values: object) -> str:
        """The text in the reader's language, with the values in their places."""
        said = self.catalogue.gettext(text)
        return said.format(**_islands(values)) if values else said

    def plural(self, one: str, many: str, n: int, /, **values: object) -> str:
        """The same for a count, which stands in the text as {n}."""
        return self.catalogue.ngettext(one, many, n).format(n=n, **_islands(values))

    def several(self, names: Iterable[str], /) -> str:
        """Names one after the other, none of which can turn the others around."""
        return ", ".join(isolated(name) for name in names)


def _islands(values: dict[str, object]) -> dict[str, object]:
    return {key: isolated(value) if isinstance(value, str) else value for key, value in values.items()}


def voice(reader: Reader) -> Voice:
    """The voice for a reader; English where their language is not spoken here."""
    language = reader.language if reader.language in languages() else SOURCE
    return Voice(language, reader.zone, catalogue(language))


@cache
def languages() -> tuple[str, ...]:
    """Every language that has a catalogue, and English."""
    return (SOURCE, *sorted(path.name for path in LOCALES.iterdir() if (path / "LC_MESSAGES").is_dir()))


@cache
def catalogue(language: str) -> NullTranslations:
    """The texts of one language; reading the .po itself spares a compiling step that could be forgotten."""
    if language == SOURCE:
        return NullTranslations()
    compiled = BytesIO()
    with (LOCALES / language / "LC_MESSAGES" / "peer_coach.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
