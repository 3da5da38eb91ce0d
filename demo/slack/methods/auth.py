"""auth.test and apps.connections.open."""

from demo.slack.calls import Call
from demo.slack.payload_types import Payload


def test(call: Call) -> Payload:
    """Who the token is."""
    workspace = call.workspace
    return {
        "url": f"https://{workspace.domain}.slack.com/",
        "team": "Pretend School",
        "user": workspace.bot.username,
        "team_id": workspace.team_id,
        "user_id": workspace.bot.id,
        "bot_id": workspace.bot_id,
        "is_enterprise_install": False,
    }


def connections_open(call: Call) -> Payload:
    """A one-off address for a Socket Mode connection."""
    return {"url": call.new_socket_url()}
