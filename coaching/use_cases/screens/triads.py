"""Groups as the coordinator sees them in a draft, and as each member sees their own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from coaching.people import Person, PersonId
from coaching.ports import UnitOfWork
from coaching.prompts.stages import Stage
from coaching.rounds import Round, RoundState
from coaching.school_calendar import is_one_clock, local_date
from coaching.screens.parts import PersonChoice
from coaching.screens.triads import (
    DraftedGroup,
    DraftPage,
    LeaveForm,
    MyTriad,
    NextCycle,
    NoPlace,
    OwnWords,
    PeopleWithoutGroup,
    SuggestedTriad,
    SuggestionReminder,
    SuggestionState,
    SwapForm,
    TriadChange,
    TriadNews,
)
from coaching.screens.volunteers import PeriodChoice
from coaching.triads import Member, MemberAnswer, Triad, TriadState
from coaching.triads.agreeing import SILENT_AFTER, silent_at, unanswered
from coaching.triads.changes import FEWEST, company
from coaching.triads.problems import zone_of
from coaching.triads.reasons import reasons_of
from coaching.triads.slots import on_clock
from coaching.use_cases.cohorts import needs_coach, shared_with, without_place
from coaching.use_cases.screens.parts import colleague, name
from coaching.use_cases.screens.rounds import named
from coaching.volunteers import FreePeriod, VolunteerState

A_PAGE = 8
"""Groups on one page of the draft: a phone scrolls far enough for them."""


def draft_page(unit: UnitOfWork, round_: Round, page: int, now: datetime) -> DraftPage:
    """Those groups of the draft, by name."""
    groups = drafted(unit, round_)
    pages = max(1, -(-len(groups) // A_PAGE))
    page = min(max(page, 0), pages - 1)
    first = page * A_PAGE
    shown = groups[first : first + A_PAGE]
    together, staff = unit.triads.were_together(), {each.id: each for each in unit.people.staff()}
    volunteers = {each.person: each for each in unit.volunteers.of_round(round_.id)}
    made = tuple(
        DraftedGroup(
            triad=each.id,
            number=first + place + 1,
            names=names_of(unit, (member.person for member in each.here)),
            free=_drafted_period(unit, each.free, staff.get(each.here[0].person), now),
            focus=each.focus,
            reasons=reasons_of([m.person for m in each.here], volunteers, staff, unit.programme(), together),
            locked=each.locked,
        )
        for place, each in enumerate(shown)
    )
    return DraftPage(round_.id, page, pages, made, is_draft=round_.state is RoundState.DRAFT)


def drafted(unit: UnitOfWork, round_: Round) -> list[Triad]:
    """The groups of the draft in an order that stays while it is changed."""
    return [each for each in unit.triads.of_round(round_.id) if each.state is TriadState.DRAFT]


def page_of(unit: UnitOfWork, round_: Round, triad: Triad) -> int:
    """On which page of the draft the group stands."""
    order = [each.id for each in drafted(unit, round_)]
    return order.index(triad.id) // A_PAGE if triad.id in order else 0


def swap_form(unit: UnitOfWork, round_: Round, group: Triad) -> SwapForm:
    """Everybody of the draft by name, those of this group apart."""
    groups = drafted(unit, round_)
    mine = tuple(PersonChoice(each.person, name(unit, each.person)) for each in group.here)
    others = tuple(
        PersonChoice(member.person, f"{name(unit, member.person)} ({place + 1})")
        for place, each in enumerate(groups)
        if each.id != group.id
        for member in each.here
    )
    return SwapForm(round_.id, page_of(unit, round_, group), group.id, mine, others)


def suggested_triad(unit: UnitOfWork, triad: Triad, person: Person, now: datetime) -> SuggestedTriad | None:
    """The group as that person is asked about it; None for somebody who never was."""
    me = next((each for each in triad.members if each.person == person.id), None)
    if me is None or triad.state is TriadState.DRAFT:
        return None
    joins = triad.started_at is not None and (me.joined_at is None or me.joined_at > triad.started_at)
    known = company(triad) if joins else triad.here
    free, focus = triad.free, triad.focus
    if joins and me.answer is MemberAnswer.ASKED and triad.asked_at:
        free, focus = shared_with(unit, triad, person.id, triad.asked_at)
    return SuggestedTriad(
        triad=triad.id,
        state=_state(unit, triad, me),
        others=names_of(unit, (each.person for each in known if each.person != person.id)),
        free=_period(unit, free, person, now),
        focus=focus,
        joins=joins,
        programme=unit.programme().name,
    )


def _state(unit: UnitOfWork, triad: Triad, me: Member) -> SuggestionState:
    round_ = unit.rounds.current()
    mine = unit.volunteers.get(round_.id, me.person) if round_ else None
    is_out = mine is not None and mine.state is VolunteerState.NOT_THIS_TERM
    if triad.started_at is not None and me.answer is MemberAnswer.YES:
        if triad.state is TriadState.ENDED:
            return SuggestionState.ENDED
        if not me.is_here:
            return SuggestionState.STEPPED_BACK if is_out else SuggestionState.LEFT
    if triad.state is TriadState.ENDED or not me.is_here or triad.state is TriadState.LET_GO:
        is_over = mine is None or mine.state is VolunteerState.INVITED
        return (
            SuggestionState.STEPPED_BACK if is_out else SuggestionState.OVER if is_over else SuggestionState.ARRANGING
        )
    if me.answer is MemberAnswer.ASKED:
        return SuggestionState.ASKED
    return SuggestionState.TOGETHER if triad.state is TriadState.ACTIVE else SuggestionState.AGREED


def suggestion_to(unit: UnitOfWork, person: Person, now: datetime) -> SuggestedTriad | None:
    """What the person is asked about now, or has agreed to."""
    found = unit.triads.suggested_to(person.id)
    return suggested_triad(unit, found, person, now) if found else None


def suggestion_reminder(triad: Triad, person: Person) -> SuggestionReminder | None:
    """The one reminder, where an answer still counts."""
    open_ = triad.state in (TriadState.ASKING, TriadState.ACTIVE)
    waits = any(each.person == person.id for each in unanswered(triad))
    return SuggestionReminder(triad.id) if open_ and waits else None


def no_place(unit: UnitOfWork, round_: Round, person: Person) -> NoPlace | None:
    """That there is no group, while that is so; of a round that was called off, to everybody who had joined."""
    mine = unit.volunteers.get(round_.id, person.id)
    called_off = round_.state is RoundState.ENDED and mine is not None and mine.state is VolunteerState.IN
    is_so = called_off or (mine is not None and mine.state is VolunteerState.NO_PLACE)
    return NoPlace(round_.next_on, called_off=called_off) if is_so else None


def my_triad(unit: UnitOfWork, person: Person, now: datetime) -> MyTriad | None:
    """The triad that the person is in now."""
    found = unit.triads.of_person(person.id)
    if found is None:
        return None
    others = [each.person for each in company(found) if each.person != person.id]
    return MyTriad(
        triad=found.id,
        others=tuple(colleague(unit, each) for each in others),
        free=_period(unit, found.free, person, now),
        focus=found.focus,
        next_cycle=next_cycle(unit, found, person, found.cycle) if found.stage is Stage.SHARING else None,
        in_own_words=tuple(_in_own_words(unit, found, others)),
    )


def _in_own_words(unit: UnitOfWork, triad: Triad, others: Iterable[PersonId]) -> Iterator[OwnWords]:
    """Their group sees it, nobody else."""
    for each in others:
        said = unit.volunteers.get(triad.round, each)
        if said and said.own_focus:
            yield OwnWords(name(unit, each), said.own_focus)


def next_cycle(unit: UnitOfWork, triad: Triad, person: Person, cycle: int) -> NextCycle | None:
    """The question at the end of that cycle."""
    me = triad.member(person.id)
    if me is None or triad.state not in (TriadState.ACTIVE, TriadState.ENDED):
        return None
    others = names_of(unit, (each.person for each in company(triad) if each.person != person.id))
    went_on = triad.cycle > cycle and triad.state is TriadState.ACTIVE and me.is_here
    is_over = triad.cycle != cycle or triad.state is TriadState.ENDED or not me.is_here
    until = None if is_over or me.goes_on is not None else _answered_until(unit, triad, person)
    return NextCycle(triad.id, cycle, others, me.goes_on, is_over=is_over, went_on=went_on, until=until)


def _answered_until(unit: UnitOfWork, triad: Triad, person: Person) -> date | None:
    """The day from which on silence counts, on the clock of the person's school."""
    programme = unit.programme()
    school = programme.school_of(person) or next(iter(programme.schools.values()), None)
    moment = silent_at(triad.asked_at, SILENT_AFTER, school) if school and triad.asked_at else None
    return local_date(moment, school.zone) if school and moment else None


def leave_form(unit: UnitOfWork, triad: Triad, person: Person) -> LeaveForm:
    """What the others would read."""
    return LeaveForm(triad.id, name(unit, person.id))


def triad_news(unit: UnitOfWork, triad: Triad, person: Person, at: datetime) -> TriadNews | None:
    """What changed in the group at that moment, for somebody who is still in it."""
    if triad.member(person.id) is None:
        return None
    if triad.state is TriadState.ENDED:
        mine = unit.volunteers.get(triad.round, person.id)
        current = unit.rounds.current()
        looks = bool(mine and current and current.id == triad.round and mine.state is VolunteerState.IN)
        return TriadNews(TriadChange.PARTED, "", is_pair=False, looks_for_another=looks)
    change, named = _changed(unit, triad, at)
    return TriadNews(change, named, is_pair=len(company(triad)) == FEWEST, looks_for_another=False)


def _changed(unit: UnitOfWork, triad: Triad, at: datetime) -> tuple[TriadChange, str]:
    """What happened then, and to whom; what no row tells any more is that somebody left who is erased by now."""
    if came := [each.person for each in company(triad) if each.joined_at == at]:
        return TriadChange.JOINED, name(unit, came[0])
    if triad.cycle > 1 and unit.prompts.cycle_ended(triad.id) == at:
        return TriadChange.WENT_ON, ""
    left = [each.person for each in triad.members if each.left_at == at]
    return TriadChange.LEFT, name(unit, left[0]) if left else ""


def without_group(unit: UnitOfWork, round_: Round) -> PeopleWithoutGroup:
    """How many need a new group: those between groups, and pairs that somebody has left. How many groups a coach."""
    active = unit.triads.active()
    pairs = [each for each in active if len(company(each)) == FEWEST and each.left_at]
    coaches = sum(needs_coach(unit, each) for each in active)
    current = unit.rounds.current()
    between = [each for each in without_place(unit, current) if each.late] if current else []
    may_invite = current is not None and current.takes_late_joiners
    return PeopleWithoutGroup(round_.id, FEWEST * len(pairs) + len(between), may_invite, coaches)


def people_without_group(unit: UnitOfWork) -> PeopleWithoutGroup | None:
    """The same for the Home tab; None where nobody lacks anything."""
    round_ = unit.rounds.current() or next((unit.rounds.get(each.round) for each in unit.triads.active()), None)
    found = without_group(unit, round_) if round_ else None
    return found if found and not found.is_settled else None


def names_of(unit: UnitOfWork, people: Iterable[PersonId]) -> tuple[str, ...]:
    """Their names, in this order."""
    return tuple(name(unit, each) for each in people)


def _period(unit: UnitOfWork, free: FreePeriod | None, reader: Person, now: datetime) -> PeriodChoice | None:
    """On the clock of the reader's school."""
    if free is None:
        return None
    programme = unit.programme()
    school = programme.school_of(reader)
    own = on_clock(free, zone_of(programme)(free), school.zone if school else programme.zone, now)
    return named(programme, reader, [own])[0]


def _drafted_period(
    unit: UnitOfWork, free: FreePeriod | None, first: Person | None, now: datetime
) -> PeriodChoice | None:
    """On the clock of the group's first member, which is named where it is not the programme's."""
    period = _period(unit, free, first, now) if first else None
    programme = unit.programme()
    school = programme.school_of(first) if first else None
    if period is None or school is None or is_one_clock((school.zone, programme.zone), now):
        return period
    return replace(period, clock=school.zone)
