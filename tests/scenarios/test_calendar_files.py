"""The agreed time as a file for either side's calendar; where the app may not make files, a sentence instead."""

from typing import Any

from icalendar import Calendar, Event

from demo.slack import Someone, faults
from storage.tables import OutboxRow
from tests.scenarios.asking import PERIOD_3, asks_into_class, buttons
from tests.scenarios.town import Town

LESSON = "drawing on the iPads with all of 6B"
FILE = "peer-coaching.ics"
NO_FILES = "I can't make calendar files here: the app lacks the permission “files:write”. The time stands above."


def meets(town: Town) -> None:
    """Liisa has agreed to come to 6B on Tuesday in period 3."""
    sanna, liisa = town.people["Sanna Virtanen"], town.people["Liisa Korhonen"]
    asks_into_class(sanna, LESSON)
    town.later(seconds=60)
    liisa.presses("Accept", on=LESSON)
    liisa.sees("You accepted.")
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    sanna.sees("Liisa Korhonen comes tomorrow, period 3 (11:15)")


def event_in(content: bytes) -> Any:
    [event] = Calendar.from_ical(content).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_both_sides_get_the_same_meeting_without_anybodys_words(town: Town, sanna: Someone, liisa: Someone) -> None:
    meets(town)
    found = {}
    for person in (sanna, liisa):
        person.presses("Add to calendar")
        person.sees("Open the file to put the time into your calendar.")
        found[person.name] = person.opens_file(FILE)
    events = [event_in(content) for content in found.values()]
    assert {str(event["uid"]) for event in events} == {str(events[0]["uid"])}
    for event, content in zip(events, found.values(), strict=True):
        assert event.decoded("dtstart") == PERIOD_3
        assert (event.decoded("dtend") - PERIOD_3).seconds == 45 * 60, "the end of the period"
        assert str(event["summary"]) == "Liisa Korhonen and Sanna Virtanen: iPads"
        assert b"drawing" not in content
        assert b"6B" not in content


def test_a_moved_meeting_takes_the_place_of_the_former_one_in_the_calendar(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    meets(town)
    sanna.presses("Add to calendar")
    former = event_in(sanna.opens_file(FILE))
    town.later(minutes=5)
    liisa.presses("Change the time…")
    liisa.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet.")
    sanna.presses("This suits me: tomorrow, period 2 (9:10)")
    liisa.sees("iPads: You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    sanna.presses("Add to calendar")
    moved = event_in(sanna.opens_file(FILE))
    assert moved["uid"] == former["uid"]
    assert moved["sequence"] > former["sequence"]
    assert moved.decoded("dtstart") < former.decoded("dtstart")
    town.slack.allows("calendar")


def test_without_an_agreed_time_there_is_nothing_to_add(town: Town, sanna: Someone, liisa: Someone) -> None:
    card = town.accepted(sanna)
    assert "Add to calendar" not in buttons(card)
    assert "Add to calendar" not in buttons(sanna.sees_message("Topic: iPads · Kind:"))


def test_point_60_without_files_write_a_sentence_says_so_and_everything_else_goes_on(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    meets(town)
    town.troubles.add("missing_scope")
    with town.slack.faults.while_active(faults.error("missing_scope"), "files.getUploadURLExternal"):
        sanna.presses("Add to calendar")
        sanna.sees(NO_FILES)
        sanna.presses("Cancel")
    sanna.sees("Cancelled.")
    liisa.sees("iPads: Sanna Virtanen no longer needs help with this.")
    assert {row["state"] for row in town.rows(OutboxRow)} == {"sent"}


def test_the_file_is_on_home_too(town: Town, liisa: Someone) -> None:
    meets(town)
    liisa.opens_home()
    liisa.presses("Add to calendar", on=liisa.eyes.home)
    liisa.opens_messages()
    assert event_in(liisa.opens_file(FILE)).decoded("dtstart") == PERIOD_3
