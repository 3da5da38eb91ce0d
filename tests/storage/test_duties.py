"""A duty is done once in its slot, by one process; one that dies leaves it to the next."""

from datetime import datetime, timedelta

from storage.database import Database
from storage.duties import Duties
from tests.builders import MONDAY_8AM
from tests.storage.town import OTHER_TOWN, TOWN

HOUR = timedelta(hours=1)


def take(database: Database, worker: str, now: datetime = MONDAY_8AM, slot: str = "2026-09-07") -> int | None:
    return Duties(database).take(TOWN, "directory", slot, worker=worker, now=now, lease=HOUR)


def done(database: Database, fence: int, now: datetime) -> bool:
    return Duties(database).done(TOWN, "directory", "2026-09-07", fence=fence, now=now)


def test_one_process_gets_it(database: Database) -> None:
    assert take(database, "one") is not None
    assert take(database, "two") is None
    assert take(database, "two", slot="2026-09-08") is not None
    other = Duties(database).take(OTHER_TOWN, "directory", "2026-09-07", worker="two", now=MONDAY_8AM, lease=HOUR)
    assert other is not None


def test_what_is_done_is_not_done_again(database: Database) -> None:
    fence = take(database, "one")
    assert fence is not None
    assert done(database, fence, MONDAY_8AM)
    assert take(database, "two", MONDAY_8AM + 2 * HOUR) is None


def test_a_process_that_died_leaves_it_to_the_next_and_comes_too_late_itself(database: Database) -> None:
    first = take(database, "one")
    assert take(database, "two", MONDAY_8AM + HOUR / 2) is None
    second = take(database, "two", MONDAY_8AM + HOUR)
    assert first is not None
    assert second is not None
    assert not done(database, first, MONDAY_8AM + HOUR)
    assert done(database, second, MONDAY_8AM + HOUR)
