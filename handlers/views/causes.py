"""Why there are no groups, in words that point at nobody."""

from coaching.forming.causes import Cause
from coaching.screens.rounds import RoundScreen
from handlers.languages import Voice


def cannot(_: Voice) -> str:
    """The one sentence for all that nobody else may know."""
    return _("I can't make groups with that. More volunteers, more free periods or fewer locks would help.")


def cause_of(screen: RoundScreen, _: Voice) -> str:
    """The cause, where everybody may know it."""
    n = screen.cause_count
    match screen.cause:
        case "broke_off":
            return _("Working out the groups was cut off. Nothing is lost; please form them again.")
        case Cause.TOO_FEW:
            return _("A group needs at least two people.")
        case Cause.NO_COACH:
            return _.plural("{n} more trained coach is needed.", "{n} more trained coaches are needed.", n)
        case Cause.NO_COMMON_SLOT:
            return _.plural(
                "{n} person shares no free period with any coach.", "{n} people share no free period with any coach.", n
            )
        case Cause.ALONE:
            return _.plural(
                "{n} coach shares no free period with anybody.", "{n} coaches share no free period with anybody.", n
            )
        case Cause.TOO_TIGHT:
            return _("The coaches have too few free periods for everybody at once.")
    return cannot(_)
