"""An agreed time as a calendar file (iCalendar, RFC 5545): the same event for both sides, without anybody's words."""

from dataclasses import dataclass, field
from datetime import datetime

from coaching.screens import CalendarFile
from handlers.languages import Voice
from handlers.views.blocks import Rendered, notification, section

NAME = "peer-coaching.ics"
MAKER = "-//Peer Coach//EN"


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file to hand over, with the sentence beside it."""

    name: str
    content: bytes = field(repr=False)
    said: str


def calendar_file(screen: CalendarFile, made_at: datetime, _: Voice) -> RenderedFile:
    """The file; a later one about the same meeting takes the earlier one's place in a calendar."""
    from icalendar import Calendar, Event  # heavy to load, and few press that button

    event = Event()
    event.add("uid", f"{screen.uid}@peer-coach")
    event.add("dtstamp", made_at)
    event.add("sequence", int(made_at.timestamp()) % 2**31)
    event.add("dtstart", screen.start)
    event.add("dtend", screen.end)
    event.add("summary", _summary(screen, _))
    if screen.place:
        event.add("location", screen.place)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return RenderedFile(NAME, calendar.to_ical(), _("Open the file to put the time into your calendar."))


def no_files(_: Voice) -> Rendered:
    """Said where the app may not hand over files."""
    text = _("I can't make calendar files here: the app lacks the permission “files:write”. The time stands above.")
    return Rendered(notification(text), (section(text),))


def _summary(screen: CalendarFile, _: Voice) -> str:
    tutor, requester = screen.tutor or _("A colleague"), screen.requester or _("A colleague")
    if screen.topic:
        return _("{tutor} and {name}: {topic}", tutor=tutor, name=requester, topic=screen.topic)
    return _("{tutor} and {name}: peer coaching", tutor=tutor, name=requester)
