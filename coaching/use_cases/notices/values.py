"""What may be found where a notice is looked at again: a screen, nothing any more, or nothing yet."""

from dataclasses import dataclass
from datetime import datetime

from coaching.screens import Screen


@dataclass(frozen=True, slots=True)
class NotWanted:
    """Nobody needs it any more; `because` is a code for the operator."""

    because: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """To be looked at again then."""

    until: datetime


Found = Screen | NotWanted | NotYet
