"""Groups as the coordinator sees them in a draft, and as each member sees their own."""

from collections.abc import Iterable, Iterator

from coaching.people import Person, PersonId
from coaching.ports import UnitOfWork
from coaching.prompts.stages import Stage
from coaching.rounds import Round, RoundState
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
from coaching.triads.agreeing import unanswered
from coaching.triads.changes import FEWEST, company
from coaching.triads.reasons import reasons_of
from coaching.use_cases.cohorts import without_place
from coaching.use_cases.screens.parts import colleague, name
from coaching.use_cases.screens.rounds import named
from coaching.volunteers import VolunteerState

A_PAGE = 8
"""Groups on one page of the draft: a phone scrolls far enough for them."""


def draft_page(unit: UnitOfWork, round_: Round, page: int) -> DraftPage:
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
            free=_period(unit, each, staff.get(each.here[0].person)),
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
    return SwapForm(group.id, mine, others)


def suggested_triad(unit: UnitOfWork, triad: Triad, person: Person) -> SuggestedTriad | None:
    """The group as that person is asked about it; None for somebody who never was."""
    me = next((each for each in triad.members if each.person == person.id), None)
    if me is None or triad.state is TriadState.DRAFT:
        return None
    joins = triad.started_at is not None and (me.joined_at is None or me.joined_at > triad.started_at)
    known = company(triad) if joins else triad.here
    return SuggestedTriad(
        triad=triad.id,
        state=_state(unit, triad, me),
        others=names_of(unit, (each.person for each in known if each.person != person.id)),
        free=_period(unit, triad, person),
        focus=triad.focus,
        joins=joins,
        programme=unit.programme().name,
    )


def _state(unit: UnitOfWork, triad: Triad, me: Member) -> SuggestionState:
    round_ = unit.rounds.current()
    mine = unit.volunteers.get(round_.id, me.person) if round_ else None
    is_out = mine is not None and mine.state is VolunteerState.NOT_THIS_TERM
    if triad.state is TriadState.ENDED or not me.is_here or triad.state is TriadState.LET_GO:
        return SuggestionState.STEPPED_BACK if is_out else SuggestionState.ARRANGING
    if me.answer is MemberAnswer.ASKED:
        return SuggestionState.ASKED
    return SuggestionState.TOGETHER if triad.state is TriadState.ACTIVE else SuggestionState.AGREED


def suggestion_to(unit: UnitOfWork, person: Person) -> SuggestedTriad | None:
    """What the person is asked about now, or has agreed to."""
    found = unit.triads.suggested_to(person.id)
    return suggested_triad(unit, found, person) if found else None


def suggestion_reminder(triad: Triad, person: Person) -> SuggestionReminder | None:
    """The one reminder, where an answer still counts."""
    open_ = triad.state in (TriadState.ASKING, TriadState.ACTIVE)
    waits = any(each.person == person.id for each in unanswered(triad))
    return SuggestionReminder(triad.id) if open_ and waits else None


def no_place(unit: UnitOfWork, round_: Round, person: Person) -> NoPlace | None:
    """That there is no group, while that is so."""
    mine = unit.volunteers.get(round_.id, person.id)
    return NoPlace(round_.next_on) if mine and mine.state is VolunteerState.NO_PLACE else None


def my_triad(unit: UnitOfWork, person: Person) -> MyTriad | None:
    """The triad that the person is in now."""
    found = unit.triads.of_person(person.id)
    if found is None:
        return None
    others = [each.person for each in company(found) if each.person != person.id]
    return MyTriad(
        triad=found.id,
        others=tuple(colleague(unit, each) for each in others),
        free=_period(unit, found, person),
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
    is_over = triad.cycle != cycle or triad.state is TriadState.ENDED
    return NextCycle(triad.id, cycle, others, me.goes_on, is_over=is_over)


def leave_form(unit: UnitOfWork, triad: Triad, person: Person) -> LeaveForm:
    """What the others would read."""
    return LeaveForm(triad.id, name(unit, person.id))


def triad_news(unit: UnitOfWork, triad: Triad, person: Person) -> TriadNews | None:
    """What changed last in the group, for somebody who is still in it."""
    if triad.member(person.id) is None:
        return None
    if triad.state is TriadState.ENDED:
        mine = unit.volunteers.get(triad.round, person.id)
        current = unit.rounds.current()
        looks = bool(mine and current and current.id == triad.round and mine.state is VolunteerState.IN)
        return TriadNews(TriadChange.PARTED, "", is_pair=False, looks_for_another=looks)
    left = [(each.left_at, TriadChange.LEFT, each.person) for each in triad.members if each.left_at and each.joined_at]
    came = [(each.joined_at, TriadChange.JOINED, each.person) for each in company(triad) if each.joined_at]
    if not left and not came:
        return None
    _, change, who = max([*left, *came], key=lambda each: each[0])
    return TriadNews(change, name(unit, who), is_pair=len(company(triad)) == FEWEST, looks_for_another=False)


def without_group(unit: UnitOfWork, round_: Round) -> PeopleWithoutGroup:
    """How many people need a new group: those between groups, and pairs that somebody has left."""
    pairs = [each for each in unit.triads.active() if len(company(each)) == FEWEST and _was_left(each)]
    current = unit.rounds.current()
    between = [each for each in without_place(unit, current) if each.late] if current else []
    may_invite = current is not None and current.takes_late_joiners
    return PeopleWithoutGroup(round_.id, FEWEST * len(pairs) + len(between), may_invite)


def people_without_group(unit: UnitOfWork) -> PeopleWithoutGroup | None:
    """The same for the Home tab; None where everybody has company."""
    round_ = unit.rounds.current() or next((unit.rounds.get(each.round) for each in unit.triads.active()), None)
    found = without_group(unit, round_) if round_ else None
    return found if found and found.count else None


def _was_left(triad: Triad) -> bool:
    return any(each.left_at and each.joined_at for each in triad.members)


def names_of(unit: UnitOfWork, people: Iterable[PersonId]) -> tuple[str, ...]:
    """Their names, in this order."""
    return tuple(name(unit, each) for each in people)


def _period(unit: UnitOfWork, triad: Triad, reader: Person | None) -> PeriodChoice | None:
    if triad.free is None or reader is None:
        return None
    return next(iter(named(unit.programme(), reader, [triad.free])), None)
