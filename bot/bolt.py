"""Bolt, set up for answering fast and keeping quiet: no network, no second verification, no bodies in the log."""

import logging
from concurrent.futures import Executor

from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.authorization import AuthorizeResult

from bot.slack_transport import OnceClient
from bot.workspace import Home

log = logging.getLogger(__name__)


class QuietApp(App):
    """Bolt without its advice about payloads that no listener wants: that quotes them, and stumbles over odd ones."""

    def _handle_unmatched_requests(self, req: BoltRequest, resp: BoltResponse) -> BoltResponse:
        log.warning("nobody listens to this kind of payload")
        return resp


def bolt_app(home: Home, api_url: str, executor: Executor) -> App:
    """An app without listeners. Who sent a request is verified by the front filter, or by Socket Mode itself."""

    def authorize(team_id: str | None) -> AuthorizeResult:
        return home.authorize(team_id)

    return QuietApp(
        name="peer-coach",
        logger=_quiet_logger(),
        client=OnceClient("", api_url),  # listeners get no token: the network is the notifier's
        authorize=authorize,
        process_before_response=True,  # the answer follows the commit, and Bolt does not poll for it
        request_verification_enabled=False,
        ssl_check_enabled=False,
        token_verification_enabled=False,
        attaching_function_token_enabled=False,
        attaching_conversation_kwargs_enabled=False,
        listener_executor=executor,
        signing_secret="",
    )


def _quiet_logger() -> logging.Logger:
    """Bolt warns with whole payloads and, at DEBUG, builds a sentence for every listener it passes."""
    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.ERROR)
    return logger
