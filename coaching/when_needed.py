"""When help is needed; each is a row of the ladder."""

from enum import StrEnum


class WhenNeeded(StrEnum):
    RIGHT_NOW = "right_now"
    """A lesson is stuck."""
    TODAY = "today"
    THIS_WEEK = "this_week"
    NEXT_TUTORING_DAY = "next_tutoring_day"
    CHOSEN_TIME = "chosen_time"
    """At the moment that the request names."""
