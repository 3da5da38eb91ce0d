"""What becomes of a message when Slack is well, busy, broken or gone."""

from datetime import timedelta

import pytest

from bot.reconcile import Fate
from coaching.people import Person
from coaching.use_cases.notices import NotWanted, NotYet
from demo.clock import MovableClock
from demo.slack import PretendSlack, faults
from demo.slack.faults import Fault
from storage.outbox import DeliveryState
from storage.workspaces import WorkspaceState
from tests.bot.post_office import LIVING, PostOffice, news

POST = "chat.postMessage"
WHILE_WE_LOOK = 61.0
"""Past a sending's deadline with its grace."""


@pytest.fixture
def sanna(office: PostOffice) -> Person:
    return office.person("Sanna")


def settles_after_a_while(office: PostOffice, clock: MovableClock) -> list[Fate]:
    office.settles()
    clock.moves(seconds=10)
    return [settled.fate for settled in office.settles()]


# In good weather


def test_a_message_that_is_owed_is_sent_once(office: PostOffice, sanna: Person) -> None:
    office.owes(sanna)
    office.sends()
    office.sends()
    assert office.posts() == 1
    assert office.count(DeliveryState.SENT) == 1


def test_what_nobody_needs_any_more_is_not_sent(office: PostOffice, sanna: Person) -> None:
    office.rows.screens["thing"] = NotWanted("request is gone")
    office.owes(sanna)
    office.sends()
    assert office.posts() == 0
    assert office.count(DeliveryState.DEAD) == 1


def test_what_has_to_wait_is_sent_later(office: PostOffice, sanna: Person, clock: MovableClock) -> None:
    office.rows.screens["thing"] = NotYet(clock() + timedelta(seconds=5))
    office.owes(sanna)
    office.sends()
    office.rows.screens["thing"] = news()
    office.sends()
    assert office.posts() == 0
    clock.moves(seconds=5)
    office.sends()
    assert office.posts() == 1


def test_what_is_too_late_is_not_sent(office: PostOffice, sanna: Person, clock: MovableClock) -> None:
    office.owes(sanna, wanted_for=timedelta(hours=6))
    clock.moves(hours=6)
    office.sends()
    assert office.posts() == 0
    assert office.count(DeliveryState.DEAD) == 1


def test_a_living_message_is_edited_in_its_place(office: PostOffice, sanna: Person) -> None:
    for topic in ("Screen sharing", "Kahoot"):
        office.rows.screens["thing"] = news(topic)
        office.owes(sanna, LIVING)
        office.sends()
    assert office.posts() == 1
    assert len(office.slack.ledger.accepted("chat.update")) == 1


def test_a_living_message_that_shows_the_same_is_left_alone(office: PostOffice, sanna: Person) -> None:
    for _ in range(2):
        office.owes(sanna, LIVING)
        office.sends()
    assert office.slack.ledger.of("chat.update") == []
    assert office.count(DeliveryState.SENT) == 2


def test_a_living_message_that_is_gone_is_posted_anew(office: PostOffice, sanna: Person) -> None:
    office.owes(sanna, LIVING)
    office.sends()
    office.slack.faults.next(faults.error("message_not_found"), "chat.update")
    office.rows.screens["thing"] = news("Kahoot")
    office.owes(sanna, LIVING)
    office.sends()
    assert office.posts() == 2


def test_what_may_only_be_edited_is_never_posted(office: PostOffice, sanna: Person) -> None:
    office.owes(sanna, LIVING, only_edit=True)
    office.sends()
    assert office.posts() == 0
    assert office.waiting() == []


def test_the_dm_is_opened_once(office: PostOffice, sanna: Person) -> None:
    for about in ("one", "two"):
        office.owes(sanna, about=about)
    office.sends()
    assert office.posts() == 2
    assert len(office.slack.ledger.of("conversations.open")) == 1


# Slack says: later


@pytest.mark.parametrize(("retry_after", "seconds"), [(0, 1), (1, 1), (3600, 3600), (None, 30), ("soon", 30)])
def test_check_25_a_429_holds_that_person_only_and_loses_nothing(
    office: PostOffice, sanna: Person, clock: MovableClock, retry_after: str | int | None, seconds: int
) -> None:
    liisa = office.person("Liisa")
    office.slack.faults.next(faults.rate_limited(retry_after), POST)
    office.owes(sanna)
    office.sends()
    office.owes(sanna, about="another")
    office.owes(liisa)
    office.sends()
    assert [entry.person for entry in office.slack.ledger.accepted(POST)] == [liisa.slack_user]
    clock.moves(seconds=seconds - 1)
    office.sends()
    assert office.posts() == 1
    clock.moves(seconds=1)
    office.sends()
    assert office.posts() == 3
    assert len(office.slack.ledger.of(POST)) == 4


def test_check_25_two_channels_at_429_hold_the_method(office: PostOffice, sanna: Person, clock: MovableClock) -> None:
    others = [office.person(name) for name in ("Liisa", "Mika", "Aino")]
    office.slack.faults.next(faults.rate_limited(60), POST, times=2)
    for person in (sanna, *others):
        office.owes(person)
    office.sends()
    assert len(office.slack.ledger.of(POST)) == 2
    clock.moves(seconds=60)
    office.sends()
    assert office.posts() == 4


def test_many_messages_to_one_person_keep_slacks_pace(office: PostOffice, sanna: Person, clock: MovableClock) -> None:
    for number in range(8):
        office.owes(sanna, about=f"thing {number}")
    office.sends()
    assert office.posts() == 5
    for sent in (6, 7, 8):
        clock.moves(seconds=1)
        office.sends()
        assert office.posts() == sent
    assert office.slack.ledger.refused() == []


# Slack breaks after it may have accepted

BROKEN = [faults.http_error(500, accepted=True), faults.http_error(503, accepted=True), faults.http_error(504)]
WORDS = [faults.error("internal_error", accepted=True), faults.error("fatal_error", accepted=True)]


@pytest.mark.parametrize("fault", [*BROKEN, *WORDS], ids=lambda fault: fault.name)
def test_check_26_a_5xx_is_never_followed_by_a_second_message(
    office: PostOffice, sanna: Person, clock: MovableClock, fault: Fault
) -> None:
    uncertain_then_one(office, sanna, clock, fault)


@pytest.mark.parametrize(
    "fault",
    [faults.RESET_AFTER, faults.CLOSE_AFTER, faults.HALF_CLOSE_AFTER, faults.SLICE_AFTER],
    ids=lambda fault: fault.name,
)
def test_check_27_a_connection_lost_after_accepting_leaves_one_message(
    office: PostOffice, sanna: Person, clock: MovableClock, fault: Fault
) -> None:
    uncertain_then_one(office, sanna, clock, fault)


def test_check_28_no_answer_is_uncertain_until_our_own_dm_was_read(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    uncertain_then_one(office, sanna, clock, faults.HANG_AFTER)


@pytest.mark.parametrize(
    "fault", [faults.HTML, faults.TRUNCATED, faults.missing("ts"), faults.HUGE], ids=lambda fault: fault.name
)
def test_check_30_a_strange_200_is_uncertain_and_nothing_crashes(
    office: PostOffice, sanna: Person, clock: MovableClock, fault: Fault
) -> None:
    uncertain_then_one(office, sanna, clock, fault)


def uncertain_then_one(office: PostOffice, sanna: Person, clock: MovableClock, fault: Fault) -> None:
    """Uncertain, not sent again by any number of rounds, found or surely not there, and in the end one message."""
    office.slack.faults.next(fault, POST)
    office.owes(sanna)
    office.sends()
    office.sends()
    assert office.count(DeliveryState.UNKNOWN) == 1
    assert len(office.slack.ledger.of(POST)) == 1
    (fate,) = settles_after_a_while(office, clock)
    assert fate is (Fate.SENT if fault.accepted else Fate.AGAIN)
    office.sends()
    assert office.posts() == 1
    assert office.count(DeliveryState.SENT) == 1


def test_check_28_an_edit_without_an_answer_is_simply_made_again(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.owes(sanna, LIVING)
    office.sends()
    office.slack.faults.next(faults.RESET_AFTER, "chat.update")
    office.rows.screens["thing"] = news("Kahoot")
    office.owes(sanna, LIVING)
    office.sends()
    assert office.count(DeliveryState.RETRY) == 1
    clock.moves(seconds=1)
    office.sends()
    assert office.posts() == 1
    assert office.count(DeliveryState.SENT) == 2


def test_check_28_a_private_answer_without_an_answer_is_let_go(office: PostOffice, sanna: Person) -> None:
    office.slack.faults.next(faults.HANG_AFTER, "response_url")
    office.owes(sanna, response_url=f"{office.slack.api_url}../response/commands/T0/1/x")
    office.sends()
    assert office.count(DeliveryState.DEAD) == 1


def test_what_cannot_be_read_stays_uncertain_for_the_operator(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.slack.faults.next(faults.RESET_AFTER, POST)
    office.owes(sanna)
    office.sends()
    with office.slack.faults.while_active(faults.http_error(500), "conversations.history"):
        assert settles_after_a_while(office, clock) == [Fate.STILL_UNKNOWN]
    assert office.count(DeliveryState.UNKNOWN) == 1
    assert [settled.fate for settled in office.settles()] == [Fate.SENT]


def test_a_change_waits_while_the_first_version_is_uncertain(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.slack.faults.next(faults.RESET_AFTER, POST)
    office.owes(sanna, LIVING)
    office.sends()
    office.rows.screens["thing"] = news("Kahoot")
    office.owes(sanna, LIVING)
    office.sends()
    assert office.posts() == 1
    assert settles_after_a_while(office, clock) == [Fate.SENT]
    office.sends()
    assert office.posts() == 1
    assert len(office.slack.ledger.accepted("chat.update")) == 1


# Slack cannot be reached


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


# The process dies


def test_check_10_killed_while_sending_it_is_uncertain_and_not_sent_again_blindly(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    dies_around_the_call(office, sanna, after_the_call=True)
    office.restart()
    office.sends()
    clock.moves(seconds=30)
    office.sends()
    assert office.posts() == 1
    clock.moves(seconds=WHILE_WE_LOOK)
    office.settles()
    assert office.count(DeliveryState.UNKNOWN) == 1
    assert settles_after_a_while(office, clock) == [Fate.SENT]
    office.sends()
    assert office.posts() == 1


def test_check_11_killed_before_the_call_is_noted_slack_is_asked(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    dies_around_the_call(office, sanna, after_the_call=False)
    office.restart()
    clock.moves(seconds=WHILE_WE_LOOK)
    assert settles_after_a_while(office, clock) == [Fate.AGAIN]
    office.sends()
    assert office.posts() == 1
    assert office.count(DeliveryState.SENT) == 1


class Killed(BaseException):
    """The process ends here."""


def dies_around_the_call(office: PostOffice, sanna: Person, *, after_the_call: bool) -> None:
    send = type(office.client).post

    def post(self: object, channel: str, text: str, blocks: object) -> None:
        if after_the_call:
            send(office.client, channel, text, blocks)  # type: ignore[arg-type]
        raise Killed

    office.owes(sanna)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(office.client), "post", post)
        with pytest.raises(Killed):
            office.sends()


# The token, the channel, the person


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


# A fault of ours


def test_a_fault_of_one_message_costs_no_other_anything(
    office: PostOffice, sanna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    liisa = office.person("Liisa")
    office.rows.screens["broken"] = "no screen at all"  # type: ignore[assignment]
    office.owes(sanna, about="broken")
    office.owes(liisa)
    office.sends()
    assert [entry.person for entry in office.slack.ledger.accepted(POST)] == [liisa.slack_user]
