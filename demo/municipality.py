"""The invented municipality of examples/: its people as members of the pretend Slack. Every name is made up."""

import csv
from pathlib import Path

from coaching.imports.reading import SourceFile
from demo.slack import PretendSlack, Someone

EXAMPLES = Path(__file__).parents[1] / "examples"
LOCALES = {"fi": "fi-FI", "sv": "sv-SE", "en": "en-GB"}
ZONE = "Europe/Helsinki"


def files() -> list[SourceFile]:
    """What the coordinator would import."""
    return [SourceFile(name, (EXAMPLES / name).read_bytes()) for name in ("programme.toml", "people.csv", "visits.csv")]


def move_in(slack: PretendSlack) -> dict[str, Someone]:
    """Everybody on the list as a member, by first name in small letters."""
    with (EXAMPLES / "people.csv").open(encoding="utf-8", newline="") as listed:
        rows = list(csv.DictReader(listed))
    return {_first(row["name"]): _member(slack, row) for row in rows}


def _member(slack: PretendSlack, row: dict[str, str]) -> Someone:
    return slack.person(row["name"], id=row["slack"], locale=LOCALES[row["language"]], tz=ZONE)


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0].lower()
