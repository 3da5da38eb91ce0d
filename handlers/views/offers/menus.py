"""What stands behind a card's dots, at most five each: (text, action)."""

from coaching.screens import TutorCard
from handlers.ids import Action
from handlers.languages import Voice

Options = list[tuple[str, Action]]


def while_asked(screen: TutorCard, _: Voice) -> Options:
    """Ways to let it go, none of which asks for a reason."""
    hand_over = [] if screen.as_second else [(_("Hand over…"), Action.HAND_OVER)]
    return [
        (_("Pass on"), Action.PASS_ON),
        (_("Not my topic"), Action.NOT_MY_TOPIC),
        *hand_over,
        (_("I'm away today"), Action.AWAY_TODAY),
        (_("I'm away…"), Action.AWAY),
    ]


def lacks_time(screen: TutorCard) -> bool:
    """Whether no time is agreed or suggested: then suggesting some stands in the row itself."""
    return not (screen.agreed or screen.my_times or screen.their_times)


def if_accepted(screen: TutorCard, _: Voice) -> Options:
    """How it went, and what goes with it."""
    last = (_("Done"), Action.DONE) if screen.their_times else (_("Add to calendar"), Action.CALENDAR)
    return [*_how_it_went(_), *([last] if screen.their_times or screen.agreed else [])]


def if_changed(screen: TutorCard, _: Voice) -> Options:
    """Another time, another colleague."""
    beside_done = screen.their_times or lacks_time(screen)
    return [
        *([] if beside_done else [(_("Change the time…"), Action.SUGGEST)]),
        (_("Need a colleague…"), Action.SECOND_PAIR),
        (_("Hand over…"), Action.HAND_OVER),
        (_("Pass on"), Action.PASS_ON),
        (_("I'm away…"), Action.AWAY),
    ]


def if_second(screen: TutorCard, _: Voice) -> Options:
    """For somebody who looks on beside the tutor who accepted."""
    return [
        (_("Note for myself…"), Action.NOTE),
        *([(_("Add to calendar"), Action.CALENDAR)] if screen.agreed else []),
        (_("Pass on"), Action.PASS_ON),
        (_("I'm away…"), Action.AWAY),
    ]


def if_over(_: Voice) -> Options:
    """After the meeting, while its requester has not said how it went."""
    return [*_how_it_went(_), (_("Find another time…"), Action.SUGGEST)]


def _how_it_went(_: Voice) -> Options:
    return [
        (_("Partly, will continue"), Action.PARTLY),
        (_("It didn't happen"), Action.TUTOR_DID_NOT_HAPPEN),
        (_("More people need this…"), Action.MORE_NEED_THIS),
        (_("Note for myself…"), Action.NOTE),
    ]
