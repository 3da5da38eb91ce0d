"""A local workspace that survives a restart: the bot's database and keys, the pretend Slack's memory, the clock."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from bot.app import build
from coaching.people import WorkspaceId
from coaching.understanding import Encoder
from demo.clock import MovableClock
from demo.living import Backwards, LivingWorkspace
from demo.local_workspace import MANIFEST, bring_in, connect, refuse_real_tokens, settings_for
from demo.memory import Memory, keep_in, kept_in, recall, remember
from demo.municipality import move_in
from demo.slack import PretendSlack, Someone
from demo.staff_rooms import furnish, invitations_accepted
from demo.state_folder import empty

MEMORY = "slack.json"
KEPT_EVERY = 2.0
"""Seconds; what a killed process may lose of the pretend Slack. The bot's own database loses nothing."""


@contextmanager
def kept_workspace(
    folder: Path, start: datetime, *, moved_to: datetime | None = None, encoder: Encoder | None = None
) -> Iterator[LivingWorkspace]:
    """What `folder` keeps, its clock as it was left (or moved on to `moved_to`); where it keeps nothing, a fresh
    workspace at `start`. Not started: time does not go on yet.
    """
    refuse_real_tokens()
    memory = kept_in(folder / MEMORY)
    if memory is None:
        empty(folder)
    elif moved_to is not None and moved_to < memory.now:
        raise Backwards("The clock goes forward only. --fresh starts over.")
    clock = MovableClock(memory.now if memory else start, runs=True)
    with ExitStack() as stack:
        slack = PretendSlack(MANIFEST, clock)
        slack.port = _free(memory.port) if memory else 0
        stack.enter_context(slack)
        workspace = _workspace(stack, slack, clock, folder, memory, encoder)
        if memory and moved_to:
            workspace.moves_to(moved_to)
        stack.callback(lambda: keep_in(folder / MEMORY, remember(slack, workspace.read)))
        stack.callback(workspace.stop)
        _keep_while_it_lasts(stack, workspace, folder)
        yield workspace


def _workspace(
    stack: ExitStack,
    slack: PretendSlack,
    clock: MovableClock,
    folder: Path,
    memory: Memory | None,
    encoder: Encoder | None,
) -> LivingWorkspace:
    if memory:
        recall(slack, memory)
        people = {_first(person.name): Someone(slack, person.id) for person in memory.people if not person.is_bot}
        people.pop("slackbot", None)
    else:
        people = move_in(slack)
    bot = build(settings_for(slack, folder), clock, encoder=encoder)
    stack.callback(bot.close)
    workspace = LivingWorkspace(slack, clock, bot, people, memory.read if memory else {})
    workspace.settle()
    connect(bot, slack, stack)
    if memory is None:
        bring_in(bot, WorkspaceId(slack.team_id), clock())
        workspace.settle()
        furnish(slack, people)
        invitations_accepted(people)
    return workspace


def _keep_while_it_lasts(stack: ExitStack, workspace: LivingWorkspace, folder: Path) -> None:
    ending = Event()

    def keep() -> None:
        seen = -1
        while not ending.wait(KEPT_EVERY):
            if workspace.version != seen:
                seen = workspace.version
                keep_in(folder / MEMORY, remember(workspace.slack, workspace.read))

    keeper = Thread(target=keep, name="keeper", daemon=True)
    keeper.start()
    stack.callback(keeper.join)
    stack.callback(ending.set)


def _free(port: int) -> int:
    """That port if nobody listens there, else 0, which stands for any."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return 0
    return port


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0].lower()
