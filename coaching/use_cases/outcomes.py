"""How it went, as the requester says it."""

from dataclasses import dataclass

from coaching.help_requests import HelpRequest, RequestId, RequestState, answered
from coaching.outcomes import Outcome, Result, Side, is_last_word, since
from coaching.ports import Begin
from coaching.use_cases.acts import Act, Turn, turn
from coaching.use_cases.asking import keep
from coaching.use_cases.help_requests.own import answer, helpers, mine, tell
from coaching.use_cases.records import went

ENDS = {Result.SORTED: RequestState.SORTED, Result.DID_NOT_HAPPEN: RequestState.DID_NOT_HAPPEN}


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Records outcomes and lets the tutors know."""

    begin: Begin

    def say(self, act: Act, request: RequestId, result: Result) -> None:
        """The requester's outcome kept; everybody who helped hears of it in one new line."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            before = mine(it, request)
            if _is_said(it, before, result):
                return  # pressed twice: it is so already
            after = answered(before, result, now=act.at)
            it.unit.outcomes.add(Outcome(request, it.person.id, Side.REQUESTER, result, act.at))
            went(it.unit, before, result, act.at)
            keep(it.unit, after, act.at, it.person.id)
            tell(it, after, helpers(after))
            answer(it, request)
            it.done(f"said {result}", request)


def _is_said(it: Turn, request: HelpRequest, result: Result) -> bool:
    """Whether it stands so; "not yet" may be said again once another time was agreed, or the tutor says it is done."""
    if result in ENDS:
        return request.state is ENDS[result]
    helper = request.accepted
    if request.state is not RequestState.ACCEPTED or request.agreed_at is not None or helper is None:
        return False
    said = since(it.unit.outcomes.of(request.id), helper.answered_at)
    return is_last_word(said, Side.REQUESTER, Result.NOT_YET)
