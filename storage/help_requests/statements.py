"""The statements about requests, offers and what was asked and answered meanwhile."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, case, func, insert, literal, or_, select, update
from sqlalchemy.sql.dml import Update

from coaching.help_requests import OPEN, RequestState
from coaching.offers import OfferState
from storage.help_requests import rows
from storage.states import among
from storage.tables import ExchangeRow, HelpRequestRow, OfferRow, WorkspaceRow
from storage.types import Utc

WORKSPACE: BindParameter[str] = bindparam("workspace")
NOW: BindParameter[datetime] = bindparam("now", type_=Utc())
OURS = HelpRequestRow.workspace_id == WORKSPACE
IS_OPEN = among(HelpRequestRow.state, OPEN)
LONGEST_WAITING = (HelpRequestRow.asked_at, HelpRequestRow.id)

# Reading.

REQUESTS: Select[*tuple[Any, ...]] = select(*rows.REQUEST).where(OURS)
GET = REQUESTS.where(HelpRequestRow.id == bindparam("request"))
GET_HELD = GET.with_for_update()
REQUEST_OF = (
    select(OfferRow.request)
    .where(OfferRow.workspace_id == WORKSPACE, OfferRow.id == bindparam("offer"))
    .scalar_subquery()
)
OF_OFFER = REQUESTS.where(HelpRequestRow.id == REQUEST_OF)
OF_OFFER_HELD = OF_OFFER.with_for_update()
OPEN_OF = REQUESTS.where(HelpRequestRow.requester == bindparam("requester"), IS_OPEN).order_by(
    HelpRequestRow.asked_at.desc(), HelpRequestRow.id
)
SAID_SINCE = (
    select(HelpRequestRow.id, HelpRequestRow.words)
    .where(
        OURS,
        HelpRequestRow.requester == bindparam("requester"),
        HelpRequestRow.asked_at > bindparam("since"),
        among(HelpRequestRow.state, [*OPEN, RequestState.COLLECTED]),
    )
    .order_by(HelpRequestRow.asked_at.desc(), HelpRequestRow.id)
)
RECENT_OF = REQUESTS.where(
    HelpRequestRow.requester == bindparam("requester"), HelpRequestRow.ended_at >= bindparam("since")
).order_by(HelpRequestRow.ended_at.desc(), HelpRequestRow.id)
WAITING = REQUESTS.where(HelpRequestRow.state == RequestState.WAITING).order_by(*LONGEST_WAITING)
FOR_COORDINATOR = REQUESTS.where(
    IS_OPEN,
    or_(
        HelpRequestRow.coordinator_at.is_not(None),
        HelpRequestRow.cover_kind.is_not(None) & HelpRequestRow.cover_arranged_at.is_(None),
    ),
).order_by(*LONGEST_WAITING)
OFFERED_TO = REQUESTS.where(
    IS_OPEN,
    HelpRequestRow.id.in_(
        select(OfferRow.request).where(
            OfferRow.workspace_id == WORKSPACE,
            OfferRow.tutor == bindparam("tutor"),
            among(OfferRow.state, [OfferState.ASKED, OfferState.ACCEPTED]),
        )
    ),
).order_by(*LONGEST_WAITING)
CAME_SECOND = REQUESTS.where(
    HelpRequestRow.state == RequestState.ACCEPTED,
    HelpRequestRow.id.in_(
        select(OfferRow.request).where(
            OfferRow.workspace_id == WORKSPACE,
            OfferRow.tutor == bindparam("tutor"),
            OfferRow.state == OfferState.LAPSED,
        )
    ),
).order_by(*LONGEST_WAITING)
OFFERS = (
    # What was asked and answered comes along: one journey, and most offers have none of it.
    select(*rows.OFFER, ExchangeRow.id.label("exchange"), ExchangeRow.question, ExchangeRow.answer)
    .outerjoin(ExchangeRow, (ExchangeRow.workspace_id == OfferRow.workspace_id) & (ExchangeRow.offer == OfferRow.id))
    .where(OfferRow.workspace_id == WORKSPACE, OfferRow.request.in_(bindparam("requests", expanding=True)))
    .order_by(OfferRow.position, ExchangeRow.position)
)
OFFERS_SINCE = (
    select(OfferRow.tutor, func.count())
    .where(
        OfferRow.workspace_id == WORKSPACE,
        OfferRow.ask_at >= bindparam("since"),
        OfferRow.state != OfferState.PASSED,
        OfferRow.state != OfferState.NOT_MY_TOPIC,
        OfferRow.state != OfferState.LAPSED,
    )
    .group_by(OfferRow.tutor)
)
IDEAS = (
    select(HelpRequestRow.topic, func.count())
    .where(OURS, HelpRequestRow.state == RequestState.COLLECTED, HelpRequestRow.ended_at >= bindparam("since"))
    .group_by(HelpRequestRow.topic)
    .order_by(HelpRequestRow.topic)
)
TO_LOOK_AT = (
    select(HelpRequestRow.id)
    .where(OURS, HelpRequestRow.look_at <= NOW, IS_OPEN)
    .order_by(HelpRequestRow.look_at, HelpRequestRow.id)
    .limit(bindparam("at_most"))
)

# Writing.

ADD = insert(HelpRequestRow)
ADD_OFFERS = insert(OfferRow)
ADD_EXCHANGES = insert(ExchangeRow)


def _request(*columns: str) -> Update:
    ours = update(HelpRequestRow).where(OURS, HelpRequestRow.id == bindparam("request"))
    return ours.values({column: bindparam(column) for column in columns})


def _offer(*columns: str) -> Update:
    ours = update(OfferRow).where(OfferRow.workspace_id == WORKSPACE, OfferRow.id == bindparam("offer"))
    return ours.values({column: bindparam(column) for column in columns})


SAVE = _request(*rows.CHANGING)
SAVE_WORDS = _request(*rows.WORDS)
SAVE_OFFERS = _offer(*rows.ANSWER)
SAVE_NOTES = _offer("note")
SAVE_ANSWERS = (
    update(ExchangeRow)
    .where(ExchangeRow.workspace_id == WORKSPACE, ExchangeRow.id == bindparam("exchange"))
    .values(answer=bindparam("answer"))
)
LOOK_AGAIN = (
    # Rows that are due already too: whoever holds one may be about to move its look on, and is waited for.
    update(HelpRequestRow)
    .where(OURS, IS_OPEN)
    .values(look_at=case((HelpRequestRow.look_at <= NOW, HelpRequestRow.look_at), else_=NOW))
)

# On PostgreSQL only.


def _locked(lock: Callable[..., ColumnElement[Any]]) -> Select[*tuple[Any, ...]]:
    choosing = func.hashtext(literal("choosing tutors"))
    return select(lock(choosing, func.hashtext(WorkspaceRow.id))).where(WorkspaceRow.id == WORKSPACE)


ONE_CHOOSES = _locked(func.pg_advisory_xact_lock)
ONE_CHOOSES_IF_FREE = _locked(func.pg_try_advisory_xact_lock)
