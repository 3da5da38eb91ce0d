"""The places people write in: channels, DMs and group DMs."""

from dataclasses import dataclass
from enum import StrEnum

from demo.slack.payload_types import Payload


class Kind(StrEnum):
    """What sort of conversation it is."""

    PUBLIC = "channel"
    PRIVATE = "group"
    IM = "im"
    MPIM = "mpim"


@dataclass(frozen=True, slots=True)
class Conversation:
    """One place as it is now."""

    id: str
    kind: Kind
    members: frozenset[str]
    name: str = ""
    created: int = 0
    creator: str = ""
    is_archived: bool = False
    is_ext_shared: bool = False

    @property
    def shown_name(self) -> str:
        """The `name` that Slack puts into payloads: real only for public channels."""
        return {Kind.PUBLIC: self.name, Kind.PRIVATE: "privategroup", Kind.IM: "directmessage"}.get(
            self.kind, "mpdm-" + self.id.lower() + "-1"
        )

    @property
    def history_scope(self) -> str:
        """The scope that reading its messages takes."""
        return _SCOPE_WORD[self.kind] + ":history"

    @property
    def read_scope(self) -> str:
        """The scope that looking at its facts takes."""
        return _SCOPE_WORD[self.kind] + ":read"


_SCOPE_WORD = {Kind.PUBLIC: "channels", Kind.PRIVATE: "groups", Kind.IM: "im", Kind.MPIM: "mpim"}


def conversation_object(place: Conversation, viewer: str) -> Payload:
    """The `channel` object of conversations.info, seen by `viewer`."""
    if place.kind is Kind.IM:
        other = next((member for member in sorted(place.members) if member != viewer), viewer)
        return {
            "id": place.id,
            "created": place.created,
            "is_archived": place.is_archived,
            "is_im": True,
            "is_org_shared": False,
            "user": other,
            "is_user_deleted": False,
            "is_open": True,
            "priority": 0,
        }
    return {
        "id": place.id,
        "name": place.shown_name if place.kind is Kind.MPIM else place.name,
        "is_channel": place.kind is Kind.PUBLIC,
        "is_group": place.kind is Kind.PRIVATE,
        "is_im": False,
        "is_mpim": place.kind is Kind.MPIM,
        "is_private": place.kind is not Kind.PUBLIC,
        "created": place.created,
        "creator": place.creator,
        "is_archived": place.is_archived,
        "is_general": False,
        "unlinked": 0,
        "name_normalized": place.name,
        "is_shared": place.is_ext_shared,
        "is_org_shared": False,
        "is_ext_shared": place.is_ext_shared,
        "pending_shared": [],
        "is_member": viewer in place.members,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
        "num_members": len(place.members),
    }
