"""The parts of the page that change by themselves. All are drawn again at every look; the browser puts in those whose
digest it does not have."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from markupsafe import Markup

from demo.municipality import ZONE
from demo.page.environment import UnknownType, draw, edition
from demo.page.menus import menus
from demo.page.places import sidebar
from demo.page.reading import in_person, unread
from demo.page.surfaces import Frame, render_home, render_message, render_modal
from demo.page.tabs import Tab
from demo.page.threads import in_reading_order
from demo.residents import residents
from demo.slack.messages import Message, message_object
from demo.slack.payload_types import Payload
from demo.stories import STORIES
from demo.troubles import TROUBLES
from demo.upcoming import coming

SHOWN_NEXT = 6


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the page that stands for itself."""

    id: str
    html: Markup
    version: str = ""
    """What tells versions apart, where the HTML also holds what the browser has put in itself."""

    @property
    def digest(self) -> str:
        """Tells one version from another."""
        return blake2b((self.version or self.html).encode(), digest_size=8).hexdigest()


def page_html(tab: Tab, token: str) -> Markup:
    """The whole page as it is now."""
    around, messages = {part.id: part for part in around_of(tab)}, list(messages_of(tab))
    return draw(
        *("pages", "workspace"),
        tab=tab,
        parts=around,
        messages=messages,
        edition=edition(),
        token=token,
        menus=menus(),
        troubles=TROUBLES,
        stories=STORIES,
        app_name=tab.workspace.slack.workspace.bot.name,
    )


def around_of(tab: Tab) -> Iterator[Part]:
    """Everything but the messages."""
    workspace, slack = tab.workspace, tab.workspace.slack.workspace
    now, counts = workspace.clock(), unread(workspace)
    soon = coming(workspace.bot, now)
    waiting = {key: in_person(workspace, counts, one.id) for key, one in workspace.people.items()}
    words = list(dict.fromkeys(slack.notices.get(tab.person.id, [])))
    yield Part("now", draw("workspace", "now", here=now.astimezone(ZoneInfo(ZONE))))
    yield Part("next", draw("workspace", "next", soon=soon[:SHOWN_NEXT], more=len(soon[SHOWN_NEXT:]), when=_when(now)))
    yield Part("people", draw("workspace", "people", tab=tab, residents=residents(), waiting=waiting))
    yield Part("places", draw("workspace", "places", tab=tab, side=sidebar(workspace, tab.person, counts)))
    yield Part("notices", draw("workspace", "notices", words=words))
    yield _modal(tab)
    if tab.is_home:
        yield Part("home", _home(tab))


def messages_of(tab: Tab) -> Iterator[Part]:
    """The messages of the open place, in the order of reading."""
    seen = (one for one in tab.workspace.slack.workspace.visible_messages(tab.person.id) if one.channel == tab.place)
    for message, is_reply in in_reading_order(seen):
        yield Part(f"m-{message.channel}-{message.ts}", _message(tab, message, is_reply=is_reply))


def _modal(tab: Tab) -> Part:
    view = tab.workspace.slack.workspace.views.top(tab.person.id)
    if view is None:
        return Part("modal", Markup(""))
    drawn = _drawn(lambda: render_modal(view.source, tab.reader, scope=view.id, values=view.values, errors=view.errors))
    html = draw("workspace", "modal", view=view, drawn=drawn, language=tab.person.locale.partition("-")[0])
    return Part("modal", html, f"{view.id} {view.hash} {sorted(view.errors.items())}")


def _home(tab: Tab) -> Markup:
    view = tab.workspace.slack.workspace.views.homes.get(tab.person.id)
    if view is None:
        return draw("workspace", "home", view=None, drawn="")
    drawn = _drawn(lambda: render_home(view.source, tab.reader, scope=view.id, values=view.values))
    return draw("workspace", "home", view=view, drawn=drawn)


def _message(tab: Tab, message: Message, *, is_reply: bool) -> Markup:
    slack = tab.workspace.slack.workspace
    author = slack.people[message.author]
    frame = Frame(author.name, author.is_bot, message.at, message.only_for is not None)
    values = slack.message_values.get((tab.person.id, *message.key), {})
    scope, shown = f"m{message.ts.replace('.', '-')}", _with_files(message_object(message), tab)
    drawn = _drawn(lambda: render_message(shown, tab.reader, frame, scope=scope, values=values))
    is_mine = message.author == tab.person.id
    return draw(
        "workspace", "message", message=message, drawn=drawn, is_reply=is_reply, is_mine=is_mine, menus=menus(), tab=tab
    )


def _with_files(shown: Payload, tab: Tab) -> Payload:
    """The pretend Slack's files are had from the page."""
    files = [file | {"url_private": f"{tab.base}/as/{tab.key}/files/{file['id']}"} for file in shown.get("files") or ()]
    return shown | {"files": files} if files else shown


def _drawn(drawing: Callable[[], Markup]) -> Markup:
    try:
        return drawing()
    except UnknownType as unknown:
        return Markup('<p class="undrawn">The page cannot draw this yet: {}</p>').format(str(unknown))


def _when(now: datetime) -> Callable[[datetime], str]:
    """How a coming moment is told: only as much as is needed today."""
    today = now.astimezone(ZoneInfo(ZONE)).date()

    def told(moment: datetime) -> str:
        here = moment.astimezone(ZoneInfo(ZONE))
        if moment <= now:
            return "now"
        if here.date() == today:
            return f"{here:%H:%M}"
        return f"{here:%a %H:%M}" if here.date() - today < timedelta(days=7) else f"{here:%a %d %b %H:%M}"

    return told
