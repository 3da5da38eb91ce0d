"""Stories play in a town: teachers and tutors by name, the real bot, and a clock that moves."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from demo.slack import Someone
from tests.databases import postgres_server, postgres_url, sqlite_template, sqlite_url, worker_postgres_url
from tests.scenarios.beginnings import Beginning, beginning_of, takes_up
from tests.scenarios.promises import kept
from tests.scenarios.town import Town, a_town

__all__ = ["postgres_server", "postgres_url", "sqlite_template", "sqlite_url", "worker_postgres_url"]

SANNA = "Sanna Virtanen,Rantala,teacher,,,en,,,"
LIISA = "Liisa Korhonen,Rantala,tutor,,,en,iPads:expert,tue 08:00-15:00 @Rantala,"
PEKKA = "Pekka Laine,Rantala,tutor,,,en,iPads;Kahoot,thu 08:00-15:00 @Rantala,"
MAIJA = "Maija Salo,Rantala;Koivu,coordinator,,,en,,,"


@contextmanager
def north(folder: Path, *lines: str, **changes: Any) -> Iterator[Town]:
    """Rantala and Koivu with two tutors who have accepted: Liisa (iPads, Tuesdays) and Pekka (iPads, Thursdays).

    At the end nobody has got a message that the story did not see, and every promise is kept.
    """
    with a_town(folder, **changes) as made:
        for line in (SANNA, LIISA, PEKKA, MAIJA, *lines):
            made.someone(line.split(",")[0], tz="Europe/Helsinki")
        made.brings(SANNA, LIISA, PEKKA, MAIJA, *lines)
        made.tutors("Liisa Korhonen", "Pekka Laine")
        yield made
        made.slack.finish()
        kept(made)


@pytest.fixture(scope="session")
def beginning(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    """The northern town right after its tutors accepted."""
    folder = tmp_path_factory.mktemp("north")
    shutil.copy(sqlite_template, folder / "peer-coach.db")
    with north(folder, database_url=f"sqlite:///{folder / 'peer-coach.db'}") as made:
        return beginning_of(made, folder / "beginning.db")


@contextmanager
def taken_up(beginning: Beginning, folder: Path) -> Iterator[Town]:
    """The northern town once more, over HTTP and on SQLite, with the same search at its end."""
    shutil.copy(beginning.file, folder / "peer-coach.db")
    with a_town(folder, database_url=f"sqlite:///{folder / 'peer-coach.db'}") as made:
        takes_up(made, beginning)
        yield made
        made.slack.finish()
        kept(made)


@pytest.fixture
def town(beginning: Beginning, tmp_path: Path) -> Iterator[Town]:
    """The northern town."""
    with taken_up(beginning, tmp_path) as made:
        yield made


FOUR_WAYS = ("http, sqlite", "sockets, sqlite", "http, postgresql", "sockets, postgresql")
TWO_WAYS = pytest.mark.parametrize("any_town", ["http, sqlite", "sockets, postgresql"], indirect=True)
"""For stories in which each way and each database need to be seen once."""


@pytest.fixture(params=FOUR_WAYS)
def any_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """The same town, on each way to the bot and each database."""
    over, kind = request.param.split(", ")
    url = request.getfixturevalue("sqlite_url" if kind == "sqlite" else "postgres_url")
    with north(tmp_path, over=over, database_url=url) as made:
        yield made


@pytest.fixture
def sanna(town: Town) -> Someone:
    """A teacher at Rantala."""
    return town.people["Sanna Virtanen"]


@pytest.fixture
def liisa(town: Town) -> Someone:
    """A tutor for iPads, at Rantala on Tuesdays."""
    return town.people["Liisa Korhonen"]


@pytest.fixture
def pekka(town: Town) -> Someone:
    """A tutor for iPads and Kahoot, at Rantala on Thursdays."""
    return town.people["Pekka Laine"]


@pytest.fixture
def maija(town: Town) -> Someone:
    """The coordinator."""
    return town.people["Maija Salo"]
