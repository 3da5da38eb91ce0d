"""What several forms offer to choose from: a tutor's next times, colleagues."""

from collections.abc import Iterable, Sequence

from coaching.screens import PersonChoice, SuggestedTime
from handlers.ids import Field
from handlers.languages import Voice
from handlers.views.blocks import Block, choice_field
from handlers.views.dates import when
from handlers.views.request_fields import capital


def free_times(times: Iterable[SuggestedTime], _: Voice) -> list[tuple[str, str]]:
    """Each time as people say it, and as the form gives it back: seconds since 1970."""
    return [(capital(when(time.said, _)), str(int(time.at.timestamp()))) for time in times]


def colleague_field(colleagues: Sequence[PersonChoice], label: str, _: Voice) -> Block:
    """A menu of names; nobody is chosen beforehand, since a slip would ask the wrong person."""
    options = [(each.name or _("A colleague"), str(each.id)) for each in colleagues]
    invites, hint = _("Choose a colleague"), _("Only colleagues who can be asked are listed.")
    return choice_field(label, Field.COLLEAGUE, options, invites=invites, hint=hint)
