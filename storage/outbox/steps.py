"""The statements that move a delivery on. Each asks for the fence, and for a state from which the step makes sense."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, Connection, Update, bindparam, case, update

from storage.outbox.delivery import COLUMNS, WAITING, Delivery, DeliveryState, delivery_of
from storage.states import among
from storage.tables import OutboxRow

Step = Update

GRACE = timedelta(seconds=20)
"""Past the deadline, for a worker that is just writing down what Slack said."""

NOW: BindParameter[datetime] = bindparam("now")
ITS = (OutboxRow.workspace_id == bindparam("of_workspace"), OutboxRow.id == bindparam("of_id"))
STILL_ITS = update(OutboxRow).where(*ITS, OutboxRow.fence == bindparam("of_fence"))

FREE = {"worker": None, "lease_until": None, "deadline": None}
OVER = {**FREE, "settled_at": NOW, "response_url": None}
UNSETTLED = (*WAITING, DeliveryState.SENDING, DeliveryState.UNKNOWN)

START = STILL_ITS.where(among(OutboxRow.state, WAITING), OutboxRow.lease_until > NOW).values(
    state=DeliveryState.SENDING, attempt=OutboxRow.attempt + 1, deadline=bindparam("deadline")
)
SENT = STILL_ITS.where(among(OutboxRow.state, [DeliveryState.SENDING, DeliveryState.UNKNOWN])).values(
    state=DeliveryState.SENT, channel=bindparam("channel"), ts=bindparam("ts"), reason=None, **OVER
)
RETRY = STILL_ITS.where(among(OutboxRow.state, UNSETTLED)).values(
    state=DeliveryState.RETRY, due=bindparam("at"), reason=bindparam("reason"), **FREE
)
HOLD = STILL_ITS.where(among(OutboxRow.state, [*WAITING, DeliveryState.SENDING])).values(
    state=DeliveryState.PENDING,
    due=bindparam("at"),
    attempt=case((OutboxRow.state == DeliveryState.SENDING, OutboxRow.attempt - 1), else_=OutboxRow.attempt),
    **FREE,
)
UNKNOWN = STILL_ITS.where(OutboxRow.state == DeliveryState.SENDING).values(
    state=DeliveryState.UNKNOWN, reason=bindparam("reason"), **FREE
)
DEAD = STILL_ITS.where(among(OutboxRow.state, UNSETTLED)).values(
    state=DeliveryState.DEAD, reason=bindparam("reason"), **OVER
)
EXPIRE = (
    update(OutboxRow)
    .where(OutboxRow.state == DeliveryState.SENDING, OutboxRow.deadline <= bindparam("before"))
    .values(state=DeliveryState.UNKNOWN, reason="nobody said how it ended", fence=OutboxRow.fence + 1, **FREE)
    .returning(OutboxRow.number, *COLUMNS)
)


def run(connection: Connection, step: Step, delivery: Delivery, **values: Any) -> bool:
    """Whether the step was taken; False where the delivery is not this worker's any more."""
    ours = {"of_workspace": delivery.workspace, "of_id": delivery.id, "of_fence": delivery.fence}
    return connection.execute(step, {**ours, **values}).rowcount == 1


def expire(connection: Connection, now: datetime) -> list[Delivery]:
    """What was being sent by somebody who is gone, oldest first."""
    rows = connection.execute(EXPIRE, {"before": now - GRACE}).all()
    return [delivery_of(row) for row in sorted(rows, key=lambda row: row.number)]
