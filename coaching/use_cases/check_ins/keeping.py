"""What every answer to the week's question has in common: whose it is, and what follows from a check-in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from coaching.check_ins import Activity, CheckIn, CheckInId
from coaching.errors import NoLongerOpen, NotYours
from coaching.notices import Notice, NoticeKind, homes, notice
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.prompts.cycles import stage_of
from coaching.prompts.pacing import sessions_left, weeks_together
from coaching.prompts.reminders import remind_at
from coaching.prompts.turns import next_turns
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, School, local_date, week_of
from coaching.triads import Member, Triad
from coaching.triads.changes import company
from coaching.use_cases.acts import Turn
from coaching.use_cases.asking import own_act
from coaching.use_cases.prompts import asked_of
from coaching.use_cases.screens.prompts import is_over, member_of


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
    """The check-in kept, and all that follows; its writer is asked no more about that week."""
    it.unit.check_ins.save(check_in)
    mine = (each for each in _questions(it.unit, triad, check_in.week) if each.person == check_in.person)
    it.unit.prompts.save([heard(each, PromptState.ANSWERED) for each in mine])
    follow(it, triad, check_in.week)


def follow(it: Turn, triad: Triad, week: IsoWeek) -> None:
    """What that week means as its check-ins stand now: a session or none, the cycle's stage, who is still asked.

    So a session is taken back when the last one who noted it says that they did not meet, or takes it out.
    """
    unit, said = it.unit, it.unit.check_ins.of_week(triad.id, week)
    prompts, held_before = _questions(unit, triad, week), unit.prompts.sessions(triad.id)
    met, was_held = any(each.met for each in said), any(each == week for each, _ in held_before)
    if met:
        turns = next_turns([each.person for each in company(triad)], [of for each, of in held_before if each != week])
        unit.prompts.add_session(triad.id, week, turns)
    elif was_held:
        unit.prompts.drop_session(triad.id, week)
    if met or was_held:
        _move_on(unit, triad, week, it.act.at)
    unit.prompts.save(_waiting(it, triad, prompts, said))
    unit.outbox.add(shown(it, triad, prompts))


def heard(prompt: Prompt, state: PromptState) -> Prompt:
    """Nothing more is asked or brought up."""
    return replace(prompt, state=state, remind_at=None, put_off_to=None, skipped_because=None)


def shown(it: Turn, triad: Triad, prompts: Sequence[Prompt]) -> list[Notice]:
    """Every message about the week and every Home tab as they are now; nobody gets a second message by it."""
    here = [each.person for each in company(triad)]
    edited = [as_it_is(it, each) for each in prompts if each.sent_at and each.person in here]
    return [*edited, *homes({*here, it.person.id}, it.act.at)]


def as_it_is(it: Turn, prompt: Prompt) -> Notice:
    """The message edited, or as it is now where it is still on its way; what its reader has just pressed is answered at
    any hour."""
    at_once = own_act(it.act.at, it.person.id, prompt.person)
    return notice(NoticeKind.PROMPT, prompt.id, prompt.person, it.act.at, at_once_until=at_once)


def _questions(unit: UnitOfWork, triad: Triad, week: IsoWeek) -> list[Prompt]:
    return [each for each in unit.prompts.of_week(triad.id, week) if each.kind is PromptKind.QUESTION]


def _waiting(it: Turn, triad: Triad, prompts: Sequence[Prompt], said: Sequence[CheckIn]) -> list[Prompt]:
    """The mates' questions that wait no longer for the same fact, or wait for it again.

    One that is still to come comes without asking for it. The one reminder comes only where it was not given.
    """
    here = {each.person for each in company(triad)}
    changed = []
    for each in prompts:
        told = any(other.met and other.person in here - {each.person} for other in said)
        if each.person not in here or any(other.person == each.person for other in said):
            continue
        if told and each.state is PromptState.SENT:
            changed.append(heard(each, PromptState.TOLD))
        elif not told and each.state is PromptState.TOLD:
            changed.append(replace(each, state=PromptState.SENT, remind_at=_reminder_to_come(it, triad, each)))
    return changed


def _reminder_to_come(it: Turn, triad: Triad, prompt: Prompt) -> datetime | None:
    person = it.unit.people.get(prompt.person)
    asked = asked_of(it.unit, triad, person) if person else None
    moment = remind_at(prompt, asked) if asked else None
    return moment if moment and moment > it.act.at else None


def _move_on(unit: UnitOfWork, triad: Triad, week: IsoWeek, now: datetime) -> None:
    """Where the cycle stands, from all that was said since it began."""
    programme = unit.programme()
    ended_before = unit.prompts.cycle_ended(triad.id) if triad.cycle > 1 else None
    began = ended_before or triad.started_at
    said = unit.check_ins.of_triad(triad.id, week_of(began, programme.zone) if began else week)
    did: dict[IsoWeek, set[Activity]] = {}
    for of, in_week in groupby((each for each in said if each.met), key=lambda each: each.week):
        noted = list(in_week)
        # In the week in which one cycle ends and the next begins, the moment at which it was noted decides.
        if ended_before is None or min(each.at for each in noted) > ended_before:
            did[of] = {activity for each in noted for activity in each.did}
    # A later cycle begins with a goal: where they stand, they know.
    before: list[set[Activity]] = [set()] if triad.cycle > 1 else []
    term = weeks_together(_schools(unit, triad), local_date(now, programme.zone))
    # One session at least may still come where no calendar says when a half term ends.
    left = sessions_left(term, list(did), this_week=week) if term else 1
    stage = stage_of([*before, *did.values()], sessions_left=left)
    if stage is not triad.stage:
        unit.triads.save([replace(triad, stage=stage)])


def _schools(unit: UnitOfWork, triad: Triad) -> list[School]:
    programme = unit.programme()
    people = (unit.people.get(each.person) for each in company(triad))
    found = (programme.school_of(each) for each in people if each)
    return list({each.id: each for each in found if each}.values())
