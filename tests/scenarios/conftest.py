"""Stories play in a town: teachers and tutors by name, the real bot, and a clock that moves."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.slack import Someone
from tests.scenarios.town import Town, a_town


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """Rantala and Koivu with two tutors who have accepted: Liisa (iPads, Tuesdays) and Pekka (iPads, Thursdays)."""
    with a_town(tmp_path) as made:
        people = ("Sanna Virtanen", "Liisa Korhonen", "Pekka Laine", "Maija Salo")
        for name in people:
            made.someone(name, tz="Europe/Helsinki")
        made.brings(
            "Sanna Virtanen,Rantala,teacher,,,en,,,",
            "Liisa Korhonen,Rantala,tutor,,,en,iPads:expert,tue 08:00-15:00 @Rantala,",
            "Pekka Laine,Rantala,tutor,,,en,iPads;Kahoot,thu 08:00-15:00 @Rantala,",
            "Maija Salo,Rantala;Koivu,coordinator,,,en,,,",
        )
        for tutor in ("Liisa Korhonen", "Pekka Laine"):
            made.people[tutor].sees("suggests you as a tutor")
            made.people[tutor].presses("Accept")
            made.people[tutor].sees("You are a tutor now")
        yield made
        made.slack.finish()


@pytest.fixture
def sanna(town: Town) -> Someone:
    return town.people["Sanna Virtanen"]


@pytest.fixture
def liisa(town: Town) -> Someone:
    return town.people["Liisa Korhonen"]


@pytest.fixture
def pekka(town: Town) -> Someone:
    return town.people["Pekka Laine"]


@pytest.fixture
def maija(town: Town) -> Someone:
    return town.people["Maija Salo"]
