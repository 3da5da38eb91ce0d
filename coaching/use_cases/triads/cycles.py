"""The end of a cycle: everybody is asked in private whether they go on; all of them do, or all of them part."""

from dataclasses import replace
from datetime import datetime

from coaching.notices import NoticeKind, homes, notice
from coaching.people import PersonId
from coaching.ports import UnitOfWork
from coaching.prompts.stages import Stage
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import week_of
from coaching.triads import Member, Triad, TriadState
from coaching.triads.agreeing import SILENT_AFTER
from coaching.triads.changes import company, gone_on, parted, said_of_next
from coaching.use_cases.triads.changing import keep_change
from coaching.use_cases.triads.telling import answer_awaited_until, cycle_end, news, under_way


def is_ending(triad: Triad) -> bool:
    """Whether its members are asked, or about to be, how it goes on."""
    return triad.state is TriadState.ACTIVE and triad.stage is Stage.SHARING


def ask_about_next(unit: UnitOfWork, triad: Triad, now: datetime) -> bool:
    """Each member is asked once a cycle; whether that was now."""
    about = f"{triad.id}:{triad.cycle}"
    if unit.inbox.claim(f"cycle:{about}", now) is not None:
        return False
    unit.inbox.keep(f"cycle:{about}", triad.id)
    unit.triads.save([replace(triad, asked_at=now)])
    people = [each.person for each in company(triad)]
    unit.outbox.add(notice(NoticeKind.CYCLE_END, about, each, now) for each in people)
    unit.outbox.add(homes(people, now))
    return True


def let_silence_go_on(unit: UnitOfWork, triad: Triad, now: datetime) -> bool:
    """Whoever has not answered in time goes on, as their message said; whether everybody has answered by then."""
    answered = triad
    for each in company(triad):
        if each.goes_on is None and _is_silent(unit, triad, each, now):
            answered = said_of_next(answered, each.person, goes_on=True)
    return any(each.goes_on is not None for each in company(answered)) and settle_next(unit, answered, now)


def settle_next(unit: UnitOfWork, triad: Triad, now: datetime, by: PersonId | None = None) -> bool:
    """Once everybody has answered: all go on, or all part and are looked after. Nobody reads who would rather."""
    members = company(triad)
    if any(each.goes_on is None for each in members):
        return False
    if not all(each.goes_on for each in members):
        keep_change(unit, parted(triad, now), now)
        return True
    people = [each.person for each in members]
    unit.triads.save([gone_on(triad)])
    unit.prompts.add(_end_of_cycle(unit, triad, each, now) for each in people)
    unit.outbox.add(under_way(triad, now))
    unit.outbox.add(cycle_end(triad, people, now, by))
    unit.outbox.add(news(triad, [each for each in people if each != by], now))
    return True


def _is_silent(unit: UnitOfWork, triad: Triad, member: Member, now: datetime) -> bool:
    until = answer_awaited_until(unit, member.person, triad.asked_at, SILENT_AFTER) if triad.asked_at else None
    return until is not None and until <= now


def _end_of_cycle(unit: UnitOfWork, triad: Triad, person: PersonId, now: datetime) -> Prompt:
    """In which week the cycle ended: the next one counts from there."""
    week = week_of(now, unit.programme().zone)
    id_ = PromptId(unit.new_id())
    return Prompt(id_, triad.id, person, PromptKind.GOING_ON, week, PromptState.ANSWERED, now, now, sent_at=now)
