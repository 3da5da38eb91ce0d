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
    return Rendered(notification(said), (section(said), small(_volunteers(screen, _))))


def entry(screen: RoundScreen, _: Voice) -> list[Block]:
    """The same without its heading, also for the Home tab."""
    row = _buttons(screen, _)
    lines = [standing(screen, _), *_more(screen, _)]
    return [section("\n".join(lines)), *([actions(*row, about="round")] if row else [])]


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
            return _("Everybody is asked in private whether the group suits them.")
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
            return [*cause, _volunteers(screen, _), *([_coaches(screen, _)] if screen.volunteers else [])]
        case RoundState.FORMING:
            return [_("You can stop it; nothing is lost then.")]
        case RoundState.DRAFT:
            return [*([cause_of(screen, _)] if screen.cause else []), *_left_out(screen, _)]
        case RoundState.ASKING | RoundState.RUNNING:
            agreed = _.plural("{n} group has agreed.", "{n} groups have agreed.", screen.agreed)
            return [agreed] if screen.agreed else []
        case RoundState.ENDED:
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


def _volunteers(screen: RoundScreen, _: Voice) -> str:
    if screen.volunteers is None:
        return _("Fewer than 5 people have joined.")
    return _.plural("{n} person has joined.", "{n} people have joined.", screen.volunteers)


def _coaches(screen: RoundScreen, _: Voice) -> str:
    """Every group needs one, so it helps to know before the last day."""
    if screen.coaches is None:
        return _("Fewer than 5 of them are trained as a coach. Every group needs one.")
    return _.plural(
        "{n} of them is trained as a coach. Every group needs one.",
        "{n} of them are trained as a coach. Every group needs one.",
        screen.coaches,
    )


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
    more = button(_("Take more people"), Action.TAKE_MORE, about)
    if not screen.groups:
        return [again, more]
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
        hint=_("Whoever finds no place is told this day. Leave it empty if you don't know yet."),
        optional=True,
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
