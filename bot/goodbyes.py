"""What the bot has said in Slack to somebody erased, taken back as far as Slack lets us; nothing is kept of it."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import sleep

from bot.slack_client import SlackClient
from bot.slack_results import Accepted, RateLimited, Refused, Result, because
from bot.verdicts import TOKEN_ERRORS
from coaching.people import Reader, SlackUserId
from coaching.screens import HomeTab
from handlers.views import render_home
from storage.personal_data import SlackMessage

GONE = frozenset({"message_not_found", "channel_not_found"})
EMPTY_HOME = HomeTab(requests=(), cards=(), invitation=None, safeguarding="", set_up=True)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What became of the messages."""

    gone: int = 0
    left: Mapping[str, int] = field(default_factory=dict)
    """Those that stay in Slack, counted by the reason."""

    @property
    def is_all(self) -> bool:
        return not self.left


@dataclass(frozen=True, slots=True)
class Goodbyes:
    """Deletes messages of ours, and empties a Home tab."""

    slack: SlackClient
    patience: float = 0.0
    """Seconds that one message may wait for Slack's rate limit; a longer pause ends the try."""
    pause: Callable[[float], None] = sleep

    def take_back(self, messages: Sequence[SlackMessage], home_of: SlackUserId | None = None) -> TakenBack:
        """Delete each message; where Slack cannot be reached, or takes no token, the rest is not tried."""
        left: Counter[str] = Counter()
        gone = 0
        if home_of:
            self._empty_home(home_of)
        for tried, message in enumerate(messages):
            result = self._delete(message)
            if _is_gone(result):
                gone += 1
                continue
            left[because(result)] += 1
            if _ends_it(result):
                left[because(result)] += len(messages) - tried - 1
                break
        if left:
            log.warning("messages of somebody erased stay in Slack", extra={"because": dict(left)})
        return TakenBack(gone, dict(left))

    def _delete(self, message: SlackMessage) -> Result:
        result = self.slack.delete(message.channel, message.ts)
        if isinstance(result, RateLimited) and result.seconds <= self.patience:
            self.pause(result.seconds)
            result = self.slack.delete(message.channel, message.ts)
        return result

    def _empty_home(self, slack_user: SlackUserId) -> None:
        """The Home tab as a stranger has it; opening it makes it anew anyway."""
        result = self.slack.publish_home(slack_user, render_home(EMPTY_HOME, Reader("en", "UTC")))
        if not isinstance(result, Accepted):
            log.warning("home tab of somebody erased not emptied", extra={"because": because(result)})


def _is_gone(result: Result) -> bool:
    return isinstance(result, Accepted) or (isinstance(result, Refused) and result.error in GONE)


def _ends_it(result: Result) -> bool:
    return not isinstance(result, Refused) or result.error in TOKEN_ERRORS
