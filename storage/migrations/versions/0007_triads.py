"""Triads, their members, and what they agreed.

Lost on the way down: all of it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def columns(make: Callable[[], Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, make(), nullable=nullable) for name in names]


def moment() -> sa.types.TypeEngine[Any]:
    return sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


text, maybe_text = partial(columns, sa.Text), partial(columns, sa.Text, nullable=True)
maybe_moments = partial(columns, moment, nullable=True)
numbers, flags, values = partial(columns, sa.Integer), partial(columns, sa.Boolean), partial(columns, sa.JSON)


def belongs(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_{table}_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def index(table: str, *names: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names))


def upgrade() -> None:
    op.create_table(
        "triads",
        *text("workspace_id", "id", "round", "state", "stage"),
        *maybe_text("free", "room"),
        *values("focus", "times"),
        *flags("locked"),
        *numbers("cycle"),
        *maybe_moments("asked_at", "started_at", "next_at", "ended_at", "over_at"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_triads"),
    )
    index("triads", "workspace_id", "state")
    index("triads", "workspace_id", "round")
    op.create_table(
        "triad_members",
        *text("workspace_id", "triad", "person", "answer", "rhythm"),
        *numbers("position"),
        *columns(sa.Integer, "prompt_day", nullable=True),
        *columns(sa.Time, "prompt_time", nullable=True),
        *columns(sa.Date, "back_on", nullable=True),
        *columns(sa.Boolean, "goes_on", nullable=True),
        *maybe_moments("joined_at", "left_at"),
        *maybe_text("agreement"),
        sa.PrimaryKeyConstraint("workspace_id", "triad", "person", name="pk_triad_members"),
        belongs("triad_members", "triad", to="triads"),
        belongs("triad_members", "person", to="people"),
    )
    index("triad_members", "workspace_id", "person")


def downgrade() -> None:
    for table in ("triad_members", "triads"):
        op.drop_table(table)
