"""Check-ins, and what their writers noted.

Lost on the way down: all of it.
"""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new tables."""


def downgrade() -> None:
    """Without them."""
