"""Requests and their offers, read and written; what may be done to them is decided in `coaching`.

Who gets one on PostgreSQL holds its row; on SQLite the writer is alone anyway.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select

from coaching.help_requests import HelpRequest, RequestId
from coaching.offers import Exchange, Offer, OfferId
from coaching.people import PersonId
from coaching.topics import TopicId
from storage.help_requests import rows
from storage.help_requests import statements as sql
from storage.help_requests.rows import AnyRow
from storage.scope import Scope


class SqlHelpRequests:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._stored: dict[RequestId, HelpRequest] = {}
        """As the rows are, so that `save` writes only what is new."""
        self._new: set[str] = set()
        """Ids of rows that this unit adds: before such a row is changed, it has to be there."""
        self._holds_some = False

    def add(self, request: HelpRequest) -> None:
        """A new request with its offers."""
        row = {
            "workspace_id": self._scope.workspace,
            "id": request.id,
            "requester": request.requester,
            **rows.words(request),
            **rows.changing(request),
        }
        self._scope.later(sql.ADD, [row])
        self._new.add(request.id)
        self._add_offers(request, request.offers, first=0)
        self._stored[request.id] = request

    def get(self, request: RequestId) -> HelpRequest | None:
        return self._one(sql.GET_HELD if self._scope.holding else sql.GET, request=request)

    def of_offer(self, offer: OfferId) -> HelpRequest | None:
        return self._one(sql.OF_OFFER_HELD if self._scope.holding else sql.OF_OFFER, offer=offer)

    def save(self, request: HelpRequest) -> None:
        """The request as given, with new and changed offers."""
        stored = self._stored.get(request.id) or self.get(request.id)
        if stored is None:
            return
        self._be_there(_ids(request))
        key = {"workspace": self._scope.workspace, "request": request.id}
        self._scope.later(sql.SAVE, [{**key, **rows.changing(request)}])
        if (words := rows.words(request)) != rows.words(stored):
            self._scope.later(sql.SAVE_WORDS, [{**key, **words}])
        known = {offer.id: offer for offer in stored.offers}
        for offer in request.offers:
            if offer.id in known and offer != known[offer.id]:
                self._save_offer(request, offer, known[offer.id])
        self._add_offers(request, request.offers[len(known) :], first=len(known))
        self._stored[request.id] = request

    def open_of(self, requester: PersonId) -> list[HelpRequest]:
        """The person's open requests, newest first, not held."""
        return self._many(sql.OPEN_OF, requester=requester)

    def said_since(self, requester: PersonId, since: datetime) -> list[tuple[RequestId, str]]:
        """The words of the person's requests made after that moment that are open or collected, newest first."""
        found = self._scope.run(sql.SAID_SINCE, requester=requester, since=since)
        return [(RequestId(row.id), row.words) for row in found]

    def recent_of(self, requester: PersonId, since: datetime) -> list[HelpRequest]:
        """The person's requests that ended since then, newest end first, not held."""
        return self._many(sql.RECENT_OF, requester=requester, since=since)

    def offered_to(self, tutor: PersonId) -> list[HelpRequest]:
        """Open requests that this tutor is asked for or has accepted, oldest first, not held."""
        return self._many(sql.OFFERED_TO, tutor=tutor)

    def came_second(self, tutor: PersonId) -> list[HelpRequest]:
        """Requests under way with a colleague that this tutor was asked for as well, oldest first, not held."""
        return self._many(sql.CAME_SECOND, tutor=tutor)

    def waiting(self) -> list[HelpRequest]:
        """Requests that wait for an answer, longest waiting first, not held."""
        return self._many(sql.WAITING)

    def for_coordinator(self) -> list[HelpRequest]:
        """Open requests on the coordinator's list, or with cover to arrange, longest waiting first, not held."""
        return self._many(sql.FOR_COORDINATOR)

    def ideas(self, since: datetime) -> Mapping[TopicId | None, int]:
        """How many wishes for a workshop were collected since then, by topic."""
        return {topic and TopicId(topic): count for topic, count in self._scope.run(sql.IDEAS, since=since)}

    def to_look_at(self, now: datetime, limit: int) -> list[RequestId]:
        """Open requests whose `look_at` has come, longest due first."""
        found = self._scope.run(sql.TO_LOOK_AT, now=now, at_most=limit)
        return [RequestId(request) for request in found.scalars()]

    def look_again(self, now: datetime) -> None:
        """Every open request is due to be looked at: calendars or tutors have changed."""
        self._scope.run(sql.LOOK_AGAIN, now=now)

    def offers_since(self, since: datetime) -> Mapping[PersonId, int]:
        """How many offers made since then each tutor has, passed and lapsed ones left out."""
        self._let_one_choose()
        return {PersonId(tutor): count for tutor, count in self._scope.run(sql.OFFERS_SINCE, since=since)}

    def _be_there(self, ids: Iterable[str]) -> None:
        # Rows of one statement go together, where its first ones stood: an update must not come before its insert.
        if not self._new.isdisjoint(ids) and self._scope.gathers(sql.ADD, sql.ADD_OFFERS, sql.ADD_EXCHANGES):
            self._scope.write()

    def _let_one_choose(self) -> None:
        """On PostgreSQL, let no other unit of the workspace count offers before this one has kept its own.

        Otherwise two people who ask at the same moment could both get the last place in a tutor's week. Who holds
        a request already does not wait, lest two wait for each other: there the cap may be passed by one.
        """
        if self._scope.holding and self._scope.dialect == "postgresql":
            lock = sql.ONE_CHOOSES_IF_FREE if self._holds_some else sql.ONE_CHOOSES
            self._scope.later(lock, [{"workspace": self._scope.workspace}])

    def _one(self, statement: Select[*tuple[Any, ...]], **values: Any) -> HelpRequest | None:
        # Two statements on purpose: offers are read once the request's row is held, so nobody changes them any more.
        found = self._with_offers(self._scope.run(statement, **values).all())
        for request in found:
            self._stored[request.id] = request
            self._holds_some = True
        return found[0] if found else None

    def _many(self, statement: Select[*tuple[Any, ...]], **values: Any) -> list[HelpRequest]:
        return self._with_offers(self._scope.run(statement, **values).all())

    def _with_offers(self, found: Sequence[AnyRow]) -> list[HelpRequest]:
        if not found:
            return []
        offers: dict[str, list[Offer]] = defaultdict(list)
        for request, offer in _offers(self._scope.run(sql.OFFERS, requests=[row.id for row in found]).all()):
            offers[request].append(offer)
        return [rows.request_of(row, offers[row.id]) for row in found]

    def _add_offers(self, request: HelpRequest, offers: Sequence[Offer], *, first: int) -> None:
        added = [
            {
                "workspace_id": self._scope.workspace,
                "id": offer.id,
                "request": request.id,
                "tutor": offer.tutor,
                "position": position,
                **rows.answer(offer),
                "note": offer.note or None,
            }
            for position, offer in enumerate(offers, start=first)
        ]
        self._scope.later(sql.ADD_OFFERS, added)
        self._new.update(offer.id for offer in offers)
        for offer in offers:
            self._add_exchanges(request, offer, offer.exchanges, first=0)

    def _save_offer(self, request: HelpRequest, offer: Offer, known: Offer) -> None:
        key = {"workspace": self._scope.workspace, "offer": offer.id}
        self._scope.later(sql.SAVE_OFFERS, [{**key, **rows.answer(offer)}])
        if offer.note != known.note:
            self._scope.later(sql.SAVE_NOTES, [{**key, "note": offer.note or None}])
        answered = [
            {"workspace": self._scope.workspace, "exchange": said.id, "answer": said.answer or None}
            for said, before in zip(offer.exchanges, known.exchanges, strict=False)
            if said.answer != before.answer
        ]
        self._scope.later(sql.SAVE_ANSWERS, answered)
        added = len(known.exchanges)
        self._add_exchanges(request, offer, offer.exchanges[added:], first=added)

    def _add_exchanges(self, request: HelpRequest, offer: Offer, exchanges: Sequence[Exchange], *, first: int) -> None:
        added = [
            {
                "workspace_id": self._scope.workspace,
                "id": said.id,
                "offer": offer.id,
                "position": position,
                "tutor": offer.tutor,
                "question": said.question,
                "requester": request.requester,
                "answer": said.answer or None,
            }
            for position, said in enumerate(exchanges, start=first)
        ]
        self._scope.later(sql.ADD_EXCHANGES, added)
        self._new.update(said.id for said in exchanges)


def _ids(request: HelpRequest) -> Iterator[str]:
    """Of all its rows."""
    yield request.id
    for offer in request.offers:
        yield offer.id
        yield from (said.id for said in offer.exchanges)


def _offers(found: Sequence[AnyRow]) -> Iterator[tuple[str, Offer]]:
    """Each request's id with one of its offers, in order; a row for each exchange, or one for an offer without."""
    said: dict[str, list[Exchange]] = defaultdict(list)
    first = {row.id: row for row in reversed(found)}
    for row in found:
        if row.exchange is not None:
            said[row.id].append(Exchange(row.exchange, row.question, row.answer or ""))
    for row in found:
        if first.get(row.id) is row:
            yield row.request, rows.offer_of(row, said[row.id])
