"""The invitation to be a tutor."""

from coaching.screens import Invitation, InvitationState
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, Rendered, actions, button, header, notification, section, small, spoken
from handlers.views.dates import tutoring_time


def invitation(screen: Invitation, _: Voice) -> Rendered:
    """The living invitation, open or answered."""
    said = _said(screen, _)
    return Rendered(notification(said), (header(_("Would you be a tutor?")), *body(screen, _)))


def body(screen: Invitation, _: Voice) -> list[Block]:
    """The invitation without its heading, also for the Home tab."""
    if screen.state is not InvitationState.OPEN:
        return [section(_said(screen, _))]
    times = [tutoring_time(line.time, line.place, _) for line in screen.times]
    # Translators: read aloud after the button's own words.
    role = _("the tutor's role")
    buttons = [
        button(_("Accept"), Action.BE_TUTOR, "tutor", label=spoken(_("Accept"), role), primary=True),
        button(_("No thanks"), Action.NO_THANKS, "tutor", label=spoken(_("No thanks"), role)),
    ]
    return [
        section(_said(screen, _)),
        section(_("Topics: {topics}", topics=_.several(screen.topics) or "–")),
        section(_("Tutoring times: {times}", times="; ".join(times) or "–")),
        actions(*buttons),
        small(_("You are asked only at your tutoring times, and can pass on any request. A no needs no reason.")),
    ]


def _said(screen: Invitation, _: Voice) -> str:
    match screen.state:
        case InvitationState.OPEN:
            return _("The coordinator of {programme} suggests you as a tutor.", programme=screen.programme)
        case InvitationState.ACCEPTED:
            return _("Thank you! You are a tutor now. Requests come to you here.")
        case InvitationState.DECLINED:
            return _("That's fine. You won't be asked.")
        case InvitationState.ENDED:
            return _("Your time as a tutor has ended. Thank you!")
