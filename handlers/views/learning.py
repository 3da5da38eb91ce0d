"""What was learnt about topics: rounded counts for a coordinator, and the way to undo a week."""

from coaching.school_calendar import IsoWeek
from coaching.screens import LearningScreen, LearntLine
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.blocks import Block, asks_first, button, line, section, small, spoken

TOPICS_LISTED = 30
"""More lines say little, and have to fit into one text."""


def entries(screen: LearningScreen, _: Voice) -> list[list[Block]]:
    """All counts in one block, then each of the last weeks."""
    counts = "\n".join(_count(each, _) for each in screen.topics[:TOPICS_LISTED])
    seen = _("Learnt from requests that tutors accepted. Nobody can read the words in it; small numbers are hidden.")
    return [[section(counts), small(seen)], *([_week(week, _)] for week in screen.weeks)]


def _count(each: LearntLine, _: Voice) -> str:
    if each.requests is None:
        return _("{topic}: few requests so far", topic=each.topic)
    return _("{topic}: about {count} requests", topic=each.topic, count=each.requests)


def _week(week: IsoWeek, _: Voice) -> Block:
    asked = asks_first(
        _("Undo this week?"),
        _("What I learnt about topics in that week is forgotten for good. The requests themselves stay."),
        yes=_("Undo"),
        no=_("Keep"),
    )
    text, said = _("Undo"), _("Learnt in week {number}", number=week.week)
    return line(said, button(text, Action.UNDO_WEEK, str(week), label=spoken(text, said), first=asked))
