"""What a requester can press: one primary button exactly where the requester acts next."""

from dataclasses import dataclass

from coaching.help_requests import Acts, RequestState, Stage
from coaching.screens import RequestScreen
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, actions, button, section, spoken
from handlers.views.dates import short_day
from handlers.views.names import write_to

REOPENS = frozenset({RequestState.SORTED, RequestState.DID_NOT_HAPPEN, RequestState.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Row:
    """Makes the buttons of one request."""

    screen: RequestScreen
    told_apart: str = ""
    """What sets them apart from those of other requests in a list."""

    def press(self, text: str, action: Action, value: str = "", *, main: bool = False) -> Block:
        """A button about the request, or about `value`; the `main` one is primary where the requester acts next."""
        primary = main and self.screen.acts is Acts.REQUESTER
        label = spoken(text, self.told_apart)
        return button(text, action, value or self.screen.request, label=label, primary=primary)


def rows(screen: RequestScreen, _: Voice, told_apart: str = "") -> list[Block]:
    """The rows of buttons that the request's state allows; what is rarely wanted stands in the second."""
    make = Row(screen, told_apart)
    first, second = _buttons(make, screen, _)
    made = [(first, screen.request), (second, f"{screen.request}:more")]
    return [actions(*buttons, about=about) for buttons, about in made if buttons]


def chips(screen: RequestScreen, _: Voice, told_apart: str = "") -> list[Block]:
    """At most three topics and "something else", each in a row of its own: Slack allows an action once in a row."""
    if not screen.chips:
        return []
    made = []
    for chip in screen.chips:
        label = spoken(chip.name, f"{chip.name}, {told_apart}" if told_apart else chip.name)
        pressed = button(chip.name, Action.CHOOSE_TOPIC, f"{screen.request}:{chip.id}", label=label)
        made.append(actions(pressed, about=f"{screen.request}:{chip.id}"))
    other = _("Something else")
    none = button(other, Action.OTHER_TOPIC, screen.request, label=spoken(other, told_apart))
    made.append(actions(none, about=f"{screen.request}:other"))
    return [section(_("Is it about…?")), *made]


def _buttons(make: Row, screen: RequestScreen, _: Voice) -> tuple[list[Block], list[Block]]:
    match screen.state:
        case RequestState.HELD:
            send = make.press(_("Send to a tutor"), Action.SEND_ON, main=True)
            return [send, make.press(_("Don't send"), Action.UNDO)], []
        case RequestState.NEEDS_SCHOOL:
            choose = make.press(_("Choose your school"), Action.CHOOSE_SCHOOL, main=True)
            return [choose, _back(make, screen, _)], []
        case RequestState.WAITING:
            change = make.press(_("Change details"), Action.CHANGE)
            else_ = make.press(_("Ask someone else"), Action.ASK_ELSE)
            return [change, else_, *_cover(make, screen, _), _back(make, screen, _)], []
        case RequestState.NOBODY:
            return _ways_out(make, screen, _), []
        case RequestState.ACCEPTED | RequestState.MET:
            return _how_it_went(make, screen, _), _until_it_ends(make, screen, _)
        case RequestState.COLLECTED if screen.can_undo:
            return [make.press(_("Undo"), Action.UNDO)], []
    again = [make.press(_("Reopen"), Action.REOPEN)] if screen.state in REOPENS else []
    return again, []


def _back(make: Row, screen: RequestScreen, _: Voice) -> Block:
    if screen.can_undo:
        return make.press(_("Undo"), Action.UNDO)
    return make.press(_("Cancel"), Action.CANCEL)


def _ways_out(make: Row, screen: RequestScreen, _: Voice) -> list[Block]:
    """A dead end has at least three."""
    ways = []
    if screen.coordinator_told and not screen.words_shown:
        ways.append(make.press(_("Yes, show my words"), Action.SHOW_WORDS))
    if screen.next_day:
        ways.append(make.press(_("Wait until {day}", day=short_day(screen.next_day, _)), Action.WAIT_FOR_DAY))
    return [
        *ways,
        make.press(_("Ask in other words"), Action.OPEN_FORM, main=True),
        make.press(_("Keep as workshop idea"), Action.AS_IDEA),
        make.press(_("Close"), Action.CANCEL),
    ]


def _how_it_went(make: Row, screen: RequestScreen, _: Voice) -> list[Block]:
    done = _("Yes, sorted") if screen.state is RequestState.MET else _("Sorted")
    return [
        make.press(done, Action.SORTED, main=screen.stage is Stage.MET),
        make.press(_("Not yet"), Action.NOT_YET),
        make.press(_("It didn't happen"), Action.DID_NOT_HAPPEN),
        *write_to(screen.helper, make.told_apart, _),
    ]


def _until_it_ends(make: Row, screen: RequestScreen, _: Voice) -> list[Block]:
    """What can be arranged with the tutor who accepted."""
    if screen.state is RequestState.MET:
        return []
    arranged = []
    if screen.helper_offer and screen.stage is not Stage.TIME_SUGGESTED:
        arranged.append(make.press(_("Change the time"), Action.OTHER_TIMES, screen.helper_offer))
    if screen.helper_offer and screen.agreed:
        arranged.append(make.press(_("Add to calendar"), Action.CALENDAR, screen.helper_offer))
    else_, cancel = make.press(_("Ask someone else"), Action.ASK_ELSE), make.press(_("Cancel"), Action.CANCEL)
    return [*arranged, *_cover(make, screen, _), else_, cancel]


def _cover(make: Row, screen: RequestScreen, _: Voice) -> list[Block]:
    if not screen.may_need_cover:
        return []
    return [make.press(_("Change cover") if screen.cover else _("I need cover"), Action.NEED_COVER)]
