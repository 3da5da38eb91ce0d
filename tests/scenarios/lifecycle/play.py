"""How an act is played out: what people see before it, the act itself, maybe twice, and all compared after it."""

from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import count, cycle
from typing import Any

from hypothesis.stateful import RuleBasedStateMachine
from hypothesis.strategies import DataObject

from coaching.errors import CoachingError, NotForYou, NotYours, TimePassed
from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.kinds import Kind
from coaching.offers import Offer
from coaching.people import PersonId
from coaching.use_cases.acts import Act
from coaching.use_cases.help_requests import Ask
from handlers.ids import Action
from tests.builders import MONDAY_8AM
from tests.scenarios.lifecycle import model
from tests.scenarios.lifecycle.presses import AT_RISK, ONE_PRESS, WITH_FORM, Do, Hand, doing
from tests.scenarios.lifecycle.staffroom import EVERYBODY, PLACE, Building, Died, Rows, Staffroom
from tests.scenarios.lifecycle.surfaces import SECRET, Button, Sight, seen

SECOND = timedelta(seconds=1)
REST = 12
"""Ticks at one moment after which nothing may be left to do."""
PRESSED = frozenset({*ONE_PRESS, *WITH_FORM})
"""The other buttons have nothing to do with the life of a request."""
ACCEPTING = frozenset({Action.ACCEPT, Action.ACCEPT_AT})


class Play(RuleBasedStateMachine):
    """The stage for rules: one staffroom, a clock, and what was seen and done so far."""

    building: Building
    sight: Sight

    def __init__(self) -> None:
        super().__init__()
        self.stage: Staffroom | None = None

    def opens(self, *, has_coordinator: bool, at: timedelta) -> None:
        self.stage = self.building.room(has_coordinator=has_coordinator)
        self.now: datetime = MONDAY_8AM + at
        self.written = count(1)
        self.ticked = True
        self.said: list[tuple[PersonId, Ask]] = []
        self.effects: list[tuple[Do, Act]] = []
        self.old: set[Button] = set()
        self.known: dict[RequestId, HelpRequest] = {}
        self.turns = cycle(person.id for person in EVERYBODY)
        self.did_something: set[PersonId] = {person.id for person in EVERYBODY}
        self.looks()

    def closes(self) -> None:
        if self.stage is not None:
            self.stage.close()
            assert SECRET.search(self.stage.file.read_bytes().decode("latin-1")) is None, "words lie open in the file"

    @property
    def room(self) -> Staffroom:
        assert self.stage is not None
        return self.stage

    def hand(self, data: DataObject) -> Hand:
        return Hand(self.room, data, self.now, self.written)

    # Looking

    def looks(self) -> None:
        """Everybody looks at their messages; whoever has to do with what has changed, and one more, looks at Home."""
        self.sight = seen(self.room.look, self.room.requests(), self.now, self._who_looks_at_home)
        self.known = self.sight.requests
        self.did_something.clear()
        self._finds_buttons()

    def _who_looks_at_home(self, sight: Sight) -> set[PersonId]:
        changed = [each for each in sight.requests.values() if self.known.get(each.id) != each]
        concerned = {who for request in changed for who in _parties(request)}
        people = self.did_something | concerned | (sight.coordinators if changed else set())
        return people or {next(self.turns)}

    def _finds_buttons(self) -> None:
        self.pressable = sorted(each for each in self.sight.buttons() if each.action in PRESSED)
        self.within_reach = {each.action: each for each in self.pressable}
        self.old.update(self.pressable)
        self.stale = sorted(self.old.difference(self.pressable))
        self.rivals = self._rivals()

    def _rivals(self) -> list[Button]:
        """Buttons with which two tutors could accept the same request."""
        accept = [each for each in self.pressable if each.action in ACCEPTING and not self.offer_of(each).as_second]
        times = Counter(self.request_of(each).id for each in accept)
        return [each for each in accept if times[self.request_of(each).id] > 1]

    def request_of(self, button: Button) -> HelpRequest:
        """The request that the button is about, as it is now; only for buttons about requests."""
        about = button.value.partition(":")[0]
        every = self.sight.requests.values()
        return next(each for each in every if about == each.id or any(about == offer.id for offer in each.offers))

    def offer_of(self, button: Button) -> Offer:
        return self.request_of(button).offer(_offer_id(button))

    # Acting

    def presses(self, button: Button, data: DataObject, *, dies: bool = False) -> None:
        """A button that is there works, unless its time has gone by and the ladder has not seen it yet."""
        may_be_late = not self.ticked
        error, _ = self.tries(button, data, dies=dies)
        late = isinstance(error, TimePassed) and may_be_late
        assert error is None or late, f"a dead button: {button.action}: {error!r}"

    def tries(self, button: Button, data: DataObject, *, dies: bool = False) -> tuple[CoachingError | None, bool]:
        """The press, its consequences compared with the model's; what refused it, and whether it could be sent."""
        before, error, effects = self.sight, None, len(self.effects)
        try:
            do = doing(self.hand(data), button)
        except CoachingError as refused:
            do, error = None, refused
        if do is not None:
            error = self.acts(button.who, do, dies=dies)
        self.looks()
        self._compares(before, button, has_effect=len(self.effects) > effects)
        return error, do is not None

    def acts(self, who: PersonId, do: Do, *, dies: bool = False) -> CoachingError | None:
        """The act, delivered once more where the process died in the middle of it; what refused it."""
        act, error = self.room.act(who, self.now), None
        self.did_something.add(who)
        before, audited = self.room.rows(), len(self.room.audited())
        if dies:
            self._dies(do, act)
            assert self.room.rows() == before, "half an act was kept"
        try:
            do(act)
        except CoachingError as refused:
            error = refused
        after = self.room.rows()
        _is_accounted_for(before, after, [who] == self.room.audited()[audited:], error)
        if error is None and after != before:
            self.effects.append((do, act))
        self.goes_on()
        return error

    def _dies(self, do: Do, act: Act) -> None:
        self.room.dies = True
        with suppress(Died, CoachingError):
            do(act)
        self.room.dies = False

    def delivers_again(self, do: Do, act: Act) -> None:
        """The same act with the same key changes no row."""
        before = self.room.rows()
        with suppress(NotForYou):  # they may have left meanwhile
            do(act)
        assert self.room.rows() == before, "a duplicate had an effect"

    # Time

    def goes_on(self, by: timedelta = SECOND) -> None:
        """Time passes, and nobody ticks."""
        self.now += by
        self.ticked = False

    def ticks(self) -> None:
        """The ladder, until it has nothing left to do."""
        climbs = (self.room.widening.climb(PLACE, self.now) for _ in range(REST))
        assert 0 in climbs, "the ladder never comes to rest"
        self.ticked = True

    def next_look(self) -> datetime | None:
        """When the ladder wants to look again; None: at nothing."""
        return min((each for each in self.room.next_looks() if each > self.now), default=None)

    # Comparing

    def _compares(self, before: Sight, button: Button, *, has_effect: bool) -> None:
        """The request in question went where the model says, the others stand as they stood."""
        about = button.value.partition(":")[0]
        for request, was in before.requests.items():
            now = self.sight.requests[request]
            mine = next((each for each in was.offers if each.id == about), None)
            if button.action in model.ABOUT_ONESELF:
                model.check_by_itself(was, now, button.who)
            elif has_effect and button.action is not Action.MORE_NEED_THIS and (mine or about == request):
                taken = model.step(button.action, was, mine)
                model.check_step(taken, was, now, mine.tutor if mine else button.who)
            else:
                assert now == was, "another request has changed"
        new = self.sight.requests.keys() - before.requests.keys()
        assert len(new) <= (button.action is Action.MORE_NEED_THIS)

    def is_new(self, before: Sight, *, requests: int) -> None:
        """So many new requests, each where a new one may stand; the others stand as they stood."""
        self.looks()
        for request, was in before.requests.items():
            assert self.sight.requests[request] == was
        new = [each for key, each in self.sight.requests.items() if key not in before.requests]
        assert len(new) == requests
        assert {each.state for each in new} <= {where_it_begins(each) for each in new} | {RequestState.NOBODY}


def _parties(request: HelpRequest) -> set[PersonId]:
    return {request.requester, *(offer.tutor for offer in request.offers)}


def where_it_begins(request: HelpRequest) -> RequestState:
    if AT_RISK in request.words:
        return RequestState.HELD
    if request.kind is Kind.WORKSHOP_IDEA:
        return RequestState.COLLECTED
    return RequestState.WAITING if request.school else RequestState.NEEDS_SCHOOL


def _offer_id(button: Button) -> Any:
    return button.value.partition(":")[0]


def _is_accounted_for(before: Rows, after: Rows, is_audited: bool, error: CoachingError | None) -> None:
    """Each effect has one row that says who had it; a refusal has none, but where somebody reached for another's."""
    if error is None:
        assert is_audited == (after != before), "an effect that nobody had"
    else:
        assert is_audited == isinstance(error, NotYours), f"{error!r}"
        assert {**after, "audit": []} == {**before, "audit": []}, f"refused, and yet something changed: {error!r}"
