"""What a tutor can press: one primary button exactly where this tutor acts next, what is rarely wanted behind dots."""

from coaching.help_requests import Acts
from coaching.screens import CardState, SuggestedTime, TutorCard
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, actions, button, line, overflow, spoken
from handlers.views.dates import when
from handlers.views.names import write_to
from handlers.views.offers.menus import if_accepted, if_changed, if_over, if_second, lacks_time, while_asked


class Row:
    """Makes the buttons of one card: they carry the offer's id and are told apart from those of others in a list."""

    def __init__(self, screen: TutorCard, told_apart: str) -> None:
        self.screen, self.told_apart = screen, told_apart

    def press(self, text: str, action: Action, *, main: bool = False) -> Block:
        """A button about the offer; the `main` one is primary where tutors act next."""
        primary = main and self.screen.acts is Acts.TUTORS
        return button(text, action, self.screen.offer, label=spoken(text, self.told_apart), primary=primary)

    def more(self, options: list[tuple[str, Action]]) -> Block:
        """The dots: each option says which action it is, and about which offer."""
        return overflow(Action.MORE, ((text, f"{action}|{self.screen.offer}") for text, action in options))


def rows(screen: TutorCard, _: Voice, told_apart: str = "") -> list[Block]:
    """Everything to press."""
    make = Row(screen, told_apart)
    match screen.state:
        case CardState.ASKED:
            return [*_their_times(screen, _, told_apart), *_while_asked(make, screen, _)]
        case CardState.ACCEPTED if screen.as_second:
            return _as_second(make, screen, _)
        case CardState.ACCEPTED:
            return [*_their_times(screen, _, told_apart), *_when_accepted(make, screen, _)]
        case CardState.MET if not screen.as_second:
            return [*_their_times(screen, _, told_apart), *_when_over(make, screen, _)]
        case CardState.TAKEN if screen.may_back_up:
            return [actions(make.press(_("Offer to back up"), Action.BACK_UP), about=screen.offer)]
    return []


def _their_times(screen: TutorCard, _: Voice, told_apart: str) -> list[Block]:
    """Each time that the requester suggests with its button, the first one primary; no choice for who looks on."""
    return [] if screen.as_second else [_time(screen, time, _, told_apart) for time in screen.their_times]


def _time(screen: TutorCard, time: SuggestedTime, _: Voice, told_apart: str) -> Block:
    said = when(time.said, _)
    agree = _("This suits me")
    label = spoken(agree, f"{said}, {told_apart}" if told_apart else said)
    primary = screen.acts is Acts.TUTORS and time is screen.their_times[0]
    value = f"{screen.offer}:{int(time.at.timestamp())}"
    return line(said[:1].upper() + said[1:], button(agree, Action.AGREE, value, label=label, primary=primary))


def _while_asked(make: Row, screen: TutorCard, _: Voice) -> list[Block]:
    at_once = screen.time_given or screen.as_second
    accept = make.press(_("Accept"), Action.ACCEPT if at_once else Action.ACCEPT_AT, main=True)
    if screen.as_second:
        row = [accept, *write_to(screen.beside, make.told_apart, _)]
    else:
        first = [] if screen.their_times else [accept]
        row = [*first, make.press(_suggest(screen, _), Action.SUGGEST), *_talk(make, screen, _)]
    return [actions(*row, make.more(while_asked(screen, _)), about=screen.offer)]


def _suggest(screen: TutorCard, _: Voice) -> str:
    return _("Suggest other times") if screen.their_times or screen.my_times else _("Suggest times")


def _talk(make: Row, screen: TutorCard, _: Voice) -> list[Block]:
    """A question; after two of them the two had better talk."""
    if screen.may_ask:
        return [make.press(_("Ask a question"), Action.ASK_BACK)]
    waits = screen.conversation is not None and screen.conversation.waits
    return [] if waits else write_to(screen.requester, make.told_apart, _)


def _when_accepted(make: Row, screen: TutorCard, _: Voice) -> list[Block]:
    if screen.their_times:
        first = make.press(_("Suggest other times"), Action.SUGGEST)
    else:
        first = make.press(_("Done"), Action.DONE, main=True)
    times = [make.press(_("Suggest times"), Action.SUGGEST)] if lacks_time(screen) else []
    row = [first, *times, *write_to(screen.requester, make.told_apart, _), make.more(if_accepted(screen, _))]
    return [actions(*row, about=screen.offer)]


def changed(screen: TutorCard, _: Voice) -> Block | None:
    """The dots for what has changed since this tutor accepted; None where nothing can."""
    leads = screen.state is CardState.ACCEPTED and not screen.as_second
    return Row(screen, "").more(if_changed(screen, _)) if leads else None


def _as_second(make: Row, screen: TutorCard, _: Voice) -> list[Block]:
    lead = write_to(screen.beside, make.told_apart, _) or write_to(screen.requester, make.told_apart, _)
    return [actions(*lead, make.more(if_second(screen, _)), about=screen.offer)]


def _when_over(make: Row, screen: TutorCard, _: Voice) -> list[Block]:
    # Where times were suggested that are over by now, this tutor has to say something again.
    acts = screen.acts is Acts.TUTORS and not screen.their_times
    done = [] if screen.said_done and not acts else [make.press(_("Done"), Action.DONE, main=acts)]
    row = [*done, *write_to(screen.requester, make.told_apart, _), make.more(if_over(_))]
    return [actions(*row, about=screen.offer)]
