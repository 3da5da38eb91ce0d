"""The small model: how each press may change one request, and what time may change by itself. It knows no product code
but the names of states."""

from dataclasses import dataclass
from enum import Enum, auto

from coaching.help_requests import HelpRequest, RequestState
from coaching.offers import Offer, OfferState
from coaching.people import PersonId
from handlers.ids import Action

HELD, NEEDS_SCHOOL, WAITING = RequestState.HELD, RequestState.NEEDS_SCHOOL, RequestState.WAITING
NOBODY, ACCEPTED, MET, SORTED = RequestState.NOBODY, RequestState.ACCEPTED, RequestState.MET, RequestState.SORTED
DID_NOT, UNDONE = RequestState.DID_NOT_HAPPEN, RequestState.UNDONE
WITHDRAWN, COLLECTED = RequestState.WITHDRAWN, RequestState.COLLECTED
LOOKING = frozenset({WAITING, NOBODY})
HELPED = frozenset({ACCEPTED, MET})
OPEN = frozenset({HELD, NEEDS_SCHOOL, *LOOKING, *HELPED})


class Lead(Enum):
    """Who has the request after a step."""

    SAME = auto()
    ME = auto()
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """What a press does to the request that it is about."""

    to: frozenset[RequestState] = frozenset()
    """The states it may lead to; empty: it stays where it is."""
    lead: Lead = Lead.SAME


STAYS = Step()
LETS_GO = Step(LOOKING, Lead.NOBODY)
STEPS: dict[Action, Step] = {
    Action.UNDO: Step(frozenset({UNDONE}), Lead.NOBODY),
    Action.CANCEL: Step(frozenset({UNDONE, WITHDRAWN})),
    Action.ASK_ELSE: LETS_GO,
    Action.SEND_ON: Step(frozenset({NEEDS_SCHOOL, COLLECTED, *LOOKING}), Lead.NOBODY),
    Action.CHOOSE_SCHOOL: Step(frozenset({HELD, COLLECTED, *LOOKING}), Lead.NOBODY),
    Action.SHOW_WORDS: STAYS,
    Action.WAIT_FOR_DAY: Step(frozenset({WAITING}), Lead.NOBODY),
    Action.AS_IDEA: Step(frozenset({COLLECTED}), Lead.NOBODY),
    Action.REOPEN: Step(frozenset({NEEDS_SCHOOL, *LOOKING}), Lead.NOBODY),
    Action.NEED_COVER: STAYS,
    Action.SORTED: Step(frozenset({SORTED})),
    Action.NOT_YET: Step(frozenset({ACCEPTED})),
    Action.DID_NOT_HAPPEN: Step(frozenset({DID_NOT})),
    Action.OTHER_TIMES: STAYS,
    Action.ANSWER: STAYS,
    Action.CALENDAR: STAYS,
    Action.SUGGEST: STAYS,
    Action.AGREE: Step(frozenset({ACCEPTED}), Lead.ME),
    Action.ASK_BACK: STAYS,
    Action.SECOND_PAIR: STAYS,
    Action.BACK_UP: STAYS,
    Action.NOTE: STAYS,
    Action.PARTLY: Step(frozenset({ACCEPTED})),
    Action.DONE: Step(frozenset({MET})),
    Action.TUTOR_DID_NOT_HAPPEN: Step(frozenset({MET})),
    Action.ASSIGN: Step(frozenset({WAITING}), Lead.NOBODY),
    Action.TAKE_ON: Step(frozenset({ACCEPTED}), Lead.ME),
    Action.SUGGEST_IT: STAYS,
    Action.MAKE_IDEA: Step(frozenset({COLLECTED}), Lead.NOBODY),
    Action.COVER_ARRANGED: STAYS,
}
"""Where the step depends on how the request stands, it is in `step` below."""

ABOUT_ONESELF = frozenset({Action.AWAY, Action.AWAY_TODAY, Action.BACK, Action.QUIT})
ABOUT_ONESELF |= {Action.EDIT_TOPICS, Action.REMOVE_TIME}
"""Presses about no single request: a tutor's own are handed on, the ladder looks at the others again."""

BY_ITSELF: dict[RequestState, frozenset[RequestState]] = {
    WAITING: LOOKING,
    NOBODY: LOOKING,
    ACCEPTED: frozenset({ACCEPTED, MET, SORTED, DID_NOT, *LOOKING}),
    MET: frozenset({MET, SORTED, DID_NOT, *LOOKING}),
}
"""What time alone may lead to; all other states stay."""

ENDED_OFFERS = frozenset({OfferState.PASSED, OfferState.NOT_MY_TOPIC})
OFFERS: dict[OfferState, frozenset[OfferState]] = {
    OfferState.ASKED: frozenset(OfferState),
    OfferState.ACCEPTED: frozenset({OfferState.ACCEPTED, OfferState.LAPSED, *ENDED_OFFERS}),
    OfferState.PASSED: frozenset({OfferState.PASSED}),
    OfferState.NOT_MY_TOPIC: frozenset({OfferState.NOT_MY_TOPIC}),
    OfferState.LAPSED: frozenset({OfferState.LAPSED, OfferState.ACCEPTED, OfferState.ASKED}),
}
"""What may become of one offer in one step: a no is never undone."""


def leader(request: HelpRequest) -> PersonId | None:
    """Whoever has accepted it and is not just beside somebody."""
    leads = [each.tutor for each in request.offers if each.state is OfferState.ACCEPTED and not each.as_second]
    assert len(leads) <= 1, f"several have it: {leads}"
    return leads[0] if leads else None


def step(action: Action, before: HelpRequest, mine: Offer | None) -> Step:
    """What that press, about the request or about that offer of it, does."""
    beside = mine is not None and mine.as_second
    match action:
        case Action.ACCEPT | Action.ACCEPT_AT:
            return STAYS if beside else Step(frozenset({ACCEPTED}), Lead.ME)
        case Action.TAKE_TIME:
            return Step(frozenset({ACCEPTED}), Lead.ME)
        case Action.PASS_ON | Action.NOT_MY_TOPIC | Action.HAND_OVER:
            return STAYS if beside else LETS_GO
        case Action.CHOOSE_SCHOOL if before.state not in {HELD, NEEDS_SCHOOL}:
            return STAYS  # it has become the person's school all the same
        case Action.CHANGE:
            return Step(frozenset({before.state, COLLECTED, *_found_anew(before)}))
        case Action.CHOOSE_TOPIC:
            return Step(frozenset({before.state, *(LOOKING if before.state in LOOKING else ())}))
    return STEPS[action]


def _found_anew(before: HelpRequest) -> frozenset[RequestState]:
    return LOOKING if before.state in {NEEDS_SCHOOL, *LOOKING} else frozenset()


def check_step(taken: Step, before: HelpRequest, after: HelpRequest, me: PersonId) -> None:
    """The request went where the step leads, and nobody but the tutor in question has it."""
    assert after.state in (taken.to or {before.state}), f"{before.state} → {after.state}"
    has, had = leader(after), leader(before)
    match taken.lead:
        case Lead.SAME:
            assert has == had
        case Lead.ME:
            assert has == me
        case Lead.NOBODY:
            assert has is None
    check_offers(before, after, me)


def check_by_itself(before: HelpRequest, after: HelpRequest, me: PersonId | None = None) -> None:
    """Only what time, or somebody's going away, may do."""
    assert after.state in BY_ITSELF.get(before.state, {before.state}), f"{before.state} → {after.state}"
    assert leader(after) in {leader(before), None}
    check_offers(before, after, me)


def check_offers(before: HelpRequest, after: HelpRequest, me: PersonId | None) -> None:
    """Each offer went where an offer may go; only whoever acts says no, and only for themselves."""
    known = {each.id: each for each in before.offers}
    assert [each.id for each in after.offers[: len(known)]] == list(known), "offers are never lost, nor moved"
    for each in after.offers:
        was = known.get(each.id)
        if was is None:
            assert each.state not in ENDED_OFFERS
            continue
        assert each.state in OFFERS[was.state], f"{was.state} → {each.state}"
        if each.state in ENDED_OFFERS and was.state not in ENDED_OFFERS:
            assert each.tutor == me, "somebody said no for a colleague"
