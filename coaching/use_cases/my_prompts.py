"""When and how often somebody wants their triad's question: their own choice, at any time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from coaching.errors import DatesReversed, NotYours
from coaching.notices import homes
from coaching.people import Actor, Person
from coaching.ports import Begin, UnitOfWork
from coaching.prompts.planning import plan, planned_anew, weeks_ahead
from coaching.prompts.rhythms import Rhythm
from coaching.prompts.values import PromptId
from coaching.school_calendar import Weekday
from coaching.screens import Shown
from coaching.screens.my_prompts import MyPrompts
from coaching.triads import Member, Triad
from coaching.use_cases.acts import Act, Turn, glance, turn
from coaching.use_cases.prompts import asked_of, today_of
from coaching.use_cases.screens.my_prompts import my_prompts


@dataclass(frozen=True, slots=True)
class OwnPrompts:
    """A member's own settings; nobody else is told of them."""

    begin: Begin
    look: Begin

    def form(self, by: Actor, *, now: datetime) -> Shown[MyPrompts]:
        """As it stands."""
        with glance(self.begin, self.look, by, now) as it:
            found = my_prompts(it.unit, it.person, now)
            if found is None:
                raise NotYours("triad")
            return it.shown(found)

    def change(
        self, act: Act, *, weekday: Weekday | None, at: time | None, rhythm: Rhythm, back_on: date | None
    ) -> None:
        """From now on; what is planned already is planned anew, and a pause stops it at once."""

        def change(it: Turn, triad: Triad, member: Member) -> Member:
            if back_on is not None and back_on <= today_of(it.unit, triad, it.person, it.act.at):
                raise DatesReversed
            return replace(member, prompt_day=weekday, prompt_time=at, rhythm=rhythm, back_on=back_on)

        self._change(act, change, "chose when to be asked")

    def go_on(self, act: Act) -> None:
        """Asked again after a pause."""
        self._change(act, _asked_again, "wants to be asked")

    def _change(self, act: Act, change: Callable[[Turn, Triad, Member], Member], did: str) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            triad, mine = _mine(it)
            after = change(it, triad, mine)
            if after == mine:
                return
            members = tuple(after if each == mine else each for each in triad.members)
            changed = replace(triad, members=members)
            it.unit.triads.save([changed])
            plan_anew(it.unit, changed, it.person, act.at)
            it.unit.outbox.add(homes([it.person.id], act.at))
            it.done(did, triad.id)


def plan_anew(unit: UnitOfWork, triad: Triad, person: Person, now: datetime) -> None:
    """What is planned for this member of this week and the days ahead, by what counts now."""
    asked, weeks = asked_of(unit, triad, person), weeks_ahead(now)
    if asked is None:
        unit.prompts.drop_planned(triad.id, person.id)
        return
    there = [each for each in unit.prompts.of_person(person.id, weeks[0]) if each.triad == triad.id]
    unit.prompts.save(planned_anew(each, asked, now=now) for each in there)
    unit.prompts.add(each.as_prompt(PromptId(unit.new_id())) for each in plan([asked], weeks, now=now))


def _asked_again(_it: Turn, _triad: Triad, member: Member) -> Member:
    return replace(member, rhythm=Rhythm.WEEKLY, back_on=None)


def _mine(it: Turn) -> tuple[Triad, Member]:
    near = it.unit.triads.of_person(it.person.id)
    held = it.unit.triads.get(near.id) if near else None
    member = held.member(it.person.id) if held else None
    if held is None or member is None:
        raise NotYours("triad")
    return held, member
