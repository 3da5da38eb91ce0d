"""What members of a triad do in their own room: when they meet next, and what they agree between them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.errors import NoCommonTime, NoLongerOpen, NotYours, TimePassed
from coaching.notices import Notice, NoticeKind, homes, notice
from coaching.people import Actor, PersonId
from coaching.ports import Begin, UnitOfWork
from coaching.prompts.pacing import HowOften
from coaching.school_calendar import week_start
from coaching.screens import Shown
from coaching.screens.rooms import AgreementForm
from coaching.triads import Triad, TriadId, TriadState
from coaching.triads.meetings import next_times
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.asking import own_act
from coaching.use_cases.screens.rooms import free_times

Step = Callable[[Turn, Triad], Triad]


@dataclass(frozen=True, slots=True)
class Rooms:
    """All members have the same rights; nobody else has any."""

    begin: Begin
    look: Begin

    def suggest_times(self, act: Act, triad: TriadId) -> None:
        """The next times that all have free, to choose from with one press; pressed again, the ones after them."""
        self._step(act, triad, "suggested times to their triad", _with_times)

    def take_time(self, act: Act, triad: TriadId, at: datetime) -> None:
        """They meet then. Whoever presses first settles it; it can be changed."""

        def step(it: Turn, mine: Triad) -> Triad:
            if at <= it.act.at:
                raise TimePassed
            if at not in mine.times:
                raise NoLongerOpen("times")
            return replace(mine, times=(), next_at=at)

        self._step(act, triad, "agreed when their triad meets", step)

    def agreement_form(self, by: Actor, triad: TriadId, *, now: datetime) -> Shown[AgreementForm]:
        """What they agreed so far."""
        with glance(self.begin, self.look, by, now) as it:
            mine = _mine(it.unit, triad, it.person.id)
            return it.shown(AgreementForm(triad, mine.agreement, mine.sessions))

    def agree(self, act: Act, triad: TriadId, agreement: str, sessions: HowOften) -> None:
        """These words from now on, which only the members read, and so many sessions a half term."""

        def step(_: Turn, mine: Triad) -> Triad:
            return replace(mine, agreement=agreement, sessions=int(sessions))

        self._step(act, triad, "wrote their triad's agreement", step)

    def _step(self, act: Act, triad: TriadId, did: str, step: Step) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            before = _mine(it.unit, triad, it.person.id)
            after = step(it, before)
            if after == before:
                return
            it.unit.triads.save([after])
            it.unit.outbox.add(room_notices(after, act.at, it.person.id))
            if after.next_at and after.next_at != before.next_at:
                it.unit.outbox.add(_news(it.unit, after, act.at))
            it.done(did, triad)


def room_notices(triad: Triad, now: datetime, by: PersonId | None = None) -> list[Notice]:
    """The room's living message, owed to the first member, who stands for all; and every member's Home."""
    here = [each.person for each in triad.here]
    at_once = own_act(now, by, by) if by else None
    anchor = [notice(NoticeKind.ROOM, triad.id, each, now, at_once_until=at_once) for each in here[:1]]
    return [*anchor, *homes(here, now)]


def _news(unit: UnitOfWork, triad: Triad, now: datetime) -> list[Notice]:
    """One new line, at most once a week after the room's message; later changes show in the message that is there."""
    anchor = triad.here[0].person
    monday = week_start(now, unit.programme().zone)
    if unit.outbox.came(anchor, {NoticeKind.ROOM_NEWS}, monday):
        return []
    return [notice(NoticeKind.ROOM_NEWS, triad.id, anchor, now)]


def _with_times(it: Turn, mine: Triad) -> Triad:
    after = max([it.act.at, *mine.times])
    found = next_times(free_times(it.unit, mine), after) or next_times(free_times(it.unit, mine), it.act.at)
    if not found:
        raise NoCommonTime
    return replace(mine, times=found)


def _mine(unit: UnitOfWork, triad: TriadId, person: PersonId) -> Triad:
    found = unit.triads.get(triad)
    if found is None or found.member(person) is None:
        raise NotYours("triad")
    if found.state is not TriadState.ACTIVE:
        raise NoLongerOpen(found.state)
    return found
