"""How often somebody wants to be asked."""

from enum import StrEnum


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    EVERY_OTHER = "every_other"
    PAUSED = "paused"
