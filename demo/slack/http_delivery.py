"""Delivers payloads to the app's URL with Slack's signature, form or JSON as Slack sends them."""

import http.client
import json
from urllib.parse import urlencode, urlsplit

from slack_sdk.signature import Clock, SignatureVerifier

from demo.slack.deliveries import Form, Receipt, Reception, Retry
from demo.slack.payload_types import Payload


class HttpDelivery:
    """Posts to one URL; the signature carries real time, as the app checks it against real time."""

    def __init__(self, url: str, signing_secret: str) -> None:
        parts = urlsplit(url)
        self._host, self._port, self._path = parts.hostname or "", parts.port or 80, parts.path or "/"
        self._verifier, self._clock = SignatureVerifier(signing_secret), Clock()

    def deliver(self, form: Form, payload: Payload, retry: Retry | None, deadline: float) -> Receipt:
        """Posts once."""
        body, kind = packed(form, payload)
        return self.post(body, self.signed(body, kind, retry), deadline)

    def signed(self, body: bytes, kind: str, retry: Retry | None = None) -> dict[str, str]:
        """The headers that go with a body."""
        stamp = str(int(self._clock.now()))
        signature = self._verifier.generate_signature(timestamp=stamp, body=body)
        headers = {
            "Content-Type": kind,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": signature or "",
        }
        if retry is not None:
            headers |= {"X-Slack-Retry-Num": str(retry.number), "X-Slack-Retry-Reason": retry.reason}
        return headers

    def post(self, body: bytes, headers: dict[str, str], deadline: float) -> Receipt:
        """Posts any body with any headers; forged requests come this way."""
        connection = http.client.HTTPConnection(self._host, self._port, timeout=deadline)
        try:
            connection.request("POST", self._path, body, headers)
            answer = connection.getresponse()
            raw = answer.read()
        except TimeoutError:
            return Receipt(Reception.TIMEOUT)
        except (OSError, http.client.HTTPException):
            return Receipt(Reception.NO_CONNECTION)
        finally:
            connection.close()
        back = {key.lower(): value for key, value in answer.getheaders()}
        reception = Reception.ACKNOWLEDGED if 200 <= answer.status < 300 else Reception.ERROR
        no_retry = back.get("x-slack-no-retry") == "1"
        return Receipt(reception, _read(raw, back.get("content-type", "")), answer.status, no_retry, back)


def packed(form: Form, payload: Payload) -> tuple[bytes, str]:
    """The body and its content type."""
    if form is Form.EVENT:
        return json.dumps(payload).encode(), "application/json"
    fields = payload if form is Form.COMMAND else {"payload": json.dumps(payload)}
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def _read(raw: bytes, kind: str) -> object:
    text = raw.decode("utf-8", "replace")
    if not text:
        return None
    if kind.startswith("application/json"):
        try:
            return json.loads(text)
        except ValueError:
            return text
    return text
