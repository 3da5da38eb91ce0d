"""What members of a triad say of their weeks, what follows from it for their mates, and each one's own log."""

from coaching.use_cases.check_ins.answers import CheckIns
from coaching.use_cases.check_ins.logs import Logs
from coaching.use_cases.check_ins.reports import Report, Reports

__all__ = ["CheckIns", "Logs", "Report", "Reports"]
