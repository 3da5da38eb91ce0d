"""Slack's pace: bursts, then one by one; and a pause where Slack asked for one."""

from datetime import UTC, datetime, timedelta

from bot.limits import Limits

POST = "chat.postMessage"
T0 = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def posts_at_once(limits: Limits, channel: str, now: datetime) -> int:
    count = 0
    while limits.free_at(POST, channel, now) <= now:
        count += 1
    return count


def test_a_channel_takes_a_burst_and_then_one_a_second() -> None:
    limits = Limits()
    assert posts_at_once(limits, "D1", T0) == 5
    assert [limits.free_at(POST, "D1", T0) for _ in range(3)] == [after(2), after(3), after(4)]  # after(1) is given out
    assert posts_at_once(limits, "D1", after(1)) == 1
    assert posts_at_once(limits, "D1", after(3)) == 2
    assert posts_at_once(limits, "D1", after(3600)) == 5


def test_one_channel_does_not_hold_another() -> None:
    limits = Limits()
    posts_at_once(limits, "D1", T0)
    assert posts_at_once(limits, "D2", T0) == 5


def test_a_workspace_takes_two_hundred_a_minute() -> None:
    limits, sent = Limits(), 0
    for tenth in range(600):
        for channel in range(40):
            sent += limits.free_at(POST, f"D{channel}", after(tenth / 10)) <= after(tenth / 10)
    assert 200 <= sent <= 260


def test_edits_are_not_held_by_the_channel() -> None:
    limits = Limits()
    posts_at_once(limits, "D1", T0)
    assert limits.free_at("chat.update", "D1", T0) == T0


def test_a_pause_of_one_channel_is_that_channels() -> None:
    limits = Limits()
    limits.close(POST, "D1", after(30), T0)
    assert limits.free_at(POST, "D1", T0) == after(30)
    assert limits.free_at(POST, "D2", T0) == T0
    assert limits.waiting(T0) == 1
    assert limits.waiting(after(30)) == 0


def test_a_pause_without_a_channel_is_the_methods() -> None:
    limits = Limits()
    limits.close("conversations.open", "", after(30), T0)
    assert limits.free_at("conversations.open", "", T0) == after(30)


def test_pauses_of_two_channels_are_a_pause_of_the_method() -> None:
    limits = Limits()
    limits.close(POST, "D1", after(30), T0)
    limits.close(POST, "D2", after(40), T0)
    assert limits.free_at(POST, "D3", T0) == after(40)
    assert limits.free_at("chat.update", "D3", T0) == T0


def test_a_clock_set_back_holds_nobody_for_ever() -> None:
    limits = Limits()
    posts_at_once(limits, "D1", after(3600))
    assert limits.free_at(POST, "D1", T0) <= after(1)


def test_many_channels_do_not_fill_the_memory() -> None:
    limits = Limits()
    for number in range(10_100):
        limits.free_at("conversations.open", "", after(number))
        limits.free_at(POST, f"D{number}", after(number))
    assert len(limits._buckets) <= 10_000
