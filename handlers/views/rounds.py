"""What a coordinator sees of a round of triads: how far it is, in numbers that point at nobody, and what comes next."""

from coaching.rounds import RoundState
from coaching.screens.rounds import RoundForm, RoundScreen
from handlers.ids import Action, Field, Form
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    asks_first,
    button,
    date_field,
    form,
    header,
    notification,
    people_field,
    section,
    several_field,
    small,
)
from handlers.views.causes import cause_of
from handlers.views.dates import plain_day

MOST_PEOPLE = 100


def message(screen: RoundScreen, _: Voice) -> Rendered:
    """The coordinators' living message."""
    return Rendered(notification(standing(screen, _)), (header(_("Round of triads")), *entry(screen, _)))


def last_day(screen: RoundScreen, _: Voice) -> Rendered:
    """One line on the last day, or the next school day."""
    if screen.is_last_day:
        said = _("Today is the last day to join the round of triads. You can form the groups when you like.")
    else:
        said = _("The time to join the round of triads is over. You can form the groups when you like.")
    counts = [small(" ".join([*_counts(screen, _), *_counted(screen, _)]))] if screen.counted_on else []
    return Rendered(notification(said), (section(said), *counts))


def entry(screen: RoundScreen, _: Voice) -> list[Block]:
    """The same without its heading, also for the Home tab."""
    row = _buttons(screen, _)
    said = section("\n".join([standing(screen, _), *_more(screen, _)]))
    return [said, *([actions(*row, about="round")] if row else []), *(small(each) for each in _counted(screen, _))]


def none_open(_: Voice) -> list[Block]:
    """Between rounds."""
    said = _("No round of triads is open. Open one, and colleagues can say whether they would like to join.")
    return [section(said), actions(button(_("Open a round"), Action.OPEN_ROUND, "round"), about="round")]


def standing(screen: RoundScreen, _: Voice) -> str:
    """How far the round is, in one sentence."""
    match screen.state:
        case RoundState.OPEN:
            return _("A round of triads is open. People can join until {day}.", day=plain_day(screen.closes_on, _))
        case RoundState.FORMING:
            return _("I am working out the groups: {percent} % done.", percent=screen.progress)
        case RoundState.DRAFT:
            return _drafted(screen, _)
        case RoundState.ASKING:
            return _(
                "Everybody is asked in private whether the group suits them. You read here when all have answered."
            )
        case RoundState.RUNNING:
            return _("The triads are under way.")
        case RoundState.ENDED:
            return _("This round of triads is over.")


def _drafted(screen: RoundScreen, _: Voice) -> str:
    if not screen.groups:
        return _("There are no groups yet.")
    return _.plural(
        "{n} group is suggested. Only you have seen it.",
        "{n} groups are suggested. Only you have seen them.",
        screen.groups,
    )


def _more(screen: RoundScreen, _: Voice) -> list[str]:
    match screen.state:
        case RoundState.OPEN:
            cause = [cause_of(screen, _)] if screen.cause else []
            return [*cause, *_counts(screen, _)]
        case RoundState.FORMING:
            return [_("You can stop it; nothing is lost then.")]
        case RoundState.DRAFT:
            return [*([cause_of(screen, _)] if screen.cause else []), *_left_out(screen, _)]
        case RoundState.ASKING | RoundState.RUNNING | RoundState.ENDED:
            return []


def _left_out(screen: RoundScreen, _: Voice) -> list[str]:
    """Nobody is left out without a word."""
    if not screen.groups or not screen.without:
        return []
    return [
        _.plural(
            "{n} person has no group. Once the others are asked, I look for a place or tell them the next date.",
            "{n} people have no group. Once the others are asked, I look for a place or tell them the next date.",
            screen.without,
        )
    ]


def _counts(screen: RoundScreen, _: Voice) -> list[str]:
    """How many have joined, and whether coaches are still to be found: it helps to know before the last day."""
    if screen.counted_on is None:
        return [_("How many have joined stands here from tomorrow on.")]
    if screen.joined is None:
        return [_("Fewer than 5 people have joined.")]
    if screen.enough_coaches:
        coaches = _("Enough of them are trained as a coach for every group to have one.")
    else:
        coaches = _("Too few of them are trained as a coach: every group needs one.")
    return [_("About {n} people have joined.", n=screen.joined), coaches]


def _counted(screen: RoundScreen, _: Voice) -> list[str]:
    """How the numbers are made, where some are shown."""
    if screen.counted_on is None or screen.state is not RoundState.OPEN:
        return []
    return [_("Counted once a day ({day}) and rounded to 5.", day=plain_day(screen.counted_on, _))]


def _buttons(screen: RoundScreen, _: Voice) -> list[Block]:
    about = screen.round
    match screen.state:
        case RoundState.OPEN:
            return [button(_("Form the groups"), Action.FORM_GROUPS, about, primary=True), _call_off(screen, _)]
        case RoundState.FORMING:
            return [button(_("Stop"), Action.STOP_FORMING, about)]
        case RoundState.DRAFT:
            return [*_draft_buttons(screen, _), _call_off(screen, _)]
        case RoundState.RUNNING:
            return [button(_("Open a round"), Action.OPEN_ROUND, "round")]
    return []


def _draft_buttons(screen: RoundScreen, _: Voice) -> list[Block]:
    about = screen.round
    again = button(_("Form again"), Action.FORM_GROUPS, about)
    more = button(_("Take more people"), Action.TAKE_MORE, about, primary=not screen.groups)
    if not screen.groups:
        return [more, again]  # formed again from the same people there would be none again
    first = asks_first(
        _("Ask everybody now?"),
        _("Each person gets their group in private and can say yes or no. You can't change the groups after that."),
        yes=_("Ask them"),
        no=_("Not yet"),
    )
    see = button(_("See the groups"), Action.SEE_GROUPS, about, primary=True)
    return [see, button(_("Ask them…"), Action.ASK_GROUPS, about, first=first), again, more]


def _call_off(screen: RoundScreen, _: Voice) -> Block:
    first = asks_first(
        _("Call the round off?"),
        _("Whoever has joined reads on their message that the round is over. What they said for it is not used."),
        yes=_("Call it off"),
        no=_("Keep it open"),
    )
    return button(_("Call it off…"), Action.CALL_ROUND_OFF, screen.round, first=first)


def round_form(screen: RoundForm, _: Voice) -> Block:
    """Until when, and for whom."""
    last = date_field(
        _("Last day to join"),
        Field.LAST_DAY,
        invites=_("Choose a day"),
        chosen=screen.closes_on,
        hint=_("Two weeks give part-time colleagues time to think."),
    )
    following = date_field(
        _("The next round opens"),
        Field.NEXT_ON,
        invites=_("Choose a day"),
        chosen=screen.next_on,
        hint=_("Whoever finds no place is told this day, and asked again then."),
    )
    schools = several_field(
        _("Invite these schools"),
        Field.SCHOOLS,
        [(each.name, str(each.id)) for each in screen.schools],
        invites=_("All schools"),
        optional=True,
    )
    people = people_field(
        _("Invite these people"), Field.PEOPLE, invites=_("Choose people"), most=MOST_PEOPLE, optional=True
    )
    said = _("Leave both empty to invite everybody. Each gets one message; anyone may also join from the Home tab.")
    return form(
        Form.ROUND,
        title=_("Open a round"),
        submit=_("Invite"),
        close=_("Close"),
        blocks=[last, following, schools, people, small(said)],
    )
