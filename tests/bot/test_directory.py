"""People as Slack's directory has them, asked after the acknowledgement and again every night."""

from datetime import datetime

import pytest

from bot.directory import Directory
from bot.slack_client import SlackClient
from coaching.people import Person, PersonId, SlackUserId, Standing, WorkspaceId
from coaching.use_cases.people import People
from demo.clock import MovableClock
from demo.slack import PretendSlack, Someone, faults
from storage.database import Database
from tests.bot.post_office import PostOffice


@pytest.fixture
def directory(office: PostOffice, client: SlackClient, database: Database) -> Directory:
    return Directory(client, People(database.begin, database.read))


def acts_before_we_know_them(office: PostOffice, someone: Someone) -> None:
    new = Person(PersonId(f"person-{someone.id}"), SlackUserId(someone.id), "", Standing.UNKNOWN)
    with office.database.begin(office.workspace) as unit:
        unit.people.add(new)
        unit.commit()


def known(office: PostOffice, someone: Someone) -> Person:
    with office.database.read(office.workspace) as unit:
        found = unit.people.by_slack(SlackUserId(someone.id))
    assert found is not None
    return found


def now() -> datetime:
    return MovableClock(datetime.fromisoformat("2026-09-07T05:00:00+00:00"))()


def test_somebody_new_is_looked_up_with_name_language_and_zone(
    office: PostOffice, directory: Directory, slack: PretendSlack
) -> None:
    aino = slack.person("Aino Niemi", locale="fi-FI", tz="Europe/Helsinki")
    acts_before_we_know_them(office, aino)
    assert directory.look_up(office.workspace, now()) == 1
    person = known(office, aino)
    assert (person.name, person.standing) == ("Aino Niemi", Standing.ACTIVE)
    assert (person.language, person.zone) == ("fi", "Europe/Helsinki")
    assert directory.look_up(office.workspace, now()) == 0


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"is_restricted": True}, Standing.GUEST),
        ({"is_ultra_restricted": True}, Standing.GUEST),
        ({"team_id": "T0OTHER"}, Standing.ELSEWHERE),
    ],
)
def test_guests_and_people_of_other_teams_are_known_as_such(
    office: PostOffice, directory: Directory, slack: PretendSlack, facts: dict[str, bool], standing: Standing
) -> None:
    someone = slack.person("Erik Ek", **facts)  # type: ignore[arg-type]
    acts_before_we_know_them(office, someone)
    directory.look_up(office.workspace, now())
    assert known(office, someone).standing is standing


def test_somebody_whom_slack_does_not_know_is_from_elsewhere(
    office: PostOffice, directory: Directory, slack: PretendSlack
) -> None:
    someone = slack.person("Erik Ek")
    acts_before_we_know_them(office, someone)
    slack.faults.next(faults.error("user_not_found"), "users.info")
    directory.look_up(office.workspace, now())
    assert known(office, someone).standing is Standing.ELSEWHERE


def test_after_a_fault_slack_is_left_alone_for_a_while(
    office: PostOffice, directory: Directory, slack: PretendSlack, clock: MovableClock
) -> None:
    acts_before_we_know_them(office, slack.person("Aino Niemi"))
    slack.faults.next(faults.rate_limited(60), "users.info")
    assert directory.look_up(office.workspace, clock()) == 0
    assert directory.look_up(office.workspace, clock.moves(seconds=59)) == 0
    assert len(slack.ledger.of("users.info")) == 1
    assert directory.look_up(office.workspace, clock.moves(seconds=1)) == 1


def test_somebody_in_doubt_is_looked_up_again(office: PostOffice, directory: Directory, slack: PretendSlack) -> None:
    aino = slack.person("Aino Niemi")
    acts_before_we_know_them(office, aino)
    directory.look_up(office.workspace, now())
    slack.workspace.change_person(aino.id, deleted=True)
    directory.doubt(SlackUserId(aino.id))
    assert directory.look_up(office.workspace, now()) == 1
    assert known(office, aino).standing is Standing.DEACTIVATED


def test_the_whole_directory_brings_the_known_up_to_date_and_keeps_no_strangers(
    office: PostOffice, directory: Directory, slack: PretendSlack
) -> None:
    aino, stranger = slack.person("Aino Niemi"), slack.person("Nobody Yet")
    acts_before_we_know_them(office, aino)
    slack.workspace.change_person(aino.id, name="Aino Salo")
    assert directory.read_whole(office.workspace, now())
    assert known(office, aino).name == "Aino Salo"
    with office.database.read(office.workspace) as unit:
        assert unit.people.by_slack(SlackUserId(stranger.id)) is None


def test_a_directory_that_breaks_off_is_read_again_later(
    office: PostOffice, directory: Directory, slack: PretendSlack
) -> None:
    slack.faults.next(faults.http_error(500), "users.list")
    assert not directory.read_whole(WorkspaceId(office.workspace), now())


def test_somebody_whom_slack_does_not_explain_keeps_nobody_waiting(
    office: PostOffice, directory: Directory, slack: PretendSlack
) -> None:
    unexplained, aino = slack.person("Erik Berg"), slack.person("Aino Niemi")
    acts_before_we_know_them(office, unexplained)
    acts_before_we_know_them(office, aino)
    slack.faults.next(faults.error("user_is_odd"), "users.info")
    assert directory.look_up(office.workspace, now()) == 1
    assert known(office, unexplained).standing is Standing.UNKNOWN
    assert known(office, aino).standing is Standing.ACTIVE
