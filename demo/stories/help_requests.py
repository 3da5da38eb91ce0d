"""The stories of asking for help."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from demo.living import LivingWorkspace
from demo.municipality import ZONE
from demo.stories.telling import Happening, Step, Story, days_pass, presses, says, to_next
from demo.upcoming import next_tutoring_time

MONDAY = 0
EARLY = timedelta(minutes=30)
"""So long after its beginning a Monday is still young enough for a story."""


def on_a_tutoring_monday(*happenings: Happening) -> Happening:
    """The same as a Monday begins on which a tutor helps, so that the story comes out as it is told."""

    def happens(workspace: LivingWorkspace) -> None:
        workspace.moves_to(_monday_morning(workspace))
        for one in happenings:
            one(workspace)

    return happens


def _monday_morning(workspace: LivingWorkspace) -> datetime:
    """Now, where it is one; else the next."""
    now = workspace.clock()
    moment = datetime.combine(now.astimezone(ZoneInfo(ZONE)).date(), time(), ZoneInfo(ZONE))
    while (found := next_tutoring_time(workspace.bot, moment)) is not None:
        here = found.astimezone(ZoneInfo(ZONE))
        if here.weekday() == MONDAY and found + EARLY >= now:
            return max(found, now)
        moment = datetime.combine(here.date() + timedelta(days=1), time(), here.tzinfo)
    return now


SORTED = Story(
    "Somebody asks, and it gets sorted",
    (
        Step(
            "Oliver types what he needs in his own words. Only he sees the answer: who is asked, and when. "
            "For a minute he can take it back.",
            "oliver",
            on_a_tutoring_monday(says("oliver", "/tutorhelp how do I cut a clip in iMovie?")),
        ),
        Step("The minute is over: Hannah, who knows video and helps at his school, gets a card.", "hannah", to_next),
        Step("Hannah accepts with one press.", "hannah", presses("hannah", "Accept")),
        Step("Oliver's message has changed in place: Hannah comes, and he knows what happens next.", "oliver"),
        Step("Wednesday is Hannah's tutoring day. They meet, with no form to fill in.", "oliver", days_pass(2, 3)),
        Step("It worked, and Oliver says so. Nobody is rated.", "oliver", presses("oliver", "Sorted")),
        Step("Hannah hears that it is sorted. That is all.", "hannah"),
    ),
)

NOBODY = Story(
    "Nobody answers",
    (
        Step(
            "Leila asks. Pekka is next to be asked: his tutoring time is today.",
            "leila",
            on_a_tutoring_monday(says("leila", "/tutorhelp the iPad screen won't mirror to the projector")),
        ),
        Step("Pekka gets the card, in Finnish, with words only he may see. He is busy.", "pekka", to_next),
        Step("Half a tutoring day later he gets one short reminder. A pass needs no reason.", "pekka", to_next),
        Step("At the end of his tutoring day the bot asks Liisa too, and Leila is told.", "leila", to_next),
        Step("The next day Liisa is reminded, in her own tutoring time.", "liisa", to_next),
        Step("Still nobody: the coordinator learns of it. The words stay with Leila.", "maija", to_next),
    ),
)
