"""The door for HTTP: what is not signed by Slack, too large or not of Slack's shape goes no further.

It logs a reason, never a body. A signed request that comes twice is one effect through the inbox, not here.
"""

import hashlib
import hmac
import logging
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Protocol
from wsgiref.types import StartResponse, WSGIEnvironment

from bot.payloads import Malformed, Payload, from_http

PATH = "/slack/events"
MOST_BYTES = 1_000_000
WINDOW = 300.0
"""Seconds that Slack's stamp may be away from real time, in either direction."""
RETRY_HEADERS = {
    "HTTP_X_SLACK_RETRY_NUM": "x-slack-retry-num",
    "HTTP_X_SLACK_RETRY_REASON": "x-slack-retry-reason",
}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over HTTP."""

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


class Dispatch(Protocol):
    """Answers a payload that is Slack's, or raises `Malformed`; `headers` say whether Slack delivers it again."""

    def __call__(self, payload: Payload, headers: Mapping[str, str]) -> Answer: ...


Page = Callable[[], Answer]
"""A page of our own, such as /healthz."""


class Closed(Exception):
    """The request goes no further; `reason` is for the log."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class FrontFilter:
    """A WSGI application: pages of our own, and Slack's requests where a secret to check them is given."""

    pages: Mapping[str, Page]
    dispatch: Dispatch | None = None
    secret: str = field(default="", repr=False)
    refused: Callable[[str], None] = lambda _: None
    """Told the reason of every refusal, for the metrics."""
    real_time: Callable[[], float] = time.time

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        try:
            answer = self._answer(environ)
        except Closed as closed:
            log.warning("request refused", extra={"reason": closed.reason, "status": closed.status})
            self.refused(closed.reason)
            allow = {"Allow": "POST"} if closed.status == HTTPStatus.METHOD_NOT_ALLOWED else {}
            answer = Answer(closed.status, headers=allow)
        return _write(answer, start_response)

    def _answer(self, environ: WSGIEnvironment) -> Answer:
        path, method = environ.get("PATH_INFO", ""), environ.get("REQUEST_METHOD", "")
        if page := self.pages.get(path):
            if method not in ("GET", "HEAD"):
                raise Closed(405, "method")
            return page()
        if path != PATH or self.dispatch is None:
            raise Closed(404, "path")
        if method != "POST":
            raise Closed(405, "method")
        body = read_body(environ)
        check_signature(environ, body, self.secret, self.real_time())
        headers = {name: environ[key] for key, name in RETRY_HEADERS.items() if key in environ}
        try:
            return self.dispatch(from_http(body, environ.get("CONTENT_TYPE", "")), headers)
        except Malformed as malformed:
            raise Closed(400, malformed.reason) from None


def read_body(environ: WSGIEnvironment) -> bytes:
    """The whole body, at most a megabyte of it, whatever length was announced."""
    announced = environ.get("CONTENT_LENGTH") or ""
    if announced and not (announced.isascii() and announced.isdigit()):
        raise Closed(400, "length")
    if not announced and not environ.get("wsgi.input_terminated"):
        return b""  # reading on could wait for ever
    if announced and int(announced) > MOST_BYTES:
        raise Closed(413, "too_large")
    body: bytes = environ["wsgi.input"].read(int(announced) if announced else MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise Closed(413, "too_large")
    return body


def check_signature(environ: WSGIEnvironment, body: bytes, secret: str, real_time: float) -> None:
    """Returns only for what Slack signed within the last five minutes."""
    stamp = environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP", "")
    signature = environ.get("HTTP_X_SLACK_SIGNATURE", "")
    if not stamp or not signature:
        raise Closed(401, "unsigned")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 12):
        raise Closed(401, "stamp")
    if abs(real_time - int(stamp)) > WINDOW:
        raise Closed(401, "stale")
    expected = signed(secret, stamp, body)
    if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "surrogatepass")):
        raise Closed(401, "signature")


def signed(secret: str, stamp: str, body: bytes) -> str:
    """Slack's signature of a body."""
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256)
    return "v0=" + digest.hexdigest()


def _write(answer: Answer, start_response: StartResponse) -> Iterable[bytes]:
    status = HTTPStatus(answer.status)
    body = answer.body.encode()
    headers = {
        "Content-Type": "text/plain; charset=utf-8",
        **answer.headers,
        "Content-Length": str(len(body)),
    }
    start_response(f"{status.value} {status.phrase}", list(headers.items()))
    return [body]
