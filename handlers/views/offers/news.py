"""Single lines to a tutor: how the requester's side went on, and that a card still waits."""

from coaching.help_requests import Stage
from coaching.screens import CardNews, CardReminder, CardState
from handlers.languages import Voice
from handlers.views.blocks import Rendered, notification, section
from handlers.views.dates import when


def news(screen: CardNews, _: Voice) -> Rendered:
    """One new line, with the topic in front where there is one."""
    said = _news(screen, screen.requester or _("A colleague"), _)
    text = _("{topic}: {news}", topic=screen.topic, news=said) if screen.topic else said
    return Rendered(notification(text), (section(text),))


def _news(screen: CardNews, name: str, _: Voice) -> str:
    match screen.state:
        case CardState.ASKED if screen.answered:
            return _("{name} has answered your question. Can you help?", name=name)
        case CardState.ASKED | CardState.ACCEPTED if screen.stage is Stage.MOVING:
            return _("{name} suggests when to meet. Does it suit you?", name=name)
        case CardState.ACCEPTED if screen.not_yet:
            return _("{name} says it isn't sorted yet. Please find another time.", name=name)
        case CardState.ACCEPTED if screen.agreed:
            return _("You meet {name} {when}.", name=name, when=when(screen.agreed, _))
        case CardState.MET:
            return _("The time with {name} is over. How did it go?", name=name)
        case CardState.SORTED:
            return _("{name} says it is sorted. Thank you!", name=name)
        case CardState.DID_NOT_HAPPEN:
            return _("{name} says it didn't happen. Nothing more to do.", name=name)
        case CardState.CANCELLED:
            return _("{name} no longer needs help with this. Thank you!", name=name)
        case CardState.NOT_NEEDED | CardState.TAKEN | CardState.PASSED:
            return _("{name} has other help now. Nothing to do for you. Thank you!", name=name)
    return _("Something has changed for {name}. Your card shows how it stands.", name=name)


def reminder(screen: CardReminder, _: Voice) -> Rendered:
    """One short line, with the way out beside the way in."""
    name = screen.requester or _("A colleague")
    if screen.topic:
        text = _(
            "{name} still hopes for help: {topic}. Pass on if you're busy, that's fine.", name=name, topic=screen.topic
        )
    else:
        text = _("{name} still hopes for help. Pass on if you're busy, that's fine.", name=name)
    return Rendered(notification(text), (section(text),))
