"""Things that live for a short time: trigger ids (3 s, once) and response_urls (30 min, five times).
Time is the time given; nobody waits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from demo.slack.ids import Ids
from demo.slack.refusals import Refused

TRIGGER_LIVES = timedelta(seconds=3)
RESPONSE_URL_LIVES = timedelta(minutes=30)
RESPONSE_URL_USES = 5


@dataclass(slots=True)
class Trigger:
    """A right to open a modal for one person."""

    person: str
    at: datetime
    from_modal: bool
    used: bool = False


@dataclass(slots=True)
class ResponseUrl:
    """A right to answer in one place, whatever the app may do otherwise."""

    path: str
    person: str
    channel: str
    at: datetime
    message_ts: str | None
    """The message whose button was pressed; a command or a shortcut has none, so it can replace nothing."""
    uses: int = 0


class ShortLived:
    """All triggers and response_urls given out."""

    def __init__(self, ids: Ids, team_id: str) -> None:
        self._ids = ids
        self._team_id = team_id
        self._triggers: dict[str, Trigger] = {}
        self._urls: dict[str, ResponseUrl] = {}

    def new_trigger(self, person: str, now: datetime, *, from_modal: bool = False) -> str:
        """A fresh trigger_id."""
        number = self._ids.number()
        trigger_id = f"{int(now.timestamp())}{number:06d}.{number:012d}.{number:032x}"
        self._triggers[trigger_id] = Trigger(person, now, from_modal)
        return trigger_id

    def trigger(self, trigger_id: str, now: datetime) -> Trigger:
        """The trigger, if it may still be used; the caller marks it used once the call is accepted."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if now - trigger.at > TRIGGER_LIVES:
            raise Refused("expired_trigger_id")
        return trigger

    def new_response_url(self, person: str, channel: str, now: datetime, message_ts: str | None) -> str:
        """A fresh path on the pretend Slack's server."""
        kind = "actions" if message_ts else "commands"
        path = f"/response/{kind}/{self._team_id}/{self._ids.number()}/{self._ids.number():024x}"
        self._urls[path] = ResponseUrl(path, person, channel, now, message_ts)
        return path

    @property
    def response_urls(self) -> list[ResponseUrl]:
        """All that were given out."""
        return list(self._urls.values())

    def keep(self, url: ResponseUrl) -> None:
        """Honours one that was given out before a restart."""
        self._urls[url.path] = url

    def response_url(self, path: str, now: datetime) -> ResponseUrl:
        """The right behind `path`, if it may still be used."""
        url = self._urls.get(path)
        if url is None:
            raise Refused("no_service")
        if now - url.at > RESPONSE_URL_LIVES:
            raise Refused("expired_url")
        if url.uses >= RESPONSE_URL_USES:
            raise Refused("used_url")
        return url
