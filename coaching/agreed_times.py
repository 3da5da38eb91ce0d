"""What follows from an accepted request as time goes by: when it should be over, when a silence is over.

What then happens is for `coaching/widening.py` to say.
"""

from datetime import datetime, timedelta

from coaching.help_requests import HelpRequest
from coaching.outcomes import Outcome, Result, Side
from coaching.programmes import Programme
from coaching.school_calendar import (
    School,
    end_of_day_window,
    end_of_tutoring_day,
    local_date,
    local_time,
    next_teaching_day,
    period_at,
    teaching_days_later,
    to_utc,
)

WITHOUT_BELL = timedelta(minutes=45)
"""How long a meeting lasts where the school has no periods."""
STANDS_AFTER = 5
"""Teaching days after which the tutor's answer counts, where the requester has given none."""
DAY = timedelta(days=1)
"""Instead of a teaching day where no calendar says when the next one is."""


def end_of_meeting(school: School | None, start: datetime) -> datetime:
    """The end of the period that the start lies in, else three quarters of an hour later."""
    if school is None:
        return start + WITHOUT_BELL
    here = local_time(start, school.zone)
    period = period_at(school, here.time())
    return to_utc(here.date(), period.end, school.zone) if period else start + WITHOUT_BELL


def over_at(request: HelpRequest, programme: Programme, said: tuple[Outcome, ...]) -> datetime:
    """When the two should have met; without an agreed time, the end of the tutor's tutoring day.

    `said` is what was answered since the tutor accepted: "not yet" begins another wait.
    """
    school = programme.schools.get(request.school) if request.school else None
    taken = request.accepted
    since = max(
        taken.answered_at or taken.ask_at if taken else request.asked_at,
        _latest(said, Result.NOT_YET) or request.asked_at,
    )
    agreed = request.agreed_at or (request.needed_at if request.needed_at and request.needed_at > since else None)
    if agreed:
        return end_of_meeting(school, agreed)
    tutor = programme.tutors.get(taken.tutor) if taken else None
    if tutor and (end := end_of_tutoring_day(programme.calendar(tutor), since)):
        return end
    return (end_of_day_window(school, since) if school else None) or since + DAY


def stands_at(request: HelpRequest, programme: Programme, answer: Outcome) -> datetime:
    """From when the tutor's answer counts although its requester has said nothing."""
    school = programme.schools.get(request.school) if request.school else None
    later = teaching_days_later(school, answer.at, STANDS_AFTER) if school else None
    return later or answer.at + STANDS_AFTER * DAY


def reopens_at(request: HelpRequest, programme: Programme, said: tuple[Outcome, ...]) -> datetime:
    """From when a request is open again about which neither side has said anything: the end of the next school day."""
    school = programme.schools.get(request.school) if request.school else None
    since = max(request.met_at or request.asked_at, _latest(said, Result.NOT_YET) or request.asked_at)
    on = next_teaching_day(school, local_date(since, school.zone)) if school else None
    return to_utc(on, school.day.end, school.zone) if school and on else since + DAY


def last_word_of_tutor(said: tuple[Outcome, ...]) -> Outcome | None:
    """The tutor's latest answer, if it says how it ended."""
    mine = [each for each in said if each.side is Side.TUTOR]
    latest = max(mine, key=lambda each: each.at, default=None)
    return latest if latest and latest.result is not Result.NOT_YET else None


def _latest(said: tuple[Outcome, ...], result: Result) -> datetime | None:
    return max((each.at for each in said if each.result is result), default=None)
