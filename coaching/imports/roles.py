"""What a list does to a person's roles: it invites tutors, gives the other roles at once, and takes back its own.

A no, and a leaving by one's own word, are not overruled: the list does not ask again.
"""

from collections.abc import Mapping
from enum import StrEnum

from coaching.people import Role, RoleState

OWN_WORD = frozenset({RoleState.DECLINED, RoleState.ENDED})
HELD = frozenset({RoleState.INVITED, RoleState.ACCEPTED})


class RoleChange(StrEnum):
    """What happened to one role of one person."""

    INVITED = "invited"
    GIVEN = "given"
    TAKEN_BACK = "taken_back"
    NOT_AGAIN = "not_again"
    """Listed, but the person said no or left; nothing changes."""
    NOT_SERVED = "not_served"
    """Listed, but deactivated, a guest or a bot in Slack; nothing changes until they are not."""
    NO_DAY_AHEAD = "no_day_ahead"
    """To be invited, but the calendar of no school of theirs has a day left; nothing changes."""


def role_change(role: Role, state: RoleState | None, *, listed: bool, is_served: bool = True) -> RoleChange | None:
    """What the list does to the role; None where it stays as it is."""
    if listed and state in OWN_WORD:
        return RoleChange.NOT_AGAIN
    if listed and state not in HELD and not is_served:
        return RoleChange.NOT_SERVED
    if listed and state not in HELD:
        return RoleChange.INVITED if role is Role.TUTOR else RoleChange.GIVEN
    if not listed and state in HELD:
        return RoleChange.TAKEN_BACK
    return None


STATES = {
    RoleChange.INVITED: RoleState.INVITED,
    RoleChange.GIVEN: RoleState.ACCEPTED,
    RoleChange.TAKEN_BACK: RoleState.WITHDRAWN,
}


def roles_after(before: Mapping[Role, RoleState], changes: Mapping[Role, RoleChange]) -> Mapping[Role, RoleState]:
    """The person's roles when the list has had its say."""
    return {**before, **{role: STATES[change] for role, change in changes.items() if change in STATES}}
