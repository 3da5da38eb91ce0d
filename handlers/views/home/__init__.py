"""The Home tab, and what the commands say about themselves."""

from handlers.views.home.help import help_coaching, help_tutorhelp
from handlers.views.home.tab import home_here, home_tab

__all__ = ["help_coaching", "help_tutorhelp", "home_here", "home_tab"]
