"""Rounds in stories: people volunteer, groups are formed and asked, and somebody plays each of their members."""

from dataclasses import dataclass
from typing import Any

from demo.slack import Someone
from storage.tables import MemberRow, PersonRow, RoundRow, TriadRow, VolunteerRow
from tests.scenarios.town import Town

INVITED = "Would you like to coach, and be coached by, two colleagues this term?"
PERIODS = ("Monday, period 1 (8:15–9:00)", "Wednesday, period 3 (11:15–12:00)")
NAMES = ("Aino Salo", "Mehmet Kaya", "Veera Lind", "Oona Ek", "Ville Aho", "Kaisa Rinne", "Otto Berg", "Tuuli Koski")
SUBJECTS = ("art", "music", "history", "Finnish", "physics", "sports", "crafts", "biology")
COACH = "I am trained as a coach"


@dataclass
class Staff:
    """A town's teachers and its coordinator, and what becomes of their groups."""

    town: Town
    maija: Someone
    people: dict[str, Someone]

    def opens_a_round(self, *invited: Someone, last_day: str = "2026-09-18") -> None:
        self.maija.opens_home()
        self.maija.presses("Open a round")
        self.maija.chooses("Last day to join", last_day)
        self.maija.chooses("The next round opens", "2027-01-11")
        self.maija.chooses("Invite these people", *(each.name for each in invited))
        self.maija.presses("Invite")
        self.maija.opens_messages()
        self.maija.sees("A round of triads is open.")

    def joins(self, person: Someone, *ticked: str, times: tuple[str, ...] = PERIODS, focus: str = "") -> None:
        person.presses("I'm in", on=INVITED)
        person.chooses("When could you meet?", *times)
        if ticked:
            person.chooses("About you", *ticked)
        if focus:
            person.chooses("What would you like to work on?", focus)
        person.submits()

    def everybody_joins(self, coaches: int = 3, **said: Any) -> None:
        """All are invited and join, the first of them as trained coaches."""
        everybody = list(self.people.values())
        self.opens_a_round(*everybody)
        for place, person in enumerate(everybody):
            self.joins(person, *([COACH] if place < coaches else []), **said)
            person.sees("You're in.")
        self.breathes()

    def forms(self) -> None:
        """The coordinator has the groups formed."""
        self.maija.presses("Form the groups")
        self.town.settle()

    def asks(self) -> None:
        self.maija.presses("Ask them…")
        self.maija.presses("Ask them")
        self.breathes()

    def breathes(self) -> None:
        """A minute goes by: Slack takes only so many edits in one."""
        self.town.later(minutes=1)

    def groups(self, state: str = "asking") -> list[list[Someone]]:
        """Who is together, by name, in each group of that state."""
        return [self.members(each["id"]) for each in self.town.rows(TriadRow, state=state)]

    def members(self, triad: str) -> list[Someone]:
        """Those of a group who have not left it."""
        names = {row["id"]: row["name"] for row in self.town.rows(PersonRow)}
        rows = [row for row in self.town.rows(MemberRow, triad=triad) if row["left_at"] is None]
        return [self.town.people[names[row["person"]]] for row in sorted(rows, key=lambda row: row["position"])]

    def all_say_yes(self, group: list[Someone]) -> None:
        for person in group:
            person.presses("Yes", on="Suggested")
        self.breathes()
        for person in group:
            person.sees("Your group is complete")
            person.sees("you coach each other from now on")

    def round_state(self) -> str:
        return str(self.town.rows(RoundRow)[-1]["state"])

    def states(self) -> list[str]:
        return sorted(row["state"] for row in self.town.rows(VolunteerRow))


def staff_of(town: Town, count: int = 9) -> Staff:
    """The coordinator, Sanna, and so many others, all at Rantala, with subjects of their own."""
    names = NAMES[: count - 1]
    people = {name.split()[0]: town.someone(name, tz="Europe/Helsinki") for name in names}
    town.brings(
        "Maija Salo,Rantala;Koivu,coordinator,,,en,,,",
        "Sanna Virtanen,Rantala,teacher,maths,,en,,,",
        *(f"{name},Rantala,teacher,{SUBJECTS[place]},,en,,," for place, name in enumerate(names)),
    )
    return Staff(town, town.people["Maija Salo"], {"Sanna": town.people["Sanna Virtanen"], **people})
