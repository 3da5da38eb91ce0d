"""One delivery, from the row to Slack and back: composed anew, sent at most once, and its end recorded.

No transaction is open while Slack is called: `start` commits before, the record follows after.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.files import NOT_ALLOWED, handed_over
from bot.letters import Letter, letter
from bot.limits import Limits
from bot.slack_client import SlackClient
from bot.slack_results import Accepted, Result
from bot.verdicts import Closed, Done, GivenUp, Gone, Later, Lost, Parked, Surface, Verdict, verdict
from coaching.notices import LIVING, NoticeKind
from coaching.people import SlackUserId
from coaching.screens import CalendarFile, HomeTab, LogFile
from coaching.use_cases.notices import Composed, Notices, NotWanted, NotYet
from handlers.languages import voice
from handlers.views import render, render_home
from handlers.views.files import file_of, instead_of_file
from storage.outbox import Deliveries, Delivery

LONGEST_CALLS = timedelta(seconds=70)
"""Edit, post, open, post again: four calls of at most 15 seconds each, and room. Then it is UNKNOWN."""

WHILE_UNCERTAIN = timedelta(seconds=10)
"""How often a changed message asks whether its first version was found."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """Not to be sent before then; this was no try."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Another worker has the row by now."""


@dataclass(frozen=True, slots=True)
class ForNow:
    """Sent; it is looked at once more then, since by that time it looks different."""

    done: Done
    until: datetime


End = Verdict | NotNow | Overtaken | ForNow


@dataclass(frozen=True, slots=True)
class Errands:
    """Runs deliveries of one workspace."""

    deliveries: Deliveries
    notices: Notices
    slack: SlackClient
    limits: Limits
    look_up: Callable[[SlackUserId], None]
    """Told who may have left; looked up soon."""

    def run(self, delivery: Delivery, now: datetime) -> End:
        """How the delivery ended, for now; the caller records it."""
        if now >= delivery.wanted_until:
            return GivenUp("too late")
        composed = self.notices.compose(delivery.workspace, delivery.kind, delivery.about, delivery.to, now)
        match composed:
            case NotWanted():
                return GivenUp(f"not wanted: {composed.because}")
            case NotYet():
                return NotNow(composed.until)
            case Composed():
                return Errand(self, delivery, composed, now).run()


@dataclass(slots=True)
class Errand:
    """The way of one composed delivery."""

    means: Errands
    delivery: Delivery
    composed: Composed
    now: datetime
    started: bool = False
    is_gone: bool = False
    """Its message was there, and Slack says that it is not any more."""

    def run(self) -> End:
        """How it ended: published, handed over, answered, or sent or edited as a message."""
        if isinstance(self.composed.screen, HomeTab) and self.delivery.kind is NoticeKind.HOME:
            return self._publish(self.composed.screen)
        if isinstance(self.composed.screen, CalendarFile | LogFile):
            return self._hand_over(self.composed.screen)
        sent = letter(render(self.composed.screen, self.composed.reader), self.delivery.id)
        if url := self.delivery.response_url:
            answer = lambda: self.means.slack.respond(url, sent.text, sent.blocks)  # noqa: E731
            return self._call("response_url", self.delivery.id, Surface.ANSWER, answer)
        end, changes_at = self._message(sent), self.composed.changes_at
        return ForNow(end, changes_at) if isinstance(end, Done) and changes_at else end

    def _publish(self, screen: HomeTab) -> End:
        view = render_home(screen, self.composed.reader)
        user = self.composed.person.slack_user
        return self._call("views.publish", user, Surface.HOME, lambda: self.means.slack.publish_home(user, view))

    def _message(self, sent: Letter) -> End:
        if self.delivery.kind in LIVING:
            # Asked first: what is settled between the two questions is found by the second one, and not posted again.
            uncertain = self._perhaps_there()
            edited = self._edit(sent)
            if edited is not None:
                return edited
            if uncertain:
                return NotNow(self.now + WHILE_UNCERTAIN)
        if self.delivery.only_edit or (self.composed.only_edit and not self.is_gone):
            return GivenUp("nothing to edit")
        if not self._may_come_now():
            return NotNow(self.composed.window_at)
        return self._post_somewhere(sent)

    def _may_come_now(self) -> bool:
        """Whether the receiver is in a working window, or what comes answers what they just did."""
        urgent_until = self.delivery.at_once_until
        return self.composed.window_at <= self.now or (urgent_until is not None and self.now <= urgent_until)

    def _post_somewhere(self, sent: Letter) -> End:
        channel = self._known_channel()
        end = self._post(channel, sent) if channel else None
        if end is None or (isinstance(end, Gone) and end.what is Lost.CHANNEL):
            return self._post_anew(sent, lost=channel)
        return end

    def _edit(self, sent: Letter) -> End | None:
        """The known message as it is now; None where there is none (any more)."""
        living = self.means.deliveries.living(self.delivery)
        if living is None:
            return None
        if self.composed.room and living.channel != self.composed.room.channel:
            # Other members now, another group DM: the message in the old one stays as it was.
            self.means.deliveries.forget_living(self.delivery)
            return None
        if living.digest == sent.digest:
            return Done(living.channel, living.ts, sent.digest) if self._start() else Overtaken()
        update = lambda: self.means.slack.update(living.channel, living.ts, sent.text, sent.blocks)  # noqa: E731
        end = self._call("chat.update", living.channel, Surface.EDIT, update)
        if isinstance(end, Gone) and end.what in (Lost.MESSAGE, Lost.CHANNEL):
            self.means.deliveries.forget_living(self.delivery)
            self.is_gone = True
            return None
        return Done(living.channel, living.ts, sent.digest) if isinstance(end, Done) else end

    def _post(self, channel: str, sent: Letter) -> End:
        ts = ""

        def post() -> Result:
            nonlocal ts
            result = self.means.slack.post(channel, sent.text, sent.blocks)
            ts = str(result.data["ts"]) if isinstance(result, Accepted) else ""
            return result

        end = self._call("chat.postMessage", channel, Surface.POST, post)
        return Done(channel, ts, sent.digest) if isinstance(end, Done) else end

    def _post_anew(self, sent: Letter, *, lost: str | None) -> End:
        """Posted to the conversation as Slack opens it now; a channel that Slack does not know twice is given up."""
        channel = self._open_dm()
        if not isinstance(channel, str):
            return channel
        if channel == lost:
            return GivenUp("channel_gone")
        self._keep_channel(channel)
        end = self._post(channel, sent)
        return GivenUp(end.reason) if isinstance(end, Gone) and end.what is Lost.CHANNEL else end

    def _known_channel(self) -> str | None:
        if room := self.composed.room:
            return room.channel
        return self.means.deliveries.dm_channel(self.delivery.workspace, self.delivery.to)

    def _keep_channel(self, channel: str) -> None:
        if room := self.composed.room:
            self.means.deliveries.keep_room(self.delivery.workspace, room.triad, channel)
        else:
            self.means.deliveries.keep_dm_channel(self.delivery.workspace, self.delivery.to, channel)

    def _open_dm(self) -> str | End:
        room, opened = self.composed.room, ""
        members = room.members if room else (self.composed.person.slack_user,)

        def open_() -> Result:
            nonlocal opened
            result = self.means.slack.open_dm(*members)
            opened = channel_of(result)
            return result

        end = self._call("conversations.open", "", Surface.OPEN, open_)
        if room and end == Parked(NOT_ALLOWED):
            return GivenUp(NOT_ALLOWED)  # only the group chats are off; everything else goes on
        if not isinstance(end, Done):
            return end
        return opened or Later(self.now + timedelta(seconds=30), "no channel in the answer")

    def _call(self, method: str, channel: str, surface: Surface, send: Callable[[], Result]) -> End:
        free_at = self.means.limits.free_at(method, channel, self.now)
        if free_at > self.now:
            return NotNow(free_at)
        if not self._start():
            return Overtaken()
        end = verdict(send(), surface, attempt=self.delivery.attempt + 1, now=self.now)
        if isinstance(end, Closed):
            self.means.limits.close(method, channel, end.until, self.now)
        if isinstance(end, Gone) and end.what is Lost.PERSON:
            self.means.look_up(self.composed.person.slack_user)
        return end

    def _hand_over(self, screen: CalendarFile | LogFile) -> End:
        """The file in the person's DM; where that is not allowed, a sentence that says so."""
        if not self._may_come_now():
            return NotNow(self.composed.window_at)
        channel = self._known_channel() or self._open_dm()
        if not isinstance(channel, str):
            return channel
        voice_ = voice(self.composed.reader)
        end = handed_over(self.means.slack, channel, file_of(screen, self.now, voice_), self._call)
        if end == Parked(NOT_ALLOWED):
            return self._post_somewhere(letter(instead_of_file(screen, voice_), self.delivery.id))
        return end

    def _start(self) -> bool:
        if not self.started:
            deadline = self.now + LONGEST_CALLS
            self.started = self.means.deliveries.start(self.delivery, deadline=deadline, now=self.now)
        return self.started

    def _perhaps_there(self) -> bool:
        """Whether an earlier sending of the same living message is still uncertain: then it may not be posted anew."""
        mine = self.delivery
        return any(
            (other.kind, other.about, other.to) == (mine.kind, mine.about, mine.to)
            for other in self.means.deliveries.uncertain(mine.workspace)
        )


def channel_of(result: Result) -> str:
    """The id of the DM that `conversations.open` gave; empty where it gave none."""
    if not isinstance(result, Accepted):
        return ""
    channel = result.data.get("channel")
    found = channel.get("id") if isinstance(channel, dict) else ""
    return found if isinstance(found, str) else ""
