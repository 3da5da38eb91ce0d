"""What to call people, and what to press to write to them."""

from collections.abc import Iterable

from coaching.screens import Colleague
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, link, spoken


def named(colleague: Colleague | None, _: Voice) -> str:
    """The name, as a sentence begins; somebody whose data is gone stays a colleague."""
    return (colleague.name if colleague else "") or _("A colleague")


def all_named(names: Iterable[str], _: Voice) -> str:
    """Several names in one sentence."""
    return _.several(names) or _("a colleague")


def write_to(colleague: Colleague | None, about: str, _: Voice) -> list[Block]:
    """The button that opens a chat with them, where they have one."""
    if colleague is None or not colleague.chat:
        return []
    text = _("Message {name}", name=named(colleague, _))
    return [link(text, Action.WRITE_TO, colleague.chat, label=spoken(text, about))]


def in_list(title: str, place: int) -> str:
    """The title of an entry; `place` counts it, and is 0 where it stands alone."""
    return f"{place}. {title}" if place else title
