"""People press whatever they see, also twice, too late, or what is not theirs; time passes; processes die."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule
from hypothesis.strategies import DataObject

from coaching.errors import NotYours, TakenByColleague, TimePassed
from coaching.people import PersonId, Standing
from coaching.use_cases.help_requests.asks import TWICE
from handlers.ids import Action
from tests.scenarios.lifecycle import model, promises
from tests.scenarios.lifecycle.play import PRESSED, Play
from tests.scenarios.lifecycle.presses import asking, doing
from tests.scenarios.lifecycle.staffroom import TEACHERS, TUTORS

BEGINNINGS = (timedelta(hours=2), timedelta(), timedelta(days=4, hours=7, minutes=45), timedelta(days=5))
"""Monday at ten and at eight, late on Friday, Saturday."""
LATER = tuple(timedelta(seconds=seconds) for seconds in (20, 61, 400, 1000, 3600, 9000, 20_000, 86_400, 345_600))
MOST_REQUESTS = 3
ASKERS = tuple(person.id for person in (*TEACHERS, TUTORS[0].person))
LEAVERS = tuple(person.id for person in (*TEACHERS, *(tutor.person for tutor in TUTORS)))
SOMETIMES = st.sampled_from((False, False, False, True))

TUTORS_ACT = frozenset({Action.ACCEPT, Action.ACCEPT_AT, Action.SUGGEST, Action.ASK_BACK, Action.AGREE, Action.BACK_UP})
TUTORS_ACT |= {Action.DONE, Action.PARTLY, Action.TUTOR_DID_NOT_HAPPEN, Action.SECOND_PAIR}
REQUESTERS_ACT = frozenset({Action.SEND_ON, Action.CHOOSE_SCHOOL, Action.TAKE_TIME, Action.OTHER_TIMES, Action.ANSWER})
REQUESTERS_ACT |= {Action.NOT_YET, Action.WAIT_FOR_DAY, Action.REOPEN, Action.SHOW_WORDS}
ENDS = frozenset({Action.UNDO, Action.CANCEL, Action.AS_IDEA, Action.MAKE_IDEA, Action.SORTED, Action.DID_NOT_HAPPEN})
LETS_GO = ENDS | {Action.PASS_ON, Action.NOT_MY_TOPIC, Action.HAND_OVER, Action.ASK_ELSE}
COORDINATES = frozenset({Action.ASSIGN, Action.TAKE_ON, Action.SUGGEST_IT, Action.COVER_ARRANGED})
CHANGES = PRESSED - TUTORS_ACT - REQUESTERS_ACT - LETS_GO - COORDINATES - model.ABOUT_ONESELF
"""What people press, in groups that come up equally often: most buttons are nearly always there, few move it on."""


def _pressing(actions: frozenset[Action]) -> Any:
    """The rule in which somebody presses one of these, of all buttons that are there now."""

    @precondition(lambda machine: actions & machine.within_reach.keys())
    @rule(data=st.data(), dies=SOMETIMES)
    def somebody_presses(machine: "Lifecycle", data: DataObject, *, dies: bool) -> None:
        action = data.draw(st.sampled_from(sorted(actions & machine.within_reach.keys())), label="action")
        among = [each for each in machine.pressable if each.action is action]
        machine.presses(data.draw(st.sampled_from(among), label="button"), data, dies=dies)

    return somebody_presses


class Lifecycle(Play):
    """Two teachers, four tutors, a coordinator or none, and all that they can do about up to three requests."""

    @initialize(
        has_coordinator=st.sampled_from((True, True, False)),
        later=st.sampled_from(BEGINNINGS),
        who=st.sampled_from(ASKERS),
        is_out=st.sampled_from((True, True, False)),
        data=st.data(),
    )
    def begins(self, *, has_coordinator: bool, later: timedelta, who: PersonId, is_out: bool, data: DataObject) -> None:
        self.opens(has_coordinator=has_coordinator, at=later)
        self.asks(who, data)
        if is_out:
            self.the_ladder_looks()

    def teardown(self) -> None:
        self.closes()

    @invariant()
    def promises_are_kept(self) -> None:
        promises.all_kept(self.sight)

    # What people do

    a_tutor_acts = _pressing(TUTORS_ACT)
    a_requester_acts = _pressing(REQUESTERS_ACT)
    a_coordinator_acts = _pressing(COORDINATES)
    somebody_lets_go = _pressing(LETS_GO)
    somebody_changes_something = _pressing(CHANGES)
    somebody_decides_about_themselves = _pressing(model.ABOUT_ONESELF)

    @precondition(lambda machine: len(machine.sight.requests) < MOST_REQUESTS)
    @rule(who=st.sampled_from(ASKERS), data=st.data(), dies=SOMETIMES)
    def somebody_asks(self, who: PersonId, data: DataObject, *, dies: bool) -> None:
        self.asks(who, data, dies=dies)

    @precondition(lambda machine: machine.rivals)
    @rule(data=st.data())
    def two_accept_at_once(self, data: DataObject) -> None:
        """Both have the button before them; the second is told who was first, and nothing changes."""
        first = data.draw(st.sampled_from(self.rivals), label="first")
        request = self.request_of(first)
        others = [each for each in self.rivals if each.who != first.who and self.request_of(each) == request]
        second = data.draw(st.sampled_from(others), label="second")
        accepting = doing(self.hand(data), second)
        assert accepting is not None
        self.presses(first, data)
        taken = self.request_of(first)
        error = self.acts(second.who, accepting)
        self.looks()
        if model.leader(taken):
            assert isinstance(error, TakenByColleague)
            assert self.request_of(first) == taken

    # What time does

    @rule(by=st.sampled_from(LATER), watched=st.booleans())
    def time_passes(self, by: timedelta, *, watched: bool) -> None:
        """The ladder ticks whenever it wants to look, or only at the end: then the bot was off meanwhile."""
        self.climbs(self.now + by, watched=watched)

    @rule()
    def the_ladder_looks(self) -> None:
        """Time passes until it does."""
        self.climbs(self.next_look() or self.now)

    @rule(by=st.sampled_from(LATER[:6]))
    def time_passes_unseen(self, by: timedelta) -> None:
        """Somebody acts before the ladder has looked."""
        self.goes_on(by)
        self.looks()

    # What disturbs

    @rule(data=st.data())
    def something_unusual_happens(self, data: DataObject) -> None:
        """Equally often one of what follows."""
        kinds = {each.__name__: each for each in self._disturbances()}
        kinds[data.draw(st.sampled_from(sorted(kinds)), label="what")](data)

    def _disturbances(self) -> tuple[Callable[[DataObject], None], ...]:
        people = (self.somebody_repeats, self.somebody_is_late, self.somebody_reaches, self.somebody_leaves)
        return (*people, self.an_act_is_delivered_again)

    def somebody_repeats(self, data: DataObject) -> None:
        """The same words within minutes are one request, unless that one has ended."""
        who, ask = data.draw(st.sampled_from(self.said), label="asked before")
        before, since = self.sight, self.now - TWICE
        same = [each for each in before.requests.values() if each.requester == who and each.words == ask.words]
        stands = any(each.state in (*model.OPEN, model.COLLECTED) and each.asked_at > since for each in same)
        error = self.acts(who, lambda act: self.room.help_requests.ask(act, ask))
        assert error is None or who not in before.served or isinstance(error, TimePassed)
        self.is_new(before, requests=int(error is None and not stands))

    def somebody_is_late(self, data: DataObject) -> None:
        """An old message still has its buttons: what they do is right, or refused."""
        if self.stale:
            self.tries(data.draw(st.sampled_from(self.stale), label="old button"), data)

    def somebody_reaches(self, data: DataObject) -> None:
        """For what is not theirs."""
        mine = [each for each in self.pressable if each.action in model.STEPS]
        if not mine:
            return
        button = data.draw(st.sampled_from(mine), label="somebody else's button")
        request = self.request_of(button)
        parties = {button.who, request.requester, *(offer.tutor for offer in request.offers)}
        strangers = sorted(self.sight.served - parties - self.sight.coordinators)
        if strangers:
            stranger = data.draw(st.sampled_from(strangers), label="stranger")
            error, _ = self.tries(button._replace(who=stranger), data)
            assert isinstance(error, NotYours)

    def an_act_is_delivered_again(self, data: DataObject) -> None:
        """At once, or much later."""
        back = data.draw(st.integers(1, len(self.effects)), label="so many acts ago")
        self.delivers_again(*self.effects[-back])

    def somebody_leaves(self, data: DataObject) -> None:
        """Slack deactivates the person, or has them back."""
        who = data.draw(st.sampled_from(LEAVERS), label="who")
        before, leaves = self.sight, who in self.sight.served
        self.room.stands(who, Standing.DEACTIVATED if leaves else Standing.ACTIVE, self.now)
        self.goes_on()
        self.looks()
        for request, was in before.requests.items():
            now = self.sight.requests[request]
            if leaves and was.requester == who and was.is_open:
                assert now.state is model.WITHDRAWN
            else:
                model.check_by_itself(was, now, who)

    # How

    def asks(self, who: PersonId, data: DataObject, *, dies: bool = False) -> None:
        before, ask = self.sight, asking(self.hand(data))
        error = self.acts(who, lambda act: self.room.help_requests.ask(act, ask), dies=dies)
        assert error is None or who not in before.served
        self.is_new(before, requests=int(error is None))
        self.said += [(who, ask)] if error is None else []

    def climbs(self, until: datetime, *, watched: bool = False) -> None:
        """The ladder ticks at that moment, or whenever it wants to look until then."""
        before = self.sight
        while watched and (looks := self.next_look()) and looks <= until:
            self.now = looks
            self.ticks()
        self.now = until
        self.ticks()
        self.looks()
        promises.after_a_tick(self.sight)
        for request, was in before.requests.items():
            model.check_by_itself(was, self.sight.requests[request])
