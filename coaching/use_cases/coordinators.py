"""Coordinators named by the operator's settings: they are so from the start, whatever a list of people says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from coaching.people import Role, RoleState, SlackUserId, WorkspaceId
from coaching.ports import Begin
from coaching.use_cases.acts import known_or_new


@dataclass(frozen=True, slots=True)
class Coordinators:
    """Gives the role; taking it back is the import's."""

    begin: Begin

    def named(self, workspace: WorkspaceId, members: Iterable[SlackUserId], now: datetime) -> None:
        """Each of them is a coordinator; who is one already is left as they are."""
        for member in members:
            with self.begin(workspace) as unit:
                person = known_or_new(unit, member)
                if unit.people.role(person.id, Role.COORDINATOR) is RoleState.ACCEPTED:
                    continue
                unit.people.give_role(person.id, Role.COORDINATOR, RoleState.ACCEPTED, now)
                unit.audit(None, "settings named a coordinator", person.id, now)
                unit.commit()
