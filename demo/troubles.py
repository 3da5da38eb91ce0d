"""Faults on demand: what Slack can do to the bot, by a name for the page."""

from demo.living import LivingWorkspace
from demo.slack.faults import RESET_AFTER, rate_limited
from demo.slack.gestures import NotPossible

TROUBLES = {
    "slow": "Be slow: a second later, each way",
    "limited": "Refuse the next message for 30 seconds (429)",
    "reset": "Take the next message, then cut the line",
    "drop": "Drop the socket",
    "none": "Be well again",
}
POST = "chat.postMessage"
SECONDS_LATE = 1.0
"""Each way. A click and a form that opens take two ways within the 3 seconds that Slack gives; the form still opens."""


def trouble(workspace: LivingWorkspace, name: str) -> str:
    """Asks for the fault; says what to expect."""
    slack = workspace.slack
    match name:
        case "slow":
            slack.faults.slowness = SECONDS_LATE
            return "Everything to the bot and from it takes a second longer, each way, until Slack is well again."
        case "limited":
            slack.faults.next(rate_limited(30), POST)
            return "The bot's next message is refused with 429; it tries again after 30 seconds."
        case "reset":
            slack.faults.next(RESET_AFTER, POST)
            return (
                "The bot's next message arrives, but the bot does not hear so. It looks before it sends anything again."
            )
        case "drop":
            slack.sockets.cut()
            return "The socket is cut; the bot connects again within seconds."
        case "none":
            slack.faults.release()
            slack.faults.clear()
            return "Slack is well."
    raise NotPossible(f"There is no fault called {name!r}.")
