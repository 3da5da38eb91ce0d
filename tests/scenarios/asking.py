"""What stories about asking have in common: the form filled in, what can be pressed, further tutors, rows looked at."""

from datetime import datetime, timedelta
from typing import Any

from coaching.school_calendar import Weekday
from demo.slack import Someone
from demo.slack.stories.elements import Surface, controls_on
from storage.tables import HelpRequestRow, OfferRow, PersonRow
from tests.builders import at
from tests.scenarios.town import PROGRAMME, Town

OUTI = "Outi Niemi,Rantala,tutor,,,en,iPads,fri 08:00-15:00 @Rantala,"
TIMO = "Timo Rinne,Rantala,tutor,,,en,iPads:learning,wed 08:00-15:00 @Rantala,"
"""Asked after Liisa and Pekka, Timo last: he is still learning."""
PERIOD_3 = at(Weekday.TUE, 11, 15)
"""In Liisa's tutoring time."""


def asks(
    teacher: Someone,
    words: str,
    *,
    kind: str = "",
    when: str = "",
    needed_at: datetime | None = None,
    setting: str = "",
    topic: str = "",
) -> None:
    """The form filled in and sent; what is not named stays as it was offered."""
    teacher.says("/tutorhelp")
    teacher.fills("What would help you?", words)
    if kind:
        teacher.chooses("What kind of help?", kind)
    if topic:
        teacher.chooses("Topic", topic)
    if when:
        teacher.chooses("When?", when)
    if needed_at:
        teacher.chooses("Day and time", needed_at)
    if setting:
        teacher.fills("Which class and room?" if kind in {"In-class support", "Co-teaching"} else "How many", setting)
    teacher.presses("Send")


def asks_into_class(teacher: Someone, words: str, needed_at: datetime | None = PERIOD_3) -> None:
    """In-class support with iPads in 6B, at that time or some time this week."""
    when, place = "Pick a time" if needed_at else "", "6B in room 214"
    asks(teacher, words, kind="In-class support", when=when, needed_at=needed_at, setting=place, topic="iPads")
    teacher.closes()


def joins_as_tutor(town: Town, *lines: str, programme: str = PROGRAMME) -> list[Someone]:
    """These people are imported as further tutors and accept."""
    names = [line.split(",")[0] for line in lines]
    for name in names:
        town.someone(name, tz="Europe/Helsinki")
    town.brings(*lines, programme=programme)
    town.tutors(*names)
    return [town.people[name] for name in names]


def buttons(surface: Surface) -> set[str]:
    """All that can be pressed, what stands behind the dots included."""
    return {label for control in controls_on(surface) for label in control.labels[:1]}


def main_buttons(surface: Surface) -> list[str]:
    """The primary ones."""
    return [control.labels[0] for control in controls_on(surface) if control.element.get("style") == "primary"]


def states(town: Town) -> list[str]:
    return [row["state"] for row in town.rows(HelpRequestRow)]


def request_of(town: Town) -> dict[str, Any]:
    """The only request there is."""
    (row,) = town.rows(HelpRequestRow)
    return dict(row)


def offers(town: Town) -> dict[str, str]:
    """How each tutor stands with the only request there is, by first name."""
    first = {row["id"]: row["name"].split()[0] for row in town.rows(PersonRow)}
    rows = sorted(town.rows(OfferRow), key=lambda row: row["ask_at"])
    return {first[row["tutor"]]: row["state"] for row in rows}


def on(town: Town, day: Weekday, hour: int, minute: int = 0, *, weeks: int = 0) -> None:
    """The clock goes on to that day's hour in Helsinki, and the bot does what is due by then."""
    town.until(at(day, hour, minute) + timedelta(weeks=weeks))


def comes_at(town: Town, moment: datetime, person: Someone, text: str) -> None:
    """Not a second before that moment, and then newly."""
    town.until(moment - timedelta(seconds=1))
    person.does_not_see(text)
    town.until(moment)
    person.sees(text)
