"""Which tutor is at which school on which date.

Lost on the way down: all of it.
"""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new tables."""


def downgrade() -> None:
    """Without them."""
