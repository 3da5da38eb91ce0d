"""The invented people as the page introduces them: school, roles, subject, language."""

import csv
from dataclasses import dataclass

from demo.municipality import EXAMPLES

LANGUAGES = {"en": "English", "fi": "Finnish", "sv": "Swedish"}


@dataclass(frozen=True, slots=True)
class Resident:
    """One line of the example list."""

    slack: str
    name: str
    roles: tuple[str, ...]
    schools: tuple[str, ...]
    subject: str
    language: str

    @property
    def language_name(self) -> str:
        """In words."""
        return LANGUAGES[self.language]

    @property
    def about(self) -> str:
        """In one short line."""
        schools = " and ".join(part for part in (", ".join(self.schools[:-1]), self.schools[-1]) if part)
        parts = (", ".join(self.roles), self.subject, schools, f"reads {self.language_name}")
        return " · ".join(part for part in parts if part)


def residents() -> dict[str, Resident]:
    """Everybody, by Slack id."""
    with (EXAMPLES / "people.csv").open(encoding="utf-8", newline="") as listed:
        return {row["slack"]: _resident(row) for row in csv.DictReader(listed)}


def _resident(row: dict[str, str]) -> Resident:
    roles, schools = row["roles"].split(";"), row["schools"].split(";")
    return Resident(row["slack"], row["name"], tuple(roles), tuple(schools), row["subject"], row["language"])
