"""Which tutor is at which school on which date.

Lost on the way down: all of it. Of messages, those of kinds that the older version does not know are not sent, and not
edited any more.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KINDS = ("coverage", "visits")


def upgrade() -> None:
    """The new table."""
    op.create_table(
        "visits",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("workspace_id", "tutor", "school")),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts", sa.Time(), nullable=True),
        sa.Column("ends", sa.Time(), nullable=True),
        sa.Column("over_at", sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("workspace_id", "tutor", "school", "day", name="pk_visits"),
        _belongs("tutor", to="people"),
        _belongs("school", to="schools"),
    )


def _belongs(column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_visits_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def downgrade() -> None:
    """Without it."""
    for name in ("outbox", "living_messages"):
        messages = sa.table(name, sa.column("kind"))
        op.execute(sa.delete(messages).where(messages.c.kind.in_(KINDS)))
    op.drop_table("visits")
