"""One new line to the requester, when somebody waits for them or for whom they wait has answered."""

from coaching.help_requests import RequestState, Stage
from coaching.screens import RequestNews
from handlers.languages import Voice
from handlers.views.blocks import Rendered, notification, section
from handlers.views.dates import when
from handlers.views.names import all_named


def news(screen: RequestNews, _: Voice) -> Rendered:
    """What has changed; the living message has the buttons."""
    line = _line(screen, _)
    # Translators: {news} is a whole sentence about the request on that topic.
    text = _("{topic}: {news}", topic=screen.topic, news=line) if screen.topic else line
    return Rendered(notification(text), (section(text),))


def _line(screen: RequestNews, _: Voice) -> str:
    by = screen.by or _("A colleague")
    match screen.stage:
        case Stage.QUESTION:
            return _("{tutor} has a question. Please answer in my message about it.", tutor=by)
        case Stage.TIME_SUGGESTED:
            return _("{tutor} suggests when to meet. Please choose in my message about it.", tutor=by)
        case Stage.MET:
            tutor = screen.helper or _("A colleague")
            return _("How did it go with {tutor}? Please say so in my message about it.", tutor=tutor)
        case Stage.NOBODY if screen.it_suggested:
            return _("The coordinator suggests IT support: {contact}.", contact=screen.it_suggested)
        case Stage.NOBODY:
            return _("Nobody has been free yet. Please choose what to do next.")
        case Stage.ENDED:
            return _ended(screen, _)
    return _accepted(screen, _) if screen.state is RequestState.ACCEPTED else _asked(screen, _)


def _accepted(screen: RequestNews, _: Voice) -> str:
    tutor = screen.helper or _("A colleague")
    if screen.agreed:
        return _("{tutor} takes your request. You meet {moment}.", tutor=tutor, moment=when(screen.agreed, _))
    return _("{tutor} takes your request.", tutor=tutor)


def _asked(screen: RequestNews, _: Voice) -> str:
    if len(screen.asked) > 1:
        return _("Nobody has answered yet, so I've also asked {tutor}.", tutor=all_named(screen.asked[-1:], _))
    return _("There has been a change. I'm now asking {tutor}.", tutor=all_named(screen.asked, _))


def _ended(screen: RequestNews, _: Voice) -> str:
    match screen.state:
        case RequestState.SORTED:
            return _("Your tutor says it is sorted, so I've closed it. You can reopen it.")
        case RequestState.DID_NOT_HAPPEN:
            return _("Your tutor says it didn't happen, so I've closed it. You can reopen it.")
        case RequestState.COLLECTED:
            return _("The coordinator keeps it as a workshop idea. Your words stay with you.")
    return _("It has been closed. The Home tab shows how it stands.")
