"""The weekly question's tick: weeks are planned ahead once an hour, and what is due goes out in small parts.

Any number of processes may tick side by side: a row is unique by triad, person, kind and week, and whoever holds a due
row decides about it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import islice
from typing import TypeVar

from coaching.notices import homes
from coaching.people import PersonId, WorkspaceId
from coaching.ports import Begin
from coaching.prompts.asked import Asked, Skip
from coaching.prompts.bank import BANK
from coaching.prompts.planning import plan, planned_anew, skipped, weeks_ahead
from coaching.prompts.questions import Bank
from coaching.prompts.values import Prompt, PromptId, PromptState
from coaching.prompts.weeks import Planned
from coaching.triads import TriadId
from coaching.use_cases.prompts.asked import asked_by
from coaching.use_cases.prompts.sending import Sender

Of = TypeVar("Of")
Everybody = Mapping[tuple[TriadId, PersonId], Asked]
EVERY = timedelta(hours=1)
"""So soon a new triad, a new member or a new calendar is seen."""
AT_ONCE = 500
"""Rows planned in one transaction: others want to write too."""
SENT_AT_ONCE = 20
"""Rows decided about in one transaction: some 0.1 s of a processor, in which on SQLite nobody else writes."""
MOST_PARTS = 500
"""Of one tick; what is left waits for the next one."""


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
        return sum(self._parts_sent(workspace, now))

    def not_sent(self, workspace: WorkspaceId, prompt: PromptId, now: datetime) -> None:
        """Its message has not come and will not: it counts as not asked, and nothing brings it up."""
        with self.begin(workspace) as unit:
            found = unit.prompts.get(prompt)
            if found is None or found.state is not PromptState.SENT:
                return
            unit.prompts.save([replace(skipped(found, Skip.NOT_SENT), sent_at=None, remind_at=None, put_off_to=None)])
            unit.outbox.add(homes([found.person], now))
            unit.commit()

    def plan(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many rows of this week and the days ahead are new; those that are there move with what has changed."""
        weeks = weeks_ahead(now)
        with self.look(workspace) as unit:
            everybody = list(asked_by(unit))
            there = unit.prompts.keys_of_weeks(weeks[0], weeks[-1])
            unsent = unit.prompts.of_weeks(weeks[0], weeks[-1])
        known = {(each.triad, each.person): each for each in everybody}
        moved = [each for each in unsent if _moves(each, known.get((each.triad, each.person)), now)]
        for part in _parts(moved, AT_ONCE):
            self._move(workspace, part, known, now)
        new = (
            row
            for week in weeks
            for row in plan(
                (each for each in everybody if (each.triad, each.person, week) not in there), [week], now=now
            )
        )
        return sum(self._add(workspace, part) for part in _parts(new, AT_ONCE))

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

    def _parts_sent(self, workspace: WorkspaceId, now: datetime) -> Iterator[int]:
        """How many rows each part had, until nothing is due. Between two of them others have their turn to write."""
        bank: Bank | None = None
        for _ in range(MOST_PARTS):
            with self.look(workspace) as unit:
                if not unit.prompts.due(now, 1):
                    return
                bank = bank or BANK.with_edits(unit.question_edits.all())
            with self.begin(workspace) as unit:
                due = unit.prompts.due(now, SENT_AT_ONCE)
                Sender(unit, now, bank).send(due)
                unit.commit()
            if not due:
                return  # another process has them
            yield len(due)


def _moves(prompt: Prompt, asked: Asked | None, now: datetime) -> bool:
    return asked is not None and planned_anew(prompt, asked, now=now) != prompt


def _parts(rows: Iterable[Of], size: int) -> Iterator[list[Of]]:
    left = iter(rows)
    while part := list(islice(left, size)):
        yield part
