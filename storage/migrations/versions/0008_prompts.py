"""The weekly question, the sessions that took place, and questions that a coordinator changed.

Lost on the way down: all of it.
"""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new tables."""


def downgrade() -> None:
    """Without them."""
