"""What every answer to the week's question has in common: whose it is, and what follows from a check-in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from coaching.check_ins import Activity, CheckIn, CheckInId
from coaching.errors import NoLongerOpen, NotYours
from coaching.notices import Notice, NoticeKind, notice
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.prompts.cycles import stage_of
from coaching.prompts.pacing import sessions_left, weeks_together
from coaching.prompts.stages import Stage
from coaching.prompts.turns import next_turns
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, School, Weekday, local_date, week_of
from coaching.triads import Member, Triad
from coaching.triads.changes import company
from coaching.use_cases.acts import Turn
from coaching.use_cases.asking import homes, own_act
from coaching.use_cases.screens.prompts import is_over, member_of

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """One's own prompt, with the triad that it is about."""

    prompt: Prompt
    triad: Triad
    member: Member


def held(it: Turn, prompt: PromptId, *kinds: PromptKind) -> Held:
    """The person's own, while it can be answered; `NotYours` for anybody else's."""
    found = it.unit.prompts.get(prompt)
    if found is None or found.person != it.person.id or found.kind not in kinds:
        raise NotYours("prompt")
    triad = it.unit.triads.get(found.triad)
    member = member_of(triad, it.person.id) if triad else None
    if triad is None or member is None or is_over(it.unit, found, it.act.at):
        raise NoLongerOpen("over")
    return Held(found, triad, member)


def own(unit: UnitOfWork, triad: Triad, week: IsoWeek, person: PersonId) -> CheckIn | None:
    """What the person said of that week."""
    return next((each for each in unit.check_ins.of_week(triad.id, week) if each.person == person), None)


def fresh(it: Turn, triad: Triad, week: IsoWeek, *, met: bool) -> CheckIn:
    """A new line of the person's log."""
    return CheckIn(CheckInId(it.unit.new_id()), triad.id, it.person.id, week, it.act.at, met)


def keep(it: Turn, triad: Triad, check_in: CheckIn) -> None:
    """The check-in kept, and all that follows: no more asking this week, of the mates neither if they met."""
    unit = it.unit
    unit.check_ins.save(check_in)
    prompts = [each for each in unit.prompts.of_week(triad.id, check_in.week) if each.kind is PromptKind.QUESTION]
    changed = [heard(each, PromptState.ANSWERED) for each in prompts if each.person == check_in.person]
    if check_in.met:
        changed += _told(prompts, triad, check_in.person)
        _met(unit, triad, check_in)
    unit.prompts.save(changed)
    unit.outbox.add(shown(it, triad, prompts))


def heard(prompt: Prompt, state: PromptState) -> Prompt:
    """Nothing more is asked or brought up."""
    return replace(prompt, state=state, remind_at=None, put_off_to=None, skipped_because=None)


def shown(it: Turn, triad: Triad, prompts: Sequence[Prompt]) -> list[Notice]:
    """Every message about the week and every Home tab as they are now; nobody gets a new message by it."""
    here = [each.person for each in company(triad)]
    edited = [as_it_is(it, each) for each in prompts if each.sent_at and each.person in here]
    return [*edited, *homes(it.unit, {*here, it.person.id}, it.act.at)]


def as_it_is(it: Turn, prompt: Prompt) -> Notice:
    """The message edited; what its reader has just pressed is answered at any hour."""
    at_once = own_act(it.act.at, it.person.id, prompt.person)
    return notice(NoticeKind.PROMPT, prompt.id, prompt.person, it.act.at, only_edit=True, at_once_until=at_once)


def _told(prompts: Sequence[Prompt], triad: Triad, by: PersonId) -> list[Prompt]:
    """The mates' questions that wait for the same fact; one that is still to come comes without asking for it."""
    here = {each.person for each in company(triad)} - {by}
    return [heard(each, PromptState.TOLD) for each in prompts if each.person in here and each.state is PromptState.SENT]


def _met(unit: UnitOfWork, triad: Triad, check_in: CheckIn) -> None:
    """A session took place: turns go round, and the cycle goes on by what they did."""
    held_before = [turns for week, turns in unit.prompts.sessions(triad.id) if week != check_in.week]
    turns = next_turns([each.person for each in company(triad)], held_before)
    unit.prompts.add_session(triad.id, check_in.week, turns)
    stage = _stage(unit, triad, check_in)
    if stage is not triad.stage:
        unit.triads.save([replace(triad, stage=stage)])


def _stage(unit: UnitOfWork, triad: Triad, new: CheckIn) -> Stage:
    """Where the cycle stands, from what was said since the triad began."""
    since = _cycle_began(unit, triad, new)
    said = {each.id: each for each in unit.check_ins.of_triad(triad.id, since)} | {new.id: new}
    did: dict[IsoWeek, set[Activity]] = {}
    for each in said.values():
        if each.met:
            did.setdefault(each.week, set()).update(each.did)
    weeks = sorted(did)
    # A later cycle begins with a goal: where they stand, they know.
    before: list[set[Activity]] = [set()] if triad.cycle > 1 else []
    return stage_of([*before, *(did[week] for week in weeks)], sessions_left=_left(unit, triad, weeks, new))


def _cycle_began(unit: UnitOfWork, triad: Triad, new: CheckIn) -> IsoWeek:
    """The first week of the cycle: when the triad began, or after it was last asked about sharing."""
    began = week_of(triad.started_at, unit.programme().zone) if triad.started_at else new.week
    asked = (each for each in unit.prompts.of_person(new.person, began) if each.triad == triad.id)
    shared = [each.week for each in asked if each.stage is Stage.SHARING and each.week < new.week]
    return IsoWeek.of(max(shared).day(Weekday.SUN) + DAY) if shared and triad.cycle > 1 else began


def _left(unit: UnitOfWork, triad: Triad, weeks: Sequence[IsoWeek], new: CheckIn) -> int:
    """How many sessions may still come; one at least where no calendar says when a half term ends."""
    today = local_date(new.at, unit.programme().zone)
    term = weeks_together(_schools(unit, triad), today)
    return sessions_left(term, weeks, this_week=new.week) if term else 1


def _schools(unit: UnitOfWork, triad: Triad) -> list[School]:
    programme = unit.programme()
    people = (unit.people.get(each.person) for each in company(triad))
    found = (programme.school_of(each) for each in people if each)
    return list({each.id: each for each in found if each}.values())
