"""A teacher's own requests: asking, deciding, looking at what is open."""

from coaching.use_cases.help_requests.asks import Ask
from coaching.use_cases.help_requests.details import Details
from coaching.use_cases.help_requests.own import mine
from coaching.use_cases.help_requests.teacher import HelpRequests

__all__ = ["Ask", "Details", "HelpRequests", "mine"]
