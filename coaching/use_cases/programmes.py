"""Importing a programme and people: all of it in one transaction, or nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from coaching.imports.differences import (
    Changes,
    Circumstances,
    PersonChange,
    Turnover,
    differences,
    first_moment,
)
from coaching.imports.findings import Finding
from coaching.imports.members import Directory
from coaching.imports.reading import Reading, check
from coaching.imports.roles import RoleChange
from coaching.imports.stored import Stored
from coaching.imports.visit_differences import VisitChanges
from coaching.notices import Notice, NoticeKind, notice
from coaching.people import Role, RoleState, SlackUserId, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.school_calendar import School, SchoolId
from coaching.topics import Topic
from coaching.use_cases.people import hand_on_all
from coaching.use_cases.visits import plan_changed

AUDITED = {
    RoleChange.INVITED: "import invited",
    RoleChange.GIVEN: "import gave the role",
    RoleChange.TAKEN_BACK: "import took back the role",
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import found and what it changed; nothing where a mistake stops it."""

    findings: tuple[Finding, ...]
    changes: Changes | None


@dataclass(frozen=True, slots=True)
class Programmes:
    """Brings programme and people to what the coordinator's files say."""

    begin: Begin
    coordinators: frozenset[SlackUserId] = frozenset()
    """Coordinators by setting; no list takes the role from them."""

    def bring(
        self,
        workspace: WorkspaceId,
        reading: Reading,
        directory: Directory | None,
        *,
        now: datetime,
        dry_run: bool = False,
    ) -> Imported:
        """What was found and changed; a dry run changes the same and keeps nothing of it."""
        with self.begin(workspace) as unit:
            given = Circumstances(now, unit.new_id, self.coordinators)
            result = _held_against(unit.imports.stored(), reading, directory, given)
            if result.changes and not result.changes.is_nothing:
                _save(unit, result.changes, now)
            if not dry_run:
                unit.commit()
            return result


def foreseen(reading: Reading, directory: Directory | None, given: Circumstances) -> Imported:
    """What a first import, into a store that knows nothing, would find and change."""
    return _held_against(Stored(), reading, directory, given)


def _held_against(stored: Stored, reading: Reading, directory: Directory | None, given: Circumstances) -> Imported:
    wanted = check(reading, stored, directory)
    return Imported(wanted.findings, None if wanted.stops else differences(stored, wanted, given))


def _save(unit: UnitOfWork, changes: Changes, now: datetime) -> None:
    if changes.frame:
        unit.imports.save_frame(changes.frame)
    if not changes.schools.is_nothing:
        unit.imports.save_schools(changes.schools.after, changes.schools.put_away, now)
    if not changes.topics.is_nothing:
        unit.imports.save_topics(changes.topics.after, changes.topics.put_away, now)
    changed = [each for each in changes.people if not each.is_nothing]
    unit.imports.save_people([each.after for each in changed], now)
    unit.touch_programme()
    schools = unit.programme().schools
    unit.outbox.add(owed for each in changed for owed in _owed(each, schools, now))
    for each in changed:
        if each.roles.get(Role.TUTOR) is RoleChange.TAKEN_BACK:
            hand_on_all(unit, each.after.person.id, now)
    _save_visits(unit, changes.visits, now)
    unit.help_requests.look_again(now)
    _audit(unit, changes, now)


def _save_visits(unit: UnitOfWork, visits: VisitChanges, now: datetime) -> None:
    if visits.is_nothing:
        return
    unit.visits.call_off(visits.gone)
    unit.visits.plan((*visits.new, *visits.changed))
    plan_changed(unit, sorted(visits.tutors), now)


def _owed(change: PersonChange, schools: Mapping[SchoolId, School], now: datetime) -> Iterator[Notice]:
    """The invitation at the person's next allowed moment, and again there when what it says has changed."""
    person = change.after.person
    if change.after.roles.get(Role.TUTOR) is RoleState.INVITED and (due := first_moment(person, schools, now)):
        yield notice(NoticeKind.INVITATION, person.id, person.id, due)
    elif change.roles.get(Role.TUTOR) is RoleChange.TAKEN_BACK:
        yield notice(NoticeKind.INVITATION, person.id, person.id, now, only_edit=True)


def _audit(unit: UnitOfWork, changes: Changes, now: datetime) -> None:
    """What the import did to which id; who ran it, the database does not know."""
    if changes.frame:
        unit.audit(None, "import set the programme", unit.workspace, now)
    for kind, turnover in (("school", changes.schools), ("topic", changes.topics)):
        _audit_things(unit, kind, turnover, now)
    for tutor in sorted(changes.visits.tutors):
        unit.audit(None, "import changed the visits of", tutor, now)
    for each in changes.people:
        if not each.is_nothing:
            unit.audit(None, "import saved the person", each.after.person.id, now)
        for role, change in each.roles.items():
            if change in AUDITED:
                unit.audit(None, f"{AUDITED[change]}: {role}", each.after.person.id, now)


def _audit_things(unit: UnitOfWork, kind: str, turnover: Turnover[School] | Turnover[Topic], now: datetime) -> None:
    for did, things in (
        ("added", turnover.new),
        ("changed", turnover.changed),
        ("brought back", turnover.back),
        ("put away", turnover.put_away),
    ):
        for thing in things:
            unit.audit(None, f"import {did} a {kind}", thing.id, now)
