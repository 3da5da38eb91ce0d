"""The three places where blocks stand: a message, a modal, a Home tab. Who may see them is decided elsewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from demo.page.environment import draw
from demo.page.sheet import Sheet, Values
from demo.slack.payload_types import Block, Payload
from demo.slack.visible_text import Reader

TINTS = 6  # of the pictures that stand for people; the stylesheet has a colour for each


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a message."""

    sender: str = "Peer Coach"
    is_app: bool = True
    at: datetime | None = None
    only_for_you: bool = False

    @property
    def initials(self) -> str:
        """For the picture that nobody has uploaded."""
        return "".join(name[0] for name in self.sender.split()[:2]).upper()

    @property
    def tint(self) -> int:
        """The same colour for the same name."""
        return sum(map(ord, self.sender)) % TINTS

    def time(self, reader: Reader) -> str:
        """When it was sent, on the reader's clock."""
        return f"{self.at.astimezone(ZoneInfo(reader.tz)):%H:%M}" if self.at else ""


def render_blocks(
    blocks: Iterable[Block],
    reader: Reader,
    *,
    scope: str = "blocks",
    values: Values | None = None,
    errors: Mapping[str, str] | None = None,
) -> Markup:
    """Blocks one below the other; `scope` begins every id and must differ on one page."""
    return Sheet(reader, scope, values or {}, errors or {}).blocks(blocks)


def render_message(
    message: Payload, reader: Reader, frame: Frame, *, scope: str = "message", values: Values | None = None
) -> Markup:
    """A message with its `blocks` (or its `text`), `files`, and the mark of an edit."""
    return draw("surfaces", "message", sheet=Sheet(reader, scope, values or {}), message=message, frame=frame)


def render_modal(
    view: Payload,
    reader: Reader,
    *,
    scope: str = "modal",
    values: Values | None = None,
    errors: Mapping[str, str] | None = None,
) -> Markup:
    """A modal with what was put in and what it complains about."""
    sheet = Sheet(reader, scope, values or {}, errors or {})
    return draw("surfaces", "modal", sheet=sheet, view=view)


def render_home(view: Payload, reader: Reader, *, scope: str = "home", values: Values | None = None) -> Markup:
    """A Home tab."""
    return draw("surfaces", "home", sheet=Sheet(reader, scope, values or {}), view=view)
