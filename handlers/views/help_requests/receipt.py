"""The private answer to a command, a form or a button: what was understood, who is asked, and the way back."""

from coaching.help_requests import OPEN, Stage
from coaching.screens import Receipt, RequestScreen
from handlers.languages import Voice
from handlers.views.blocks import Block, Rendered, notification, page, small
from handlers.views.help_requests.facts import in_short, seen_by
from handlers.views.help_requests.message import pressable, said, with_own_words
from handlers.views.help_requests.standing import standing


def receipt(screen: Receipt, _: Voice) -> Rendered:
    """The private answer with all that can be pressed; it is gone when Slack is started anew."""
    about = screen.about
    before = [*said(about, _), *_understood(about, _), *pressable(about, _)]
    return Rendered(notification(standing(about, _)), with_own_words(about, _, before, _small_print(about, _)))


def receipt_page(about: RequestScreen, _: Voice) -> Block:
    """The same after a form was sent, in the form's own window; the buttons stand in the message that follows."""
    after = [*_small_print(about, _), small(_("You'll find it in my messages to you."))]
    blocks = with_own_words(about, _, [*said(about, _), *_understood(about, _)], after)
    return page(title=_("Ask a tutor"), close=_("Close"), blocks=blocks)


def _understood(about: RequestScreen, _: Voice) -> list[Block]:
    return [small(in_short(about, _))] if about.state in OPEN and about.stage is not Stage.HELD else []


def _small_print(about: RequestScreen, _: Voice) -> list[Block]:
    """Who reads it, and whom to turn to about a child."""
    told = about.safeguarding if about.state in OPEN and about.stage is not Stage.HELD else ""
    return [small(line) for line in (seen_by(about, _), told) if line]
