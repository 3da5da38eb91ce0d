"""What the process lends to the listeners: forms within three seconds, and a private word after the answer."""

import logging
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from typing import ParamSpec, TypeVar

from bot.errands import channel_of
from bot.slack_client import SlackClient
from bot.slack_results import Accepted, Refused, Result, because
from coaching.errors import CoachingError
from coaching.people import Actor
from handlers.views import Block, Rendered

ALREADY_OPEN = "exchanged_trigger_id"

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class Inline(Executor):
    """Does it at once, in the calling thread: for tests, which then need not wait."""

    def submit(self, do: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        done: Future[T] = Future()
        done.set_result(do(*args, **kwargs))
        return done


@dataclass(frozen=True, slots=True)
class Later:
    """Goes on with something after the acknowledgement; a fault costs nobody but this step."""

    executor: Executor

    def do(self, step: Callable[[], None]) -> None:
        """The step, not waited for."""
        self.executor.submit(self._guarded, step)

    def _guarded(self, step: Callable[[], None]) -> None:
        try:
            step()
        except CoachingError as error:
            log.warning("left as it was", extra={"because": type(error).__name__})


@dataclass(frozen=True, slots=True)
class SlackAnswers:
    """Says something once, in private, behind the acknowledgement; nothing hangs on its arrival."""

    slack: SlackClient
    executor: Executor

    def say(self, to: Actor, message: Rendered, *, answer_to: str | None) -> None:
        """Where the person acted, if that place can be answered; else in the person's DM."""
        self.executor.submit(self._say, to, message, answer_to)

    def _say(self, to: Actor, message: Rendered, answer_to: str | None) -> None:
        if answer_to:
            _noted(self.slack.respond(answer_to, message.text, message.blocks, replace=False))
            return
        opened = self.slack.open_dm(to.slack_user)
        channel = channel_of(opened)
        _noted(self.slack.post(channel, message.text, message.blocks) if channel else opened)


@dataclass(frozen=True, slots=True)
class SlackModals:
    """Opens forms; called from lazy listeners, since it needs the network."""

    slack: SlackClient
    answers: SlackAnswers

    def open(self, trigger_id: str, view: Block, *, otherwise: Rendered, to: Actor, answer_to: str | None) -> None:
        """The form before the person; `otherwise` in private where Slack did not open it for sure."""
        result = self.slack.open_view(trigger_id, view)
        if isinstance(result, Accepted) or result == Refused(ALREADY_OPEN):
            return
        log.warning("form not opened", extra={"because": because(result)})
        self.answers.say(to, otherwise, answer_to=answer_to)

    def open_behind(
        self, trigger_id: str, view: Block, *, otherwise: Rendered, to: Actor, answer_to: str | None
    ) -> None:
        """The same, next to the acknowledgement."""
        opens = partial(self.open, trigger_id, view, otherwise=otherwise, to=to, answer_to=answer_to)
        self.answers.executor.submit(opens)

    def update(self, view_id: str, version: str, view: Block) -> None:
        """The open form as it is now; where somebody was faster, the next choice makes it right."""
        _noted(self.slack.update_view(view_id, version, view))


def _noted(result: Result) -> None:
    if not isinstance(result, Accepted):
        log.warning("private answer did not arrive", extra={"because": because(result)})
