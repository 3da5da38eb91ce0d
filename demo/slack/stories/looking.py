"""What a person has before their eyes, as text; and finding a thing by the words on it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from demo.slack.messages import Message
from demo.slack.stories.elements import Surface
from demo.slack.views import View
from demo.slack.visible_text import Reader, text_of_block, text_of_message, text_of_view

if TYPE_CHECKING:
    from demo.slack.pretend import PretendSlack


class NotThere(AssertionError):
    """What the story speaks of is not before the person's eyes."""


class Eyes:
    """Looks at the workspace as one person."""

    def __init__(self, slack: "PretendSlack", person_id: str) -> None:
        self._slack, self._id = slack, person_id
        self.home_is_open = False
        self.on_home = False
        """Whether the person looks at Home first, the messages after."""

    @property
    def reader(self) -> Reader:
        """How this person reads."""
        workspace = self._slack.workspace
        return Reader(workspace.people[self._id].tz, workspace.now(), workspace.names())

    @property
    def modal(self) -> View | None:
        """The modal in front."""
        return self._slack.workspace.views.top(self._id)

    @property
    def home(self) -> View | None:
        """The Home tab, if it was ever opened."""
        return self._slack.workspace.views.homes.get(self._id) if self.home_is_open else None

    @property
    def messages(self) -> list[Message]:
        """All messages that can be seen, oldest first."""
        return self._slack.workspace.visible_messages(self._id)

    @property
    def notices(self) -> list[str]:
        """What Slack itself told the person."""
        return self._slack.workspace.notices.get(self._id, [])

    def surfaces(self) -> list[Surface]:
        """Everything in view, what would be looked at first to what would be looked at last."""
        newest: list[Surface] = list(reversed(self.messages))
        home: list[Surface] = [self.home] if self.home else []
        front: list[Surface] = [self.modal] if self.modal else []
        return [*front, *home, *newest] if self.on_home else [*front, *newest, *home]

    def within_reach(self) -> list[Surface]:
        """Where something can be pressed: an open modal covers everything else."""
        return [self.modal] if self.modal else self.surfaces()

    def text_of(self, surface: Surface) -> str:
        """A thing as this person reads it."""
        if isinstance(surface, View):
            return text_of_view(surface, self.reader)
        return text_of_message(surface, self.reader)

    def text_near(self, surface: Surface, block_id: object) -> str:
        """The text of a block and of the one before it, to tell equal buttons apart."""
        blocks = list(surface.blocks)
        for number, block in enumerate(blocks):
            if block.get("block_id") == block_id:
                near = blocks[max(0, number - 1) : number + 1]
                return "\n".join(text_of_block(part, self.reader, {}) for part in near)
        return ""

    def find(self, text: str) -> list[Surface]:
        """The things in view with `text` on them."""
        return [surface for surface in self.surfaces() if contains(self.text_of(surface), text)]

    def everything(self) -> str:
        """All there is to see, for a failure's message."""
        lines = [f"  (Slack says) {words}" for words in self.notices]
        for surface in self.surfaces():
            lines += [f"  [{_name(surface)}]", *_indented(self.text_of(surface).splitlines())]
        return "\n".join(lines) or "  (nothing)"


def contains(whole: str, part: str) -> bool:
    """Whether `part` can be read in `whole`, line breaks and runs of blanks apart."""
    return " ".join(part.split()) in " ".join(whole.split())


def _name(surface: Surface) -> str:
    if isinstance(surface, View):
        return "Home" if surface.kind == "home" else "modal"
    return ("only for you, " if surface.only_for else "") + f"message {surface.ts} in {surface.channel}"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" for line in lines if line]
