"""A small invented town for stories: the real bot, the pretend Slack, a clock that moves, people by name."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import PeerCoach, build
from bot.server import HttpServer
from bot.settings import Settings
from coaching.imports.members import Directory, Member
from coaching.imports.reading import SourceFile, read
from coaching.people import SlackUserId, WorkspaceId
from coaching.use_cases.programmes import Programmes
from demo.clock import MovableClock
from demo.slack import PretendSlack, Someone
from tests.builders import MONDAY_8AM

ROOT = Path(__file__).parents[2]
PROGRAMME = """
[programme]
name = "North schools"
language = "en"
timezone = "Europe/Helsinki"

[[school]]
name = "Rantala"
region = "North"
teaching_days = ["mon", "tue", "wed", "thu", "fri"]
day = "08:00-16:00"
periods = ["1 08:15-09:00", "2 09:10-09:55", "3 11:15-12:00"]
it_support = "IT desk, 09 123"
safeguarding = "Worried about a child? Call Mirja, 050 000."

[[school]]
name = "Koivu"
region = "North"
teaching_days = ["mon", "tue", "wed", "thu", "fri"]
day = "08:00-16:00"

[[topic]]
name = "iPads"
words = ["iPad", "tablet", "AirPlay", "screen"]
names = { fi = "iPadit", sv = "iPad" }

[[topic]]
name = "Kahoot"
words = ["quiz", "kahoot"]
"""
COLUMNS = "slack,name,schools,roles,subject,phase,language,topics,tutoring_times,weekly_cap"


class Town:
    """Everything a story needs; `later` moves the clock and lets the bot do what is due."""

    def __init__(self, slack: PretendSlack, clock: MovableClock, settings: Settings, bot: PeerCoach) -> None:
        self.slack, self.clock, self.settings, self.bot = slack, clock, settings, bot
        self.people: dict[str, Someone] = {}

    def settle(self) -> None:
        """The bot sends what is due until nothing is."""
        while self.bot.tick(self.clock()):
            pass

    def later(self, **by: float) -> None:
        """Time passes, and the bot does what is due by then."""
        self.clock.moves(**by)
        self.slack.settle()

    def until(self, moment: datetime) -> None:
        self.clock.moves_to(moment)
        self.slack.settle()

    def someone(self, name: str, **facts: Any) -> Someone:
        """A member of the workspace, whether or not a list of people names them."""
        person = self.slack.person(name, **facts)
        self.people[name] = person
        return person

    def brings(self, *lines: str, programme: str = PROGRAMME) -> None:
        """The coordinator's files are imported; each line is a person after the name: `Liisa Korhonen,Rantala,tutor,…`."""
        rows = [f"{self.people[line.split(',')[0]].id},{line}" for line in lines]
        files = [SourceFile("programme.toml", programme.encode())]
        if rows:
            files.append(SourceFile("people.csv", "\n".join((COLUMNS, *rows)).encode()))
        members = [Member(SlackUserId(person.id), frozenset({name})) for name, person in self.people.items()]
        imports = Programmes(self.bot.database.begin)
        reading = read(files, ("en", "fi", "sv"))
        done = imports.bring(self.workspace, reading, Directory.of(members), now=self.clock())
        assert done.changes is not None, done.findings
        self.slack.settle()

    @property
    def workspace(self) -> WorkspaceId:
        return WorkspaceId(self.slack.team_id)


def settings_for(slack: PretendSlack, folder: Path, **changes: Any) -> Settings:
    usual = {
        "slack_bot_token": slack.bot_token,
        "slack_signing_secret": slack.signing_secret,
        "slack_api_url": slack.api_url,
        "database_url": f"sqlite:///{folder / 'town.db'}",
        "tombstones": folder / "tombstones.txt",
    }
    return Settings(_env_file=None, **{**usual, **changes})


@contextmanager
def a_town(folder: Path, **changes: Any) -> Iterator[Town]:
    """The bot behind a real HTTP server with real signatures, everything it owes sent in the story's own thread."""
    clock = MovableClock(MONDAY_8AM)
    with ExitStack() as stack:
        slack = stack.enter_context(PretendSlack(ROOT / "manifest.yml", clock))
        settings = settings_for(slack, folder, **changes)
        bot = build(settings, clock, inline=True)
        stack.callback(bot.close)
        server = HttpServer(bot.wsgi, "127.0.0.1", 0, threads=4)
        server.start()
        stack.callback(server.close, 2)
        slack.deliver_over_http(f"http://127.0.0.1:{server.port}/slack/events")
        town = Town(slack, clock, settings, bot)
        slack.settlers.append(town.settle)
        town.settle()
        yield town


Story = Callable[[], Town]
MINUTE = timedelta(minutes=1)
