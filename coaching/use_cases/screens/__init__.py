"""Screens made from the rows of one workspace, for one reader."""

from coaching.use_cases.screens.coordinators import coordinator_card, cover_card, ideas
from coaching.use_cases.screens.coverage import coverage_screen, my_visits
from coaching.use_cases.screens.drafts import draft_screen
from coaching.use_cases.screens.help_requests import request_news, request_screen
from coaching.use_cases.screens.home import home_tab
from coaching.use_cases.screens.invitations import invitation
from coaching.use_cases.screens.learning import learning_screen
from coaching.use_cases.screens.offers import calendar_file, card_news, card_reminder, card_state, tutor_card

__all__ = [
    "calendar_file",
    "card_news",
    "card_reminder",
    "card_state",
    "coordinator_card",
    "cover_card",
    "coverage_screen",
    "draft_screen",
    "home_tab",
    "ideas",
    "invitation",
    "learning_screen",
    "my_visits",
    "request_news",
    "request_screen",
    "tutor_card",
]
