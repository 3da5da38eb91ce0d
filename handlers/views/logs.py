"""A teacher's own log: its pages, and the copy to take along. Nobody else is ever shown any of it."""

from coaching.check_ins import Audience
from coaching.school_calendar import Weekday
from coaching.screens.check_ins import LogEntry, LogFile, LogScreen
from handlers.ids import Action
from handlers.languages import Voice
from handlers.views.activities import activities, reason
from handlers.views.blocks import (
    Block,
    Rendered,
    actions,
    asks_first,
    button,
    notification,
    page,
    quote,
    section,
    small,
    spoken,
    with_words,
)
from handlers.views.calendar_files import RenderedFile
from handlers.views.dates import plain_day

NAME = "my-coaching-log.md"


def log_page(screen: LogScreen, _: Voice) -> Block:
    """One page of it."""
    lines = [block for each in screen.entries for block in _entry(each, _)]
    empty = [] if lines else [section(_("Nothing yet. When you check in, your weeks stand here."))]
    return page(
        title=_("My log"),
        close=_("Close"),
        blocks=[small(_("Only you can open this page.")), *empty, *lines, *_foot(screen, _)],
    )


def _entry(entry: LogEntry, _: Voice) -> list[Block]:
    title, change, drop = week(entry, _), _("Change"), _("Take out…")
    first = asks_first(
        _("Take this week out?"),
        _("It goes from your log for good, and your triad no longer sees what you wrote for them."),
        yes=_("Take it out"),
        no=_("Keep it"),
    )
    row = [
        button(change, Action.CHANGE_ENTRY, entry.check_in, label=spoken(change, title)),
        button(drop, Action.DROP_ENTRY, entry.check_in, label=spoken(drop, title), first=first),
    ]
    who = [small(_read_by(entry, _))] if entry.sentence else []
    return [section(f"{title}\n{what(entry, _)}"), *quote(entry.sentence), *who, actions(*row, about=entry.check_in)]


def _read_by(entry: LogEntry, _: Voice) -> str:
    if entry.audience is Audience.MY_TRIAD:
        return _("Your triad can read this sentence too.")
    return _("Only you can read this sentence.")


def _foot(screen: LogScreen, _: Voice) -> list[Block]:
    row = [button(_("Get a copy"), Action.COPY_LOG, "log")] if screen.entries else []
    if screen.page + 1 < screen.pages:
        row.insert(0, button(_("Earlier weeks"), Action.EARLIER_WEEKS, str(screen.page + 1)))
    if screen.page:
        row.insert(0, button(_("Later weeks"), Action.LATER_WEEKS, str(screen.page - 1)))
    copied = [small(_("The copy comes to you as a message."))] if screen.entries else []
    return [actions(*row, about="log"), *copied] if row else []


def week(entry: LogEntry, _: Voice) -> str:
    """The week by its Monday."""
    return _("Week of {day}", day=plain_day(entry.week.day(Weekday.MON), _))


def what(entry: LogEntry, _: Voice) -> str:
    """What was noted but for the sentence."""
    if entry.met:
        return activities(entry.did, _) or _("You met.")
    if entry.because:
        return _("Not that week: {reason}", reason=reason(entry.because, _))
    return _("Not that week.")


def log_file(screen: LogFile, _: Voice) -> RenderedFile:
    """All of it as a text that any program opens."""
    return RenderedFile(
        NAME, _text(screen, _).encode(), _("Your coaching log, as it is today. Nobody else has got it.")
    )


def log_message(screen: LogFile, _: Voice) -> Rendered:
    """The same as a message, where files cannot be handed over; the newest weeks, as much as it holds."""
    said = _("Here is your log. I can't hand over files here, so it comes as a message.")
    rest = _("There is more in “My log” on the Home tab.")
    return Rendered(notification(said), with_words(_text(screen, _), before=[section(said)], after=[], rest=rest))


def _text(screen: LogFile, _: Voice) -> str:
    title = _("My coaching log")
    return "\n".join([f"# {title}", "", *(line for each in screen.entries for line in _lines(each, _))])


def _lines(entry: LogEntry, _: Voice) -> list[str]:
    sentence = [entry.sentence] if entry.sentence else []
    shared = [_read_by(entry, _)] if entry.sentence and entry.audience is Audience.MY_TRIAD else []
    return [f"## {week(entry, _)}", what(entry, _), *sentence, *shared, ""]
