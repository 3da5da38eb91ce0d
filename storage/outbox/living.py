"""Where messages to people stand: living ones by thing and person, and each person's DM."""

from datetime import datetime
from functools import cache

from sqlalchemy import Connection, Insert, bindparam, delete, select, update

from coaching.notices import LIVING
from storage.outbox.delivery import Delivery, Living
from storage.scope import insert_into
from storage.tables import DmChannelRow, LivingMessageRow, TriadRow

OURS = (
    LivingMessageRow.workspace_id == bindparam("of_workspace"),
    LivingMessageRow.kind == bindparam("of_kind"),
    LivingMessageRow.about == bindparam("of_about"),
    LivingMessageRow.to_person == bindparam("of_person"),
)
FIND = select(LivingMessageRow.channel, LivingMessageRow.ts, LivingMessageRow.digest).where(*OURS)
FORGET = delete(LivingMessageRow).where(*OURS)
DM = select(DmChannelRow.channel).where(
    DmChannelRow.workspace_id == bindparam("of_workspace"), DmChannelRow.person == bindparam("of_person")
)

ROOM = (
    update(TriadRow)
    .where(TriadRow.workspace_id == bindparam("of_workspace"), TriadRow.id == bindparam("of_triad"))
    .values(room=bindparam("its_room"))
)


@cache
def _write(dialect: str) -> Insert:
    adding = insert_into(LivingMessageRow, dialect)
    new = adding.excluded
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "kind", "about", "to_person"],
        set_={"channel": new.channel, "ts": new.ts, "digest": new.digest, "written_at": new.written_at},
    )


@cache
def _keep_dm(dialect: str) -> Insert:
    adding = insert_into(DmChannelRow, dialect)
    return adding.on_conflict_do_update(
        index_elements=["workspace_id", "person"], set_={"channel": adding.excluded.channel}
    )


def remember(connection: Connection, delivery: Delivery, stands: Living, *, now: datetime) -> None:
    """Where the message stands and what it shows, if its kind is a living one."""
    if delivery.kind not in LIVING:
        return
    row = {
        "workspace_id": delivery.workspace,
        "kind": delivery.kind,
        "about": delivery.about,
        "to_person": delivery.to,
        "channel": stands.channel,
        "ts": stands.ts,
        "digest": stands.digest,
        "written_at": now,
    }
    connection.execute(_write(connection.dialect.name), row)


def find(connection: Connection, delivery: Delivery) -> Living | None:
    """Where the living message of the delivery's thing and person stands."""
    row = connection.execute(FIND, _key(delivery)).first()
    return None if row is None else Living(row.channel, row.ts, row.digest)


def forget(connection: Connection, delivery: Delivery) -> None:
    """Nowhere any more."""
    connection.execute(FORGET, _key(delivery))


def dm_channel(connection: Connection, workspace: str, person: str) -> str | None:
    """The person's DM with the bot."""
    values = {"of_workspace": workspace, "of_person": person}
    return connection.execute(DM, values).scalar_one_or_none()


def keep_dm_channel(connection: Connection, workspace: str, person: str, channel: str) -> None:
    """The DM as it is now."""
    row = {"workspace_id": workspace, "person": person, "channel": channel}
    connection.execute(_keep_dm(connection.dialect.name), row)


def keep_room(connection: Connection, workspace: str, triad: str, channel: str) -> None:
    """The group DM of those who are members now."""
    connection.execute(ROOM, {"of_workspace": workspace, "of_triad": triad, "its_room": channel})


def _key(delivery: Delivery) -> dict[str, str]:
    return {
        "of_workspace": delivery.workspace,
        "of_kind": delivery.kind,
        "of_about": delivery.about,
        "of_person": delivery.to,
    }
