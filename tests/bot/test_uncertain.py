"""What becomes of a message when nobody knows whether Slack took it: never a second one, never a lost one."""

import pytest

from bot.errands import LONGEST_CALLS
from bot.notifier import LEASE
from bot.reconcile import Fate
from coaching.people import Person
from demo.clock import MovableClock
from demo.slack import faults
from demo.slack.faults import Fault
from storage.outbox import Deliveries, Delivery, DeliveryState, Living
from tests.bot.post_office import LIVING, POST, PostOffice, news

WHILE_WE_LOOK = LONGEST_CALLS.total_seconds() + 21.0
"""Past a sending's deadline with its grace."""


def settles_after_a_while(office: PostOffice, clock: MovableClock) -> list[Fate]:
    office.settles()
    clock.moves(seconds=10)
    return [settled.fate for settled in office.settles()]


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
    assert office.settles() == [], "Slack is left alone for a while"
    clock.moves(minutes=1)
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


def test_a_first_version_found_while_its_change_is_being_sent_is_not_posted_again(
    office: PostOffice, sanna: Person, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.slack.faults.next(faults.RESET_AFTER, POST)
    office.owes(sanna, LIVING)
    office.sends()
    office.settles()
    clock.moves(seconds=10)
    office.owes(sanna, LIVING)
    look = type(office.deliveries).living

    def found_just_after(self: Deliveries, delivery: Delivery) -> Living | None:
        seen = look(self, delivery)
        monkeypatch.undo()
        assert [settled.fate for settled in office.settles()] == [Fate.SENT]
        return seen

    monkeypatch.setattr(type(office.deliveries), "living", found_just_after)
    office.sends()
    clock.moves(seconds=10)
    office.sends()
    assert office.posts() == 1
    assert office.count(DeliveryState.SENT) == 2


def test_check_09_killed_before_sending_it_is_sent_once_after_the_start(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.owes(sanna)
    office.deliveries.claim(clock(), worker="killed", limit=20, lease=LEASE)
    office.restart()
    office.sends()
    assert office.posts() == 0
    clock.moves(seconds=LEASE.total_seconds())
    office.sends()
    office.sends()
    assert office.posts() == 1


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
