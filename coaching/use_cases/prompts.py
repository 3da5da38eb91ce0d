"""The weekly question's tick: weeks are planned ahead, and what is due is sent, reminded of, or skipped and recorded.

Any number of processes may tick side by side: a row is unique by triad, person, kind and week, and whoever holds a due
row decides about it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

from coaching.notices import Notice, NoticeKind, notice
from coaching.people import REFUSED, Person, PersonId, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.programmes import Programme
from coaching.prompts.asked import Asked, PromptTime, Skip
from coaching.prompts.bank import BANK
from coaching.prompts.planning import catch_up, plan, planned_anew, skipped, weeks_ahead
from coaching.prompts.questions import choose_question
from coaching.prompts.reminders import offers_rhythm, remind_at, why_not_reminded
from coaching.prompts.turns import next_turns
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.prompts.weeks import Planned, why_not_now
from coaching.school_calendar import IsoWeek, Leave, Weekday, local_date, week_of, week_of_term
from coaching.triads import Member, Triad, TriadId, TriadState
from coaching.use_cases.asking import homes
from coaching.use_cases.working_time import working_time, working_time_with

Of = TypeVar("Of")
Everybody = Mapping[tuple[TriadId, PersonId], Asked]
EVERY = timedelta(hours=1)
"""So soon a new triad, a new member or a new calendar is seen."""
AT_ONCE = 500
"""Rows of one transaction: others want to write too."""
TERM = 20
"""Weeks: in so many nothing is asked twice, where the school has no terms."""


@dataclass(slots=True)
class Prompts:
    """Plans and sends."""

    begin: Begin
    look: Begin
    _planned_at: dict[WorkspaceId, datetime] = field(default_factory=dict)

    def tick(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many prompts were sent, brought up once more or skipped."""
        last = self._planned_at.get(workspace)
        if last is None or not timedelta() <= now - last < EVERY:
            self.plan(workspace, now)
            self._planned_at[workspace] = now
        return self._send(workspace, now)

    def plan(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many rows of this week and the days ahead are new; those that are there move with what has changed."""
        weeks = weeks_ahead(now)
        with self.look(workspace) as unit:
            everybody = list(asked_by(unit))
            there = unit.prompts.of_weeks(weeks[0], weeks[-1])
        known = {(each.triad, each.person): each for each in everybody}
        moved = [each for each in there if _moves(each, known.get((each.triad, each.person)), now)]
        for part in _parts(moved):
            self._move(workspace, part, known, now)
        return sum(self._add(workspace, part) for part in _parts(plan(everybody, weeks, now=now)))

    def _move(self, workspace: WorkspaceId, part: list[Prompt], known: Everybody, now: datetime) -> None:
        with self.begin(workspace) as unit:
            held = (unit.prompts.get(each.id) for each in part)
            unit.prompts.save(
                planned_anew(each, known[each.triad, each.person], now=now) for each in held if each is not None
            )
            unit.commit()

    def _add(self, workspace: WorkspaceId, part: list[Planned]) -> int:
        with self.begin(workspace) as unit:
            added = unit.prompts.add(each.as_prompt(PromptId(unit.new_id())) for each in part)
            unit.commit()
            return added

    def _send(self, workspace: WorkspaceId, now: datetime) -> int:
        with self.look(workspace) as unit:
            if not unit.prompts.due(now, 1):
                return 0
        with self.begin(workspace) as unit:
            due = unit.prompts.due(now, AT_ONCE)
            sender = _Sender(unit, now)
            sender.send(due)
            unit.commit()
            return len(due)


def asked_by(unit: UnitOfWork) -> Iterator[Asked]:
    """Everybody who is in an active triad, with when they are asked."""
    programme, staff = unit.programme(), {each.id: each for each in unit.people.staff()}
    leaves = unit.people.all_leaves()
    for triad in unit.triads.active():
        for member in triad.here:
            if person := staff.get(member.person):
                yield asked_with(programme, triad, member, person, leaves.get(person.id, ()))


def asked_with(programme: Programme, triad: Triad, member: Member, person: Person, leaves: tuple[Leave, ...]) -> Asked:
    """All that decides when this member is asked."""
    working = working_time_with(programme, person, leaves)
    chosen = member.prompt_day is not None and member.prompt_time is not None
    since = member.joined_at or triad.started_at
    asked = Asked(triad.id, person.id, working, rhythm=member.rhythm, back_on=member.back_on)
    if since is not None:
        asked = replace(asked, since=week_of(since, asked.zone))
    if chosen and member.prompt_day is not None and member.prompt_time is not None:
        asked = replace(asked, time=PromptTime(member.prompt_day, member.prompt_time))
    return asked


def asked_of(unit: UnitOfWork, triad: Triad, person: Person) -> Asked | None:
    """The same for one person; None for somebody who is no member (any more)."""
    member = triad.member(person.id)
    if member is None or triad.state is not TriadState.ACTIVE:
        return None
    leaves = working_time(unit, person).leaves
    return asked_with(unit.programme(), triad, member, person, leaves)


@dataclass(slots=True)
class _Sender:
    """Decides about each due row of one transaction."""

    unit: UnitOfWork
    now: datetime

    def send(self, due: list[Prompt]) -> None:
        caught = catch_up(due, self.now)
        self.unit.prompts.save(caught.skipped)
        for prompt in caught.send:
            self._ask(prompt)
        for prompt in due:
            if prompt.state is PromptState.SENT:
                self._remind(prompt)

    def _ask(self, prompt: Prompt) -> None:
        known = self._known(prompt)
        if known is None:
            self.unit.prompts.save([skipped(prompt, Skip.NO_WINDOW)])
            return
        triad, person, asked = known
        if why := why_not_now(prompt, asked, self.now):
            self.unit.prompts.save([skipped(prompt, why)])
            return
        if self._has_answered(prompt):
            self.unit.prompts.save([replace(prompt, state=PromptState.ANSWERED)])
            return
        self._out(self._instead(prompt, person) or self._with_question(prompt, triad, person, asked))

    def _instead(self, prompt: Prompt, person: Person) -> Prompt | None:
        """The choice of rhythm in the place of a question, after silent weeks."""
        mine = [each for each in self._mine(prompt) if each.triad == prompt.triad]
        if prompt.kind is not PromptKind.QUESTION or not offers_rhythm(mine, prompt.week):
            return None
        self.unit.prompts.save([skipped(prompt, Skip.NEWER_ONE)])
        choice = replace(
            prompt, id=PromptId(self.unit.new_id()), kind=PromptKind.RHYTHM, state=PromptState.SENT, sent_at=self.now
        )
        return choice if self.unit.prompts.add([choice]) else None

    def _with_question(self, prompt: Prompt, triad: Triad, person: Person, asked: Asked) -> Prompt:
        sent = replace(prompt, state=PromptState.SENT, sent_at=self.now)
        if prompt.kind is PromptKind.QUESTION:
            members = [each.person for each in triad.here]
            turns = next_turns(members, [turns for _, turns in self.unit.prompts.sessions(triad.id)])
            sent = replace(sent, stage=triad.stage, turn=turns[person.id], remind_at=remind_at(prompt, asked))
            sent = replace(sent, question=self._question(sent, person, asked))
            if self._is_told(prompt):
                sent = replace(sent, state=PromptState.TOLD, remind_at=None)
        self.unit.prompts.save([sent])
        return sent

    def _has_answered(self, prompt: Prompt) -> bool:
        """Whether the person has checked in without waiting for the question; then none comes."""
        week = self.unit.check_ins.of_week(prompt.triad, prompt.week)
        return prompt.kind is PromptKind.QUESTION and any(each.person == prompt.person for each in week)

    def _is_told(self, prompt: Prompt) -> bool:
        """Whether a mate has said already that they met; then the question comes without asking for that."""
        week = self.unit.check_ins.of_week(prompt.triad, prompt.week)
        return any(each.met and each.person != prompt.person for each in week)

    def _question(self, prompt: Prompt, person: Person, asked: Asked) -> str | None:
        """One that this person was not asked this term; None where the stage has nothing to ask."""
        if prompt.stage is None or prompt.turn is None:
            return None
        today = local_date(self.now, asked.zone)
        week = (week_of_term(asked.home, today) if asked.home else None) or prompt.week.week
        used = [each.question for each in self._mine(prompt) if each.question]
        language = self.unit.programme().reader(person).language
        try:
            chosen = choose_question(
                BANK.with_edits(self.unit.question_edits.all()),
                stage=prompt.stage,
                turn=prompt.turn,
                week_of_term=week,
                used=used,
                seed=f"{prompt.triad}:{prompt.week}",
                language=language,
            )
        except LookupError:
            return None
        return chosen.id

    def _mine(self, prompt: Prompt) -> list[Prompt]:
        since = IsoWeek.of(prompt.week.day(Weekday.MON) - timedelta(weeks=TERM))
        return self.unit.prompts.of_person(prompt.person, since)

    def _out(self, prompt: Prompt) -> None:
        out = notice(NoticeKind.PROMPT, prompt.id, prompt.person, self.now)
        homes_too = homes(self.unit, [prompt.person], self.now)
        self.unit.outbox.add([replace(out, wanted_until=prompt.too_late_at), *homes_too, *self._older(prompt)])

    def _older(self, prompt: Prompt) -> list[Notice]:
        """The message of the question before, whose buttons lead nowhere from now on."""
        before = (each for each in self._mine(prompt) if each.sent_at and each.week < prompt.week)
        last = next((each for each in before if each.state in (PromptState.SENT, PromptState.TOLD)), None)
        return [notice(NoticeKind.PROMPT, last.id, last.person, self.now, only_edit=True)] if last else []

    def _remind(self, prompt: Prompt) -> None:
        """At most once: whatever comes of it, there is none after it."""
        known = self._known(prompt)
        self.unit.prompts.save([replace(prompt, remind_at=None)])
        if known is None or why_not_reminded(prompt, known[2], self.now):
            return
        line = notice(NoticeKind.PROMPT_REMINDER, prompt.id, prompt.person, self.now)
        asks_again = notice(NoticeKind.PROMPT, prompt.id, prompt.person, self.now, only_edit=True)
        homes_too = homes(self.unit, [prompt.person], self.now)
        self.unit.outbox.add([replace(line, wanted_until=self.now + timedelta(hours=6)), asks_again, *homes_too])

    def _known(self, prompt: Prompt) -> tuple[Triad, Person, Asked] | None:
        triad, person = self.unit.triads.get(prompt.triad), self.unit.people.get(prompt.person)
        if triad is None or person is None or person.standing in REFUSED:
            return None
        asked = asked_of(self.unit, triad, person)
        return (triad, person, asked) if asked else None


def _moves(prompt: Prompt, asked: Asked | None, now: datetime) -> bool:
    return asked is not None and planned_anew(prompt, asked, now=now) != prompt


def _parts(rows: Iterable[Of]) -> Iterator[list[Of]]:
    left = iter(rows)
    while part := list(islice(left, AT_ONCE)):
        yield part
