"""What becomes of a message when Slack is away, or takes our token, the channel or the person for gone."""

from datetime import timedelta

import pytest

from coaching.people import Person
from demo.clock import MovableClock
from demo.slack import PretendSlack, faults
from demo.slack.faults import Fault
from storage.outbox import DeliveryState
from storage.workspaces import WorkspaceState
from tests.bot.post_office import POST, PostOffice


def test_check_29_without_a_connection_it_is_tried_again_and_sent_once(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.owes(sanna)
    with office.slack.unreachable():
        for pause in (1, 5, 30, 120, 600, 600):
            office.sends()
            office.sends()
            assert office.count(DeliveryState.UNKNOWN) == 0
            clock.moves(seconds=pause)
    office.sends()
    assert office.posts() == 1


def test_check_29_what_cannot_be_sent_in_time_is_given_up(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.owes(sanna, wanted_for=timedelta(seconds=3))
    with office.slack.unreachable():
        office.sends()
        clock.moves(seconds=1)
        office.sends()
    assert office.count(DeliveryState.DEAD) == 1


@pytest.mark.parametrize("word", ["token_revoked", "account_inactive", "invalid_auth", "missing_scope"])
def test_check_31_a_refused_token_stops_sending_and_a_good_one_goes_on(
    office: PostOffice, sanna: Person, clock: MovableClock, word: str
) -> None:
    office.slack.faults.next(faults.error(word), POST)
    for about in ("one", "two", "three"):
        office.owes(sanna, about=about)
    office.sends()
    office.sends()
    assert len(office.slack.ledger.of(POST)) == 1
    assert office.home.known is not None
    assert office.home.known.state is WorkspaceState.PARKED
    assert len(office.waiting()) == 3
    clock.moves(minutes=5)
    office.home.look_after(clock())
    office.sends()
    assert office.posts() == 3


def test_check_31_a_token_still_refused_leaves_the_queue_waiting(
    office: PostOffice, sanna: Person, slack: PretendSlack, clock: MovableClock
) -> None:
    slack.revoke_tokens(tell=False)
    office.owes(sanna)
    for _ in range(3):
        office.home.look_after(clock())
        office.sends()
        clock.moves(minutes=5)
    assert len(office.waiting()) == 1
    slack.reinstall()
    office.home.look_after(clock())
    office.sends()
    assert office.posts() == 1


def test_check_31_a_token_of_another_workspace_sends_nothing(
    office: PostOffice, sanna: Person, slack: PretendSlack, clock: MovableClock
) -> None:
    office.owes(sanna)
    slack.workspace.team_id = "T0OTHER"
    office.home = type(office.home)(office.home.rows, office.client, "xoxb-other")
    office.home.look_after(clock())
    office.sends()
    assert office.posts() == 0
    assert len(office.waiting()) == 1


@pytest.mark.parametrize("word", ["channel_not_found", "is_archived", "not_in_channel"])
def test_check_33_a_channel_that_is_gone_is_opened_again_once_and_then_put_aside(
    office: PostOffice, sanna: Person, caplog: pytest.LogCaptureFixture, word: str
) -> None:
    office.owes(sanna, about="first")
    office.sends()
    with office.slack.faults.while_active(faults.error(word), POST):
        office.owes(sanna, about="second")
        office.sends()
        office.sends()
    assert office.count(DeliveryState.DEAD) == 1
    assert [record.message for record in caplog.records].count("not sent") == 1


def test_check_33_a_channel_with_a_new_id_is_found_again(office: PostOffice, sanna: Person) -> None:
    office.deliveries.keep_dm_channel(office.workspace, sanna.id, "D0OLD")
    office.owes(sanna)
    office.sends()
    assert office.posts() == 1
    assert office.deliveries.dm_channel(office.workspace, sanna.id) != "D0OLD"


def test_somebody_whom_slack_does_not_know_is_looked_up_again(office: PostOffice, sanna: Person) -> None:
    office.slack.faults.next(faults.error("user_disabled"), "conversations.open")
    office.owes(sanna)
    office.sends()
    assert office.looked_up == [sanna.slack_user]
    assert office.count(DeliveryState.DEAD) == 1


def test_blocks_that_slack_refuses_are_given_up_with_the_place_and_no_words(
    office: PostOffice, sanna: Person, caplog: pytest.LogCaptureFixture
) -> None:
    refused = Fault(
        "invalid_blocks",
        body=b'{"ok":false,"error":"invalid_blocks","response_metadata":'
        b'{"messages":["[ERROR] my iPad [json-pointer:/blocks/0/text]"]}}',
    )
    office.slack.faults.next(refused, POST)
    office.owes(sanna)
    office.sends()
    assert office.count(DeliveryState.DEAD) == 1
    assert [getattr(record, "reason", "") for record in caplog.records] == ["invalid_blocks /blocks/0/text"]
