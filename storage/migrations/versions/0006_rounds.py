"""Rounds of forming triads, volunteers, and whom they would rather not be with.

Lost on the way down: all of it.
"""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new tables."""


def downgrade() -> None:
    """Without them."""
