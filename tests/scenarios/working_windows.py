"""Whether a new message came at a time when its receiver may be written to, counted anew from the rows.

Looked at as the messages come: leaves, quiet hours and calendars may be others later in the story.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from coaching.notices import OWN_ACT
from demo.slack import Entry
from demo.slack.ledger import NewMessage
from storage.tables import (
    HelpRequestRow,
    LeaveRow,
    OfferRow,
    OutboxRow,
    PersonRow,
    SchoolRow,
    TutoringTimeRow,
    WorkspaceRow,
)

if TYPE_CHECKING:
    from tests.scenarios.town import Town

Row = Mapping[str, Any]
ACTS = ("command", "block_actions", "view_submission", "shortcut", "message_action", "event:message")
"""What a person does on purpose; opening Home or getting another clock asks for no message."""
EARLIEST, LATEST = time(7), time(18)
DELIVERY = "delivery:"


class Watch:
    """Looks at each new message of a town once."""

    def __init__(self, town: "Town") -> None:
        self.town, self.looked_at = town, 0
        self.untimely: list[str] = []
        """Messages that came to somebody who should have been left alone."""

    def looks(self) -> None:
        """At what has come since the last look."""
        new = self.town.slack.ledger.new_messages()[self.looked_at :]
        for each in new:
            if not (
                is_working(self.town, each.person, each.at)
                or is_answer(self.town, each)
                or is_right_now(self.town, each.entry)
            ):
                self.untimely.append(f"{each.entry.number} {each.entry.name} reached {each.person} at {each.at}")
        self.looked_at += len(new)


def is_answer(town: "Town", new: NewMessage) -> bool:
    """Whether its receiver did something in the two minutes before."""
    before = (entry for entry in town.slack.ledger.deliveries() if entry.number < new.entry.number)
    return any(
        entry.person == new.person and new.at - entry.at <= OWN_ACT
        for entry in before
        if entry.name.removeprefix("to_app:").startswith(ACTS)
    )


def is_right_now(town: "Town", entry: Entry) -> bool:
    """Whether it is about a lesson that is stuck."""
    marks = [str(block.get("block_id", "")) for block in entry.arguments.get("blocks") or []]
    ids = [mark.removeprefix(DELIVERY) for mark in marks if mark.startswith(DELIVERY)]
    abouts = {row["about"] for each in ids for row in town.rows(OutboxRow, id=each)}
    abouts |= {row["request"] for about in abouts for row in town.rows(OfferRow, id=about)}
    return any(row["when_needed"] == "right_now" for about in abouts for row in town.rows(HelpRequestRow, id=about))


def is_working(town: "Town", member: str, at: datetime) -> bool:
    """Whether one of the person's schools is open then, and the person neither away nor in quiet hours."""
    people = town.rows(PersonRow, slack_user=member)
    return any(_is_open(school, person, town, at) for person in people for school in schools_of(town, person))


def schools_of(town: "Town", person: Row) -> Iterator[Row]:
    """The home schools and those at which the person is a tutor; for who has none, a usual day by the usual clock."""
    tutors_at = {row["school"] for row in town.rows(TutoringTimeRow, person=person["id"])}
    schools = [row for row in town.rows(SchoolRow) if row["put_away_at"] is None]
    mine = [row for row in schools if row["id"] in {*person["schools"], *tutors_at}]
    yield from mine or (schools if len(schools) == 1 else [usual_school(town)])


def usual_school(town: "Town") -> Row:
    (workspace,) = town.rows(WorkspaceRow)
    calendar = {"teaching_days": range(5), "day": ["08:00", "16:00"], "terms": [], "breaks": [], "closed": []}
    return {"zone": workspace["programme_zone"], "calendar": calendar}


def _is_open(school: Row, person: Row, town: "Town", at: datetime) -> bool:
    here = at.astimezone(ZoneInfo(school["zone"]))
    calendar, today, clock = school["calendar"], here.date(), here.time()
    leaves = town.rows(LeaveRow, person=person["id"])
    start, end = (time.fromisoformat(each) for each in calendar["day"])
    return (
        today.weekday() in calendar["teaching_days"]
        and (not calendar["terms"] or _is_within(today, calendar["terms"]))
        and not _is_within(today, calendar["breaks"])
        and today.isoformat() not in {day for day, _ in calendar["closed"]}
        and not any(leave["first"] <= today <= leave["last"] for leave in leaves)
        and max(start, EARLIEST) <= clock < min(end, LATEST)
        and not _is_quiet(person["quiet_start"], person["quiet_end"], clock)
    )


def _is_within(day: date, spans: list[list[str]]) -> bool:
    return any(first <= day.isoformat() <= last for _, first, last in spans)


def _is_quiet(start: time | None, end: time | None, clock: time) -> bool:
    if start is None or end is None:
        return False
    return start <= clock < end if start <= end else clock >= start or clock < end
