"""The ids that Slack sends back: of commands, buttons, forms and their fields. They stand here alone."""

from handlers.ids.buttons import Action
from handlers.ids.commands import Command, Shortcut
from handlers.ids.fields import Field
from handlers.ids.forms import Form

__all__ = ["Action", "Command", "Field", "Form", "Shortcut"]
