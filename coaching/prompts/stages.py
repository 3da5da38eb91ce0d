"""Where a triad is in its cycle, through which lens a question looks, and whose turn is what."""

from enum import StrEnum


class Stage(StrEnum):
    """A cycle in its order; the sharing comes once."""

    STARTING_POINT = "starting_point"
    GOAL = "goal"
    PLAN = "plan"
    LESSON = "lesson"
    ANALYSIS = "analysis"
    SHARING = "sharing"


class Lens(StrEnum):
    """The three things that teachers come to see better (practice C1)."""

    CLASSROOM = "classroom"
    """What happens in class."""
    TEACHING = "teaching"
    """How one's own teaching works."""
    LEARNING = "learning"
    """What pupils, and oneself, learn."""


class Turn(StrEnum):
    """What a member does in a session (practice D9, E6)."""

    ASKER = "asker"
    """Asks, listens, gives no solutions."""
    TEACHER = "teacher"
    """Brings something of their own."""
    OBSERVER = "observer"
    """Watches the conversation, and says which questions moved it on."""
