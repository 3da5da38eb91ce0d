"""What a tutor sees of a request: the card in every state, lines of news, the short reminder."""

from handlers.views.offers.card import card, entry
from handlers.views.offers.news import news, reminder

__all__ = ["card", "entry", "news", "reminder"]
