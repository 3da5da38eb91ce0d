"""The invitation to be a tutor, and the tutor's own part of the Home tab."""

from coaching.screens import Invitation, InvitationState, MyTutoring, TutoringLine
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    asks_first,
    button,
    header,
    line,
    notification,
    section,
    small,
    spoken,
)
from handlers.views.dates import tutoring_time
from handlers.views.names import in_list
from handlers.views.records import own_record


def invitation(screen: Invitation, _: Voice) -> Rendered:
    """The living invitation, open or answered."""
    said = _said(screen, _)
    return Rendered(notification(said), (header(_("Would you be a tutor?")), *body(screen, _)))


def body(screen: Invitation, _: Voice) -> list[Block]:
    """The invitation without its heading, also for the Home tab."""
    if screen.state is not InvitationState.OPEN:
        return [section(_said(screen, _))]
    times = [tutoring_time(each.time, each.place, _) for each in screen.times]
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
        small(_("Once you have accepted, you can change topics and times on Home.")),
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


def my_tutoring(screen: MyTutoring, _: Voice) -> list[list[Block]]:
    """Topics and weekly limit, each tutoring time with the way to change it, then what the tutor is chosen by."""
    topics = _("You help with: {topics}.", topics=_.several(screen.topics) or "–")
    edit = button(_("Edit topics"), Action.EDIT_TOPICS, "topics")
    times = [[_time(place, each, _)] for place, each in enumerate(screen.times)]
    none = (
        []
        if screen.visits
        else [[section(_("You have no tutoring times yet. Requests come only when you have some."))]]
    )
    record = [own_record(screen.record, _)] if screen.record else []
    return [[line(f"{topics} {_limit(screen, _)}", edit)], *(times or none), *record]


def _time(place: int, each: TutoringLine, _: Voice) -> Block:
    said, remove = tutoring_time(each.time, each.place, _), _("Remove")
    return line(said, button(remove, Action.REMOVE_TIME, str(place), label=spoken(remove, in_list(said, place + 1))))


def add_or_quit(_: Voice) -> list[Block]:
    """A further time, and the way out of the role."""
    return [actions(button(_("Add a time"), Action.ADD_TIME, "time"), _quit(_), about="tutoring")]


def _limit(screen: MyTutoring, _: Voice) -> str:
    if screen.weekly_cap is None:
        return _("You have set no weekly limit.")
    return _.plural("At most {n} request a week.", "At most {n} requests a week.", screen.weekly_cap)


def _quit(_: Voice) -> Block:
    asked = asks_first(
        _("Stop being a tutor?"),
        _("What is open with you goes to colleagues, and you are not asked any more. Nobody is told why."),
        yes=_("Stop being a tutor"),
        no=_("Stay"),
    )
    return button(_("Stop being a tutor…"), Action.QUIT, "tutor", first=asked)
