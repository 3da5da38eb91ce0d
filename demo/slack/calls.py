"""One call of a Web API method while it is carried out, and what a method is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from demo.slack.arguments import Arguments
from demo.slack.limits import Limits
from demo.slack.payload_types import Payload
from demo.slack.refusals import Refused
from demo.slack.workspace import Workspace


@dataclass(slots=True)
class Call:
    """What a method gets: the state, the arguments, the moment; and what the ledger should know."""

    workspace: Workspace
    limits: Limits
    arguments: Arguments
    now: datetime
    new_socket_url: Callable[[], str] = str
    host: str = ""
    """How the app reached this server; addresses for uploads begin with it."""
    person: str = ""
    channel: str = ""
    ts: str = ""
    notifies: frozenset[str] = frozenset()
    reached: frozenset[str] = frozenset()
    """Who got a new message by it that shows up as one."""
    notes: list[str] = field(default_factory=list)

    def need_scope(self, *scopes: str) -> None:
        """Refuses unless the manifest grants one of these scopes."""
        provided = self.workspace.manifest.scopes
        if scopes and not provided.intersection(scopes):
            raise Refused("missing_scope", needed=scopes[0], provided=",".join(sorted(provided)))


@dataclass(frozen=True, slots=True)
class Method:
    """One Web API method."""

    run: Callable[[Call], Payload]
    per_minute: int
    scopes: tuple[str, ...] = ()
    """One of them is needed."""
    app_token: bool = False
    """Takes the app-level token instead of the bot's."""
