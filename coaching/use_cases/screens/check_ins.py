"""From the rows to a member's own log and their part of the Home tab."""

from datetime import datetime, timedelta

from coaching.check_ins import CheckIn
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.prompts.values import Prompt, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, local_date, week_of
from coaching.screens.check_ins import LogEntry, LogFile, LogScreen, MyWeeks
from coaching.screens.prompts import PromptFace, PromptScreen
from coaching.use_cases.screens.prompts import member_of, prompt_screen, shared

ON_A_PAGE = 8
RECENT = timedelta(weeks=2)
HAS_A_FACE = frozenset(PromptKind) - {PromptKind.GOING_ON}
SEEN = frozenset({PromptState.SENT, PromptState.ANSWERED, PromptState.TOLD, PromptState.SKIPPED})


def log_screen(unit: UnitOfWork, person: Person, page: int) -> LogScreen:
    """One page; the last one where there are not so many."""
    mine = unit.check_ins.of_person(person.id)
    pages = max(1, -(-len(mine) // ON_A_PAGE))
    shown = min(max(page, 0), pages - 1)
    part = mine[shown * ON_A_PAGE : (shown + 1) * ON_A_PAGE]
    return LogScreen(tuple(_entry(each) for each in part), shown, pages)


def page_of(unit: UnitOfWork, said: CheckIn) -> int:
    """On which page of its writer's log it stands."""
    order = [each.id for each in unit.check_ins.of_person(said.person)]
    return order.index(said.id) // ON_A_PAGE if said.id in order else 0


def log_file(unit: UnitOfWork, person: Person) -> LogFile:
    """All of it."""
    return LogFile(tuple(_entry(each) for each in unit.check_ins.of_person(person.id)), person.name)


def my_weeks(unit: UnitOfWork, person: Person, now: datetime) -> MyWeeks | None:
    """What is open for a member, and their log; None for somebody who has neither."""
    triad = unit.triads.of_person(person.id)
    has_log = bool(unit.check_ins.of_person(person.id))
    if triad is None or member_of(triad, person.id) is None:
        return MyWeeks(in_triad=False, has_log=True) if has_log else None
    since = IsoWeek.of(local_date(now, unit.programme().zone) - RECENT)
    week = week_of(now, unit.programme().zone)
    newest = _newest(unit, person, triad.id, since)
    prompts = tuple(made for each in newest if (made := prompt_screen(unit, each, person, now)) and _is_open(made))
    told = {each.week for each in newest if each.kind is PromptKind.QUESTION}
    words = [
        said
        for each in (week, IsoWeek.of(local_date(now, unit.programme().zone) - timedelta(weeks=1)))
        if each not in told
        for said in shared(unit, unit.check_ins.of_week(triad.id, each), triad, person.id)
    ]
    return MyWeeks(in_triad=True, prompts=prompts, shared=tuple(words), has_log=has_log)


def _newest(unit: UnitOfWork, person: Person, triad: str, since: IsoWeek) -> list[Prompt]:
    """The newest of each kind that has come."""
    found: dict[PromptKind, Prompt] = {}
    for each in unit.prompts.of_person(person.id, since):
        if each.triad == triad and each.sent_at and each.state in SEEN and each.kind in HAS_A_FACE:
            found.setdefault(each.kind, each)
    return list(found.values())


def _is_open(screen: PromptScreen) -> bool:
    return screen.face not in (PromptFace.OVER, PromptFace.CLOSED)


def _entry(said: CheckIn) -> LogEntry:
    return LogEntry(said.id, said.week, said.met, said.did, said.because, said.sentence, said.audience)
