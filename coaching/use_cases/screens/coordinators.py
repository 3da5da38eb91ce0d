"""What needs the coordinator: no names, and no words without the requester's yes."""

from datetime import datetime, timedelta

from coaching.help_requests import HelpRequest, RequestState
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.screens import CoordinatorCard, CoverCard, IdeaCount, Ideas
from coaching.use_cases.screens import parts

IDEAS_SHOWN = timedelta(days=180)
"""Wishes for workshops count for half a year: longer than a term, shorter than a year of retention."""
NEEDS = frozenset({RequestState.WAITING, RequestState.NOBODY})


def coordinator_card(unit: UnitOfWork, request: HelpRequest, coordinator: Person) -> CoordinatorCard:
    """The operational card of a request that has found nobody yet."""
    programme = unit.programme()
    school, taken = parts.school_of(programme, request), request.accepted
    return CoordinatorCard(
        request=request.id,
        topic=parts.topic_name(programme, request.topic, programme.reader(coordinator).language),
        school=school.name if school else "",
        kind=request.kind,
        when=request.when,
        asked_at=request.asked_at,
        asked_count=len({each.tutor for each in request.offers if not each.is_void}),
        still_open=request.state in NEEDS,
        nobody_left=request.state is RequestState.NOBODY,
        taken_by=parts.name(unit, taken.tutor) if taken else "",
        words=request.words if request.words_shown and request.state in NEEDS else "",
        it_support=(school.it_support or "") if school else "",
        it_suggested=request.it_suggested,
    )


def cover_card(unit: UnitOfWork, request: HelpRequest, now: datetime) -> CoverCard | None:
    """What a session needs covered; None where it needs nothing (any more)."""
    need = parts.cover_need(request.cover)
    if need is None:
        return None
    programme = unit.programme()
    school = parts.school_of(programme, request)
    return CoverCard(
        request=request.id,
        school=school.name if school else "",
        kind=request.kind,
        cover=need,
        agreed=parts.said(programme, request, request.agreed_at or request.needed_at, now),
        still_open=request.is_open and not need.arranged,
    )


def ideas(unit: UnitOfWork, reader: Person, now: datetime) -> Ideas:
    """The wishes for workshops of the last half year by topic, the most wanted first."""
    programme = unit.programme()
    language = programme.reader(reader).language
    found = unit.help_requests.ideas(now - IDEAS_SHOWN)
    counts = [IdeaCount(parts.topic_name(programme, topic, language), count) for topic, count in found.items()]
    return Ideas(tuple(sorted(counts, key=lambda each: (-each.count, each.topic))))
