"""What topics have learnt from requests, and what of a request was only read from its words.

Lost on the way down: all of it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new table, and one more column: of requests that are there, nothing counts as read from their words."""
    op.create_table(
        "examples",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("workspace_id", "request", "person", "week")),
        sa.Column("at", sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite"), nullable=False),
        sa.Column("vector", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("workspace_id", "request", name="pk_examples"),
        _belongs("request", to="help_requests"),
        _belongs("person", to="people"),
    )
    op.create_index("ix_examples_workspace_id_week", "examples", ["workspace_id", "week"])
    op.add_column("help_requests", sa.Column("read", sa.JSON(), nullable=True))
    requests = sa.table("help_requests", sa.column("read", sa.JSON()))
    op.execute(sa.update(requests).values(read=[]))
    with op.batch_alter_table("help_requests") as batch:
        batch.alter_column("read", existing_type=sa.JSON(), nullable=False)


def _belongs(column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_examples_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def downgrade() -> None:
    """Without them."""
    op.drop_table("examples")
    with op.batch_alter_table("help_requests") as batch:
        batch.drop_column("read")
