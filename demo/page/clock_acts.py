"""The clock's buttons: each as the moment it leads to."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.living import LivingWorkspace
from demo.municipality import ZONE
from demo.slack.gestures import NotPossible
from demo.upcoming import next_tutoring_time

NINE = time(9)


def move_clock(workspace: LivingWorkspace, to: str, moment: str = "") -> str:
    """Moves it to `next`, `hour`, `tutoring`, `monday`, or (`at`) to a moment; says where it stands then."""
    here = workspace.clock().astimezone(ZoneInfo(ZONE))
    match to:
        case "next":
            if workspace.moves_to_next() is None:
                return "Nothing is due; the clock stays where it is."
        case "hour":
            workspace.moves(timedelta(hours=1))
        case "tutoring":
            workspace.moves_to(_tutoring(workspace, here))
        case "monday":
            workspace.moves_to(_day(here, 7 - here.weekday(), NINE))
        case "at":
            workspace.moves_to(_read(moment))
        case _:
            raise NotPossible(f"The clock has no button {to!r}.")
    return f"It is {workspace.clock().astimezone(ZoneInfo(ZONE)):%A %H:%M}."


def _tutoring(workspace: LivingWorkspace, here: datetime) -> datetime:
    found = next_tutoring_time(workspace.bot, _day(here, 1, time()))
    if found is None:
        raise NotPossible("No tutor has a tutoring time in the next weeks.")
    return found


def _day(here: datetime, later: int, at: time) -> datetime:
    return datetime.combine(here.date() + timedelta(days=later), at, here.tzinfo)


def _read(moment: str) -> datetime:
    try:
        return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(ZONE))
    except ValueError:
        raise NotPossible("Give a day and a time.") from None
