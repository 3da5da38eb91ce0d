"""Requests, offers and ladders to the values of their columns and back."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from coaching.help_requests import Cover, HelpRequest, Read, RequestId, RequestState, WhenNeeded
from coaching.kinds import CoverKind, Experience, Kind
from coaching.ladder import After, Ladder, Unit
from coaching.offers import Exchange, Offer, OfferId, OfferState, Why
from coaching.outcomes import Side
from coaching.people import PersonId
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from storage.tables import HelpRequestRow, OfferRow

AnyRow = Row[*tuple[Any, ...]]

WORDS = ("words", "setting", "cover_lessons")
"""What the requester wrote. Encrypting takes longer than writing, so these are written only where they changed."""
CHANGING = (
    "when_needed",
    "state",
    "asked_at",
    "undo_until",
    "kind",
    "topic",
    "chips",
    "read",
    "level",
    "school",
    "online",
    "needed_at",
    "ladder",
    "agreed_at",
    "cover_kind",
    "cover_arranged_at",
    "words_shown",
    "coordinator_at",
    "it_suggested",
    "met_at",
    "look_at",
    "ended_at",
)
ANSWER = ("state", "reasons", "ask_at", "answered_at", "reminded_at", "as_second", "times", "times_by")
REQUEST = tuple(getattr(HelpRequestRow, name) for name in ("id", "requester", *WORDS, *CHANGING))
OFFER = tuple(getattr(OfferRow, name) for name in ("id", "request", "tutor", *ANSWER, "note"))


def changing(request: HelpRequest) -> dict[str, Any]:
    """The columns of `CHANGING`."""
    return {
        "when_needed": request.when,
        "state": request.state,
        "asked_at": request.asked_at,
        "undo_until": request.undo_until,
        "kind": request.kind,
        "topic": request.topic,
        "chips": request.chips,
        "read": request.read,
        "level": request.level,
        "school": request.school,
        "online": request.online,
        "needed_at": request.needed_at,
        "ladder": ladder_row(request.ladder),
        "agreed_at": request.agreed_at,
        "cover_kind": request.cover.kind if request.cover else None,
        "cover_arranged_at": request.cover.arranged_at if request.cover else None,
        "words_shown": request.words_shown,
        "coordinator_at": request.coordinator_at,
        "it_suggested": request.it_suggested,
        "met_at": request.met_at,
        "look_at": request.look_at,
        "ended_at": request.ended_at,
    }


def words(request: HelpRequest) -> dict[str, Any]:
    """The columns of `WORDS`."""
    lessons = request.cover.lessons if request.cover else ""
    return {"words": request.words, "setting": request.setting or None, "cover_lessons": lessons or None}


def answer(offer: Offer) -> dict[str, Any]:
    """The columns of `ANSWER`."""
    return {
        "state": offer.state,
        "reasons": offer.reasons,
        "ask_at": offer.ask_at,
        "answered_at": offer.answered_at,
        "reminded_at": offer.reminded_at,
        "as_second": offer.as_second,
        "times": offer.times,
        "times_by": offer.times_by,
    }


def request_of(row: AnyRow, offers: Iterable[Offer]) -> HelpRequest:
    """The request of a row that has the columns of `REQUEST`."""
    return HelpRequest(
        id=RequestId(row.id),
        requester=PersonId(row.requester or ""),
        words=row.words,
        when=WhenNeeded(row.when_needed),
        state=RequestState(row.state),
        asked_at=row.asked_at,
        undo_until=row.undo_until,
        kind=Kind(row.kind),
        topic=None if row.topic is None else TopicId(row.topic),
        chips=tuple(TopicId(topic) for topic in row.chips),
        read=tuple(Read(each) for each in row.read),
        school=None if row.school is None else SchoolId(row.school),
        online=row.online,
        setting=row.setting or "",
        level=None if row.level is None else Experience(row.level),
        needed_at=row.needed_at,
        ladder=ladder_of(row.ladder),
        offers=tuple(offers),
        agreed_at=row.agreed_at,
        cover=_cover(row),
        words_shown=row.words_shown,
        coordinator_at=row.coordinator_at,
        it_suggested=row.it_suggested,
        met_at=row.met_at,
        look_at=row.look_at,
        ended_at=row.ended_at,
    )


def _cover(row: AnyRow) -> Cover | None:
    if row.cover_kind is None:
        return None
    return Cover(CoverKind(row.cover_kind), row.cover_lessons or "", row.cover_arranged_at)


def offer_of(row: AnyRow, exchanges: Iterable[Exchange]) -> Offer:
    """The offer of a row that has the columns of `OFFER`."""
    return Offer(
        id=OfferId(row.id),
        tutor=PersonId(row.tutor),
        state=OfferState(row.state),
        reasons=tuple(Why(reason) for reason in row.reasons),
        ask_at=row.ask_at,
        answered_at=row.answered_at,
        reminded_at=row.reminded_at,
        as_second=row.as_second,
        times=row.times,
        times_by=None if row.times_by is None else Side(row.times_by),
        exchanges=tuple(exchanges),
        note=row.note or "",
    )


STEPS = ("remind", "second", "third", "coordinator")


def ladder_row(ladder: Ladder) -> Mapping[str, Any]:
    """The ladder as one JSON value: it is only ever read and written whole."""
    steps = ((name, getattr(ladder, name)) for name in STEPS)
    return {
        "undo": ladder.undo.total_seconds(),
        "on_duty_only": ladder.on_duty_only,
        **{name: [after.unit.value, after.amount] for name, after in steps if after is not None},
    }


def ladder_of(value: Mapping[str, Any]) -> Ladder:
    """The ladder again."""
    steps = {name: After(Unit(value[name][0]), value[name][1]) for name in STEPS if name in value}
    return Ladder(timedelta(seconds=value["undo"]), on_duty_only=value["on_duty_only"], **steps)
