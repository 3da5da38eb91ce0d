"""What is kept of a local workspace, what a moved clock brings, and the stories that play themselves."""

import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from demo.kept_workspace import MEMORY, kept_workspace
from demo.living import Backwards, LivingWorkspace
from demo.local_workspace import settings_for
from demo.municipality import ZONE
from demo.page.server import served
from demo.page.tours import Tours
from demo.slack.faults import Faults
from demo.slack.gestures import NotPossible
from demo.state_folder import state_folder
from demo.stories import STORIES
from demo.troubles import SECONDS_LATE, TROUBLES, trouble
from demo.upcoming import coming
from tests.engines import lent_engines

MONDAY_8AM = datetime(2026, 9, 7, 8, 0, tzinfo=ZoneInfo(ZONE))
ASKS = "/tutorhelp how do I cut a clip in iMovie?"


@pytest.fixture(scope="module")
def first_morning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first-morning")
    with kept_workspace(folder, MONDAY_8AM):
        return folder


@pytest.fixture(autouse=True)
def engines() -> Iterator[None]:
    """Each workspace has statements that another one has had compiled."""
    with lent_engines():
        yield


@pytest.fixture
def kept(first_morning: Path, tmp_path: Path) -> Path:
    """A workspace as it was left on its first morning."""
    return Path(shutil.copytree(first_morning, tmp_path / "kept"))


@pytest.fixture
def workspace(kept: Path) -> Iterator[LivingWorkspace]:
    with kept_workspace(kept, MONDAY_8AM) as made:
        yield made


def here(workspace: LivingWorkspace) -> str:
    return f"{workspace.clock().astimezone(ZoneInfo(ZONE)):%a %H:%M}"


def all_that(workspace: LivingWorkspace, name: str) -> str:
    return "\n".join(workspace.people[name].texts())


def until(workspace: LivingWorkspace, so: Callable[[], bool]) -> bool:
    """Whether it comes to be, after one change or another."""
    version = -1
    for _ in range(30):
        if so():
            return True
        version = workspace.wait_for_change(version, 1.0)
    return False


def test_everything_is_as_it_was_after_a_restart(kept: Path) -> None:
    with kept_workspace(kept, MONDAY_8AM) as before:
        before.people["oliver"].says(ASKS)
        before.moves(timedelta(hours=3))
        asked, moment = all_that(before, "oliver"), before.clock()
    with kept_workspace(kept, MONDAY_8AM) as after:
        assert all_that(after, "oliver") == asked
        assert timedelta() <= after.clock() - moment < timedelta(minutes=1)
        after.people["hannah"].presses("Accept")
        assert "Hannah O'Connell takes your request" in all_that(after, "oliver")


def test_the_clock_can_be_given_on_a_restart_but_not_put_back(kept: Path) -> None:
    with kept_workspace(kept, MONDAY_8AM, moved_to=MONDAY_8AM + timedelta(days=1)) as after:
        assert here(after) == "Tue 08:00"
        with pytest.raises(Backwards):
            after.moves_to(MONDAY_8AM)
    with pytest.raises(Backwards), kept_workspace(kept, MONDAY_8AM, moved_to=MONDAY_8AM):
        pass


def test_what_cannot_be_read_any_more_is_started_anew(kept: Path) -> None:
    (kept / MEMORY).write_text("{", encoding="utf-8")
    with kept_workspace(kept, MONDAY_8AM) as after:
        assert "Would you be a tutor?" in all_that(after, "hannah")


def test_two_copies_have_a_folder_and_a_port_each(tmp_path: Path, workspace: LivingWorkspace) -> None:
    with state_folder(tmp_path / "kept") as first, state_folder(tmp_path / "kept") as second:
        assert first != second
    with served(workspace) as one, served(workspace) as other:
        assert one != other


def test_nothing_listens_for_another_machine(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hosts: list[str] = []
    bind = socket.socket.bind

    def noted(one: socket.socket, address: Any) -> None:
        hosts.append(address[0])
        bind(one, address)

    monkeypatch.setattr(socket.socket, "bind", noted)
    with kept_workspace(kept, MONDAY_8AM) as workspace, served(workspace, 0):
        assert len(hosts) >= 3  # the pretend Web API, its socket, the page
    assert set(hosts) == {"127.0.0.1"}


def test_the_settings_of_a_real_bot_change_nothing_here(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "fi")
    monkeypatch.setenv("DATABASE_URL", "sqlite:///elsewhere.db")
    with kept_workspace(kept, MONDAY_8AM) as workspace:
        settings = settings_for(workspace.slack, kept)
    assert settings.language == "en"
    assert str(kept) in settings.database_url.get_secret_value()


def test_fresh_forgets_what_was_kept(tmp_path: Path) -> None:
    with state_folder(tmp_path) as folder:
        (folder / "something").mkdir()
        (folder / MEMORY).write_text("{}", encoding="utf-8")
    with state_folder(tmp_path, fresh=True) as folder:
        assert [path.name for path in folder.iterdir()] == ["in-use.lock"]


def test_a_moved_clock_stops_wherever_something_is_due(workspace: LivingWorkspace) -> None:
    workspace.people["oliver"].says(ASKS)
    workspace.moves(timedelta(days=2, hours=6))
    sent = {entry.at.astimezone(ZoneInfo(ZONE)).strftime("%a %H:%M") for entry in workspace.slack.ledger.posts()}
    assert {"Mon 08:01", "Wed 11:30"} <= sent  # the card when the undo time ends, the reminder in tutoring time
    assert here(workspace).startswith("Wed 14:0")


def test_what_comes_next_is_told_with_whom_it_reaches(workspace: LivingWorkspace) -> None:
    assert coming(workspace.bot, workspace.clock()) == []
    workspace.people["oliver"].says(ASKS)
    soon = coming(workspace.bot, workspace.clock())
    assert {one.who for one in soon} >= {"Hannah O'Connell", "Oliver Grant"}
    assert workspace.moves_to_next() == soon[0].at


@pytest.mark.parametrize("name", STORIES)
def test_a_story_plays_from_its_beginning_to_its_end(workspace: LivingWorkspace, name: str) -> None:
    tours, steps = Tours(workspace), STORIES[name].steps
    told = [tours.step(name, number)["told"] for number in range(len(steps))]
    assert told == [step.told for step in steps]
    ends = {"sorted": ("hannah", "sorted"), "nobody": ("maija", "Koivula"), "triads": ("oliver", "Did your triad meet")}
    who, words = ends[name]
    assert words in all_that(workspace, who)


def test_a_story_says_so_where_somebody_has_done_something_else(workspace: LivingWorkspace) -> None:
    with pytest.raises(NotPossible, match="cannot go on"):
        Tours(workspace).step("sorted", 5)


def test_every_fault_can_be_asked_for_and_is_over_in_the_end(workspace: LivingWorkspace) -> None:
    for name in TROUBLES:
        assert trouble(workspace, name)
    assert workspace.slack.faults.take("chat.postMessage") is None
    assert workspace.slack.faults.slowness == 0
    assert workspace.slack.sockets.wait_connected()


def test_a_slow_slack_is_slow_both_ways(workspace: LivingWorkspace, monkeypatch: pytest.MonkeyPatch) -> None:
    ways: list[float] = []
    monkeypatch.setattr(Faults, "dawdle", lambda faults: ways.append(faults.slowness))
    trouble(workspace, "slow")
    workspace.slack.gestures.command(
        workspace.people["oliver"].person, workspace.people["oliver"].dm, "/tutorhelp help"
    )
    assert ways == [SECONDS_LATE, SECONDS_LATE]  # to the bot, and its acknowledgement back
    ways.clear()
    workspace.people["oliver"].says("/tutorhelp")
    seen = until(workspace, lambda: workspace.people["oliver"].eyes.modal is not None)
    assert seen  # views.open takes a way too, and is in time
    assert ways[:3] == [SECONDS_LATE] * 3


def test_a_message_that_arrived_although_the_line_was_cut_comes_once(workspace: LivingWorkspace) -> None:
    trouble(workspace, "reset")
    workspace.people["oliver"].says(ASKS)
    workspace.moves(timedelta(hours=1))
    assert all_that(workspace, "hannah").count("Oliver Grant (Rantala) asks") <= 1
    assert all_that(workspace, "oliver").count("Waiting for Hannah") == 1
