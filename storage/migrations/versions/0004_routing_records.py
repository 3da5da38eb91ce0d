"""What the router knows of each tutor's answers.

Lost on the way down: all of it.
"""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new tables."""


def downgrade() -> None:
    """Without them."""
