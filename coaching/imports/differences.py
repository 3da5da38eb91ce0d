"""What an import would change: the files, checked and free of mistakes, held against what is stored."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Generic, TypeVar

from coaching.imports.entries import PersonEntry, ProgrammeEntry
from coaching.imports.identities import Identities
from coaching.imports.reading import Checked
from coaching.imports.roles import HELD, OWN_WORD, RoleChange, role_change, roles_after
from coaching.imports.stored import Frame, Listed, Stored
from coaching.imports.visit_differences import VisitChanges, visit_changes
from coaching.people import REFUSED, Person, PersonId, Role, RoleState, SlackUserId, Standing
from coaching.school_calendar import School, SchoolId, WorkingTime, next_allowed_moment
from coaching.topics import Topic

Thing = TypeVar("Thing", School, Topic)


@dataclass(frozen=True, slots=True)
class Turnover(Generic[Thing]):
    """What becomes of the schools, or of the topics."""

    after: tuple[Thing, ...] = ()
    """The programme's from now on, in its order."""
    new: tuple[Thing, ...] = ()
    changed: tuple[Thing, ...] = ()
    back: tuple[Thing, ...] = ()
    """Put away before, listed again."""
    put_away: tuple[Thing, ...] = ()
    """Not listed any more and not needed."""
    kept: tuple[Thing, ...] = ()
    """Not listed any more, but people or open requests need it."""
    reordered: bool = False

    @property
    def is_nothing(self) -> bool:
        return not (self.new or self.changed or self.back or self.put_away or self.reordered)


@dataclass(frozen=True, slots=True)
class PersonChange:
    """One listed person, before and after."""

    before: Listed | None
    after: Listed
    roles: Mapping[Role, RoleChange] = field(default_factory=dict)

    @property
    def is_nothing(self) -> bool:
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Changes:
    """All that an import would change."""

    frame: Frame | None = None
    """The programme's new name, language and zone; None where they stay."""
    schools: Turnover[School] = field(default_factory=Turnover)
    topics: Turnover[Topic] = field(default_factory=Turnover)
    people: tuple[PersonChange, ...] = ()
    visits: VisitChanges = field(default_factory=VisitChanges)
    not_listed: tuple[Listed, ...] = ()
    """People with a role whom the lists leave out: they are left alone."""

    @property
    def is_nothing(self) -> bool:
        rest = self.schools.is_nothing and self.topics.is_nothing and self.visits.is_nothing
        return self.frame is None and rest and all(each.is_nothing for each in self.people)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the files do not say."""

    now: datetime
    new_id: Callable[[], str]
    coordinators: frozenset[SlackUserId] = frozenset()
    """Coordinators by setting; no list takes the role from them."""


def differences(stored: Stored, wanted: Checked, given: Circumstances) -> Changes:
    """What is to change so that the store says what the files say."""
    ids = Identities.of(stored, wanted.programme, given.new_id)
    programme = ids.programme(wanted.programme) if wanted.programme else None
    in_use = tuple(school for school in stored.schools if school.id not in stored.put_away)
    schools = {school.id: school for school in (*in_use, *(programme.schools if programme else ()))}
    entries = ids.people(wanted.people)
    people = tuple(_person(stored, entry, schools, given) for entry in entries)
    everybody = {user: each.person.id for user, each in stored.people.items()}
    everybody |= {each.after.person.slack_user: each.after.person.id for each in people}
    changes = Changes(
        people=people,
        visits=visit_changes(stored.visits, ids.visits(wanted.visits), everybody, schools, given.now),
        not_listed=_left_out(stored, {entry.slack_user for entry in entries}) if entries else (),
    )
    return _with_programme(changes, stored, programme) if programme else changes


def _left_out(stored: Stored, listed: Collection[SlackUserId]) -> tuple[Listed, ...]:
    strangers = (each for user, each in stored.people.items() if user not in listed)
    return tuple(each for each in strangers if HELD.intersection(each.roles.values()))


def _with_programme(changes: Changes, stored: Stored, programme: ProgrammeEntry) -> Changes:
    frame = Frame(programme.name, programme.language, programme.zone)
    needed = _needed(stored, changes.people) | {visit.school for visit in (*stored.visits, *changes.visits.new)}
    return replace(
        changes,
        frame=frame if frame != stored.frame else None,
        schools=_turnover(stored.schools, programme.schools, stored.put_away, needed),
        topics=_turnover(stored.topics, programme.topics, stored.put_away, frozenset()),
    )


def _needed(stored: Stored, people: Iterable[PersonChange]) -> frozenset[str]:
    """The schools that somebody works at or tutors at, or that an open request is about."""
    after = {**stored.people, **{each.after.person.slack_user: each.after for each in people}}
    own = {school for each in after.values() for school in each.person.schools}
    visited = {time.school for each in after.values() for time in each.times if time.school}
    return frozenset(own | visited | stored.schools_of_open_requests)


def _turnover(
    before: Sequence[Thing], listed: Sequence[Thing], put_away: frozenset[str], needed: frozenset[str]
) -> Turnover[Thing]:
    known = {thing.id: thing for thing in before}
    ids = {thing.id for thing in listed}
    gone = [thing for thing in before if thing.id not in ids and thing.id not in put_away]
    kept: tuple[Thing, ...] = tuple(thing for thing in gone if thing.id in needed)
    was_in_order = [thing.id for thing in before if thing.id in ids and thing.id not in put_away]
    return Turnover(
        after=tuple(listed) + kept,
        new=tuple(thing for thing in listed if thing.id not in known),
        changed=tuple(thing for thing in listed if thing.id in known and thing != known[thing.id]),
        back=tuple(thing for thing in listed if thing.id in put_away),
        put_away=tuple(thing for thing in gone if thing.id not in needed),
        kept=kept,
        reordered=was_in_order != [thing.id for thing in listed if thing.id in set(was_in_order)],
    )


def _person(
    stored: Stored, entry: PersonEntry, schools: Mapping[SchoolId, School], given: Circumstances
) -> PersonChange:
    before = stored.people.get(entry.slack_user)
    person = _as_listed(before.person if before else _stranger(entry, given), entry)
    roles_before = before.roles if before else {}
    changes = _role_changes(person, roles_before, entry, given)
    if changes.get(Role.TUTOR) is RoleChange.INVITED and first_moment(person, schools, given.now) is None:
        changes[Role.TUTOR] = RoleChange.NO_DAY_AHEAD
    after = Listed(person, entry.subject, entry.phase, roles_after(roles_before, changes))
    return PersonChange(before, _with_tutoring(after, before, entry), changes)


def _role_changes(
    person: Person, before: Mapping[Role, RoleState], entry: PersonEntry, given: Circumstances
) -> dict[Role, RoleChange]:
    is_served = person.standing not in REFUSED
    changes = {
        role: role_change(role, before.get(role), listed=_gives(entry, role, given), is_served=is_served)
        for role in Role
    }
    return {role: change for role, change in changes.items() if change}


def _with_tutoring(after: Listed, before: Listed | None, entry: PersonEntry) -> Listed:
    """Topics, times and cap go with the role; of somebody who said no they stay as they were."""
    state = after.roles.get(Role.TUTOR)
    if state in HELD:
        return replace(after, skills=entry.skills, times=entry.times, weekly_cap=entry.weekly_cap)
    if before and state in OWN_WORD:
        return replace(after, skills=before.skills, times=before.times, weekly_cap=before.weekly_cap)
    return after


def _gives(entry: PersonEntry, role: Role, given: Circumstances) -> bool:
    by_setting = role is Role.COORDINATOR and entry.slack_user in given.coordinators
    return role in entry.roles or by_setting


def _stranger(entry: PersonEntry, given: Circumstances) -> Person:
    return Person(PersonId(given.new_id()), entry.slack_user, entry.name, Standing.UNKNOWN)


def _as_listed(known: Person, entry: PersonEntry) -> Person:
    """The name is the list's until Slack's directory was read; language and schools where the list says them."""
    looked_up = known.looked_up_at is not None and known.name
    return replace(
        known,
        name=known.name if looked_up else entry.name,
        language=entry.language or known.language,
        schools=entry.schools or known.schools,
        belongs=True,
    )


def first_moment(person: Person, schools: Mapping[SchoolId, School], now: datetime) -> datetime | None:
    """The first moment at which the person may be written to unasked."""
    own = tuple(schools[school] for school in person.schools if school in schools)
    return next_allowed_moment(WorkingTime(own).windows, now)
