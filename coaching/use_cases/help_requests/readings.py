"""What a request's words are taken to say: the topic, how soon, what kind of help. All of it is shown, and one press
away from being changed; what a person said themselves is never touched.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from coaching.help_requests import HelpRequest, Read, RequestState, WhenNeeded
from coaching.kinds import Kind
from coaching.topics import SURE, TopicId
from coaching.understanding import Reading, guess_kind, guess_when
from coaching.understanding.readings import MOST_CHIPS
from coaching.use_cases.acts import Turn
from coaching.use_cases.help_requests.finding import asked_anew

PLAUSIBLE, NOT_NOTHING = SURE / 2, 0.02
"""When a tutor says that the words are about something else, another topic is tried if it has this share of what is
left without theirs, and was not beyond all likelihood before."""
LOOKING = frozenset({RequestState.WAITING, RequestState.NOBODY})


@dataclass(frozen=True, slots=True)
class Topics:
    """The topic that the words settle, and others that they may be about, best first."""

    topic: TopicId | None
    chips: tuple[TopicId, ...]


def topics_read(reading: Reading) -> Topics:
    """Where no topic is settled, the others are for the person to choose from."""
    if reading.topic is None:
        return Topics(None, reading.chips)
    others = [guess for guess in reading.guesses if guess.topic != reading.topic]
    least = max(NOT_NOTHING, PLAUSIBLE * sum(guess.fit for guess in others))
    return Topics(reading.topic, tuple(guess.topic for guess in others if guess.fit >= least)[:MOST_CHIPS])


def when_read(words: str) -> WhenNeeded | None:
    """How soon, where the words say something else than usual; a chosen time would have to be chosen."""
    guess = guess_when(words)
    return None if guess in (WhenNeeded.CHOSEN_TIME, WhenNeeded.THIS_WEEK) else guess


def kind_read(words: str) -> Kind | None:
    """The kind of help, where the words name an unusual one; never a wish for a workshop, which asks nobody."""
    guess = guess_kind(words)
    return None if guess in (Kind.WORKSHOP_IDEA, Kind.QUICK_FIX) else guess


def read_again(it: Turn, request: HelpRequest, found: Topics) -> HelpRequest | None:
    """The request with the topic that was understood late; None where it changes nothing, or somebody was faster."""
    if Read.TOPIC not in request.read or not request.is_open or request.accepted or _is_out(request, it.act.at):
        return None
    after = replace(request, topic=found.topic, chips=found.chips)
    if after == request:
        return None
    return asked_anew(it, request, after) if request.state in LOOKING else after


def _is_out(request: HelpRequest, now: datetime) -> bool:
    """Whether somebody may have it already."""
    return request.state in LOOKING and now >= request.undo_until


def next_topic(request: HelpRequest) -> HelpRequest:
    """The request about the next topic that its words may be about, after a tutor has said that it is not theirs.

    As it is where its requester named the topic, or where no other one fits.
    """
    if Read.TOPIC not in request.read or request.topic is None or not request.chips:
        return request
    return replace(request, topic=request.chips[0], chips=request.chips[1:])
