"""What the router knows of each tutor's answers.

Lost on the way down: all of it, and of the reasons on tutors' cards that it went well before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

offers = sa.table("offers", sa.column("workspace_id"), sa.column("id"), sa.column("reasons", sa.JSON()))
NEW_REASON = "went_well"


def upgrade() -> None:
    """The new tables, empty: what was answered before is not counted."""
    op.create_table(
        "answer_records",
        *_text("workspace_id", "person"),
        _since(),
        *_numbers("accepted", "passed", "silent"),
        sa.PrimaryKeyConstraint("workspace_id", "person", "since", name="pk_answer_records"),
        _belongs("answer_records", "person", to="people"),
    )
    op.create_table(
        "topic_records",
        *_text("workspace_id", "person", "topic"),
        _since(),
        *_numbers("sorted", "unsorted", "not_mine"),
        sa.PrimaryKeyConstraint("workspace_id", "person", "topic", "since", name="pk_topic_records"),
        _belongs("topic_records", "person", to="people"),
        _belongs("topic_records", "topic", to="topics"),
    )


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _since() -> "sa.Column[object]":
    return sa.Column("since", sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite"), nullable=False)


def _belongs(table: str, column: str, *, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{to}.workspace_id", f"{to}.id"],
        name=f"fk_{table}_workspace_id_{column}_{to}",
        ondelete="CASCADE",
    )


def downgrade() -> None:
    """Without them."""
    connection = op.get_bind()
    for row in connection.execute(sa.select(offers)).all():
        known = [reason for reason in row.reasons if reason != NEW_REASON]
        if known != row.reasons:
            this = sa.update(offers).where(offers.c.workspace_id == row.workspace_id, offers.c.id == row.id)
            connection.execute(this.values(reasons=known))
    op.drop_table("topic_records")
    op.drop_table("answer_records")
