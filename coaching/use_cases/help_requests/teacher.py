"""All that a teacher does about their own requests, one transaction each; a second press changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from coaching.errors import NoSuchSchool
from coaching.help_requests import HelpRequest, Read, RequestId, RequestState
from coaching.kinds import CoverKind
from coaching.notices import NoticeKind
from coaching.offers import OfferId
from coaching.people import Actor
from coaching.ports import Begin
from coaching.ports.understanding import Understanding
from coaching.school_calendar import SchoolId
from coaching.screens import DetailsForm, RequestForm, RequestScreen, SchoolChoice, Shown
from coaching.topics import TopicId
from coaching.understanding import Said
from coaching.use_cases.acts import Act, Turn, glance, reader_of, turn
from coaching.use_cases.asking import keep, to_requester
from coaching.use_cases.help_requests import changing, elsewhere, endings, for_coordinator, forms
from coaching.use_cases.help_requests.asks import Ask, asked
from coaching.use_cases.help_requests.details import Details
from coaching.use_cases.help_requests.own import answer, following, mine, shown
from coaching.use_cases.help_requests.readings import LOOKING, read_again, topics_read

Step = Callable[[Turn, HelpRequest], HelpRequest | None]
"""The request as it is then; None where it is so already."""


@dataclass(frozen=True, slots=True)
class HelpRequests:
    """Asking for help, and deciding about what one has asked."""

    begin: Begin
    look: Begin
    understanding: Understanding

    # Asking

    def ask(self, act: Act, ask: Ask) -> Shown[RequestScreen]:
        """The request as stored, with the tutor who will be asked, or what has to be decided first.

        Where the words are not understood yet, the screen says that they are `late`: `understand` comes next.
        """
        said = self.heard(ask)
        with turn(self.begin, act) as it:
            if it.earlier is not None:
                return shown(it, mine(it, RequestId(it.earlier)))
            request = asked(it, ask, self.understanding, said)
            screen = shown(it, request)
            if self.is_late(it, request, said):
                screen = following(it, screen)
            it.done("asked for help", request.id)
            return screen

    def heard(self, ask: Ask) -> Said:
        """The words as far as they are understood at once; where the topic is said, they need not be."""
        return Said(ask.words) if ask.topic else self.understanding.heard(ask.words)

    def is_late(self, it: Turn, request: HelpRequest, said: Said) -> bool:
        """Whether the topic may still change, because the words are not understood yet."""
        return request.is_open and Read.TOPIC in request.read and self.understanding.is_late(it.unit.workspace, said)

    def understand(self, act: Act, request: RequestId, words: str) -> None:
        """Behind an `ask` whose words were late: the topic as it is understood by now, and the receipt that follows.

        Nothing of it counts once somebody may have the request; without it what was understood first counts.
        """
        said = self.understanding.waited_for(words)
        with turn(self.begin, replace(act, key=f"{act.key}:understood")) as it:
            if not it.first:
                return
            before = mine(it, request)
            if said.vector is not None:
                found = topics_read(self.understanding.reading(it.unit.workspace, it.unit.programme().topics, said))
                if after := read_again(it, before, found):
                    keep(it.unit, after, act.at, it.person.id)
            if before.state in LOOKING:
                answer(it, request)
            it.done("understood a request", request)

    def send_on(self, act: Act, request: RequestId) -> None:
        """The request that was held goes to a tutor: its writer says so."""
        # The audit stays for years, and must not tell that words were held.
        self._step(act, request, "asked for help", changing.send_on)

    def choose_school(self, act: Act, request: RequestId, school: SchoolId) -> Shown[RequestScreen]:
        """The person's school from now on; the request that waited for it goes out."""
        with turn(self.begin, act) as it:
            if not it.first:
                return shown(it, mine(it, request))
            if school not in it.unit.programme().schools:
                raise NoSuchSchool
            waiting = mine(it, request)
            person = it.unit.people.held(act.by.slack_user) or it.person
            it.unit.people.save(replace(person, schools=(school,)))
            self._keep(it, waiting, changing.choose_school(it, waiting, school))
            screen = shown(it, mine(it, request))
            it.done("chose a school", request)
            return screen

    # Deciding

    def change(self, act: Act, request: RequestId, details: Details) -> None:
        """Other details; whoever no longer fits is let go, and whoever has accepted is told."""
        self._step(act, request, "changed a request", lambda it, mine: changing.change(it, mine, details))

    def choose_topic(self, act: Act, request: RequestId, topic: TopicId) -> None:
        """What it is about, where the words did not settle it."""
        self._step(act, request, "chose a topic", lambda it, mine: changing.choose_topic(it, mine, topic))

    def other_topic(self, act: Act, request: RequestId) -> None:
        """It is about none of the topics offered; whoever is asked stays asked."""
        self._step(act, request, "chose no topic", lambda _, mine: changing.other_topic(mine))

    def ask_else(self, act: Act, request: RequestId) -> None:
        """Somebody else is asked instead of everybody so far; no reason is asked for or kept."""
        self._step(act, request, "asked for somebody else", elsewhere.ask_else)

    def wait_for_day(self, act: Act, request: RequestId) -> None:
        """Nobody was left: it waits for the next tutoring day of anybody for this."""
        self._step(act, request, "waits for a tutoring day", elsewhere.wait_for_day)

    def as_idea(self, act: Act, request: RequestId) -> None:
        """Nobody was left: it is kept as a wish for a workshop."""
        self._step(act, request, "kept it as an idea", elsewhere.as_idea)

    def show_words(self, act: Act, request: RequestId) -> None:
        """Coordinators may read the words."""
        self._step(act, request, "showed the words", lambda _, mine: for_coordinator.show_words(mine))

    def need_cover(self, act: Act, request: RequestId, kind: CoverKind, lessons: str) -> None:
        """Coordinators hear what has to be covered while the session takes place."""
        need: Step = lambda _, mine: for_coordinator.need_cover(mine, kind, lessons)  # noqa: E731
        self._step(act, request, "needs cover", need)

    def reopen(self, act: Act, request: RequestId) -> None:
        """A request that had ended is open again; whoever helped is asked first."""
        self._step(act, request, "opened a request again", endings.reopen)

    def undo(self, act: Act, request: RequestId) -> None:
        """The request taken back before anybody was asked; `TooLateToUndo` after that."""
        self._end(act, request, "took a request back", endings.take_back, so_already=RequestState.UNDONE)

    def cancel(self, act: Act, request: RequestId) -> None:
        """The request withdrawn; whoever had it sees so on their card."""
        self._end(act, request, "cancelled a request", endings.cancel, so_already=RequestState.WITHDRAWN)

    # Looking

    def form(self, by: Actor, *, now: datetime, like: OfferId | None = None) -> Shown[RequestForm]:
        """The form to ask with; `like` an offer, a tutor's wish for a workshop about the same."""
        with glance(self.begin, self.look, by, now) as seen:
            return seen.shown(forms.request_form(seen, like))

    def details(self, by: Actor, request: RequestId, *, now: datetime) -> Shown[DetailsForm]:
        """What of an open request can be changed, as it stands."""
        with glance(self.begin, self.look, by, now) as seen:
            return seen.shown(forms.details_form(seen, request))

    def schools(self, by: Actor) -> Shown[tuple[SchoolChoice, ...]]:
        """All schools, the person's own first."""
        with self.look(by.workspace) as unit:
            person = reader_of(unit, by)
            return Shown(forms.school_choices(unit, person), unit.programme().reader(person))

    def open_of(self, by: Actor, *, now: datetime) -> Shown[tuple[RequestScreen, ...]]:
        """What the person has open, newest first."""
        with glance(self.begin, self.look, by, now) as seen:
            return seen.shown(forms.open_requests(seen))

    def _step(self, act: Act, request: RequestId, did: str, step: Step) -> None:
        with turn(self.begin, act) as it:
            if not it.first:
                return
            before = mine(it, request)
            if self._keep(it, before, step(it, before)):
                it.done(did, request)

    def _keep(self, it: Turn, before: HelpRequest, after: HelpRequest | None) -> bool:
        """Save what the step gave, and show it wherever it stands; False where there was nothing to do."""
        if after is None:
            return False
        now = it.act.at
        keep(it.unit, after, now, it.person.id)
        if before.undo_until <= now < after.undo_until:
            # Its message is there from the time before; it does not wait for the new undo time to end.
            it.unit.outbox.add([to_requester(after, NoticeKind.REQUEST, now, it.person.id)])
        answer(it, after.id)
        return True

    def _end(
        self,
        act: Act,
        request: RequestId,
        did: str,
        end: Callable[[Turn, HelpRequest], None],
        *,
        so_already: RequestState,
    ) -> None:
        with turn(self.begin, act) as it:
            if not it.first or (before := mine(it, request)).state in (so_already, RequestState.UNDONE):
                return
            end(it, before)
            answer(it, request)
            it.done(did, request)
