"""Which tutor is asked next, and why: hard filters first, then the best of those left. Nobody is ranked in public."""

from coaching.routing.choosing import Choice, choose, everybody, fits
from coaching.routing.filters import home_zone, is_away, next_leave, suits
from coaching.routing.needs import Need, need_of
from coaching.routing.records import NOTHING_KNOWN, Answer, Answers, OnTopic, OwnRecord, Records

__all__ = [
    "NOTHING_KNOWN",
    "Answer",
    "Answers",
    "Choice",
    "Need",
    "OnTopic",
    "OwnRecord",
    "Records",
    "choose",
    "everybody",
    "fits",
    "home_zone",
    "is_away",
    "need_of",
    "next_leave",
    "suits",
]
