"""The weekly question, the sessions that took place, and questions that a coordinator changed.

Lost on the way down: all of it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TO_BE_LOOKED_AT = sa.text("look_at IS NOT NULL")


def columns(make: Callable[[], Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, make(), nullable=nullable) for name in names]


def moment() -> sa.types.TypeEngine[Any]:
    return sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


text, maybe_text = partial(columns, sa.Text), partial(columns, sa.Text, nullable=True)
moments, maybe_moments = partial(columns, moment), partial(columns, moment, nullable=True)
flags, values = partial(columns, sa.Boolean), partial(columns, sa.JSON)


def belongs(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_{table}_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def upgrade() -> None:
    op.create_table(
        "prompts",
        *text("workspace_id", "id", "triad", "person", "kind", "week", "state"),
        *moments("due", "too_late_at"),
        *maybe_text("question", "stage", "turn", "skipped_because"),
        *maybe_moments("sent_at", "remind_at", "put_off_to", "look_at"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_prompts"),
        sa.UniqueConstraint(
            *("workspace_id", "triad", "person", "kind", "week"),
            name="uq_prompts_workspace_id_triad_person_kind_week",
        ),
        belongs("prompts", "triad", to="triads"),
        belongs("prompts", "person", to="people"),
    )
    op.create_index("ix_prompts_workspace_id_person_week", "prompts", ["workspace_id", "person", "week"])
    op.create_index(
        "ix_prompts_workspace_id_look_at",
        "prompts",
        ["workspace_id", "look_at"],
        sqlite_where=TO_BE_LOOKED_AT,
        postgresql_where=TO_BE_LOOKED_AT,
    )
    op.create_table(
        "sessions",
        *text("workspace_id", "triad", "week", "person", "turn"),
        sa.PrimaryKeyConstraint("workspace_id", "triad", "week", "person", name="pk_sessions"),
        belongs("sessions", "triad", to="triads"),
        belongs("sessions", "person", to="people"),
    )
    op.create_index("ix_sessions_workspace_id_person", "sessions", ["workspace_id", "person"])
    op.create_table(
        "question_edits",
        *text("workspace_id", "id", "stage", "lens"),
        *values("turns", "texts"),
        *flags("hidden"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_question_edits"),
    )


def downgrade() -> None:
    for table in ("question_edits", "sessions", "prompts"):
        op.drop_table(table)
