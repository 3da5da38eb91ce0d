"""Going away and coming back, a tutor or not: what somebody cannot do meanwhile goes to others at once.

Nothing reaches a person who is away: their working window is closed when a waiting notice comes up.
"""

from dataclasses import dataclass
from datetime import date, datetime

from coaching.absences import back_today, is_on, keeps_from, now_or_next, with_leave, zone_of
from coaching.errors import DatesReversed
from coaching.help_requests import HelpRequest, lapsed
from coaching.notices import homes
from coaching.offers import OfferId
from coaching.people import Actor, Person
from coaching.ports import Begin, UnitOfWork
from coaching.school_calendar import Leave, local_date
from coaching.screens import AwayForm, Shown
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.colleagues import go_on


@dataclass(frozen=True, slots=True)
class Absences:
    """A person's own days away; no reason is asked for or kept."""

    begin: Begin
    look: Begin

    def away_form(self, by: Actor, *, now: datetime) -> Shown[AwayForm]:
        """The leave that is on or comes next; from today where there is none."""
        with glance(self.begin, self.look, by, now) as it:
            today = _today(it.unit, it.person, now)
            leave = now_or_next(it.unit.people.leaves(it.person.id), today) or Leave(today)
            return it.shown(AwayForm(leave.first, None if leave.last == date.max else leave.last))

    def away(self, act: Act, first: date, last: date | None) -> None:
        """Away on these days, both included; without a last one until they say that they are back."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            leave = Leave(first, last or date.max)
            if leave.last < first or leave.last < _today(it.unit, it.person, act.at):
                raise DatesReversed
            _go(it, leave)
            it.done("said when they are away", it.person.id)

    def today(self, act: Act) -> None:
        """Away for the rest of today; a longer leave that is on stays."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            today = _today(it.unit, it.person, act.at)
            on = [leave for leave in it.unit.people.leaves(it.person.id) if is_on(leave, today)]
            _go(it, on[0] if on else Leave(today, today))
            it.done("said they are away today", it.person.id)

    def back(self, act: Act) -> None:
        """Here again: the leave that is on ends, or the next one is off."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            leaves = it.unit.people.leaves(it.person.id)
            left = back_today(leaves, _today(it.unit, it.person, act.at))
            if left == leaves:
                return
            it.unit.people.set_leaves(it.person.id, left)
            _show(it)
            it.done("said they are back", it.person.id)


def _today(unit: UnitOfWork, person: Person, now: datetime) -> date:
    return local_date(now, zone_of(unit.programme(), person))


def _go(it: Turn, leave: Leave) -> None:
    """Keep the leave, and hand on what it keeps the person from."""
    leaves = it.unit.people.leaves(it.person.id)
    if leave not in leaves:
        it.unit.people.set_leaves(it.person.id, with_leave(leaves, leave))
    for each in it.unit.help_requests.offered_to(it.person.id):
        held = it.unit.help_requests.get(each.id)
        if held is not None and held.is_open:
            _hand_on(it, held, leave)
    _show(it)


def _hand_on(it: Turn, request: HelpRequest, leave: Leave) -> None:
    free = request
    for offer in _kept_from(it, request, leave):
        free = lapsed(free, offer, now=it.act.at)
    if free != request:
        go_on(it.unit, request, free, it.act.at, it.person.id)


def _kept_from(it: Turn, request: HelpRequest, leave: Leave) -> list[OfferId]:
    """The person's offers of this request that somebody else has to take over."""
    zone = zone_of(it.unit.programme(), it.person)
    mine = (offer for offer in request.offers if offer.tutor == it.person.id)
    return [offer.id for offer in mine if keeps_from(leave, request, offer, now=it.act.at, zone=zone)]


def _show(it: Turn) -> None:
    """The ladder looks at everything again, since who is there has changed, and Home says so."""
    it.unit.help_requests.look_again(it.act.at)
    it.unit.outbox.add(homes([it.person.id], it.act.at))
