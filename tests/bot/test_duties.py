"""Once a night, by one process, from two o'clock where the programme is."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.duties import Duty, Nights
from coaching.people import WorkspaceId
from storage.database import Database
from tests.bot.post_office import PostOffice

ONE_OCLOCK = datetime(2026, 9, 8, 1, 0, tzinfo=UTC)
"""In the zone of a workspace without a programme, which is UTC."""


class Diary:
    """A duty that writes down when it was done, and may fail to."""

    def __init__(self) -> None:
        self.nights: list[datetime] = []
        self.works = True

    def do(self, workspace: WorkspaceId, now: datetime) -> bool:
        self.nights.append(now)
        return self.works


@pytest.fixture
def diary() -> Diary:
    return Diary()


def nights(database: Database, diary: Diary, worker: str = "one") -> Nights:
    return Nights(database, (Duty("diary", diary.do),), worker)


def test_a_duty_is_done_once_a_night(office: PostOffice, database: Database, diary: Diary) -> None:
    for hour in range(48):
        nights(database, diary).work(office.workspace, ONE_OCLOCK + timedelta(hours=hour))
    assert [moment.strftime("%d %H") for moment in diary.nights] == ["08 01", "08 02", "09 02"]


def test_only_one_process_does_it(office: PostOffice, database: Database, diary: Diary) -> None:
    assert nights(database, diary, "one").work(office.workspace, ONE_OCLOCK) == ["diary"]
    assert nights(database, diary, "two").work(office.workspace, ONE_OCLOCK) == []


def test_what_could_not_be_done_is_tried_again_after_a_while(
    office: PostOffice, database: Database, diary: Diary
) -> None:
    diary.works = False
    nights(database, diary).work(office.workspace, ONE_OCLOCK)
    nights(database, diary).work(office.workspace, ONE_OCLOCK + timedelta(minutes=9))
    diary.works = True
    assert nights(database, diary).work(office.workspace, ONE_OCLOCK + timedelta(minutes=10)) == ["diary"]
    assert len(diary.nights) == 2
