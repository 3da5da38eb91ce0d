"""What all tables share: names of constraints, types of columns, the workspace in every key."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, kept
from storage.types import CleanText, Utc


class Base(DeclarativeBase):
    """Names every constraint, so that a migration can speak of it on both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {str: CleanText(), datetime: Utc()}  # noqa: RUF012 - read by SQLAlchemy as it stands


class OfWorkspace:
    """A row of one workspace; the database itself keeps rows of two workspaces apart."""

    workspace_id: Mapped[str] = mapped_column(
        primary_key=True, sort_order=-2, info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE)
    )


def person_key(column: str) -> ForeignKeyConstraint:
    """The column holds the id of a person of the same workspace, and goes with them."""
    return ForeignKeyConstraint(["workspace_id", column], ["people.workspace_id", "people.id"], ondelete="CASCADE")


def request_key(column: str) -> ForeignKeyConstraint:
    """The column holds the id of a help request of the same workspace, and goes with it."""
    return ForeignKeyConstraint(
        ["workspace_id", column], ["help_requests.workspace_id", "help_requests.id"], ondelete="CASCADE"
    )
