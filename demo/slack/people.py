"""The people of the workspace and how Slack describes one of them."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypedDict
from zoneinfo import ZoneInfo

from demo.slack.payload_types import Payload


class Facts(TypedDict, total=False):
    """What may be said of a new person besides the name."""

    id: str
    locale: str
    tz: str
    is_admin: bool
    is_owner: bool
    is_restricted: bool
    is_ultra_restricted: bool


@dataclass(frozen=True, slots=True)
class Person:
    """One account as it is now; a change makes a new value."""

    name: str
    team_id: str
    username: str
    id: str = ""
    """Given by the workspace if it is empty."""
    locale: str = "en-US"
    tz: str = "Europe/Helsinki"
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False
    is_stranger: bool = False
    deleted: bool = False
    updated: int = 0
    bot_id: str = ""
    app_id: str = ""

    def changed(self, now: datetime, **changes: object) -> "Person":
        """The same person with other facts, marked as changed at `now`."""
        return replace(self, updated=int(now.timestamp()), **changes)  # type: ignore[arg-type]


def user_object(person: Person, now: datetime, *, with_locale: bool = False) -> Payload:
    """The `user` object of users.info, users.list, user_change and team_join."""
    user: Payload = {
        "id": person.id,
        "team_id": person.team_id,
        "name": person.username,
        "deleted": person.deleted,
        "color": "9f69e7",
        "real_name": person.name,
        "profile": profile_object(person),
        "is_bot": person.is_bot,
        "is_app_user": False,
        "updated": person.updated,
        "is_email_confirmed": True,
        "who_can_share_contact_card": "EVERYONE",
    }
    if person.is_stranger:
        return user | {"is_stranger": True} | _zone(person, now)
    if person.deleted:
        return user  # Slack leaves the zone, the roles and the locale of a deactivated account out
    user |= _zone(person, now) | {
        "is_admin": person.is_admin or person.is_owner,
        "is_owner": person.is_owner,
        "is_primary_owner": False,
        "is_restricted": person.is_restricted or person.is_ultra_restricted,
        "is_ultra_restricted": person.is_ultra_restricted,
    }
    if with_locale and not person.is_bot:
        user["locale"] = person.locale
    return user


def profile_object(person: Person) -> Payload:
    """The `profile` inside a user object."""
    first, _, last = person.name.partition(" ")
    profile: Payload = {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": person.name,
        "real_name_normalized": person.name,
        "display_name": person.name,
        "display_name_normalized": person.name,
        "fields": None,
        "status_text": "",
        "status_emoji": "",
        "status_emoji_display_info": [],
        "status_expiration": 0,
        "avatar_hash": "g" + person.id.lower(),
        "first_name": first,
        "last_name": last,
        "image_24": "https://avatars.invalid/24.png",
        "image_32": "https://avatars.invalid/32.png",
        "image_48": "https://avatars.invalid/48.png",
        "image_72": "https://avatars.invalid/72.png",
        "image_192": "https://avatars.invalid/192.png",
        "image_512": "https://avatars.invalid/512.png",
        "status_text_canonical": "",
        "team": person.team_id,
    }
    if person.is_bot:
        profile |= {"bot_id": person.bot_id, "api_app_id": person.app_id, "always_active": False}
    return profile


def _zone(person: Person, now: datetime) -> Payload:
    local = now.astimezone(ZoneInfo(person.tz))
    offset = local.utcoffset()
    return {
        "tz": person.tz,
        "tz_label": local.tzname() or person.tz,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
    }
