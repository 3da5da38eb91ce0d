"""What an acknowledgement can carry: a private answer to a command, a page or mistakes in a form."""

from slack_bolt import Ack

from handlers.views import Block, Rendered


def in_private(ack: Ack, message: Rendered) -> None:
    """The answer to a command, seen by the one who typed it."""
    ack(response_type="ephemeral", text=message.text, blocks=list(message.blocks))


def on_page(ack: Ack, page: Block) -> None:
    """The form's window shows the page from now on."""
    ack(response_action="update", view=page)
