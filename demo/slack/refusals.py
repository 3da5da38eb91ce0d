"""How the pretend Slack says no: one exception that becomes `ok: false`."""

from demo.slack.payload_types import Payload


class Refused(Exception):
    """Slack refuses a call; `error` is its word for the reason."""

    def __init__(self, error: str, *messages: str, **details: object) -> None:
        super().__init__(error, *messages)
        self.error = error
        self.messages = messages
        self.details = details

    def body(self) -> Payload:
        """The JSON body as Slack writes it, with `response_metadata` where there is more to say."""
        body: Payload = {"ok": False, "error": self.error, **self.details}
        if self.messages:
            body["response_metadata"] = {"messages": list(self.messages)}
        return body


class RateLimited(Refused):
    """Slack asks the caller to come back later (HTTP 429)."""

    def __init__(self, retry_after: int) -> None:
        super().__init__("ratelimited")
        self.retry_after = retry_after
