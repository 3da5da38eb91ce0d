"""How many sessions a half term a triad has chosen.

Lost on the way down: what they chose; three are planned again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("triads", sa.Column("sessions", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("triads", "sessions")
