"""Check-ins, and what their writers noted.

Lost on the way down: all of it.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def columns(make: Callable[[], Any], *names: str, nullable: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, make(), nullable=nullable) for name in names]


def moment() -> sa.types.TypeEngine[Any]:
    return sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


text, maybe_text = partial(columns, sa.Text), partial(columns, sa.Text, nullable=True)


def upgrade() -> None:
    op.create_table(
        "check_ins",
        *text("workspace_id", "id", "triad", "person", "week", "audience"),
        *columns(moment, "at"),
        *columns(sa.Boolean, "met"),
        *columns(sa.JSON, "did"),
        *maybe_text("because", "sentence"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_check_ins"),
        sa.UniqueConstraint(
            *("workspace_id", "triad", "person", "week"), name="uq_check_ins_workspace_id_triad_person_week"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id", "person"],
            ["people.workspace_id", "people.id"],
            name="fk_check_ins_workspace_id_person_people",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_check_ins_workspace_id_triad_week", "check_ins", ["workspace_id", "triad", "week"])
    op.create_index("ix_check_ins_workspace_id_person_week", "check_ins", ["workspace_id", "person", "week"])


def downgrade() -> None:
    op.drop_table("check_ins")
