"""What coordinators were told of triads, week by week.

Lost on the way down: all of it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

NUMBERS = ("triads", "met", "quiet", "asked_for_help", "need_cover")


def upgrade() -> None:
    op.create_table(
        "triad_counts",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("workspace_id", "week")),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in NUMBERS),
        sa.PrimaryKeyConstraint("workspace_id", "week", name="pk_triad_counts"),
    )


def downgrade() -> None:
    op.drop_table("triad_counts")
