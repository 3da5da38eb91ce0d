"""Where a request stands with its tutor, in one or two sentences without anybody's words."""

from coaching.help_requests import WhenNeeded
from coaching.outcomes import Result
from coaching.screens import CardState, TutorCard
from handlers.languages import Voice
from handlers.views.dates import when
from handlers.views.help_requests.facts import needed
from handlers.views.names import named


def title(screen: TutorCard, _: Voice) -> str:
    return _("Request: {topic}", topic=screen.topic) if screen.topic else _("A request for help")


def standing(screen: TutorCard, _: Voice) -> str:
    """What has happened, and what this tutor can do now."""
    name = named(screen.requester, _)
    match screen.state:
        case CardState.ASKED | CardState.ACCEPTED if arranged := _arranged(screen, name, _):
            return arranged
        case CardState.ASKED:
            return _asked(screen, name, _)
        case CardState.ACCEPTED:
            return _accepted(screen, name, _)
        case CardState.MET if screen.their_times or screen.my_times:
            return _arranged(screen, name, _)
        case CardState.MET:
            return _met(screen, name, _)
    return _over(screen, name, _)


def _arranged(screen: TutorCard, name: str, _: Voice) -> str:
    """What the two are arranging; empty where nothing is under way."""
    said = screen.conversation
    if screen.their_times:
        return _.plural(
            "{name} suggests a time. Does it suit you?",
            "{name} suggests {n} times. Does one suit you?",
            len(screen.their_times),
            name=name,
        )
    if screen.my_times:
        return _.plural(
            "You suggested a time. {name} answers next.",
            "You suggested {n} times. {name} chooses next.",
            len(screen.my_times),
            name=name,
        )
    if said and said.waits:
        return _("You asked {name} a question. The answer comes here.", name=name)
    if said and screen.state is CardState.ASKED:
        return _("{name} has answered your question. Can you help?", name=name)
    return ""


def _asked(screen: TutorCard, name: str, _: Voice) -> str:
    about = screen.topic or _("topic not sure yet")
    if screen.as_second:
        lead = named(screen.beside, _)
        return _("{tutor} would like a second pair of eyes: {topic}, for {name}.", tutor=lead, topic=about, name=name)
    time = time_wanted(screen, _)
    if screen.school:
        return _("{name} ({school}) asks: {topic}, {when}.", name=name, school=screen.school, topic=about, when=time)
    return _("{name} asks: {topic}, {when}.", name=name, topic=about, when=time)


def time_wanted(screen: TutorCard, _: Voice) -> str:
    """The chosen time, or how soon."""
    return when(screen.needed, _) if screen.needed else needed(screen.when, _)


def _accepted(screen: TutorCard, name: str, _: Voice) -> str:
    if screen.as_second:
        return _("You look on beside {tutor}, for {name}.", tutor=named(screen.beside, _), name=name)
    if screen.not_yet:
        return _("You accepted. {name} says it isn't sorted yet. When can you go on?", name=name)
    if screen.agreed:
        return _("You accepted. You meet {name} {when}.", name=name, when=when(screen.agreed, _))
    if screen.when is WhenNeeded.RIGHT_NOW:
        return _("You accepted. {name} needs you right now.", name=name)
    return _("You accepted. {name} has been told, and waits to hear from you.", name=name)


def _met(screen: TutorCard, name: str, _: Voice) -> str:
    if screen.as_second:
        return _("The time with {name} is over. Thank you!", name=name)
    match screen.said_done:
        case Result.SORTED:
            return _("You said it is done. {name} is asked how it went.", name=name)
        case Result.NOT_YET:
            return _("You said it will continue. {name} is asked too.", name=name)
        case Result.DID_NOT_HAPPEN:
            return _("You said it didn't happen. {name} is asked too.", name=name)
    return _("The time with {name} is over. How did it go?", name=name)


def _over(screen: TutorCard, name: str, _: Voice) -> str:
    match screen.state:
        case CardState.PASSED:
            return _("You passed this on. That's fine.")
        case CardState.TAKEN if screen.may_back_up:
            return _("A colleague took this one. Thank you! You can offer to back them up.")
        case CardState.TAKEN:
            return _("A colleague took this one. Thank you!")
        case CardState.CANCELLED:
            return _("{name} no longer needs help with this. Thank you!", name=name)
        case CardState.SORTED:
            return _("Sorted. Thank you!")
        case CardState.DID_NOT_HAPPEN:
            return _("It didn't happen. Nothing more to do.")
    return _("Nothing to do for you here any more. Thank you!")
