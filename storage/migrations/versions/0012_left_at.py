"""When somebody last left a triad, which stays known when whoever it was is erased.

Lost on the way down: those moments of people who are erased by then.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

KNOWN = """
UPDATE triads SET left_at = (
    SELECT max(m.left_at) FROM triad_members AS m
    WHERE m.workspace_id = triads.workspace_id AND m.triad = triads.id AND m.joined_at IS NOT NULL
)
"""


def upgrade() -> None:
    moment = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
    op.add_column("triads", sa.Column("left_at", moment, nullable=True))
    op.execute(KNOWN)


def downgrade() -> None:
    op.drop_column("triads", "left_at")
