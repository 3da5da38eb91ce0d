"""Whether somebody was listed, or has done something here, and was not merely named by a colleague.

Whoever is known at this moment counts as listed. Lost on the way down: this.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("belongs", sa.Boolean(), nullable=False, server_default=sa.true()))
    with op.batch_alter_table("people") as people:
        people.alter_column("belongs", existing_type=sa.Boolean(), server_default=None)


def downgrade() -> None:
    op.drop_column("people", "belongs")
