"""A triad in the northern town: Sanna, Aino and Mehmet, in the week in which the stories begin."""

from dataclasses import replace
from datetime import UTC, datetime

from coaching.people import PersonId
from coaching.triads import Triad, TriadId
from demo.slack import Someone
from storage.tables import PersonRow
from tests.scenarios.town import Town
from tests.triad_builders import a_member, a_round, a_triad

FRIDAY_2PM = datetime(2026, 9, 11, 11, tzinfo=UTC)
"""On Helsinki's clock; when the school's calendar suggests the week's question."""
NAMES = ("Sanna Virtanen", "Aino Salo", "Mehmet Kaya")


def ids(town: Town) -> dict[str, PersonId]:
    """Our ids by name."""
    return {row["name"]: PersonId(row["id"]) for row in town.rows(PersonRow)}


def meets(town: Town, *names: str, triad: str = "triad") -> Triad:
    """These people are an active triad from now on."""
    known = ids(town)
    members = tuple(replace(a_member(), person=known[name], joined_at=town.clock()) for name in names)
    made = replace(a_triad(), id=TriadId(triad), members=members, started_at=town.clock())
    with town.bot.database.begin(town.workspace) as unit:
        if unit.rounds.current() is None:
            unit.rounds.save(a_round())
        unit.triads.save([made])
        unit.commit()
    return made


def a_town_triad(town: Town) -> tuple[Someone, Someone, Someone]:
    """The three of them."""
    new = NAMES[1:]
    for name in new:
        town.someone(name, tz="Europe/Helsinki")
    town.brings("Sanna Virtanen,Rantala,teacher,,,en,,,", *(f"{name},Rantala,teacher,,,en,,," for name in new))
    meets(town, *NAMES)
    sanna, aino, mehmet = (town.people[name] for name in NAMES)
    return sanna, aino, mehmet
