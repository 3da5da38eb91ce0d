"""What coordinators are told of an open round: rounded, once a day.

Lost on the way down: these numbers, which are made anew the next night.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("rounds", sa.Column("counted_on", sa.Date(), nullable=True))
    op.add_column("rounds", sa.Column("joined", sa.Integer(), nullable=True))
    op.add_column("rounds", sa.Column("enough_coaches", sa.Boolean(), nullable=True))


def downgrade() -> None:
    for name in ("enough_coaches", "joined", "counted_on"):
        op.drop_column("rounds", name)
