"""One server of the dispatch benchmark as a process of its own: a bare Bolt echo, or the whole product.

Prints its port when it can be asked. Ends with its standard input. `prepare` makes the product's database and ends.
With ENCODER in the environment the product understands by sentence vectors, as `python -m bot run` does.
"""

import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from benchmarks.dispatch_requests import SECRET, TEAM, people
from bot.server import HttpServer
from bot.serving import leave_alone_what_stays

if TYPE_CHECKING:
    from bot.app import PeerCoach
    from bot.settings import Settings


def echo() -> HttpServer:
    """Bolt as its documentation starts it, without network: verifies, authorizes, answers the same words."""
    app = App(
        signing_secret=SECRET,
        process_before_response=True,
        client=WebClient(""),
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id="UBOT", bot_token="xoxb-x"),
    )

    @app.command("/tutorhelp")
    def repeat(ack: Ack, command: dict[str, str]) -> None:
        ack(command["text"])

    return HttpServer(SlackRequestHandler(app, path="/slack/events"), "127.0.0.1", 0)


def nothing() -> None:
    """The echo has nothing to stop."""


def settings_for(url: str, folder: Path) -> "Settings":
    """Slack itself cannot be reached."""
    from bot.settings import Settings

    return Settings.model_validate(
        {
            "slack_bot_token": "xoxb-benchmark",
            "slack_signing_secret": SECRET,
            "slack_api_url": "http://127.0.0.1:9/api/",
            "database_url": url,
            "encryption_keys": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "tombstones": folder / "tombstones",
        }
    )


def prepare(url: str, folder: Path) -> None:
    """A database with the municipality in it, and tutors who have accepted."""
    from bot.app import build
    from bot.clock import system_clock
    from coaching.imports.reading import read
    from coaching.people import WorkspaceId
    from coaching.use_cases.programmes import Programmes
    from storage.migrations import upgrade
    from storage.workspaces import Workspaces

    upgrade(url)
    bot = build(settings_for(url, folder), system_clock)
    now = datetime.now(UTC)
    Workspaces(bot.database).learn(TEAM, "UBOT", ("commands", "chat:write"), now)
    done = Programmes(bot.database.begin).bring(WorkspaceId(TEAM), read(people(), ("en", "fi", "sv")), None, now=now)
    assert done.changes is not None, done.findings
    accept_all(bot, now)
    bot.close()


def product(url: str, folder: Path) -> tuple[HttpServer, Callable[[], object]]:
    """The whole bot with its notifier, on a database that was prepared."""
    from bot.app import build
    from bot.clock import system_clock
    from bot.encoder import SentenceVectors
    from coaching.people import WorkspaceId

    encoder = SentenceVectors() if os.environ.get("ENCODER") else None
    bot = build(settings_for(url, folder), system_clock, encoder=encoder)
    if encoder:
        bot.learning.study(WorkspaceId(TEAM), system_clock())
    bot.notifier.start()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # 300 at once are meant to queue
    return HttpServer(bot.wsgi, "127.0.0.1", 0), lambda: bot.notifier.stop(2)


def accept_all(bot: "PeerCoach", now: datetime) -> None:
    """Every invited tutor is known in Slack and says yes."""
    from coaching.people import Actor, SlackUserId, Standing, WorkspaceId
    from coaching.use_cases.acts import Act
    from coaching.use_cases.tutors import Tutors

    tutors = Tutors(bot.database.begin, bot.database.read)
    for number in range(8):
        actor = Actor(WorkspaceId(TEAM), SlackUserId(f"U0TUTOR{number:02}"))
        with bot.database.begin(actor.workspace) as unit:
            known = unit.people.by_slack(actor.slack_user)
            assert known is not None
            unit.people.save(replace(known, standing=Standing.ACTIVE))
            unit.commit()
        tutors.answer(Act(actor, f"accept:{number}", now), accept=True)
    with bot.database.read(WorkspaceId(TEAM)) as unit:
        assert len(unit.programme().tutors) == 8, "else nobody is asked, and that is not what is measured"


def main() -> None:
    kind, folder = sys.argv[1], Path(sys.argv[2])
    if kind == "prepare":
        prepare(sys.argv[3], folder)
        return
    server, stop = (echo(), nothing) if kind == "echo" else product(sys.argv[3], folder)
    server.start()
    leave_alone_what_stays()
    print(server.port, flush=True)
    sys.stdin.read()
    server.close(2)
    stop()


if __name__ == "__main__":
    main()
