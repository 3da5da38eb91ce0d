"""Help requests with their offers. Who gets one on PostgreSQL holds its row; on SQLite the writer is alone anyway."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, func, insert, select, update

from coaching.help_requests import OPEN, HelpRequest, RequestId, RequestState, WhenNeeded
from coaching.offers import Offer, OfferId, OfferState, Why
from coaching.people import PersonId
from coaching.school_calendar import SchoolId
from coaching.topics import TopicId
from storage.scope import Scope
from storage.tables import HelpRequestRow, OfferRow

WORKSPACE: BindParameter[str] = bindparam("workspace")
REQUESTS = select(
    HelpRequestRow.id,
    HelpRequestRow.requester,
    HelpRequestRow.words,
    HelpRequestRow.when_needed,
    HelpRequestRow.state,
    HelpRequestRow.asked_at,
    HelpRequestRow.undo_until,
    HelpRequestRow.topic,
    HelpRequestRow.school,
    HelpRequestRow.ended_at,
).where(HelpRequestRow.workspace_id == WORKSPACE)
GET = REQUESTS.where(HelpRequestRow.id == bindparam("request"))
GET_HELD = GET.with_for_update()
REQUEST_OF = (
    select(OfferRow.request)
    .where(OfferRow.workspace_id == WORKSPACE, OfferRow.id == bindparam("offer"))
    .scalar_subquery()
)
OF_OFFER = REQUESTS.where(HelpRequestRow.id == REQUEST_OF)
OF_OFFER_HELD = OF_OFFER.with_for_update()
OPEN_OF = REQUESTS.where(
    HelpRequestRow.requester == bindparam("requester"), HelpRequestRow.state.in_(sorted(OPEN))
).order_by(HelpRequestRow.asked_at.desc(), HelpRequestRow.id)
WAITING = REQUESTS.where(HelpRequestRow.state == RequestState.WAITING).order_by(
    HelpRequestRow.asked_at, HelpRequestRow.id
)
OFFERED_TO = REQUESTS.where(
    HelpRequestRow.state.in_(sorted(OPEN)),
    HelpRequestRow.id.in_(
        select(OfferRow.request).where(
            OfferRow.workspace_id == WORKSPACE,
            OfferRow.tutor == bindparam("tutor"),
            OfferRow.state.in_([OfferState.ASKED, OfferState.ACCEPTED]),
        )
    ),
).order_by(HelpRequestRow.asked_at, HelpRequestRow.id)
OFFERS = (
    select(
        OfferRow.id,
        OfferRow.request,
        OfferRow.tutor,
        OfferRow.state,
        OfferRow.reasons,
        OfferRow.ask_at,
        OfferRow.answered_at,
    )
    .where(OfferRow.workspace_id == WORKSPACE, OfferRow.request.in_(bindparam("requests", expanding=True)))
    .order_by(OfferRow.position)
)
OFFERS_SINCE = (
    select(OfferRow.tutor, func.count())
    .where(
        OfferRow.workspace_id == WORKSPACE,
        OfferRow.ask_at >= bindparam("since"),
        OfferRow.state != OfferState.PASSED,
        OfferRow.state != OfferState.LAPSED,
    )
    .group_by(OfferRow.tutor)
)
ADD = insert(HelpRequestRow)
ADD_OFFERS = insert(OfferRow)
SAVE = (
    update(HelpRequestRow)
    .where(HelpRequestRow.workspace_id == WORKSPACE, HelpRequestRow.id == bindparam("request"))
    .values(
        state=bindparam("state"),
        undo_until=bindparam("undo_until"),
        topic=bindparam("topic"),
        school=bindparam("school"),
        when_needed=bindparam("when_needed"),
        ended_at=bindparam("ended_at"),
    )
)
SAVE_WORDS = (
    update(HelpRequestRow)
    .where(HelpRequestRow.workspace_id == WORKSPACE, HelpRequestRow.id == bindparam("request"))
    .values(words=bindparam("words"))
)
SAVE_OFFERS = (
    update(OfferRow)
    .where(OfferRow.workspace_id == WORKSPACE, OfferRow.id == bindparam("offer"))
    .values(
        state=bindparam("state"),
        reasons=bindparam("reasons"),
        ask_at=bindparam("ask_at"),
        answered_at=bindparam("answered_at"),
    )
)


class SqlHelpRequests:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._stored: dict[RequestId, HelpRequest] = {}
        """As the rows are, so that `save` writes only what is new."""

    def add(self, request: HelpRequest) -> None:
        """A new request with its offers."""
        row = {
            "workspace_id": self._scope.workspace,
            "id": request.id,
            "requester": request.requester,
            "words": request.words,
            "asked_at": request.asked_at,
            **_changing(request),
        }
        self._scope.later(ADD, [row])
        self._add_offers(request, known=0)
        self._stored[request.id] = request

    def get(self, request: RequestId) -> HelpRequest | None:
        return self._one(GET_HELD if self._scope.holding else GET, request=request)

    def of_offer(self, offer: OfferId) -> HelpRequest | None:
        return self._one(OF_OFFER_HELD if self._scope.holding else OF_OFFER, offer=offer)

    def save(self, request: HelpRequest) -> None:
        """The request as given, with new and changed offers."""
        stored = self._stored.get(request.id) or self.get(request.id)
        if stored is None:
            return
        key = {"workspace": self._scope.workspace, "request": request.id}
        self._scope.later(SAVE, [{**key, **_changing(request)}])
        if request.words != stored.words:
            self._scope.later(SAVE_WORDS, [{**key, "words": request.words}])
        known = {offer.id: offer for offer in stored.offers}
        changed = [offer for offer in request.offers if offer.id in known and offer != known[offer.id]]
        rows = [{"workspace": self._scope.workspace, "offer": each.id, **_answer(each)} for each in changed]
        self._scope.later(SAVE_OFFERS, rows)
        self._add_offers(request, known=len(known))
        self._stored[request.id] = request

    def open_of(self, requester: PersonId) -> list[HelpRequest]:
        """The person's open requests, newest first, not held."""
        return self._many(OPEN_OF, requester=requester)

    def offered_to(self, tutor: PersonId) -> list[HelpRequest]:
        """Open requests that this tutor is asked for or has accepted, oldest first, not held."""
        return self._many(OFFERED_TO, tutor=tutor)

    def waiting(self) -> list[HelpRequest]:
        """Requests that wait for an answer, longest waiting first, not held."""
        return self._many(WAITING)

    def offers_since(self, since: datetime) -> Mapping[PersonId, int]:
        """How many offers made since then each tutor has, passed and lapsed ones left out."""
        return {PersonId(tutor): count for tutor, count in self._scope.run(OFFERS_SINCE, since=since)}

    def _one(self, statement: Select[*tuple[Any, ...]], **values: Any) -> HelpRequest | None:
        # Two statements on purpose: offers are read once the request's row is held, so nobody changes them any more.
        found = self._with_offers(self._scope.run(statement, **values).all())
        for request in found:
            self._stored[request.id] = request
        return found[0] if found else None

    def _many(self, statement: Select[*tuple[Any, ...]], **values: Any) -> list[HelpRequest]:
        return self._with_offers(self._scope.run(statement, **values).all())

    def _with_offers(self, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[HelpRequest]:
        if not rows:
            return []
        offers: dict[str, list[Offer]] = defaultdict(list)
        for row in self._scope.run(OFFERS, requests=[row.id for row in rows]):
            offers[row.request].append(_offer(row))
        return [_request(row, offers[row.id]) for row in rows]

    def _add_offers(self, request: HelpRequest, *, known: int) -> None:
        rows = [
            {
                "workspace_id": self._scope.workspace,
                "id": offer.id,
                "request": request.id,
                "tutor": offer.tutor,
                "position": position,
                **_answer(offer),
            }
            for position, offer in enumerate(request.offers[known:], start=known)
        ]
        self._scope.later(ADD_OFFERS, rows)


def _changing(request: HelpRequest) -> dict[str, Any]:
    return {
        "when_needed": request.when,
        "state": request.state,
        "undo_until": request.undo_until,
        "topic": request.topic,
        "school": request.school,
        "ended_at": request.ended_at,
    }


def _answer(offer: Offer) -> dict[str, Any]:
    return {
        "state": offer.state,
        "reasons": offer.reasons,
        "ask_at": offer.ask_at,
        "answered_at": offer.answered_at,
    }


def _request(row: Row[*tuple[Any, ...]], offers: Iterable[Offer]) -> HelpRequest:
    return HelpRequest(
        id=RequestId(row.id),
        requester=PersonId(row.requester or ""),
        words=row.words,
        when=WhenNeeded(row.when_needed),
        state=RequestState(row.state),
        asked_at=row.asked_at,
        undo_until=row.undo_until,
        topic=None if row.topic is None else TopicId(row.topic),
        school=None if row.school is None else SchoolId(row.school),
        offers=tuple(offers),
        ended_at=row.ended_at,
    )


def _offer(row: Row[*tuple[Any, ...]]) -> Offer:
    return Offer(
        id=OfferId(row.id),
        tutor=PersonId(row.tutor),
        state=OfferState(row.state),
        reasons=tuple(Why(reason) for reason in row.reasons),
        ask_at=row.ask_at,
        answered_at=row.answered_at,
    )
