"""From volunteers to groups, and what becomes of a group: forming, asking, joining, stepping back, parting."""

from coaching.use_cases.triads.coordinator import Groups
from coaching.use_cases.triads.forming import Forming, Work
from coaching.use_cases.triads.members import Triads
from coaching.use_cases.triads.quiet import Regrouping

__all__ = ["Forming", "Groups", "Regrouping", "Triads", "Work"]
