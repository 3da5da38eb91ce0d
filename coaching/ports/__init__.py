"""What the rules need from the world: a unit of work over the rows of one workspace.

A unit is one transaction: nothing is kept unless `commit` is called; leaving the block without it undoes all.
"""

from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from coaching.people import PersonId, WorkspaceId
from coaching.ports.boxes import Inbox, Outbox
from coaching.ports.help_requests import Drafts, HelpRequests, Outcomes
from coaching.ports.imports import Imports
from coaching.ports.learning import Examples
from coaching.ports.people import People
from coaching.ports.records import Records
from coaching.ports.triad_counts import WeeklyCounts
from coaching.ports.triads import CheckIns, Prompts, QuestionEdits, Rounds, Triads, Volunteers
from coaching.ports.visits import Visits
from coaching.programmes import Programme

__all__ = [
    "Begin",
    "CheckIns",
    "Drafts",
    "Examples",
    "HelpRequests",
    "Imports",
    "Inbox",
    "Outbox",
    "Outcomes",
    "People",
    "Prompts",
    "QuestionEdits",
    "Records",
    "Rounds",
    "Triads",
    "UnitOfWork",
    "Visits",
    "Volunteers",
    "WeeklyCounts",
]


class UnitOfWork(Protocol):
    """One transaction over one workspace's rows."""

    workspace: WorkspaceId
    inbox: Inbox
    people: People
    help_requests: HelpRequests
    drafts: Drafts
    outcomes: Outcomes
    records: Records
    outbox: Outbox
    imports: Imports
    examples: Examples
    visits: Visits
    rounds: Rounds
    volunteers: Volunteers
    triads: Triads
    prompts: Prompts
    check_ins: CheckIns
    question_edits: QuestionEdits
    triad_counts: WeeklyCounts

    def programme(self) -> Programme:
        """The programme as of this transaction."""
        ...

    def touch_programme(self) -> None:
        """Raise the programme's version: something that it holds was changed."""
        ...

    def park(self, because: str, *, purge_at: datetime | None = None) -> None:
        """Nothing is sent from now on; with `purge_at`, all of the workspace's rows go then.

        A date set before stays: events about a removal come in any order.
        """
        ...

    def audit(self, who: PersonId | None, did: str, to: str, now: datetime) -> None:
        """One row: who did what to which id; no content."""
        ...

    def new_id(self) -> str:
        """A fresh opaque id."""
        ...

    def commit(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...


class Begin(Protocol):
    """Opens a unit of work on one workspace; waits for a lock as long as a person may wait, then `StorageBusy`."""

    def __call__(self, workspace: WorkspaceId) -> UnitOfWork: ...
