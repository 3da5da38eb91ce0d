"""The slow proofs: processes killed at random, several of them at once, the real command line. Run by `make chaos`."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from threading import Timer

import pytest

from demo.slack import Someone
from demo.slack.deliveries import Form
from storage.tables import AuditRow, HelpRequestRow, OfferRow, OutboxRow
from tests.scenarios.conftest import north
from tests.scenarios.processes import Process, alone
from tests.scenarios.promises import carried
from tests.scenarios.test_duplicates import delivered_at_once
from tests.scenarios.town import ASKS, Town

pytestmark = pytest.mark.chaos

KILLS = 30


@pytest.fixture(params=["sqlite", "postgresql"])
def shaken_town(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Town]:
    url = request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param])
    with north(tmp_path, database_url=url) as made:
        made.slack.allows("")
        yield made


def test_check_10_thirty_kills_at_random_lose_nothing_and_double_nothing(shaken_town: Town, tmp_path: Path) -> None:
    town, chance = shaken_town, Random(20260907)
    sanna, liisa, pekka = (town.people[name] for name in ("Sanna Virtanen", "Liisa Korhonen", "Pekka Laine"))
    answered: dict[str, bool] = {}
    for number in range(KILLS):
        with alone(town, tmp_path) as process:
            death = Timer(chance.uniform(0.0, 1.5), process.child.kill)
            death.start()
            words = f"the iPad number {number:03} of school stays dark"
            sanna.says(f"/tutorhelp {words}")
            answered[words] = any("Got it." in text and words in text for text in sanna.texts())
            town.later(seconds=61)
            for tutor in (liisa, pekka):
                press_something(tutor, chance)
            death.join()
            process.is_dead()
    for _ in range(20):
        town.later(seconds=30)
    rows = Counter(row["words"] for row in town.rows(HelpRequestRow))
    assert [words for words, was in answered.items() if was and rows[words] != 1] == []
    assert [words for words in answered if rows[words] > 1] == []
    assert sum(answered.values()) > KILLS / 4, "most of them lived long enough to answer"
    assert marks_posted_twice(town) == []
    now = town.clock()
    late = [row for row in town.rows(OutboxRow) if row["state"] not in ("sent", "dead") and row["due"] <= now]
    assert late == []


def press_something(tutor: Someone, chance: Random) -> None:
    cards = [m for m in tutor.messages() if any(b["type"] == "actions" for b in m.blocks) and "Accept" in str(m.blocks)]
    if cards:
        tutor.presses_old(chance.choice(cards), chance.choice(["Accept", "Pass on"]))


def marks_posted_twice(town: Town) -> list[str]:
    """Deliveries that Slack took in more than once as new messages."""
    marks = Counter(
        part
        for entry in town.slack.ledger.accepted("chat.postMessage")
        for part in carried(entry.arguments)
        if part.startswith("delivery:")
    )
    return [mark for mark, times in marks.items() if times > 1]


def test_check_39_real_processes_on_one_database_share_one_event(postgres_url: str, tmp_path: Path) -> None:
    with north(tmp_path, database_url=postgres_url) as town:
        town.slack.allows("")
        sanna, liisa = town.people["Sanna Virtanen"], town.people["Liisa Korhonen"]
        sanna.says(ASKS)
        town.later(seconds=60)
        liisa.presses("Accept")
        with alone(town, tmp_path) as one, alone(town, tmp_path) as other:
            command = town.slack.payloads.command(sanna.person, sanna.dm, "/tutorhelp", "AirPlay in room 12")
            assert delivered_at_once([one.way, other.way], Form.COMMAND, command, 8) == [200] * 16
            person = town.slack.workspace.change_person(liisa.id, deleted=True)
            event = {"type": "user_change", "user": {"id": person.id, "team_id": person.team_id, "deleted": True}}
            payload = town.slack.payloads.event(event)
            assert set(delivered_at_once([one.way, other.way], Form.EVENT, payload, 4)) == {200}
        town.later(minutes=2)
        assert len(town.rows(HelpRequestRow)) == 2
        assert [row["did"] for row in town.rows(AuditRow)].count("left") == 1
        assert Counter(row["state"] for row in town.rows(OfferRow)) == {"asked": 2, "lapsed": 2}
        assert marks_posted_twice(town) == []


def test_check_09_what_the_command_line_served_is_there_after_a_kill(
    town: Town, sanna: Someone, tmp_path: Path
) -> None:
    town.slack.allows("")
    with alone(town, tmp_path, "bot", "run") as first:
        sanna.says(ASKS)
        sanna.sees("Got it.")
        first.dies()
    with alone(town, tmp_path, "bot", "run") as second:
        sanna.says("/tutorhelp status")
        sanna.sees("You have one open request.")
        assert no_second_server(town, tmp_path)
        second.dies()
    assert "won't show" not in first.log.read_text() + second.log.read_text()


def no_second_server(town: Town, folder: Path) -> bool:
    """One process serves a SQLite file; another says so and goes."""
    third = Process(town, folder, "bot", "run")
    assert third.child.wait(20) == 1
    return "Another process serves this database" in third.log.read_text()
