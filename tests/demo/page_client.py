"""A browser without a picture: opens pages of the local workspace, acts, and hears what the page is told."""

import http.client
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

PATIENCE = 10.0


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def said(self) -> Any:
        return json.loads(self.text)["said"]


@dataclass
class Client:
    """One tab: one person at one place."""

    address: str
    person: str
    place: str = ""
    token: str = ""
    seen: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self._ask("GET", path, None, headers)

    def post(self, path: str, said: object = None, **headers: str) -> Answer:
        usual = {"Content-Type": "application/json", "X-Workspace-Token": self.token}
        return self._ask("POST", path, json.dumps(said or {}).encode(), usual | headers)

    def opens(self, place: str = "") -> Answer:
        """The page of a place, the app's messages if nothing is said."""
        path = f"/as/{quote(self.person)}" + (f"/at/{place}" if place else "")
        answer = self.get(path)
        if answer.status == 302:
            answer = self.get(answer.headers["location"])
        self.token = found(r'data-token="([^"]+)"', answer.text)
        self.place = found(r'data-place="([^"]+)"', answer.text)
        return answer

    def does(self, act: str, **said: object) -> Answer:
        return self.post(f"/as/{quote(self.person)}/{act}", said)

    def types(self, text: str) -> Answer:
        return self.does("type", place=self.place, text=text)

    def presses(self, label: str) -> Answer:
        """The newest button with this label that was drawn."""
        for html in reversed(list(self.seen.values())):
            if match := list(re.finditer(rf"<button([^>]*)>{re.escape(label)}<", html)):
                return self.does("press", **surface(html), **ids(match[-1][1]))
        raise AssertionError(f"no button {label!r} in {self.text}")

    def hears(self, wanted: str | Callable[[str], bool]) -> str:
        """Listens until it can be read somewhere; what can be read then."""
        fits = wanted if callable(wanted) else lambda text: wanted in text
        for _ in self.events():
            if fits(self.text):
                return self.text
        raise AssertionError(f"{wanted!r} never came; there is {self.text}")

    def events(self) -> Iterator[dict[str, Any]]:
        """What the page is told, put together as the browser does."""
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
        self.seen = {}
        try:
            connection.request("GET", f"/as/{quote(self.person)}/live/{self.place}")
            answer = connection.getresponse()
            assert answer.getheader("content-type") == "text/event-stream"
            for _ in range(500):
                line = answer.readline()
                if line.startswith(b"data: "):
                    told = json.loads(line[6:])
                    self.seen |= {key: part["html"] for key, part in told["parts"].items()}
                    gone = [key for key in self.seen if key.startswith("m-") and key not in told["order"]]
                    for key in gone:
                        del self.seen[key]
                    yield told
        finally:
            connection.close()

    @property
    def text(self) -> str:
        """Everything that can be read."""
        return "\n".join(readable(html) for html in self.seen.values())

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection(urlsplit(self.address).netloc, timeout=PATIENCE)
        named = {key.replace("_", "-").title(): value for key, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return Answer(answer.status, {key.lower(): value for key, value in answer.getheaders()}, text)


def found(pattern: str, html: str) -> str:
    match = re.search(pattern, html)
    assert match, f"{pattern} is not in the page"
    return unescape(match[1])


def readable(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def surface(html: str) -> dict[str, object]:
    if match := re.search(r'data-view="([^"]+)"', html):
        return {"view": match[1]}
    return {"message": found(r'data-message="([^"]+)"', html).split()}


def ids(attributes: str) -> dict[str, str]:
    named = dict(re.findall(r'data-(block-id|action-id|value)="([^"]*)"', attributes))
    return {key.replace("-", "_"): unescape(value) for key, value in named.items()}
