"""`erase-person`: one person's data, gone, with a tombstone that every restored copy obeys."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.clock import Clock, system_clock
from bot.commands.faults import CannotGoOn, told_in_one_line
from bot.commands.somebody import Somebody, called, somebody
from bot.databases import tombstone_file
from bot.erasures import Erased, Erasures
from bot.goodbyes import Goodbyes, TakenBack
from bot.settings import Settings, read_settings
from bot.slack_client import SlackClient
from storage.personal_data import named_by_schools
from storage.traces import wipe_traces

NOT_A_TERMINAL = "Nobody is here to confirm it. Nothing was changed; add --yes, or look first with --dry-run."
STAYS = "Messages of the bot that stay in Slack: {count} ({reason})."
STILL_NAMED = "The programme still names them in what it says of {school}: change programme.toml and import it."
NOTHING_ERASED = "Nothing was changed."

PATIENCE = 60.0
"""Seconds of Slack's rate limit that an operator waits for one message."""

Confirm = Callable[[str], bool]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class EraseCommand:
    """The means of one erasure."""

    settings: Settings
    clock: Clock
    say: Say
    confirm: Confirm
    slack: SlackClient | None
    """None: no token is set."""

    def foresee(self, who: str) -> None:
        """Say what would go, and change nothing."""
        with somebody(self.settings, self.clock, who) as one:
            self._foreseen(one)
        self.say("Nothing was changed (dry run).")

    def run(self, who: str) -> None:
        """Say what will go, ask, and erase."""
        with somebody(self.settings, self.clock, who) as one:
            self._foreseen(one)
            if not self.confirm(f"Erase {called(one.person)} for good?"):
                raise CannotGoOn(NOTHING_ERASED)
            self._erase(one)

    def _foreseen(self, one: Somebody) -> None:
        would = self._erasures(one).preview(one.workspace, one.person.id, self.clock())
        self.say(f"About {called(one.person)} these rows are deleted, or cleared of the person:")
        for line in _rows(would) if would else ():
            self.say(line)

    def _erase(self, one: Somebody) -> None:
        with one.database.reading() as connection:
            still_named = named_by_schools(connection, one.workspace, one.person)
        done = self._erasures(one).erase(one.workspace, one.person.id, self.clock())
        are_traces_gone = wipe_traces(one.database)
        taken_back = (
            Goodbyes(self.slack, PATIENCE).take_back(done.messages, done.slack_user) if self.slack and done else None
        )
        self.say(f"{called(one.person)} is erased.")
        for line in _afterwards(done, taken_back, are_traces_gone=are_traces_gone):
            self.say(line)
        for school in still_named:
            self.say(STILL_NAMED.format(school=school))

    def _erasures(self, one: Somebody) -> Erasures:
        return Erasures(one.database, tombstone_file(self.settings))


def erase_person(who: str, *, yes: bool, dry_run: bool) -> None:
    """Asks on a terminal, unless told `--yes`; prints what goes and what stays elsewhere."""
    import typer

    with told_in_one_line():
        settings = read_settings()
        token = settings.slack_bot_token
        slack = SlackClient.to(settings.slack_api_url, token.get_secret_value()) if token else None
        erasing = EraseCommand(settings, system_clock, typer.echo, _sure if yes else _asked, slack)
        if dry_run:
            erasing.foresee(who)
        else:
            erasing.run(who)


def _sure(_question: str) -> bool:
    return True


def _asked(question: str) -> bool:
    import typer

    if not sys.stdin.isatty():
        raise CannotGoOn(NOT_A_TERMINAL)
    return typer.confirm(question)


def _rows(would: Erased) -> Iterator[str]:
    for table, count in would.rows.items():
        yield f"  {count:6}  {table}"
    yield f"  {len(would.messages):6}  messages of the bot in Slack"


def _afterwards(done: Erased | None, taken_back: TakenBack | None, *, are_traces_gone: bool) -> Iterator[str]:
    if done and done.messages and taken_back is None:
        yield STAYS.format(count=len(done.messages), reason="SLACK_BOT_TOKEN is not set")
    for reason, count in taken_back.left.items() if taken_back else ():
        yield STAYS.format(count=count, reason=reason)
    if not are_traces_gone:
        yield "The database was too busy to overwrite what was deleted; the next nightly clean-up does it."
    yield "Backups still hold them until these expire; a restored one forgets them again at the next start."
    yield "Take them out of people.csv too, or the next import brings them back."
