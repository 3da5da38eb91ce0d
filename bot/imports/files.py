"""The files as given on the command line: their bytes under names that tell them apart, or why there are none."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from coaching.imports.findings import Fault, Margin
from coaching.imports.reading import MOST_BYTES, Reading, SourceFile, read


def reading_of(paths: Sequence[Path], languages: Sequence[str]) -> Reading:
    """What the files say; a file that cannot be read is a mistake like any other."""
    sources, unreadable = [], []
    for path, name in zip(paths, _names(paths), strict=True):
        margin = Margin(name)
        content = _content(path, margin)
        if content is None:
            unreadable.append(margin)
        else:
            sources.append(SourceFile(name, content))
    reading = read(sources, languages)
    lost_programme = any(margin.file.lower().endswith(".toml") for margin in unreadable)
    return replace(
        reading,
        margins=(*reading.margins, *unreadable),
        has_programme=reading.has_programme or lost_programme,
    )


def _names(paths: Sequence[Path]) -> list[str]:
    """The file's name; the whole path where two files have the same name."""
    alike = Counter(path.name for path in paths)
    return [path.name if path.name and alike[path.name] == 1 else str(path) for path in paths]


def _content(path: Path, margin: Margin) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        margin.note(0, Fault.MISSING)
    except IsADirectoryError:
        margin.note(0, Fault.A_FOLDER)
    except OSError as error:
        margin.note(0, Fault.NOT_READABLE, error.strerror or type(error).__name__)
    return None
