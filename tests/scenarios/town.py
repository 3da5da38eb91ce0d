"""A small invented town for stories: the real bot, the pretend Slack, a clock that moves, people by name."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, Literal
from unittest.mock import patch

import yaml
from sqlalchemy import select
from sqlalchemy.orm import DeclarativeBase

from bot.app import PeerCoach, build
from bot.server import HttpServer
from bot.settings import Settings
from bot.socket_mode import Connection
from coaching.errors import StorageError
from coaching.imports.members import Directory, Member
from coaching.imports.reading import SourceFile, read
from coaching.people import SlackUserId, WorkspaceId
from coaching.understanding import Encoder
from coaching.use_cases.programmes import Programmes
from demo.clock import MovableClock
from demo.slack import PretendSlack, Someone
from demo.slack.http_delivery import HttpDelivery
from demo.slack.messages import Message
from demo.slack.payload_types import Payload
from storage.engine import Waits
from tests.builders import MONDAY_8AM
from tests.engines import lent_engines
from tests.scenarios.logs import listening
from tests.scenarios.working_windows import Watch

ROOT = Path(__file__).parents[2]
KEY = "cGVlciBjb2FjaCwgYW4gaW52ZW50ZWQgdGVzdCBrZXk="
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
WORDS = "my iPads won't show on the screen"
ASKS = f"/tutorhelp {WORDS}"
COLUMNS = "slack,name,schools,roles,subject,phase,language,topics,tutoring_times,weekly_cap"


class Town:
    """Everything a story needs; `later` moves the clock and lets the bot do what is due."""

    def __init__(self, slack: PretendSlack, clock: MovableClock, bot: PeerCoach, log: StringIO) -> None:
        self.slack, self.clock, self.bot, self.log = slack, clock, bot, log
        self.people: dict[str, Someone] = {}
        self.watch = Watch(self)
        self.settled_at: int | None = None
        self.troubles: set[str] = set()
        """What the story does on purpose: words of Slack's refusals, and of lines in the log, that are no fault."""

    def settle(self) -> None:
        """The bot sends what is due until nothing is; without its database it waits, as the scheduler does."""
        with suppress(StorageError):
            self.bot.run_job("learning")
            while self.bot.tick(self.clock()):
                pass
            self.watch.looks()
            self.settled_at = self.changes()

    def changes(self) -> int | None:
        """How many rows the bot has changed so far; None where the database does not count them."""
        pool = self.bot.database._engines.writer.pool
        if not self.bot.database.path:
            return None
        with closing(pool.connect()) as connection:
            counted: int = connection.dbapi_connection.total_changes  # type: ignore[union-attr] # sqlite3 has it
        return counted

    def may_go_on(self) -> bool:
        """Whether anything changed since the bot was settled."""
        changes = self.changes()
        return changes is None or changes != self.settled_at

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
        """The coordinator's files are imported; a line is a person without the id: `Liisa Korhonen,Rantala,tutor,…`."""
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

    def tutors(self, *names: str) -> None:
        """These people accept the invitation that an import brought them."""
        for name in names:
            self.people[name].sees("suggests you as a tutor")
            self.people[name].presses("Accept")
            self.people[name].sees("You are a tutor now")

    def names_school(self, teacher: Someone, school: str = "Rantala") -> None:
        """Somebody whose school was not known says it in the open form, and reads who is asked now."""
        teacher.chooses("Which school are you in?", school)
        teacher.presses("Send")
        teacher.sees("Got it. I'm asking")
        teacher.presses("Close")

    def asked(self, teacher: Someone, words: str = WORDS, *, of: str = "Liisa Korhonen") -> Message:
        """The teacher asks, the undo time passes, both have their messages; returns the tutor's card."""
        teacher.says(f"/tutorhelp {words}")
        teacher.sees(f"Got it. I'm asking {of}.")
        self.later(seconds=60)
        teacher.sees(f"Waiting for {of}.")
        return self.people[of].sees_message(words)

    def accepted(self, teacher: Someone, words: str = WORDS, *, by: str = "Liisa Korhonen") -> Message:
        """The teacher has asked and the tutor has accepted; returns the tutor's card as it is then."""
        self.asked(teacher, words, of=by)
        return self.accepts(self.people[by], teacher, words)

    def accepts(self, tutor: Someone, teacher: Someone, words: str = WORDS) -> Message:
        """The tutor accepts the card in hand, and its teacher gets one new line."""
        tutor.presses("Accept", on=words)
        teacher.sees(f": {tutor.name} takes your request.")
        teacher.sees(f"{tutor.name} takes your request. Next tutoring time")
        return tutor.sees_message("You accepted.")

    def rows(self, table: type[DeclarativeBase], **where: object) -> list[Mapping[str, Any]]:
        """What the store has in a table, words decrypted, in the order of their keys."""
        columns = table.__table__.columns
        wanted = select(*columns).where(*(columns[name] == value for name, value in where.items()))
        with self.bot.database.reading() as connection:
            return [dict(row._mapping) for row in connection.execute(wanted.order_by(*table.__table__.primary_key))]

    @property
    def workspace(self) -> WorkspaceId:
        return WorkspaceId(self.slack.team_id)

    @property
    def http(self) -> HttpDelivery:
        """The way for requests that Slack's client would never send."""
        assert isinstance(self.slack.inbound.transport, HttpDelivery)
        return self.slack.inbound.transport


def settings_for(slack: PretendSlack, folder: Path, **changes: Any) -> Settings:
    """Settings that point at the pretend Slack and at a file of the test's."""
    usual = {
        "slack_bot_token": slack.bot_token,
        "slack_signing_secret": slack.signing_secret,
        "slack_api_url": slack.api_url,
        "database_url": f"sqlite:///{folder / 'peer-coach.db'}",
        "encryption_keys": KEY,
        "tombstones": folder / "tombstones.txt",
    }
    return Settings(_env_file=None, **{**usual, **changes})


@cache
def manifest() -> Payload:
    """The app's manifest, read once for all towns."""
    read: Payload = yaml.safe_load((ROOT / "manifest.yml").read_text())
    return read


@contextmanager
def a_town(
    folder: Path,
    *,
    over: Literal["http", "sockets"] = "http",
    waits: Waits | None = None,
    ack_deadline: float = 3.0,
    encoder: Encoder | None = None,
    **changes: Any,
) -> Iterator[Town]:
    """The bot behind real HTTP with real signatures, or on a real Socket Mode connection. It sends in this thread."""
    clock = MovableClock(MONDAY_8AM)
    with ExitStack() as stack:
        stack.enter_context(lent_engines())
        log = stack.enter_context(listening())
        slack = stack.enter_context(PretendSlack(manifest(), clock, ack_deadline=ack_deadline))
        app_token = slack.app_token if over == "sockets" else None
        settings = settings_for(slack, folder, slack_app_token=app_token, **changes)
        with patch("storage.database.Waits", lambda: waits or Waits()):
            bot = build(settings, clock, inline=True, encoder=encoder)
        stack.callback(bot.close)
        stack.enter_context(over_sockets(bot, slack) if over == "sockets" else over_http(bot, slack))
        town = Town(slack, clock, bot, log)
        slack.settlers.append(town.settle)
        slack.may_go_on = town.may_go_on
        town.settle()
        yield town


@contextmanager
def over_http(bot: PeerCoach, slack: PretendSlack) -> Iterator[HttpServer]:
    """The bot served by its own HTTP server, to which the pretend Slack sends everything from now on."""
    server = HttpServer(bot.wsgi, "127.0.0.1", 0, threads=4)
    server.start()
    slack.deliver_over_http(f"http://127.0.0.1:{server.port}/slack/events")
    try:
        yield server
    finally:
        server.close(2)


@contextmanager
def over_sockets(bot: PeerCoach, slack: PretendSlack) -> Iterator[Connection]:
    """The bot connected by itself, as `run` connects it."""
    connection = Connection(bot.app, slack.app_token, slack.api_url, bot.inbound)
    slack.deliver_over_sockets()
    connection.start()
    assert slack.sockets.wait_connected()
    try:
        yield connection
    finally:
        connection.close()
