"""Rounds of forming triads, volunteers, and whom they would rather not be with.

Lost on the way down: all of it. Of messages, those of kinds that the older version does not know are not sent, and not
edited any more.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

UNDER_WAY = sa.text("state <> 'ended'")
KINDS = (
    *("receipt", "request", "request_news", "card", "card_news", "card_reminder", "invitation", "needs_coordinator"),
    *("cover", "ideas", "outage", "draft", "calendar", "home", "coverage", "visits"),
)
"""Those that the older version knows."""


def columns(make: Callable[[], Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, make(), nullable=nullable) for name in names]


def moment() -> sa.types.TypeEngine[Any]:
    return sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


text, maybe_text = partial(columns, sa.Text), partial(columns, sa.Text, nullable=True)
moments, maybe_moments = partial(columns, moment), partial(columns, moment, nullable=True)
numbers, flags, values = partial(columns, sa.Integer), partial(columns, sa.Boolean), partial(columns, sa.JSON)


def belongs(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_{table}_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.create_table(
        "rounds",
        *text("workspace_id", "id", "state"),
        *moments("opened_at"),
        *columns(sa.Date, "closes_on"),
        *columns(sa.Date, "next_on", nullable=True),
        *columns(sa.BigInteger, "seed"),
        *numbers("progress", "cause_count"),
        *maybe_text("cause"),
        *maybe_moments("ended_at"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_rounds"),
    )
    op.create_index(
        "uq_rounds_under_way",
        "rounds",
        ["workspace_id"],
        unique=True,
        sqlite_where=UNDER_WAY,
        postgresql_where=UNDER_WAY,
    )
    op.create_table(
        "volunteers",
        *text("workspace_id", "round", "person", "state"),
        *maybe_text("own_focus", "wishes", "together"),
        *values("focus", "free"),
        *flags("coach", "early_career", "late"),
        *moments("at"),
        sa.PrimaryKeyConstraint("workspace_id", "round", "person", name="pk_volunteers"),
        belongs("volunteers", "round", to="rounds"),
        belongs("volunteers", "person", to="people"),
    )
    op.create_index("ix_volunteers_workspace_id_person", "volunteers", ["workspace_id", "person"])
    op.create_table(
        "rather_not",
        *text("workspace_id", "person", "others"),
        sa.PrimaryKeyConstraint("workspace_id", "person", name="pk_rather_not"),
        belongs("rather_not", "person", to="people"),
    )


def downgrade() -> None:
    for name in ("outbox", "living_messages"):
        messages = sa.table(name, sa.column("kind"))
        op.execute(sa.delete(messages).where(messages.c.kind.not_in(KINDS)))
    for table in ("rather_not", "volunteers", "rounds"):
        op.drop_table(table)
