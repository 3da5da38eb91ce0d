"""One surface on its way to HTML: who reads it, what is put in, and the drawing of each of its parts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from markupsafe import Markup

from demo.page.controls import GROUPS, Control
from demo.page.environment import draw
from demo.page.mrkdwn import date_html, href, link_html, mrkdwn_html, plain_html
from demo.slack.initial_values import initial_value
from demo.slack.payload_types import Block, Payload
from demo.slack.slack_dates import shown_date
from demo.slack.visible_text import Reader

Values = Mapping[tuple[str, str], Payload]
"""What was put in, by (block_id, action_id)."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Templates get it as `sheet` and draw their parts with it."""

    reader: Reader
    scope: str
    """Begins every id, so that two surfaces can stand on one page."""
    values: Values = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def new_id(self) -> str:
        """An id that nothing else on this surface has."""
        return f"{self.scope}-{next(self._numbers)}"

    def blocks(self, blocks: Iterable[Block]) -> Markup:
        """Blocks, one below the other."""
        return Markup("\n").join(draw("blocks", _type(block), sheet=self, block=block) for block in blocks)

    def element(self, block: Block, element: Payload, id_: str = "") -> Markup:
        """An element of a block, and the dialog that asks before it counts."""
        control = self._control(block, element, id_ or self.new_id())
        made = draw("elements", _type(element), sheet=self, element=element, control=control)
        if control.confirm_id is None:
            return made
        return made + draw("parts", "confirm", sheet=self, confirm=element["confirm"], id=control.confirm_id)

    def rich(self, parts: Iterable[Payload]) -> Markup:
        """Pieces of rich text; no space comes between them that is not theirs."""
        return Markup("").join(draw("rich_text", _type(part), sheet=self, part=part) for part in parts)

    def words(self, text: Payload | str | None) -> Markup:
        """A text object: plain text as it stands, mrkdwn as it looks."""
        if isinstance(text, dict) and text.get("type") == "mrkdwn":
            return mrkdwn_html(str(text.get("text", "")), self.reader)
        return plain_html(str(text.get("text", "")) if isinstance(text, dict) else text or "")

    def mrkdwn(self, text: str) -> Markup:
        """Words with Slack's markup."""
        return mrkdwn_html(text, self.reader)

    def someone(self, id_: str) -> str:
        """A person or a place by name."""
        return self.reader.names.get(id_, "unknown")

    def emoji(self, part: Payload) -> str:
        """The character of a rich text's emoji, or its name where it is the workspace's own."""
        points = str(part.get("unicode") or "")
        return "".join(chr(int(point, 16)) for point in points.split("-")) if points else f":{part['name']}:"

    def date(self, part: Payload) -> Markup:
        """The moment of a rich text's date, in the reader's zone."""
        epoch = int(part["timestamp"])
        return date_html(epoch, shown_date(epoch, str(part["format"]), self.reader.tz, self.reader.now))

    def link(self, url: str, shown: str) -> Markup:
        """A link, or only its words if the address is not one to be followed."""
        return link_html(url, shown)

    def source(self, image: Payload) -> str:
        """Where a picture is, if a browser may get it from there."""
        return href(image.get("image_url"))

    def is_group(self, element: Payload) -> bool:
        """Whether one label stands over several boxes."""
        return element.get("type") in GROUPS

    def error(self, block: Block) -> str:
        """What the form complains about here."""
        return self.errors.get(str(block.get("block_id")), "")

    def _control(self, block: Block, element: Payload, id_: str) -> Control:
        key = str(block.get("block_id")), str(element.get("action_id"))
        value = self.values.get(key) or initial_value(element) or {}
        return Control(block, element, id_, value, self.reader, bool(self.error(block)))


def _type(part: Payload) -> str:
    return str(part.get("type", ""))
