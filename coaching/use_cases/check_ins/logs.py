"""A teacher's own log: what they noted of their weeks, to read, change, take out and take along."""

from dataclasses import dataclass
from datetime import datetime

from coaching.check_ins import CheckIn, CheckInId
from coaching.errors import NotYours
from coaching.notices import NoticeKind, homes, notice
from coaching.people import Actor, Person
from coaching.ports import Begin, UnitOfWork
from coaching.screens import Shown
from coaching.screens.check_ins import CheckInForm, LogScreen
from coaching.triads import TriadState
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.asking import own_act
from coaching.use_cases.check_ins.keeping import follow, keep
from coaching.use_cases.check_ins.reports import Report, told
from coaching.use_cases.screens.check_ins import log_screen, page_of
from coaching.use_cases.screens.prompts import member_of


@dataclass(frozen=True, slots=True)
class Logs:
    """Nobody but its writer comes here."""

    begin: Begin
    look: Begin

    def page(self, by: Actor, page: int = 0, *, now: datetime) -> Shown[LogScreen]:
        """One page of the log, newest first."""
        with glance(self.begin, self.look, by, now) as it:
            return it.shown(log_screen(it.unit, it.person, page))

    def entry(self, by: Actor, check_in: CheckInId, *, now: datetime) -> Shown[CheckInForm]:
        """One line of it, to be changed."""
        with glance(self.begin, self.look, by, now) as it:
            said = _own(it.unit, check_in, it.person)
            triad = it.unit.triads.get(said.triad)
            in_triad = bool(triad and member_of(triad, it.person.id))
            form = CheckInForm(
                said.id,
                said.met,
                said.did,
                said.because,
                said.sentence,
                said.audience,
                in_triad=in_triad,
                page=page_of(it.unit, said),
            )
            return it.shown(form)

    def change(self, act: Act, check_in: CheckInId, said: Report) -> Shown[LogScreen]:
        """The line as it shall be, and its page of the log."""
        with turn(self.begin, act) as it:
            before = _own(it.unit, check_in, it.person)
            new = told(before, said)
            if it.first and new != before:
                _keep(it, new)
                it.done("changed their log", check_in)
            return Shown(
                log_screen(it.unit, it.person, page_of(it.unit, before)), it.unit.programme().reader(it.person)
            )

    def drop(self, act: Act, check_in: CheckInId) -> Shown[LogScreen]:
        """The line is gone, also from where mates could read it; one gone already changes nothing."""
        with turn(self.begin, act) as it:
            page = 0
            if it.first and it.unit.check_ins.get(check_in) is not None:
                said = _own(it.unit, check_in, it.person)
                page = page_of(it.unit, said)
                it.unit.check_ins.drop(check_in)
                triad = it.unit.triads.get(said.triad)
                if triad and triad.state is TriadState.ACTIVE:
                    follow(it, triad, said.week)
                else:
                    it.unit.outbox.add(homes([it.person.id], act.at))
                it.done("took something out of their log", check_in)
            return Shown(log_screen(it.unit, it.person, page), it.unit.programme().reader(it.person))

    def copy(self, act: Act) -> None:
        """The whole log as a file, to whoever owns it."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            me, now = it.person.id, act.at
            it.unit.outbox.add([notice(NoticeKind.LOG, me, me, now, at_once_until=own_act(now, me, me))])
            it.done("took a copy of their log", me)


def _keep(it: Turn, said: CheckIn) -> None:
    """With what follows for the triad, while the writer is in it."""
    triad = it.unit.triads.get(said.triad)
    if triad and member_of(triad, it.person.id):
        keep(it, triad, said)
    else:
        it.unit.check_ins.save(said)


def _own(unit: UnitOfWork, check_in: CheckInId, person: Person) -> CheckIn:
    found = unit.check_ins.get(check_in)
    if found is None or found.person != person.id:
        raise NotYours("check-in")
    return found
