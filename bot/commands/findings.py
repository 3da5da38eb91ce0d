"""What `check` says: one line for each thing looked at, with the repair where it is at fault."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    place: str
    fault: str = ""
    """Empty where all is well."""
    repair: str = ""
    stops_nothing: bool = False
    """Only a feature is off that the bot can do without: said, and no fault."""

    @property
    def is_well(self) -> bool:
        return not self.fault

    @property
    def is_fault(self) -> bool:
        return not self.is_well and not self.stops_nothing


def well(place: str) -> Finding:
    """Nothing to repair there."""
    return Finding(place)
