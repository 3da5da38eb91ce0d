"""Triads read and written with all their members; what becomes of them is decided in `coaching`.

Who gets one on PostgreSQL holds its row; on SQLite the writer is alone anyway.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Select

from coaching.people import PersonId
from coaching.rounds import RoundId
from coaching.triads import Member, Triad, TriadId
from coaching.triads.together import Pair, times_together
from storage.scope import Scope
from storage.triads import rows
from storage.triads import statements as sql
from storage.triads.rows import AnyRow
from storage.types import EncryptedText

OPENING = EncryptedText()
AT_ONCE = 500
"""Triads asked for by id in one statement: well below what either database takes as parameters."""


class SqlTriads:
    def __init__(self, scope: Scope, clock: Callable[[], datetime]) -> None:
        self._scope = scope
        self._clock = clock
        self._stored: dict[TriadId, Triad] = {}
        """As the rows are, so that `save` writes only what is new."""

    def get(self, triad: TriadId) -> Triad | None:
        statement = sql.GET_HELD if self._scope.holding else sql.GET
        # Two statements on purpose: members are read once the triad's row is held, so nobody changes them any more.
        return next(iter(self._some(statement, triad=triad)), None)

    def of_person(self, person: PersonId) -> Triad | None:
        """The active triad of which the person is a member now, not held."""
        return next(iter(self._some(sql.OF_PERSON, person=person)), None)

    def suggested_to(self, person: PersonId) -> Triad | None:
        """The triad that the person is asked about, not held; one that waits for their answer before others."""
        return next(iter(self._some(sql.SUGGESTED, person=person)), None)

    def of_round(self, round_: RoundId) -> list[Triad]:
        """All of them, by id, not held."""
        found = self._scope.run(sql.OF_ROUND, round=round_).all()
        return self._with_members(found, self._scope.run(sql.MEMBERS_OF_ROUND, round=round_).all())

    def these(self, triads: Collection[TriadId]) -> list[Triad]:
        """Those of them that are there, not held."""
        ids = sorted(set(triads))
        parts = (ids[first : first + AT_ONCE] for first in range(0, len(ids), AT_ONCE))
        return [each for part in parts for each in self._some(sql.THESE, triads=part)]

    def active(self) -> list[Triad]:
        """All that are active, by id, not held."""
        found = self._scope.run(sql.ACTIVE).all()
        return self._with_members(found, self._scope.run(sql.MEMBERS_OF_ACTIVE).all())

    def were_together(self) -> Mapping[Pair, datetime]:
        """Pairs that were in one active triad, with the last moment of it; this moment where it lasts."""
        now, last = self._clock(), dict[Pair, datetime]()
        for _, found in groupby(self._scope.run(sql.WERE_TOGETHER), attrgetter("triad")):
            of = list(found)
            members = [rows.member_of(row) for row in of]
            each = times_together(members, started_at=of[0].started_at, ended_at=of[0].ended_at, now=now)
            last.update((pair, max(until, last.get(pair, until))) for pair, until in each)
        return last

    def save(self, triads: Iterable[Triad]) -> None:
        """These as given, new or not; members that are no longer in them are taken out."""
        given = list(triads)
        self._know(each.id for each in given)
        self._scope.write()  # rows of one statement go together: what this unit saved before must not come after
        saved = [
            {"workspace_id": self._scope.workspace, "id": each.id, **rows.triad_values(each, self._clock())}
            for each in given
        ]
        self._scope.later(sql.save(self._scope.dialect), saved)
        for triad in given:
            self._save_members(triad, self._stored.get(triad.id))
            self._stored[triad.id] = triad

    def drop(self, triads: Iterable[TriadId]) -> None:
        """Drafts that nobody was asked about."""
        self._scope.write()
        gone = list(triads)
        self._scope.later(sql.DROP, [{"workspace": self._scope.workspace, "which": each} for each in gone])
        for triad in gone:
            self._stored.pop(triad, None)

    def _save_members(self, triad: Triad, stored: Triad | None) -> None:
        before = {each.person: (place, each) for place, each in enumerate(stored.members)} if stored else {}
        now = {each.person: (place, each) for place, each in enumerate(triad.members)}
        key = {"workspace": self._scope.workspace, "which": triad.id}
        self._scope.later(sql.DROP_MEMBER, [{**key, "whose": each} for each in before.keys() - now.keys()])
        changed = [
            {
                "workspace_id": self._scope.workspace,
                "triad": triad.id,
                "person": person,
                **rows.member_values(member, place),
                "agreement": None,
            }
            for person, (place, member) in now.items()
            if before.get(person) != (place, member)
        ]
        self._scope.later(sql.save_member(self._scope.dialect), changed)
        agreed_before = stored.agreement if stored else ""
        agreeing = [
            {**key, "whose": each.person, "agreed": triad.agreement or None}
            for each in triad.here
            if triad.agreement != (agreed_before if each.person in before else "")
        ]
        self._scope.later(sql.AGREE, agreeing)

    def _know(self, triads: Iterable[TriadId]) -> None:
        """Read those that this unit has not seen."""
        self.these(set(triads) - self._stored.keys())

    def _some(self, statement: Select[*tuple[Any, ...]], **values: Any) -> list[Triad]:
        found = self._scope.run(statement, **values).all()
        if not found:
            return []
        return self._with_members(found, self._scope.run(sql.MEMBERS_OF, triads=[row.id for row in found]).all())

    def _with_members(self, found: Sequence[AnyRow], members: Sequence[AnyRow]) -> list[Triad]:
        of: dict[str, list[AnyRow]] = defaultdict(list)
        for row in members:
            of[row.triad].append(row)
        triads = [self._triad(row, of[row.id]) for row in found]
        self._stored.update((each.id, each) for each in triads)
        return triads

    def _triad(self, row: AnyRow, members: Sequence[AnyRow]) -> Triad:
        each: list[Member] = [rows.member_of(member) for member in members]
        # Whoever left keeps what was agreed until then.
        copies = sorted(members, key=lambda member: member.left_at is not None)
        closed = next((copy.closed_agreement for copy in copies if copy.closed_agreement is not None), None)
        agreement = OPENING.process_result_value(closed, self._scope.connection.dialect)
        return rows.triad_of(row, each, agreement or "")
