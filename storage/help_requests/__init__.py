"""Help requests with their offers as rows."""

from storage.help_requests.repository import SqlHelpRequests

__all__ = ["SqlHelpRequests"]
