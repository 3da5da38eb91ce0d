"""What a teacher sees of their own requests: the private receipt, the living message, lines of news, the list."""

from handlers.views.help_requests.facts import needed
from handlers.views.help_requests.lists import counted, entries, entry, status
from handlers.views.help_requests.message import message
from handlers.views.help_requests.news import news
from handlers.views.help_requests.receipt import receipt, receipt_page
from handlers.views.help_requests.standing import standing

__all__ = ["counted", "entries", "entry", "message", "needed", "news", "receipt", "receipt_page", "standing", "status"]
