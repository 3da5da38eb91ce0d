"""The whole product on one machine: the bot, unchanged, over real Socket Mode, and the pretend Slack beside it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from bot.app import PeerCoach, build
from bot.settings import Settings, SettingsWrong, read_settings
from bot.socket_mode import Connection
from coaching.imports.reading import read
from coaching.people import WorkspaceId
from coaching.use_cases.programmes import Programmes
from demo.clock import MovableClock
from demo.municipality import files, move_in
from demo.slack import PretendSlack, Someone
from handlers.languages import languages

MANIFEST = Path(__file__).parents[1] / "manifest.yml"
CONNECTS_WITHIN = 10.0


class RealToken(Exception):
    """A token of a real workspace is set here; the local workspace keeps away from it."""


class UnclearSettings(Exception):
    """The settings here have mistakes, so nobody can tell whether they are of a real workspace; the text names them."""


@dataclass(frozen=True, slots=True)
class LocalWorkspace:
    """Everybody, the bot, and the clock."""

    slack: PretendSlack
    clock: MovableClock
    bot: PeerCoach
    people: dict[str, Someone]

    def settle(self) -> None:
        """The bot does what is due until nothing is."""
        while self.bot.tick(self.clock()):
            pass


@contextmanager
def local_workspace(start: datetime) -> Iterator[LocalWorkspace]:
    """A fresh workspace in which the programme has been imported; everything of it is gone afterwards."""
    refuse_real_tokens()
    clock = MovableClock(start)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="peer-coach-")))
        slack = stack.enter_context(PretendSlack(MANIFEST, clock))
        people = move_in(slack)
        bot = build(settings_for(slack, folder), clock, inline=True)
        stack.callback(bot.close)
        workspace = LocalWorkspace(slack, clock, bot, people)
        slack.settlers.append(workspace.settle)
        workspace.settle()
        connect(bot, slack, stack)
        bring_in(bot, WorkspaceId(slack.team_id), clock())
        workspace.settle()
        yield workspace


def refuse_real_tokens() -> None:
    """`RealToken` where a token stands in the environment or in `.env`; `UnclearSettings` where they have mistakes."""
    try:
        found = read_settings()
    except SettingsWrong as wrong:
        raise UnclearSettings(str(wrong)) from None
    if found.slack_bot_token or found.slack_app_token:
        raise RealToken


def settings_for(slack: PretendSlack, folder: Path) -> Settings:
    """The settings of a bot that talks to this pretend Slack and keeps its rows in `folder`; none is taken from the
    environment.
    """
    usual = {name: field.get_default() for name, field in Settings.model_fields.items()}
    return Settings.model_validate(
        usual
        | {
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "database_url": f"sqlite:///{folder / 'demo.db'}",
            "tombstones": folder / "tombstones.txt",
        }
    )


def connect(bot: PeerCoach, slack: PretendSlack, stack: ExitStack) -> None:
    """The bot connects over Socket Mode; returns when it is connected."""
    connection = Connection(bot.app, slack.app_token, slack.api_url, bot.inbound)
    connection.start()
    stack.callback(connection.close)
    sockets = slack.deliver_over_sockets()
    waiting = Event()
    for _ in range(int(CONNECTS_WITHIN * 100)):
        if sockets.connections:
            return
        waiting.wait(0.01)
    raise TimeoutError("the bot did not connect to the pretend Slack")


def bring_in(bot: PeerCoach, workspace: WorkspaceId, now: datetime) -> None:
    """The example programme and people, as a coordinator would import them."""
    done = Programmes(bot.database.begin).bring(workspace, read(files(), languages()), None, now=now)
    if done.changes is None:
        raise ValueError("the example files have mistakes; import them to see which")
