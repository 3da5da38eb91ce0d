"""Rounds, volunteers, triads, prompts and check-ins in memory, by the same rules as their rows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from coaching.check_ins import CheckIn, CheckInId
from coaching.people import PersonId
from coaching.prompts.questions import Edit, QuestionId
from coaching.prompts.stages import Turn
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.rounds import Round, RoundId, RoundState
from coaching.school_calendar import IsoWeek
from coaching.triad_counts import TriadCounts
from coaching.triads import MemberAnswer, Triad, TriadId, TriadState
from coaching.triads.together import NOT_YET, Pair, times_together
from coaching.volunteers import Volunteer
from tests.builders import MONDAY_8AM

Session = Mapping[PersonId, Turn]


@dataclass(kw_only=True)
class TriadRows:
    """What is kept of triads; a part of `Rows`."""

    rounds: dict[RoundId, Round] = field(default_factory=dict)
    volunteers: dict[tuple[RoundId, PersonId], Volunteer] = field(default_factory=dict)
    rather_not: dict[PersonId, tuple[PersonId, ...]] = field(default_factory=dict)
    triads: dict[TriadId, Triad] = field(default_factory=dict)
    prompts: dict[PromptId, Prompt] = field(default_factory=dict)
    sessions: dict[tuple[TriadId, IsoWeek], Session] = field(default_factory=dict)
    check_ins: dict[CheckInId, CheckIn] = field(default_factory=dict)
    question_edits: dict[QuestionId, Edit] = field(default_factory=dict)
    triad_counts: dict[IsoWeek, TriadCounts] = field(default_factory=dict)
    together_until: datetime = MONDAY_8AM
    """Of those who still are: there is no clock here."""


class InMemoryRounds:
    def __init__(self, rows: TriadRows) -> None:
        self._rows = rows

    def get(self, id: RoundId) -> Round | None:  # noqa: A002 - as the port has it
        return self._rows.rounds.get(id)

    def current(self) -> Round | None:
        return next((each for each in self._rows.rounds.values() if each.state is not RoundState.ENDED), None)

    def last_ended(self) -> Round | None:
        ended = (each for each in self._rows.rounds.values() if each.state is RoundState.ENDED)
        return max(ended, key=lambda each: each.ended_at or MONDAY_8AM, default=None)

    def save(self, round_: Round) -> None:
        self._rows.rounds[round_.id] = round_
        under_way = [each.id for each in self._rows.rounds.values() if each.state is not RoundState.ENDED]
        assert len(under_way) <= 1, "one round is under way at a time"


class InMemoryVolunteers:
    def __init__(self, rows: TriadRows) -> None:
        self._rows = rows

    def get(self, round_: RoundId, person: PersonId) -> Volunteer | None:
        return self._rows.volunteers.get((round_, person))

    def of_round(self, round_: RoundId) -> list[Volunteer]:
        mine = (each for each in self._rows.volunteers.values() if each.round == round_)
        return sorted(mine, key=lambda each: each.person)

    def save(self, volunteers: Iterable[Volunteer]) -> None:
        self._rows.volunteers |= {(each.round, each.person): each for each in volunteers}

    def rather_not(self, person: PersonId) -> tuple[PersonId, ...]:
        return self._rows.rather_not.get(person, ())

    def set_rather_not(self, person: PersonId, others: Sequence[PersonId]) -> None:
        self._rows.rather_not[person] = tuple(others)

    def all_rather_not(self) -> Mapping[PersonId, tuple[PersonId, ...]]:
        return {person: others for person, others in self._rows.rather_not.items() if others}


class InMemoryTriads:
    def __init__(self, rows: TriadRows) -> None:
        self._rows = rows

    def get(self, triad: TriadId) -> Triad | None:
        return self._rows.triads.get(triad)

    def of_person(self, person: PersonId) -> Triad | None:
        mine = ((each, each.member(person)) for each in self.active())
        return next((triad for triad, me in mine if me and me.answer not in NOT_YET), None)

    def suggested_to(self, person: PersonId) -> Triad | None:
        every = ((each, me) for each in self._rows.triads.values() for me in each.members)
        mine = [(each, me.answer) for each, me in every if me.person == person and me.is_here]
        waiting = [
            each
            for each, answer in mine
            if answer is MemberAnswer.ASKED and each.state in (TriadState.ASKING, TriadState.ACTIVE)
        ]
        asking = [each for each, _ in mine if each.state is TriadState.ASKING]
        return next(iter([*_newest_first(waiting), *_newest_first(asking)]), None)

    def of_round(self, round_: RoundId) -> list[Triad]:
        return sorted((each for each in self._rows.triads.values() if each.round == round_), key=lambda each: each.id)

    def these(self, triads: Collection[TriadId]) -> list[Triad]:
        return [self._rows.triads[each] for each in sorted(set(triads)) if each in self._rows.triads]

    def active(self) -> list[Triad]:
        active = (each for each in self._rows.triads.values() if each.state is TriadState.ACTIVE)
        return sorted(active, key=lambda each: each.id)

    def were_together(self) -> Mapping[Pair, datetime]:
        last: dict[Pair, datetime] = {}
        for triad in self._rows.triads.values():
            if triad.started_at is not None:
                for pair, until in times_together(
                    triad.members,
                    started_at=triad.started_at,
                    ended_at=triad.ended_at,
                    now=self._rows.together_until,
                ):
                    last[pair] = max(until, last.get(pair, until))
        return last

    def save(self, triads: Iterable[Triad]) -> None:
        self._rows.triads |= {each.id: each for each in triads}

    def drop(self, triads: Iterable[TriadId]) -> None:
        for triad in triads:
            self._rows.triads.pop(triad, None)


def _newest_first(triads: list[Triad]) -> list[Triad]:
    by_id = sorted(triads, key=lambda each: each.id)
    return sorted(by_id, key=lambda each: each.asked_at or MONDAY_8AM, reverse=True)


class InMemoryPrompts:
    def __init__(self, rows: TriadRows) -> None:
        self._rows = rows

    def get(self, prompt: PromptId) -> Prompt | None:
        return self._rows.prompts.get(prompt)

    def of_person(self, person: PersonId, since: IsoWeek) -> list[Prompt]:
        mine = [each for each in self._rows.prompts.values() if each.person == person and each.week >= since]
        return sorted(mine, key=lambda each: (each.week, each.due), reverse=True)

    def of_weeks(self, first: IsoWeek, last: IsoWeek) -> list[Prompt]:
        states = (PromptState.PLANNED, PromptState.SKIPPED)
        mine = (each for each in self._rows.prompts.values() if first <= each.week <= last)
        return [each for each in mine if each.kind is PromptKind.QUESTION and each.state in states]

    def keys_of_weeks(self, first: IsoWeek, last: IsoWeek) -> set[tuple[TriadId, PersonId, IsoWeek]]:
        mine = (each for each in self._rows.prompts.values() if first <= each.week <= last)
        return {(each.triad, each.person, each.week) for each in mine if each.kind is PromptKind.QUESTION}

    def of_week(self, triad: TriadId, week: IsoWeek) -> list[Prompt]:
        mine = [each for each in self._rows.prompts.values() if each.triad == triad and each.week == week]
        return sorted(mine, key=lambda each: (each.person, each.kind))

    def add(self, prompts: Iterable[Prompt]) -> int:
        known = {_key(each) for each in self._rows.prompts.values()}
        before = len(known)
        for each in prompts:
            if _key(each) not in known and each.id not in self._rows.prompts:
                known.add(_key(each))
                self._rows.prompts[each.id] = each
        return len(known) - before

    def save(self, prompts: Iterable[Prompt]) -> None:
        self._rows.prompts |= {each.id: each for each in prompts}

    def due(self, now: datetime, limit: int) -> list[Prompt]:
        moments = [(moment, each.id) for each in self._rows.prompts.values() if (moment := _look_at(each))]
        return [self._rows.prompts[key] for moment, key in sorted(moments) if moment <= now][:limit]

    def drop_planned(self, triad: TriadId, person: PersonId | None = None) -> None:
        self._rows.prompts = {
            key: each
            for key, each in self._rows.prompts.items()
            if each.triad != triad or person not in (None, each.person) or each.state is not PromptState.PLANNED
        }

    def sessions(self, triad: TriadId) -> list[tuple[IsoWeek, Session]]:
        mine = ((week, turns) for (whose, week), turns in self._rows.sessions.items() if whose == triad)
        return sorted(mine, key=lambda each: each[0])

    def add_session(self, triad: TriadId, week: IsoWeek, turns: Session) -> None:
        self._rows.sessions.setdefault((triad, week), dict(turns))

    def drop_session(self, triad: TriadId, week: IsoWeek) -> None:
        self._rows.sessions.pop((triad, week), None)

    def cycle_ended(self, triad: TriadId) -> datetime | None:
        ends = (each for each in self._rows.prompts.values() if each.triad == triad)
        return max((each.due for each in ends if each.kind is PromptKind.GOING_ON), default=None)


def _key(prompt: Prompt) -> tuple[str, ...]:
    return prompt.triad, prompt.person, prompt.kind, str(prompt.week)


def _look_at(prompt: Prompt) -> datetime | None:
    return {PromptState.PLANNED: prompt.due, PromptState.SENT: prompt.remind_at}.get(prompt.state)


class InMemoryCheckIns:
    def __init__(self, rows: TriadRows) -> None:
        self._rows = rows

    def get(self, check_in: CheckInId) -> CheckIn | None:
        return self._rows.check_ins.get(check_in)

    def of_week(self, triad: TriadId, week: IsoWeek) -> list[CheckIn]:
        return [each for each in self.of_triad(triad, week) if each.week == week]

    def of_person(self, person: PersonId) -> list[CheckIn]:
        mine = (each for each in self._rows.check_ins.values() if each.person == person)
        return sorted(mine, key=lambda each: (each.week, each.at), reverse=True)

    def of_triad(self, triad: TriadId, since: IsoWeek) -> list[CheckIn]:
        theirs = (each for each in self._rows.check_ins.values() if each.triad == triad and each.week >= since)
        return sorted(theirs, key=lambda each: (each.week, each.person))

    def save(self, check_in: CheckIn) -> None:
        same = [each for each in self.of_week(check_in.triad, check_in.week) if each.person == check_in.person]
        assert {each.id for each in same} <= {check_in.id}, "one check-in of a week"
        self._rows.check_ins[check_in.id] = check_in

    def drop(self, check_in: CheckInId) -> None:
        self._rows.check_ins.pop(check_in, None)


class InMemoryCounts:
    def __init__(self, rows: TriadRows) -> None:
        self._rows = rows

    def newest(self) -> TriadCounts | None:
        return max(self._rows.triad_counts.values(), key=lambda each: each.week, default=None)

    def add(self, counts: TriadCounts) -> None:
        self._rows.triad_counts.setdefault(counts.week, counts)


class InMemoryQuestionEdits:
    def __init__(self, rows: TriadRows) -> None:
        self._rows = rows

    def all(self) -> list[Edit]:
        return [self._rows.question_edits[key] for key in sorted(self._rows.question_edits)]

    def save(self, edit: Edit) -> None:
        self._rows.question_edits[edit.question] = edit

    def drop(self, question: QuestionId) -> None:
        self._rows.question_edits.pop(question, None)
