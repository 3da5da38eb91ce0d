"""A calendar file: three calls, seen once; without the permission for it a sentence, and nothing else stops."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar, Event

from bot.errands import LONGEST_CALLS
from coaching.kinds import Kind
from coaching.notices import OWN_ACT, NoticeKind
from coaching.people import Person
from coaching.screens import CalendarFile
from demo.clock import MovableClock
from demo.slack import faults
from demo.slack.faults import Fault
from handlers.languages import voice
from handlers.views.calendar_files import calendar_file
from storage.outbox import DeliveryState
from tests.bot.post_office import PostOffice
from tests.handlers.screens import CANARY, LANGUAGES, reader

PLACE, UPLOAD, SHARE = "files.getUploadURLExternal", "upload_url", "files.completeUploadExternal"
START = datetime(2026, 9, 8, 8, 15, tzinfo=UTC)
MEETING = CalendarFile(
    uid="offer-1",
    start=START,
    end=START + timedelta(minutes=45),
    topic="iPads and screen sharing",
    kind=Kind.IN_CLASS,
    tutor="Liisa Korhonen",
    requester="Sanna Virtanen",
    place="Rantala",
)


@pytest.fixture
def sanna(office: PostOffice) -> Person:
    office.rows.screens["offer-1"] = MEETING
    return office.person("Sanna")


def presses(office: PostOffice, person: Person) -> None:
    """Add to calendar."""
    office.owes(person, NoticeKind.CALENDAR, "offer-1", at_once_for=OWN_ACT)
    office.sends()


def files(office: PostOffice) -> list[bytes]:
    """The files that stand in messages."""
    messages = office.slack.workspace.messages.values()
    return [file.content or b"" for message in messages for file in message.files]


def called(office: PostOffice) -> list[str]:
    return [entry.name for entry in office.slack.ledger.entries if entry.name in (PLACE, UPLOAD, SHARE)]


def test_a_file_is_handed_over_by_three_calls(office: PostOffice, sanna: Person) -> None:
    presses(office, sanna)
    assert called(office) == [PLACE, UPLOAD, SHARE]
    assert len(files(office)) == 1
    assert office.count(DeliveryState.SENT) == 1


def test_the_file_stands_in_the_dm_of_whoever_pressed(office: PostOffice, sanna: Person) -> None:
    presses(office, sanna)
    [shared] = office.slack.ledger.accepted(SHARE)
    assert shared.person == sanna.slack_user


def test_point_60_without_the_permission_a_sentence_says_so_and_nothing_else_stops(
    office: PostOffice, sanna: Person
) -> None:
    with office.slack.faults.while_active(faults.error("missing_scope"), PLACE):
        presses(office, sanna)
    assert [message.text for message in office.slack.workspace.messages.values()] == [
        "I can't make calendar files here: the app lacks the permission “files:write”. The time stands above."
    ]
    assert not office.home.is_parked
    office.owes(sanna)
    office.sends()
    assert office.posts() == 2


def test_point_60_a_permission_lost_on_the_way_stops_nothing_either(office: PostOffice, sanna: Person) -> None:
    with office.slack.faults.while_active(faults.error("missing_scope"), SHARE):
        presses(office, sanna)
    assert office.posts() == 1
    assert files(office) == []
    assert not office.home.is_parked


def test_a_token_that_slack_refuses_still_stops_all_sending(office: PostOffice, sanna: Person) -> None:
    office.slack.faults.next(faults.error("token_revoked"), PLACE)
    presses(office, sanna)
    assert office.home.is_parked
    assert len(office.waiting()) == 1


@pytest.mark.parametrize("method", [PLACE, SHARE])
def test_check_25_a_429_holds_the_file_and_loses_nothing(
    office: PostOffice, sanna: Person, clock: MovableClock, method: str
) -> None:
    office.slack.faults.next(faults.rate_limited(30), method)
    presses(office, sanna)
    assert files(office) == []
    clock.moves(seconds=29)
    office.sends()
    assert files(office) == []
    clock.moves(seconds=1)
    office.sends()
    assert len(files(office)) == 1


@pytest.mark.parametrize("method", [PLACE, UPLOAD])
@pytest.mark.parametrize("fault", [faults.http_error(503), faults.CLOSE_AFTER, faults.HTML], ids=lambda each: each.name)
def test_before_the_file_is_shown_what_is_uncertain_is_done_again(
    office: PostOffice, sanna: Person, clock: MovableClock, method: str, fault: Fault
) -> None:
    office.slack.faults.next(fault, method)
    presses(office, sanna)
    clock.moves(seconds=1)
    office.sends()
    assert len(files(office)) == 1


@pytest.mark.parametrize("fault", [faults.CLOSE_AFTER, faults.http_error(500)], ids=lambda each: each.name)
def test_a_file_that_is_perhaps_shown_is_not_shown_again_by_itself(
    office: PostOffice, sanna: Person, clock: MovableClock, fault: Fault
) -> None:
    office.slack.faults.next(fault, SHARE)
    presses(office, sanna)
    for _ in range(3):
        clock.moves(minutes=1)
        office.sends()
        office.settles()
    assert called(office).count(SHARE) == 1
    assert office.waiting() == []


def test_whoever_missed_it_presses_again(office: PostOffice, sanna: Person, clock: MovableClock) -> None:
    office.slack.faults.next(faults.http_error(500), SHARE)
    presses(office, sanna)
    assert files(office) == []
    clock.moves(seconds=20)
    presses(office, sanna)
    assert len(files(office)) == 1


def test_killed_on_the_way_it_is_not_handed_over_again_blindly(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    """A file carries no mark by which our own DM could tell; pressing again is the way."""
    office.deliveries.keep_dm_channel(office.workspace, sanna.id, "D0SANNA")
    office.owes(sanna, NoticeKind.CALENDAR, "offer-1")
    [claimed] = office.deliveries.claim(clock(), worker="killed", limit=1, lease=timedelta(seconds=15))
    assert office.deliveries.start(claimed, deadline=clock() + LONGEST_CALLS, now=clock())
    office.restart()
    clock.moves(minutes=3)
    office.settles()
    clock.moves(minutes=3)
    office.settles()
    office.sends()
    assert called(office) == []
    assert office.count(DeliveryState.DEAD) == 1


def test_point_50_a_file_that_was_held_up_waits_for_the_working_window(
    office: PostOffice, sanna: Person, clock: MovableClock
) -> None:
    office.rows.window_at = clock() + timedelta(hours=12)
    office.slack.faults.next(faults.rate_limited(600), PLACE)
    presses(office, sanna)
    clock.moves(minutes=10)
    office.sends()
    assert files(office) == []
    clock.moves(hours=12)
    office.sends()
    assert len(files(office)) == 1


# What stands in the file.


def event_of(content: bytes) -> Event:
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def made(meeting: CalendarFile = MEETING, language: str = "en", *, after: timedelta = timedelta()) -> bytes:
    return calendar_file(meeting, START - timedelta(days=1) + after, voice(reader(language))).content


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_calendar_reads_the_file(language: str) -> None:
    event = event_of(made(language=language))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (MEETING.start, MEETING.end)
    assert str(event["summary"]).startswith("Liisa Korhonen")
    assert str(event["location"]) == "Rantala"


def test_the_file_that_slack_shows_is_the_file(office: PostOffice, sanna: Person) -> None:
    presses(office, sanna)
    [content] = files(office)
    assert event_of(content).decoded("dtstart") == START


def test_all_times_are_utc() -> None:
    lines = made().decode().splitlines()
    assert "DTSTART:20260908T081500Z" in lines
    assert "DTEND:20260908T090000Z" in lines
    assert not [line for line in lines if "TZID" in line]


def test_a_moved_meeting_takes_its_earlier_place() -> None:
    moved = replace(MEETING, start=START + timedelta(days=2), end=START + timedelta(days=2, minutes=45))
    first, second = event_of(made()), event_of(made(moved, after=timedelta(hours=1)))
    assert first["uid"] == second["uid"]
    assert int(str(second["sequence"])) > int(str(first["sequence"]))


def test_both_sides_get_the_same_event() -> None:
    assert event_of(made(language="fi"))["uid"] == event_of(made(language="sv"))["uid"]


def test_names_cannot_add_lines_to_the_file() -> None:
    strange = replace(MEETING, tutor="Liisa\r\nATTENDEE:mailto:x@host.example\r\nX:;,\\", place="a\nb")
    event = event_of(made(strange))
    assert "attendee" not in event
    assert len(Calendar.from_ical(made(strange)).walk()) == 2


def test_no_value_of_the_file_can_hold_words() -> None:
    assert not {field for field in CalendarFile.__dataclass_fields__ if field in ("words", "setting", "note", "cover")}
    assert CANARY not in made().decode()
