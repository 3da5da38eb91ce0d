"""The living message about one request, in every state."""

from collections.abc import Sequence

from coaching.help_requests import Stage
from coaching.screens import RequestScreen
from handlers.languages import Voice
from handlers.views.blocks import Block, Rendered, header, notification, section, small, with_words
from handlers.views.help_requests.arrangements import questions, said_before, times
from handlers.views.help_requests.facts import asked_since, beside, in_short, progress, read_as
from handlers.views.help_requests.rows import chips, rows
from handlers.views.help_requests.standing import next_steps, standing, told


def message(screen: RequestScreen, _: Voice) -> Rendered:
    """Where it stands and what comes next, what can be pressed, and below it what was asked."""
    before = [header(screen.topic or _("Your request")), *said(screen, _), *pressable(screen, _)]
    lines = (progress(screen, _), *beside(screen, _), asked_since(screen, _), in_short(screen, _))
    after = [small(line) for line in lines if line]
    return Rendered(notification(standing(screen, _)), with_own_words(screen, _, before, after))


def said(screen: RequestScreen, _: Voice) -> list[Block]:
    """Where it stands and what comes next; about a child at risk, what to do first, line by line."""
    if screen.stage is Stage.HELD:
        return [section(line) for line in next_steps(screen, _)]
    read = read_as(screen, _)
    return [section(" ".join(told(screen, _))), *([section(read)] if read else [])]


def pressable(screen: RequestScreen, _: Voice) -> list[Block]:
    """Everything to press, and below it what was said before."""
    now = [*questions(screen, _), *times(screen, _), *rows(screen, _), *chips(screen, _)]
    return [*now, *said_before(screen, _)]


def with_own_words(
    screen: RequestScreen, _: Voice, before: Sequence[Block], after: Sequence[Block]
) -> tuple[Block, ...]:
    """The requester's words between the blocks, as much as fits."""
    rest = _("The rest of your words is kept, but does not fit here.")
    return with_words(screen.words, before=before, after=after, rest=rest)
