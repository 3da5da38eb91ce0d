"""Slack's SDK with a bounded answer and no second try: how far a call got is known when it breaks.

`urllib` wraps every error before the body is written whole into URLError; what breaks later comes as itself.
"""

import json
import logging
import time
from collections.abc import Callable
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient, WebhookResponse

from bot.slack_results import ERROR_WORD, Data, NotSent, Refused, Result, Uncertain, judged

TIMEOUT = 5
MOST_BYTES = 1_000_000
"""A page of users.list with 200 people has about 300 kB."""


class AnswerTooLarge(OSError):
    """Slack's answers are small; this is something else."""


def silent_logger() -> logging.Logger:
    """The SDK writes arguments and answers to its log at DEBUG and errors with answers: it gets none."""
    logger = logging.getLogger("bot.slack_transport.silent")
    logger.setLevel(logging.CRITICAL)  # the SDK asks for the level and builds its sentences only at DEBUG
    logger.disabled = True
    return logger


class OnceClient(WebClient):
    """A WebClient that tries once and reads no more than an answer of Slack's can hold."""

    def __init__(self, token: str, base_url: str, *, timeout: float = TIMEOUT) -> None:
        super().__init__(
            token=token,
            base_url=base_url,
            timeout=timeout,  # type: ignore[arg-type]  # the SDK says int and hands it on to a socket
            retry_handlers=[],
            logger=silent_logger(),
        )

    def __deepcopy__(self, memo: dict[int, object]) -> "OnceClient":
        """Itself: Bolt copies what it hands to a lazy listener, and a client keeps no state."""
        return self

    def _perform_urllib_http_request_internal(  # the SDK's name
        self,
        url: str,
        req: Request,
    ) -> dict[str, Any]:
        # The SDK's own reads without end, and leaves the connection to the garbage collector.
        until = time.monotonic() + 2 * self.timeout
        with urlopen(req, context=self.ssl, timeout=self.timeout) as response:  # noqa: S310 - the address is a setting
            body = bytearray()
            while part := response.read1(65536):
                body += part
                if len(body) > MOST_BYTES or time.monotonic() > until:
                    raise AnswerTooLarge
            text = body.decode(response.headers.get_content_charset() or "utf-8")
            return {"status": response.status, "headers": response.headers, "body": text}


BREAKS = (OSError, HTTPException, SlackClientError, ValueError, TypeError, AttributeError, LookupError)
"""What the SDK lets through: broken connections, and answers of a shape that it did not expect."""


def write(client: WebClient, method: str, arguments: Data) -> Result:
    """What came of one call with a JSON body. Never raises for anything that Slack or the network does."""
    return _called(lambda: client.api_call(method, json=dict(arguments)))


def read(client: WebClient, method: str, arguments: Data) -> Result:
    """The same with a form: Slack's reading methods take no JSON."""
    return _called(lambda: client.api_call(method, params=dict(arguments)))


def _called(send: Callable[[], SlackResponse]) -> Result:
    try:
        answer = send()
    except SlackApiError as refused:
        return judged(refused.response.status_code, refused.response.headers, refused.response.data)
    except BREAKS as broken:
        return _broken(broken)
    return judged(answer.status_code, answer.headers, answer.data)


def respond(url: str, message: Data) -> Result:
    """What came of answering to a response_url."""
    client = WebhookClient(url, timeout=TIMEOUT, retry_handlers=[], logger=silent_logger())
    try:
        answer = client.send_dict(dict(message))
    except BREAKS as broken:
        return _broken(broken)
    return _judged_webhook(answer)


def upload(url: str, content: bytes) -> Result:
    """What came of putting a file where Slack said."""
    request = Request(url, data=content, method="POST", headers={"Content-Type": "application/octet-stream"})  # noqa: S310 - Slack's own address
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 - as above
            answer.read(MOST_BYTES)
            return judged(answer.status, dict(answer.headers), {"ok": answer.status == 200})
    except HTTPError as refused:
        with refused:
            return judged(refused.code, dict(refused.headers), None)
    except BREAKS as broken:
        return _broken(broken)


def _judged_webhook(answer: WebhookResponse) -> Result:
    said = answer.body.strip()
    if said == "ok":
        return judged(answer.status_code, answer.headers, {"ok": answer.status_code == 200})
    if ERROR_WORD.fullmatch(said) and answer.status_code < 429:
        return Refused(said)  # a bare word: expired_url, used_url
    return judged(answer.status_code, answer.headers, _object(said))


def _object(body: str) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return body


def _broken(error: Exception) -> Result:
    if isinstance(error, URLError):
        return NotSent(type(error.reason).__name__)
    return Uncertain(type(error).__name__)
