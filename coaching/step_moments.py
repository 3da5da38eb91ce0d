"""The moments at which the frozen row of one request puts its steps: tutoring time, school days, a chosen time counted.

Which steps there are, and in which state, is for `coaching/widening.py`.
"""

from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial

from coaching.help_requests import HelpRequest
from coaching.ladder import After, Unit
from coaching.offers import Offer, OfferState
from coaching.programmes import Programme
from coaching.school_calendar import (
    School,
    after_share_inside,
    after_time_inside,
    day_windows,
    end_of_day_window,
    end_of_tutoring_day,
    half_a_tutoring_day_later,
    teaching_days_later,
)

MOST_ASKED = 3
"""Tutors who are asked at a time, and after whom the coordinator is told."""
REMIND, SECOND, THIRD, COORDINATOR = Fraction(1, 8), Fraction(1, 4), Fraction(3, 8), Fraction(1, 2)
"""The shares of the school time before a chosen time by which a step comes at the latest."""


def open_offers(request: HelpRequest) -> tuple[Offer, ...]:
    """Whoever is asked and has not answered, longest asked first."""
    return tuple(sorted(request.asked, key=lambda offer: offer.ask_at))


def school_of(request: HelpRequest, programme: Programme) -> School | None:
    """The school that the request is about, if the programme still has it."""
    return programme.schools.get(request.school) if request.school else None


def chosen_time(request: HelpRequest) -> datetime | None:
    """The chosen time as long as it decides anything: nobody has been asked for later than it."""
    at = request.needed_at
    if at is None or at <= request.asked_at:
        return None
    return None if any(offer.ask_at >= at for offer in request.offers if not offer.is_void) else at


def reminder_at(request: HelpRequest, programme: Programme, offer: Offer) -> datetime | None:
    """When that tutor is reminded; None where the row has no reminder."""
    at = _counted(request.ladder.remind, offer, programme)
    early = _share_of_time_left(request, programme, REMIND)
    return min(at, early) if at and early and early > offer.ask_at else at


def one_more_at(request: HelpRequest, programme: Programme) -> datetime | None:
    """When one more tutor is asked beside those who are; None where three are asked, or nobody is."""
    asked = open_offers(request)
    if not 0 < len(asked) < MOST_ASKED:
        return None
    after, share = (request.ladder.second, SECOND) if len(asked) == 1 else (request.ladder.third, THIRD)
    if after is None:
        return None
    counts = asked[-1] if after.unit is Unit.TUTORING_DAY else asked[0]
    at = _counted(after, counts, programme) or counts.ask_at  # who has no tutoring time ahead is not waited for
    return min(at, _share_of_time_left(request, programme, share) or at)


def coordinator_at(request: HelpRequest, programme: Programme) -> datetime | None:
    """When the coordinator is told; None where the row never does."""
    after = request.ladder.coordinator
    if after is None:
        return None
    early = _share_of_time_left(request, programme, COORDINATOR)
    third = _three_had_their_time(request, programme) if after.unit is Unit.TEACHING_DAYS else None
    return min(at for at in (_told_after(request, programme, after), early, third) if at)


def _counted(after: After | None, offer: Offer, programme: Programme) -> datetime | None:
    """The moment so long after the tutor was asked, in their tutoring time; None where it never comes."""
    tutor = programme.tutors.get(offer.tutor)
    if after is None or tutor is None:
        return None
    times = programme.calendar(tutor)
    match after.unit:
        case Unit.REAL_MINUTES:
            return offer.ask_at + timedelta(minutes=after.amount)
        case Unit.TUTORING_HOURS:
            return after_time_inside(times.windows, offer.ask_at, timedelta(hours=after.amount))
        case Unit.HALF_TUTORING_DAY:
            return half_a_tutoring_day_later(times, offer.ask_at)
    return end_of_tutoring_day(times, offer.ask_at)


def _told_after(request: HelpRequest, programme: Programme, after: After) -> datetime:
    """By real days where no calendar says when the next teaching day is."""
    school = school_of(request, programme)
    at = None
    match after.unit:
        case Unit.REAL_MINUTES:
            return request.undo_until + timedelta(minutes=after.amount)
        case Unit.DAY_WINDOW if school:
            at = end_of_day_window(school, request.asked_at)
        case Unit.TEACHING_DAYS if school:
            at = teaching_days_later(school, request.asked_at, after.amount)
    return at or request.asked_at + timedelta(days=after.amount)


def _three_had_their_time(request: HelpRequest, programme: Programme) -> datetime | None:
    """When the third tutor since asking has said no or had their tutoring day; None as long as there are fewer."""
    asked = [each for each in request.offers if not each.as_second and not each.is_void]
    since = [each for each in asked if each.ask_at >= request.asked_at]
    return sorted(_done_at(offer, programme) for offer in since)[MOST_ASKED - 1] if len(since) >= MOST_ASKED else None


def _done_at(offer: Offer, programme: Programme) -> datetime:
    if offer.state is OfferState.ASKED:
        return _counted(After(Unit.TUTORING_DAY), offer, programme) or offer.ask_at
    return offer.answered_at or offer.ask_at


def _share_of_time_left(request: HelpRequest, programme: Programme, share: Fraction) -> datetime | None:
    """When that share of the school time before the chosen time is over; None without a chosen time."""
    until, school = chosen_time(request), school_of(request, programme)
    if until is None or school is None:
        return None
    return after_share_inside(partial(day_windows, school), request.asked_at, end=until, share=share)
