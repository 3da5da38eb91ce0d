"""`export-person`: everything that is kept about one person, for them, as JSON and as text."""

import os
from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock, system_clock
from bot.commands.faults import CannotGoOn, told_in_one_line
from bot.commands.somebody import Somebody, called, somebody
from bot.settings import Settings, read_settings
from storage.personal_data import Export, as_json, as_text, export

TAKEN = "{path} is there already. Choose another name."


@dataclass(frozen=True, slots=True)
class Papers:
    """A person's data in both forms."""

    whose: str
    json: str
    text: str


def export_person(who: str, output: Path | None, *, as_text_: bool) -> str:
    """What to print: where the files are, or the data itself."""
    with told_in_one_line():
        papers = exported(read_settings(), system_clock, who)
        if output is None:
            return (papers.text if as_text_ else papers.json).rstrip("\n")
        return written(papers, output)


def exported(settings: Settings, clock: Clock, who: str) -> Papers:
    """The person's data; that it was taken out is written into the audit."""
    with somebody(settings, clock, who) as one:
        data = _read(one, clock)
        with one.database.begin(one.workspace) as unit:
            unit.audit(None, "took out a person's data", one.person.id, clock())
            unit.commit()
        return Papers(called(one.person), as_json(data), as_text(data))


def written(papers: Papers, output: Path) -> str:
    """Two files that only their owner can read: JSON, and beside it the same for reading."""
    text_file = output.with_suffix(".txt") if output.suffix != ".txt" else output.with_suffix(".read.txt")
    for path in (output, text_file):
        if path.exists():
            raise CannotGoOn(TAKEN.format(path=path))
    _write(output, papers.json)
    _write(text_file, papers.text)
    return f"Everything about {papers.whose} is in {output} and, for reading, in {text_file}."


def _read(one: Somebody, clock: Clock) -> Export:
    with one.database.reading() as connection:
        return export(connection, one.workspace, one.person, now=clock())


def _write(path: Path, content: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
