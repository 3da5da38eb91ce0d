"""How it went, as the requester says it."""

from dataclasses import dataclass

from coaching.help_requests import RequestId, answered
from coaching.notices import NoticeKind, notice
from coaching.outcomes import Outcome, Result, Side, is_last_word, since
from coaching.ports import Begin
from coaching.use_cases.acts import Act, turn
from coaching.use_cases.asking import keep
from coaching.use_cases.help_requests import mine


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Records outcomes and lets the tutor know."""

    begin: Begin

    def say(self, act: Act, request: RequestId, result: Result) -> None:
        """The requester's outcome kept; the tutor's card says so, with one new line."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            before = mine(it, request)
            helper = before.accepted
            said = since(it.unit.outcomes.of(request), helper.answered_at if helper else None)
            if is_last_word(said, Side.REQUESTER, result):
                return  # pressed twice: it is so already
            after = answered(before, result, now=act.at)
            it.unit.outcomes.add(Outcome(request, it.person.id, Side.REQUESTER, result, act.at))
            keep(it.unit, after, act.at)
            if helper:
                it.unit.outbox.add([notice(NoticeKind.CARD_NEWS, helper.id, helper.tutor, act.at)])
            it.done(f"said {result}", request)
