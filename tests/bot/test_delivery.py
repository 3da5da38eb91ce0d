"""What becomes of a message when Slack is well or busy."""

from datetime import timedelta
from typing import Any

import pytest

from bot.notifier import LEASE
from coaching.notices import NoticeKind
from coaching.people import Person, PersonId, Standing
from coaching.use_cases.notices import Notices, NotWanted, NotYet
from demo.clock import MovableClock
from demo.slack import faults
from storage.outbox import Delivery, DeliveryState
from tests.bot.post_office import LIVING, POST, PostOffice, news
from tests.builders import MONDAY_8AM, a_person
from tests.coaching.use_cases.house import WORKSPACE, House


def test_a_message_that_is_owed_is_sent_once(office: PostOffice, sanna: Person) -> None:
    office.owes(sanna)
    office.sends()
    office.sends()
    assert office.posts() == 1
    assert office.count(DeliveryState.SENT) == 1


def test_what_is_claimed_while_the_process_stops_is_left_to_another_one(
    office: PostOffice, sanna: Person, clock: MovableClock, monkeypatch: pytest.MonkeyPatch, caplog: Any
) -> None:
    claim = office.deliveries.claim

    def stopped_meanwhile(*args: Any, **named: Any) -> list[Delivery]:
        claimed = claim(*args, **named)
        assert office.notifier.stop(0)
        return claimed

    office.owes(sanna)
    with monkeypatch.context() as patched:
        patched.setattr(office.deliveries, "claim", stopped_meanwhile)
        office.notifier.start()
        office.notifier.wake()
        office.notifier._claimer.join(10)
    assert office.posts() == 0
    assert "nothing claimed" not in caplog.text
    clock.moves(seconds=LEASE.total_seconds() + 1)
    office.restart()
    office.sends()
    assert office.posts() == 1


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


def test_what_will_look_different_by_itself_is_edited_when_it_does(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.rows.changes_at = clock() + timedelta(seconds=60)
    office.owes(sanna, LIVING)
    office.sends()
    office.sends()
    assert (office.posts(), [each.due for each in office.waiting()]) == (1, [office.rows.changes_at])
    office.rows.changes_at, office.rows.screens["thing"] = None, news("Kahoot")
    clock.moves(seconds=60)
    office.sends()
    assert (office.posts(), len(office.slack.ledger.accepted("chat.update"))) == (1, 1)
    assert office.waiting() == []


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


@pytest.mark.parametrize("kind", NoticeKind)
def test_point_67_somebody_deactivated_gets_nothing(kind: NoticeKind) -> None:
    """Whatever waits: it is asked anew when it is about to be sent."""
    house = House()
    house.rows.people[PersonId("sanna")] = a_person("Sanna Virtanen", standing=Standing.DEACTIVATED)
    found = Notices(house.begin).compose(WORKSPACE, kind, "anything", PersonId("sanna"), MONDAY_8AM)
    assert found == NotWanted("person is not served")


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


def test_a_fault_of_one_message_costs_no_other_anything(
    office: PostOffice, sanna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    liisa = office.person("Liisa")
    office.rows.screens["broken"] = "no screen at all"  # type: ignore[assignment]
    office.owes(sanna, about="broken")
    office.owes(liisa)
    office.sends()
    assert [entry.person for entry in office.slack.ledger.accepted(POST)] == [liisa.slack_user]
