"""What a teacher lets the coordinator know: the words of a request that found nobody, and lessons to be covered."""

from dataclasses import replace

from coaching.errors import NoLongerOpen, NothingSaid
from coaching.help_requests import Cover, HelpRequest, RequestState, open_or_refuse, with_cover
from coaching.kinds import SESSIONS, CoverKind

COVERED = frozenset({RequestState.WAITING, RequestState.NOBODY, RequestState.ACCEPTED})


def show_words(request: HelpRequest) -> HelpRequest | None:
    """The request with its words to be read by coordinators; None where they may read them already."""
    return None if open_or_refuse(request).words_shown else replace(request, words_shown=True)


def need_cover(request: HelpRequest, kind: CoverKind, lessons: str) -> HelpRequest | None:
    """The session with what has to be covered; None where that is known already."""
    if not lessons.strip():
        raise NothingSaid
    if request.kind not in SESSIONS or request.state not in COVERED:
        raise NoLongerOpen(request.state)
    known = request.cover
    if known and (known.kind, known.lessons) == (kind, lessons.strip()):
        return None
    return with_cover(request, Cover(kind, lessons.strip()))
