"""Triads, their members, and what they agreed.

Lost on the way down: all of it.
"""

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new tables."""


def downgrade() -> None:
    """Without them."""
