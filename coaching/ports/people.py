"""What the rules need of the cached directory, roles and tutors."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from coaching.people import Person, PersonId, Role, RoleState, SlackUserId
from coaching.school_calendar import Leave
from coaching.tutors import Tutor


class People(Protocol):
    """The cached directory."""

    def by_slack(self, slack_user: SlackUserId) -> Person | None: ...

    def held(self, slack_user: SlackUserId) -> Person | None:
        """The same, the row held until the end of the unit: what follows from its change follows once."""
        ...

    def hold(self, slack_user: SlackUserId) -> None:
        """Let no other unit hold the person until the end of this one: what two of them do follows in turn."""
        ...

    def get(self, person: PersonId) -> Person | None: ...

    def add(self, person: Person) -> Person:
        """The person as stored; one of the same Slack id that another process just added is kept instead."""
        ...

    def save(self, person: Person) -> None:
        """The person's row as given; the programme's version rises where it holds that person."""
        ...

    def tutoring(self, person: Person) -> Tutor | None:
        """What the person would help with as tutor, accepted or not; None without topics and times."""
        ...

    def staff(self) -> list[Person]:
        """Everybody active, by id."""
        ...

    def not_looked_up(self, limit: int) -> list[Person]:
        """People of standing UNKNOWN, longest unknown first."""
        ...

    def opened_home(self, person: PersonId, now: datetime) -> None:
        """Remember that the person looks at the Home tab, which is then kept fresh for them."""
        ...

    def role(self, person: PersonId, role: Role) -> RoleState | None: ...

    def give_role(self, person: PersonId, role: Role, state: RoleState, now: datetime) -> None:
        """The person's state in a role; raises the programme's version."""
        ...

    def leaves(self, person: PersonId) -> tuple[Leave, ...]:
        """The person's days away, in the order of their first days."""
        ...

    def all_leaves(self) -> Mapping[PersonId, tuple[Leave, ...]]:
        """Everybody's days away, of those who have any."""
        ...

    def set_leaves(self, person: PersonId, leaves: Sequence[Leave]) -> None:
        """These days away and no others; raises the programme's version."""
        ...

    def set_tutoring(self, tutor: Tutor) -> None:
        """The tutor's topics, times and weekly cap as given, none besides; raises the programme's version."""
        ...
