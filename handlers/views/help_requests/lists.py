"""Several requests below each other: on Home, and as the answer to `/tutorhelp status`."""

from collections.abc import Sequence
from typing import TypeVar

from coaching.screens import RequestScreen
from handlers.languages import Voice
from handlers.views.blocks import (
    MESSAGE,
    MOST_BLOCKS,
    Block,
    Rendered,
    as_many_as_fit,
    characters,
    notification,
    section,
    small,
)
from handlers.views.help_requests.arrangements import replies, times
from handlers.views.help_requests.facts import asked_since
from handlers.views.help_requests.rows import chips, rows
from handlers.views.help_requests.standing import told
from handlers.views.names import in_list

Of = TypeVar("Of")
LISTED = 5
"""A private answer shows the newest five; Home shows all."""


def status(screens: tuple[RequestScreen, ...], _: Voice) -> Rendered:
    """The answer to `/tutorhelp status`: what is open, the newest five."""
    if not screens:
        text = _("You have nothing open. To ask, type /tutorhelp and what you need.")
        return Rendered(notification(text), (section(text),))
    text = _.plural("You have one open request.", "You have {n} open requests.", len(screens))
    more = [small(_("The others are on the Home tab."))]
    room = MESSAGE - characters([section(text), *more])
    shown = as_many_as_fit(entries(screens[:LISTED], _), blocks=MOST_BLOCKS - 2, room=room)
    listed = [block for group in shown for block in group]
    return Rendered(notification(text), (section(text), *listed, *(more if len(shown) < len(screens) else [])))


def entries(screens: Sequence[RequestScreen], _: Voice) -> list[list[Block]]:
    """Several requests below each other."""
    return [entry(screen, _, place) for place, screen in counted(screens)]


def entry(screen: RequestScreen, _: Voice, place: int = 0) -> list[Block]:
    """The request as one entry with all its buttons, which are told apart by its place and topic."""
    title = in_list(screen.topic or _("Your request"), place)
    lines = (title, " ".join(told(screen, _)), asked_since(screen, _))
    pressable = [*replies(screen, _, title), *times(screen, _, title), *rows(screen, _, title)]
    return [section("\n".join(lines)), *pressable, *chips(screen, _, title)]


def counted(screens: Sequence[Of]) -> list[tuple[int, Of]]:
    """Each with its place in the list, from 1; 0 for one that stands alone."""
    return list(enumerate(screens, 1)) if len(screens) > 1 else [(0, screen) for screen in screens]
