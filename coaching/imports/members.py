"""Who is meant by the `slack` cell of a list: a member id as it stands, or an exact name in the directory."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from coaching.imports.findings import Doubt, Fault, Margin
from coaching.imports.spelling import key_of, nearest
from coaching.people import SlackUserId, Standing

MEMBER_ID = re.compile(r"(?=.*[0-9])[UW][A-Z0-9]{5,20}")
"""Real ones have nine to eleven signs; a digit is asked for, so that WILLIAMSON is a name."""
NEARLY_ONE = re.compile(r"<?@?((?=.*[0-9])[UW][A-Z0-9]{4,20})(\|[^>]*)?>?", re.IGNORECASE)
OTHER_ID = re.compile(r"(?=.*[0-9])[A-Z][A-Z0-9]{7,20}")
"""What other things of Slack are called: channels, teams, bots."""


@dataclass(frozen=True, slots=True)
class Member:
    """One account of the workspace, under every name that Slack shows for it."""

    slack_user: SlackUserId
    names: Collection[str] = field(repr=False)
    standing: Standing = Standing.ACTIVE


@dataclass(frozen=True, slots=True)
class Directory:
    """The workspace's accounts by name."""

    by_name: Mapping[str, tuple[Member, ...]] = field(repr=False)

    @classmethod
    def of(cls, members: Iterable[Member]) -> "Directory":
        """The directory of these accounts."""
        by_name: dict[str, tuple[Member, ...]] = {}
        for member in members:
            for name in {key_of(name) for name in member.names if name.strip()}:
                by_name[name] = (*by_name.get(name, ()), member)
        return cls(by_name)

    @property
    def names(self) -> list[str]:
        """Every name as Slack shows it."""
        return [name for members in self.by_name.values() for each in members for name in each.names]


def is_member_id(said: str) -> bool:
    """Whether this is a member id, rather than a name."""
    return MEMBER_ID.fullmatch(said) is not None


def is_name(said: str) -> bool:
    """Whether this has to be looked up: neither a member id nor meant as an id of another kind."""
    return bool(said) and not (
        is_member_id(said) or NEARLY_ONE.fullmatch(said) or OTHER_ID.fullmatch(said) or "@" in said[1:]
    )


def member_of(said: str, line: int, margin: Margin, directory: Directory | None) -> SlackUserId | None:
    """The member meant; None where that cannot be settled, with the reason noted."""
    if not said:
        margin.note(line, Fault.NO_TEXT, "slack")
    elif is_member_id(said):
        return SlackUserId(said)
    elif not is_name(said):
        _note_other(said, line, margin)
    elif directory is None:
        margin.note(line, Fault.NAME_NOT_LOOKED_UP, said)
    else:
        return _looked_up(said, line, margin, directory)
    return None


def _note_other(said: str, line: int, margin: Margin) -> None:
    if meant := NEARLY_ONE.fullmatch(said):
        margin.note(line, Fault.BAD_MEMBER_ID, said, about="slack", near=(meant[1].upper(),))
    elif OTHER_ID.fullmatch(said):
        margin.note(line, Fault.BAD_MEMBER_ID, said, about="slack")
    else:
        margin.note(line, Fault.AN_ADDRESS, said)


def _looked_up(said: str, line: int, margin: Margin, directory: Directory) -> SlackUserId | None:
    """Accounts that the bot does not serve are passed over where another one has the same name."""
    named = directory.by_name.get(key_of(said.removeprefix("@")), ())
    staff = [member for member in named if member.standing in (Standing.ACTIVE, Standing.UNKNOWN)]
    guests = [member for member in named if member.standing is Standing.GUEST]
    match staff or guests:
        case [only]:
            if only in guests:
                margin.note(line, Doubt.GUEST, said)
            return only.slack_user
        case []:
            fault = Fault.NOT_STAFF if named else Fault.NO_SUCH_MEMBER
            margin.note(line, fault, said, near=() if named else nearest(said, directory.names))
        case several:
            near = sorted(f"{next(iter(member.names))} ({member.slack_user})" for member in several)
            margin.note(line, Fault.SEVERAL_MEMBERS, said, near=near)
    return None
