"""What stories about erased people have in common: the town, the operator, and eyes for every byte."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.commands.erase_person import EraseCommand
from demo.slack import Someone
from demo.slack.messages import Message
from storage.tables import PersonRow
from tests.scenarios.conftest import LIISA, MAIJA, PEKKA, SANNA
from tests.scenarios.promises import untimely
from tests.scenarios.town import Town, a_town


@pytest.fixture
def town(sqlite_url: str, tmp_path: Path) -> Iterator[Town]:
    """Rantala with Liisa and Pekka as tutors. At the end nobody has got a message that the story did not see.

    Whose words may be seen by whom is not asked at the end: the rows that would say so are gone.
    """
    with a_town(tmp_path, database_url=sqlite_url) as made:
        lines = (SANNA, LIISA, PEKKA, MAIJA)
        for line in lines:
            made.someone(line.split(",")[0], tz="Europe/Helsinki")
        made.brings(*lines)
        made.tutors("Liisa Korhonen", "Pekka Laine")
        yield made
        made.slack.finish()
        assert untimely(made) == []


def erases(town: Town, who: str) -> list[str]:
    """What the operator reads at the command line, with Slack within reach."""
    said: list[str] = []
    EraseCommand(town.bot.settings, town.clock, said.append, lambda _question: True, town.bot.slack).run(who)
    town.slack.settle()
    return said


def row_of(town: Town, someone: Someone) -> Mapping[str, Any]:
    (row,) = town.rows(PersonRow, slack_user=someone.id)
    return row


def everything_seen_by(someone: Someone) -> str:
    return someone.eyes.everything()


def in_dm(someone: Someone) -> list[Message]:
    """What stands in the DM; a private answer to a command is only in Slack's client, until it is loaded again."""
    return [message for message in someone.messages() if message.only_for is None]


def all_rows(town: Town) -> str:
    tables = [mapper.class_ for mapper in PersonRow.registry.mappers]
    return "\n".join(str(dict(row)) for table in tables for row in town.rows(table))


def files_of(town: Town) -> bytes:
    path = town.bot.database.path
    assert path
    return b"".join(each.read_bytes() for each in sorted(path.parent.glob("*")) if each.is_file())
