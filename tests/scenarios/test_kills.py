"""The process killed at the worst moments, by SIGKILL, and what the next one makes of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.errands import LONGEST_CALLS
from bot.notifier import LEASE
from bot.reconcile import UNTIL_VISIBLE
from demo.slack import Someone
from demo.slack.faults import HANG_AFTER, Ending, Fault
from storage.outbox.steps import GRACE
from storage.tables import AuditRow, HelpRequestRow, InboxRow, OfferRow, OutboxRow
from tests.scenarios.conftest import north
from tests.scenarios.processes import Process, alone, wait_for
from tests.scenarios.promises import TOKEN
from tests.scenarios.town import ASKS, WORDS, Town

HANG_BEFORE = Fault("hang_before", ending=Ending.HANG)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.chaos)])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    """The usual town; its database is used by another process too."""
    url = request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param])
    with north(tmp_path, database_url=url) as made:
        made.bot.nights.work(made.workspace, made.clock())  # the night's duties are not what the other process is at
        made.later(seconds=60)
        made.people["Maija Salo"].sees("Coverage")
        yield made


def kept_of(town: Town) -> list[int]:
    return [len(town.rows(table)) for table in (HelpRequestRow, OfferRow, InboxRow, OutboxRow, AuditRow)]


def states(town: Town) -> list[str]:
    return [str(row["state"]) for row in town.rows(OutboxRow) if row["kind"] in ("request", "card")]


def says_nothing_of(words: str, process: Process) -> bool:
    written = process.log.read_text()
    return words not in written and TOKEN.search(written) is None


def cards(town: Town) -> tuple[int, int]:
    """How often Sanna's message and Liisa's card were posted."""
    posted = [entry.arguments["text"] for entry in town.slack.ledger.accepted("chat.postMessage")]
    return (
        sum(text.startswith("Waiting for Liisa") for text in posted),
        sum(text.startswith("Sanna Virtanen (Rantala) asks") for text in posted),
    )


def everybody_knows(town: Town) -> None:
    town.people["Sanna Virtanen"].sees("Waiting for Liisa Korhonen.")
    town.people["Liisa Korhonen"].sees("Sanna Virtanen (Rantala) asks: iPads")
    assert cards(town) == (1, 1)
    assert set(states(town)) == {"sent"}


def test_check_08_killed_before_the_commit_nothing_is_said_and_no_half_row_is_left(
    town: Town, sanna: Someone, tmp_path: Path
) -> None:
    before = kept_of(town)
    with alone(town, tmp_path) as process:
        process.will_die_at("commit")
        sanna.says(ASKS)
        process.is_dead()
    sanna.sees('/tutorhelp failed with the error "dispatch_failed"')
    assert sanna.messages() == []
    assert kept_of(town) == before
    assert says_nothing_of(WORDS, process)
    sanna.says(ASKS)
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    town.later(seconds=60)
    everybody_knows(town)


def test_check_09_killed_before_sending_everything_is_sent_once_by_the_next_process(
    town: Town, sanna: Someone, tmp_path: Path
) -> None:
    with alone(town, tmp_path) as process:
        sanna.says(ASKS)
        sanna.sees("Got it. I'm asking Liisa Korhonen.")
        process.will_die_at("send")
        town.later(seconds=60)
        process.is_dead()
    assert cards(town) == (0, 0)
    town.later(seconds=LEASE.total_seconds())
    everybody_knows(town)


@pytest.mark.parametrize("fault", [HANG_AFTER, HANG_BEFORE], ids=["taken by Slack", "lost on the way"])
def test_check_10_killed_while_sending_it_is_uncertain_until_slack_was_asked(
    town: Town, sanna: Someone, tmp_path: Path, fault: Fault
) -> None:
    with alone(town, tmp_path) as process:
        sanna.says(ASKS)
        sanna.sees("Got it.")
        town.slack.faults.next(fault, "chat.postMessage", times=2)
        sent = len(town.slack.ledger.of("chat.postMessage"))
        town.later(seconds=60)
        wait_for(lambda: len(town.slack.ledger.of("chat.postMessage")) == sent + 2)
        process.dies()
    town.slack.faults.clear()
    assert states(town) == ["sending", "sending"]
    town.later(seconds=(LONGEST_CALLS + GRACE).total_seconds())
    assert states(town) == ["unknown", "unknown"], "the operator sees that it is uncertain"
    assert cards(town) == ((1, 1) if fault.accepted else (0, 0)), "nothing is sent again blindly"
    town.later(seconds=UNTIL_VISIBLE.total_seconds())
    everybody_knows(town)
    assert says_nothing_of(WORDS, process)


def test_check_11_killed_before_noting_the_answer_the_message_is_found_in_the_dm(
    town: Town, sanna: Someone, tmp_path: Path
) -> None:
    with alone(town, tmp_path) as process:
        sanna.says(ASKS)
        sanna.sees("Got it.")
        process.will_die_at("mark")
        town.later(seconds=60)
        process.is_dead()
    assert "sending" in states(town)
    assert sum(cards(town)) >= 1
    town.later(seconds=(LONGEST_CALLS + GRACE).total_seconds())
    town.later(seconds=UNTIL_VISIBLE.total_seconds())
    everybody_knows(town)
    town.accepts(town.people["Liisa Korhonen"], sanna)
    assert cards(town) == (1, 1)
