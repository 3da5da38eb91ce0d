"""What people type, and the shortcuts of their menus."""

from enum import StrEnum


class Command(StrEnum):
    """What people type."""

    TUTORHELP = "/tutorhelp"
    COACHING = "/coaching"


class Shortcut(StrEnum):
    """What they choose from Slack's own menus."""

    ASK = "request.ask"
    ASK_ABOUT_MESSAGE = "request.ask_about_message"
    CHECK_IN = "check_in.shortcut"
