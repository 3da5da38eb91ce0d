"""The ladder's tick: each request that is due is looked at in a transaction of its own, and its due steps are taken.

Any number of processes may tick side by side: whoever holds the request's row looks, and moves the next look on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from coaching.agreed_times import last_word_of_tutor
from coaching.help_requests import (
    HelpRequest,
    RequestId,
    RequestState,
    ended_by_tutor,
    freed,
    lapsed,
    met,
    nobody_free,
    without_times,
)
from coaching.notices import Notice, NoticeKind, notice
from coaching.offers import OfferId
from coaching.outcomes import Outcome, since
from coaching.people import WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.routing import Answer
from coaching.school_calendar import HORIZON, next_allowed_moment, week_of, week_start
from coaching.step_moments import open_offers
from coaching.use_cases.asking import ask_also, ask_next, keep, news, to_coordinators, without_time_gone_by
from coaching.use_cases.records import heard, stayed_silent
from coaching.use_cases.working_time import working_time
from coaching.widening import WEEK, Due, Step, may_look_again, steps

AT_ONCE = 200
"""Requests looked at in one tick; what is left is the next tick's."""
LATE = timedelta(days=1)
"""A reminder that would come later than this is left out: by then somebody else is asked."""


@dataclass(frozen=True, slots=True)
class Widening:
    """Finds what is due without holding anything, and holds one request at a time."""

    begin: Begin
    look: Begin

    def climb(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many requests had a step to take; once a week, coordinators are owed the wishes for workshops."""
        with self.look(workspace) as unit:
            due = unit.help_requests.to_look_at(now, AT_ONCE)
            ideas = _are_new_ideas(unit, now)
        taken = sum(self._look_at(workspace, request, now) for request in due)
        if ideas:
            self._tell_of_ideas(workspace, now)
        return taken

    def ahead(self, workspace: WorkspaceId, now: datetime, limit: int) -> list[tuple[RequestId, Due]]:
        """The next step of each request that has one, soonest first, at most so many."""
        with self.look(workspace) as unit:
            programme = unit.programme()
            found = (unit.help_requests.get(each) for each in unit.help_requests.to_look_at(now + HORIZON, limit))
            coming = [(each.id, steps(each, programme, now, _said(unit, each))) for each in found if each]
        nearest = [(request, min(due, key=lambda each: each.at)) for request, due in coming if due]
        return sorted(nearest, key=lambda each: (each[1].at, each[0]))

    def _look_at(self, workspace: WorkspaceId, request: RequestId, now: datetime) -> bool:
        with self.begin(workspace) as unit:
            # The row first, then the programme: who changes people marks open requests, and waits for held ones.
            held = unit.help_requests.get(request)
            if held is None or held.look_at is None or held.look_at > now:
                return False  # another process has just looked
            climb = _Climb(unit, now, held, _said(unit, held))
            climb.up()
            unit.commit()
            return bool(climb.did)

    def _tell_of_ideas(self, workspace: WorkspaceId, now: datetime) -> None:
        with self.begin(workspace) as unit:
            week = str(week_of(now, unit.programme().zone))
            if unit.inbox.claim(f"ideas:{week}", now) is None:
                unit.outbox.add(_digests(unit, week, now))
                unit.commit()


@dataclass(slots=True)
class _Climb:
    """One request on its way up the ladder, within one transaction."""

    unit: UnitOfWork
    now: datetime
    request: HelpRequest
    said: tuple[Outcome, ...]
    did: list[tuple[str, str]] = field(default_factory=list)
    """What was done to which id."""
    is_news: bool = False
    """Whether the requester gets a new line, besides their living message."""
    nobody_more: bool = False
    """Whether one more tutor was looked for and not found."""
    counted: tuple[HelpRequest, tuple[Due, ...]] | None = None

    def up(self) -> None:
        """Takes every step that is due, and keeps the request with the moment of the next look."""
        if self.request.state is RequestState.NOBODY and may_look_again(self.request, self.unit.programme(), self.now):
            self._ask_one_more()
        while due := self._next():
            self._take(due)
        look_at = self._next_look()
        kept = keep(self.unit, self.request, self.now) if self.did else self.request
        if self.is_news:
            self.unit.outbox.add(news(kept, self.now))
        self.unit.help_requests.save(replace(kept, look_at=look_at))
        for did, about in self.did:
            self.unit.audit(None, did, about, self.now)

    def _next(self) -> Due | None:
        due = (each for each in self._steps() if each.at <= self.now)
        return next((each for each in due if each.step is not Step.ASK or not self.nobody_more), None)

    def _steps(self) -> tuple[Due, ...]:
        """The steps of the request as it is now; counting tutoring time is most of the work of a look."""
        if self.counted is None or self.counted[0] is not self.request:
            counted = steps(self.request, self.unit.programme(), self.now, self.said)
            self.counted = (self.request, counted)
        return self.counted[1]

    def _next_look(self) -> datetime | None:
        """The next look after this one; where nobody more was found, also when caps begin anew."""
        programme = self.unit.programme()
        ahead = [due.at for due in self._steps() if due.at > self.now]
        if self.nobody_more and may_look_again(self.request, programme, self.now):
            ahead.append(week_start(self.now + WEEK, programme.zone))
        return min(ahead, default=None)

    def _take(self, due: Due) -> None:
        match due.step:
            case Step.LET_LAPSE if due.offer:
                self._let_lapse(due.offer)
            case Step.FORGET_TIMES if due.offer:
                self._is(without_times(self.request, due.offer), "found suggested times over", due.offer)
            case Step.REMIND if due.offer:
                self._remind(due.offer, due.at)
            case Step.ASK:
                self._ask()
            case Step.TELL_COORDINATOR:
                self._tell_coordinator()
            case Step.TOO_LATE:
                self._give_up()
            case Step.ASK_HOW_IT_WENT:
                self._is(met(self.request, now=self.now), "asked how it went", is_news=True)
            case Step.TAKE_TUTORS_WORD if word := last_word_of_tutor(self.said):
                self._is(ended_by_tutor(self.request, word.result, now=self.now), "let the tutor's answer stand")
            case Step.REOPEN:
                if helper := self.request.accepted:
                    heard(self.unit, self.request, helper.tutor, Answer.SILENT, self.now)
                again = without_time_gone_by(self.request, self.now)
                self._is(freed(again, now=self.now), "opened a silent request again", is_news=True)

    def _is(self, request: HelpRequest, did: str, about: str = "", *, is_news: bool = False) -> None:
        self.request = request
        self.did.append((did, about or request.id))
        self.is_news = self.is_news or is_news

    def _let_lapse(self, offer: OfferId) -> None:
        was_promised = self.request.accepted is not None and self.request.accepted.id == offer
        self._is(lapsed(self.request, offer, now=self.now), "let a card lapse", offer, is_news=was_promised)

    def _remind(self, offer: OfferId, at: datetime) -> None:
        reminded = replace(self.request.offer(offer), reminded_at=self.now)
        offers = tuple(reminded if each.id == offer else each for each in self.request.offers)
        in_time = self.now - at <= LATE
        self._is(replace(self.request, offers=offers), "reminded a tutor" if in_time else "left a reminder out", offer)
        if in_time:
            self.unit.outbox.add([notice(NoticeKind.CARD_REMINDER, offer, reminded.tutor, self.now)])

    def _ask(self) -> None:
        """The next tutor where nobody is asked; else one more, and where there is none, straight on."""
        if asked := open_offers(self.request):
            self._ask_one_more()
            if not self.nobody_more:
                stayed_silent(self.unit, self.request, asked[-1], self.now)
            if self.nobody_more and self.unit.programme().coordinators and not self.request.coordinator_at:
                self._tell_coordinator()
            return
        after = ask_next(self.unit, self.request, self.now)
        is_lost = after.state is RequestState.NOBODY
        self._is(after, "found nobody to ask" if is_lost else "asked the next tutor", is_news=is_lost)

    def _ask_one_more(self) -> None:
        if more := ask_also(self.unit, self.request, self.now):
            self._is(more, "asked one more tutor", more.offers[-1].id, is_news=True)
        else:
            self.nobody_more = True

    def _tell_coordinator(self) -> None:
        told = replace(self.request, coordinator_at=self.now)
        self.unit.outbox.add(to_coordinators(self.unit, told, self.now))
        self._is(told, "told the coordinator")

    def _give_up(self) -> None:
        """The chosen time is over: nobody need answer any more; its requester chooses how to go on."""
        late = nobody_free(freed(self.request, now=self.now), self.now)
        self.unit.outbox.add(to_coordinators(self.unit, late, self.now))
        self._is(late, "found the chosen time over", is_news=True)


def _said(unit: UnitOfWork, request: HelpRequest) -> tuple[Outcome, ...]:
    """What both sides have answered since the present tutor accepted."""
    helper = request.accepted
    return since(unit.outcomes.of(request.id), helper.answered_at) if helper else ()


def _are_new_ideas(unit: UnitOfWork, now: datetime) -> bool:
    """Whether wishes for workshops were collected in the week before this one."""
    this_week = week_start(now, unit.programme().zone)
    last_week = week_start(this_week - timedelta.resolution, unit.programme().zone)
    collected = sum(unit.help_requests.ideas(last_week).values())
    return collected > sum(unit.help_requests.ideas(this_week).values())


def _digests(unit: UnitOfWork, week: str, now: datetime) -> Iterator[Notice]:
    """Each coordinator's, at their first allowed moment of the week that is left."""
    for coordinator in unit.programme().coordinators:
        allowed = next_allowed_moment(working_time(unit, coordinator).windows, now)
        yield notice(NoticeKind.IDEAS, week, coordinator.id, allowed or now)
