"""What topics have learnt from requests.

Lost on the way down: all of it.
"""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The new tables."""


def downgrade() -> None:
    """Without them."""
