"""A triad that is there already: its members have agreed, and said when they are free."""

from datetime import time

from coaching.people import PersonId
from coaching.rounds import RoundState
from coaching.school_calendar import SchoolId, Weekday
from coaching.triads import Triad
from coaching.volunteers import FreePeriod
from demo.slack import Someone
from storage.tables import PersonRow, SchoolRow
from tests.builders import MONDAY_8AM
from tests.scenarios.town import Town
from tests.triad_builders import a_member, a_round, a_triad, a_volunteer

FREE = ((Weekday.WED, time(11, 15), time(12)), (Weekday.FRI, time(9, 10), time(9, 55)))


def person_id(town: Town, someone: Someone) -> PersonId:
    [row] = town.rows(PersonRow, slack_user=someone.id)
    return PersonId(row["id"])


def coach_each_other(town: Town, *people: Someone, **fields: object) -> Triad:
    """These people in an active triad, free on Wednesdays at 11:15 and Fridays at 9:10, as of Monday morning."""
    [school] = [row["id"] for row in town.rows(SchoolRow) if row["name"] == "Rantala"]
    free = tuple(FreePeriod(day, start, end, SchoolId(school)) for day, start, end in FREE)
    ids = [person_id(town, each) for each in people]
    triad = a_triad(*(a_member(each) for each in ids), free=free[0], started_at=MONDAY_8AM, **fields)
    with town.bot.database.begin(town.workspace) as unit:
        unit.rounds.save(a_round(state=RoundState.RUNNING))
        unit.volunteers.save(a_volunteer(each, free=free, coach=True) for each in ids)
        unit.triads.save([triad])
        unit.commit()
    return triad
