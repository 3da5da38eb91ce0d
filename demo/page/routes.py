"""What each address of the page answers. It knows no sockets; `server` carries the answers."""

import json
import mimetypes
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from demo.living import Backwards, LivingWorkspace
from demo.page.acts import HOME, Acts
from demo.page.clock_acts import move_clock
from demo.page.environment import STATIC
from demo.page.guard import Guard
from demo.page.live import live, news
from demo.page.parts import page_html
from demo.page.tabs import Tab
from demo.page.tours import Tours
from demo.slack.gestures import NotPossible
from demo.slack.payload_types import Payload
from demo.troubles import trouble

HTML, JSON, EVENTS = "text/html; charset=utf-8", "application/json", "text/event-stream"
STATIC_NAME = re.compile(r"[a-z_]+\.(css|js|svg)")
NUMBER = re.compile(r"-?\d{1,12}")
FIRST = "sanna"
"""Who somebody is who has not chosen yet: a teacher."""


IsThere = Callable[[], bool]
"""Whether the browser still listens."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to the browser."""

    status: int
    kind: str = "text/plain; charset=utf-8"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    stream: "Callable[[IsThere], Iterable[bytes]] | None" = None
    """Sent piece by piece, as long as the browser is there."""


class Routes:
    """The page of one workspace."""

    def __init__(self, workspace: LivingWorkspace, guard: Guard) -> None:
        self._workspace, self._guard = workspace, guard
        self._tours = Tours(workspace)

    def get(self, path: str, headers: Mapping[str, str]) -> Reply:
        """A page, a file, or the events of a tab."""
        if not self._guard.may_look(headers):
            return Reply(403, body=b"This page is for this machine only.")
        match [unquote(part) for part in path.strip("/").split("/")]:
            case [""]:
                return _to(f"/as/{FIRST}")
            case ["static", _, name] if STATIC_NAME.fullmatch(name) and (STATIC / name).is_file():
                kind = mimetypes.guess_type(name)[0] or "text/plain"
                return Reply(200, kind, (STATIC / name).read_bytes(), {"Cache-Control": "max-age=31536000, immutable"})
            case ["as", key] if key in self._workspace.people:
                return _to(f"/as/{quote(key)}/at/{self._tab(key, HOME, headers).app_place}")
            case ["as", key, "with", other] if key in self._workspace.people:
                return self._with(key, other)
            case ["as", key, "files", file] if key in self._workspace.people:
                return self._file(key, file)
            case ["as", key, "at", place] if self._may_see(key, place):
                return Reply(200, HTML, page_html(self._tab(key, place, headers), self._guard.token).encode())
            case ["as", key, "live", place] if self._may_see(key, place):
                tab = self._tab(key, place, headers)
                return Reply(200, EVENTS, stream=lambda is_there: live(tab, is_there))
            case ["as", key, "news", place, seen] if self._may_see(key, place) and NUMBER.fullmatch(seen):
                return self._news(self._tab(key, place, headers), int(seen))
        return Reply(404, body=b"There is nothing here.")

    def post(self, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """An act; 204 when it is done, 409 with the reason where it cannot be."""
        if not self._guard.may_act(headers):
            return Reply(403, body=b"Only the page itself may do this.")
        try:
            told = self._does([unquote(part) for part in path.strip("/").split("/")], _read(body))
        except (NotPossible, Backwards) as reason:
            return _json(409, {"said": str(reason)})
        except ValueError:
            return _json(400, {"said": "That could not be read."})
        return Reply(404) if told is None else _json(200, told)

    def _does(self, path: list[str], said: Payload) -> Payload | None:
        match path:
            case ["as", key, act] if key in self._workspace.people:
                Acts(self._workspace, self._workspace.people[key].person).does(act, said)
                return {}
            case ["clock", to]:
                return {"said": move_clock(self._workspace, to, str(said.get("moment", "")))}
            case ["fault", name]:
                return {"said": trouble(self._workspace, name)}
            case ["tour"]:
                return self._tours.step(str(said.get("name", "")), int(said.get("step", 0)))
        return None

    def _tab(self, key: str, place: str, headers: Mapping[str, str]) -> Tab:
        return Tab(self._workspace, key, place, f"http://{headers['host']}")

    def _may_see(self, key: str, place: str) -> bool:
        if key not in self._workspace.people:
            return False
        found = self._workspace.slack.workspace.conversations.get(place)
        return place == HOME or (found is not None and self._workspace.people[key].id in found.members)

    def _news(self, tab: Tab, seen: int) -> Reply:
        told = news(tab, seen)
        return Reply(204) if told is None else Reply(200, JSON, told)

    def _with(self, key: str, other: str) -> Reply:
        if other not in self._workspace.slack.workspace.people:
            return Reply(404, body=b"There is nobody with this id.")
        place = self._workspace.slack.workspace.direct(self._workspace.people[key].id, other)
        return _to(f"/as/{quote(key)}/at/{place.id}")

    def _file(self, key: str, file_id: str) -> Reply:
        """A file on a message that the person sees, to be saved: nothing of it runs here."""
        for message in self._workspace.people[key].messages():
            for file in message.files:
                if file.id == file_id:
                    as_file = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
                    return Reply(200, "application/octet-stream", file.content or b"", as_file)
        return Reply(404, body=b"There is no such file.")


def _read(body: bytes) -> Payload:
    said = json.loads(body or b"{}")
    if not isinstance(said, dict):
        raise NotPossible("That is no act.")
    return said


def _to(address: str) -> Reply:
    return Reply(302, headers={"Location": address})


def _json(status: int, body: Payload) -> Reply:
    return Reply(status, JSON, json.dumps(body).encode())
