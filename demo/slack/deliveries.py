"""Brings one payload to the app and says how it was received; how it travels is the transport's."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from demo.slack.payload_types import Payload


class Reception(StrEnum):
    """What became of a delivery, in the words of `x-slack-retry-reason`."""

    ACKNOWLEDGED = "acknowledged"
    TIMEOUT = "http_timeout"
    ERROR = "http_error"
    NO_CONNECTION = "connection_failed"


class Form(StrEnum):
    """How a payload is packed: as a command, an interaction or an event."""

    COMMAND = "slash_commands"
    INTERACTIVE = "interactive"
    EVENT = "events_api"


@dataclass(frozen=True, slots=True)
class Retry:
    """The how-manieth attempt it is and why there is one."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the app said."""

    reception: Reception
    body: object = None
    """JSON if it is JSON, else text; None if empty."""
    status: int = 200
    no_retry: bool = False
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def is_acknowledged(self) -> bool:
        """2xx in time, or an acknowledged envelope."""
        return self.reception is Reception.ACKNOWLEDGED


class Transport(Protocol):
    """A way to the app."""

    def deliver(self, form: Form, payload: Payload, retry: Retry | None, deadline: float) -> Receipt:
        """Delivers once and waits for the acknowledgement, at most `deadline` seconds."""
        ...


class Nowhere:
    """The transport before there is an app."""

    def deliver(self, form: Form, payload: Payload, retry: Retry | None, deadline: float) -> Receipt:
        """Nobody is there."""
        del form, payload, retry, deadline
        return Receipt(Reception.NO_CONNECTION)
