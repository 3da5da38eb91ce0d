"""Days away: how a new leave joins those there are, and what it keeps a person from.

Whether a tutor who is away is asked is `coaching/routing.py`'s decision.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from coaching.help_requests import HelpRequest, RequestState
from coaching.offers import Offer, OfferState
from coaching.people import Person
from coaching.programmes import Programme
from coaching.routing import home_zone
from coaching.school_calendar import Leave, local_date

DAY = timedelta(days=1)


def zone_of(programme: Programme, person: Person) -> str:
    """The clock by which the person's days are counted: the first school's, else the programme's."""
    tutor = programme.tutors.get(person.id)
    if tutor:
        return home_zone(programme, tutor)
    school = programme.school_of(person)
    return school.zone if school else programme.zone


def is_on(leave: Leave, day: date) -> bool:
    """Whether the leave covers that day."""
    return leave.first <= day <= leave.last


def now_or_next(leaves: Iterable[Leave], today: date) -> Leave | None:
    """The leave that is on, else the one that comes next."""
    coming = (leave for leave in leaves if leave.last >= today)
    return min(coming, key=lambda leave: leave.first, default=None)


def with_leave(leaves: Iterable[Leave], new: Leave) -> tuple[Leave, ...]:
    """The leaves with the new one, which takes the place of those it overlaps."""
    apart = (leave for leave in leaves if leave.last < new.first or new.last < leave.first)
    return tuple(sorted((*apart, new), key=lambda leave: leave.first))


def back_today(leaves: tuple[Leave, ...], today: date) -> tuple[Leave, ...]:
    """The leaves of somebody who is here: none is on today, or, where none was, the next one is off."""
    if not any(is_on(leave, today) for leave in leaves):
        off = now_or_next(leaves, today)
        return tuple(leave for leave in leaves if leave != off)
    ended = (replace(leave, last=today - DAY) if is_on(leave, today) else leave for leave in leaves)
    return tuple(leave for leave in ended if leave.first <= leave.last)


def keeps_from(leave: Leave, request: HelpRequest, offer: Offer, *, now: datetime, zone: str) -> bool:
    """Whether somebody else has to take over: asked and away now, or away when the two were to meet.

    Without an agreed time it can wait for tomorrow, but not longer.
    """
    away_now = is_on(leave, local_date(now, zone))
    if offer.state is OfferState.ASKED:
        return away_now
    if offer.state is not OfferState.ACCEPTED or request.state is not RequestState.ACCEPTED:
        return False
    if request.agreed_at is None:
        return away_now and leave.last > local_date(now, zone)
    return request.agreed_at > now and is_on(leave, local_date(request.agreed_at, zone))
