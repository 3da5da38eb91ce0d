"""One act of one person: done once however often Slack delivers it, audited, refused where it is not theirs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from coaching.errors import NotYours
from coaching.people import Actor, Person, PersonId, Role, RoleState, SlackUserId, Standing, serve
from coaching.ports import Begin, UnitOfWork
from coaching.screens import Shown

Of = TypeVar("Of")


@dataclass(frozen=True, slots=True)
class Act:
    """Who did something when; `key` is the same for every delivery of the same act."""

    by: Actor
    key: str
    at: datetime
    answer_to: str | None = field(default=None, repr=False)
    """The response_url of the private message that was acted on; None where it was a message to stay."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The transaction in which an act has its effect; without `done` nothing of it is kept."""

    unit: UnitOfWork
    person: Person
    act: Act
    earlier: str | None
    """What the act was about when it was delivered before: then there is nothing left to do."""

    @property
    def first(self) -> bool:
        return self.earlier is None

    def done(self, did: str, about: str) -> None:
        """Keep the effect, together with the act's inbox key and its audit row."""
        self.unit.inbox.keep(self.act.key, about)
        self.unit.audit(self.person.id, did, about, self.act.at)
        self.unit.commit()


@contextmanager
def turn(begin: Begin, act: Act) -> Iterator[Turn]:
    """The person's turn; an act on somebody else's thing leaves an audit row and nothing else."""
    try:
        with begin(act.by.workspace) as unit:
            person = someone(unit, act.by)
            yield Turn(unit, person, act, unit.inbox.claim(act.key, act.at))
    except NotYours as refused:
        _audit_refusal(begin, act, refused)
        raise


@dataclass(frozen=True, slots=True)
class Glance:
    """What a person only looks at; nothing is kept."""

    unit: UnitOfWork
    person: Person
    now: datetime

    def shown(self, screen: Of) -> Shown[Of]:
        """The screen for this reader."""
        return Shown(screen, self.unit.programme().reader(self.person))


@contextmanager
def glance(begin: Begin, look: Begin, by: Actor, now: datetime) -> Iterator[Glance]:
    """The person's look; one at somebody else's thing leaves an audit row."""
    try:
        with look(by.workspace) as unit:
            yield Glance(unit, reader_of(unit, by), now)
    except NotYours as refused:
        _audit_refusal(begin, Act(by, "", now), refused)
        raise


def coordinates(unit: UnitOfWork, person: Person) -> bool:
    """Whether the person coordinates now; the role as it stands in this transaction counts."""
    return unit.people.role(person.id, Role.COORDINATOR) is RoleState.ACCEPTED


def only_for_coordinators(it: Turn | Glance) -> None:
    """`NotYours` for anybody who does not coordinate (any more)."""
    if not coordinates(it.unit, it.person):
        raise NotYours("coordinator")


def someone(unit: UnitOfWork, actor: Actor) -> Person:
    """The person who acted, new to us or not; `NotForYou` where the bot does not serve them."""
    return serve(known_or_new(unit, actor.slack_user))


def known_or_new(unit: UnitOfWork, slack_user: SlackUserId) -> Person:
    """The person's row, made if there is none; the directory says later who it is."""
    known = unit.people.by_slack(slack_user)
    if known is None:
        return unit.people.add(Person(PersonId(unit.new_id()), slack_user, "", Standing.UNKNOWN))
    if not known.belongs:
        known = replace(known, belongs=True)
        unit.people.save(known)
    return known


def named(unit: UnitOfWork, slack_user: SlackUserId) -> Person:
    """The same for somebody whom another named in private: nothing happens to them for it, not even an invitation."""
    known = unit.people.by_slack(slack_user)
    new = Person(PersonId(unit.new_id()), slack_user, "", Standing.UNKNOWN, belongs=False)
    return known or unit.people.add(new)


def reader_of(unit: UnitOfWork, actor: Actor) -> Person:
    """The person who only looks; somebody new to us is not kept for that. `NotForYou` as above."""
    known = unit.people.by_slack(actor.slack_user)
    return serve(known or Person(PersonId(""), actor.slack_user, "", Standing.UNKNOWN))


def _audit_refusal(begin: Begin, act: Act, refused: NotYours) -> None:
    with begin(act.by.workspace) as unit:
        person = unit.people.by_slack(act.by.slack_user)
        unit.audit(person.id if person else None, "was refused", refused.what, act.at)
        unit.commit()
