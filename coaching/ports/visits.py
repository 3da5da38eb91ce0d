"""What the rules need of the visit plan; tutors of the programme carry their visits with them."""

from collections.abc import Iterable
from typing import Protocol

from coaching.visits import Visit


class Visits(Protocol):
    """Which tutor is at which school on which date."""

    def plan(self, visits: Iterable[Visit]) -> None:
        """These stand from now on, each with its hours as given; raises the programme's version."""
        ...

    def call_off(self, visits: Iterable[Visit]) -> None:
        """These are gone; raises the programme's version."""
        ...
