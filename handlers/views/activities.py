"""What people do in a week, and why not, in the words of the bot; for buttons, forms, lists and the log."""

from coaching.check_ins import Activity, Audience, NotMet
from handlers.ids import Action
from handlers.languages import Voice

ACTIONS = {
    Activity.PLANNED: Action.PLANNED,
    Activity.WATCHED: Action.WATCHED,
    Activity.TALKED: Action.TALKED,
    Activity.TRIED: Action.TRIED,
}
REASONS = {
    NotMet.NO_COVER: Action.NO_COVER,
    NotMet.CLASH: Action.CLASH,
    NotMet.AWAY: Action.SOMEBODY_AWAY,
    NotMet.NO_NEED: Action.NO_NEED,
}


def activity(of: Activity, _: Voice) -> str:
    """What a triad did when it met, as on its button."""
    match of:
        case Activity.PLANNED:
            return _("Planned")
        case Activity.WATCHED:
            return _("Watched a lesson")
        case Activity.TALKED:
            return _("Talked it through")
        case Activity.TRIED:
            return _("Tried something")


def reason(of: NotMet, _: Voice) -> str:
    """Why a triad did not meet, as on its button."""
    match of:
        case NotMet.NO_COVER:
            return _("No cover")
        case NotMet.CLASH:
            return _("Timetable clash")
        case NotMet.AWAY:
            return _("Someone was away")
        case NotMet.NO_NEED:
            return _("Didn't need it")


def audience(of: Audience, _: Voice) -> str:
    match of:
        case Audience.ONLY_ME:
            return _("Only me")
        case Audience.MY_TRIAD:
            return _("My triad")


def activities(did: tuple[Activity, ...], _: Voice) -> str:
    """Several in one line."""
    return "; ".join(activity(each, _) for each in did)
