"""Whom a restored backup must not bring back, so marked that only who has the keys and the id can tell who it was."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace
from storage.types import EncryptedText


class TombstoneRow(OfWorkspace, Base):
    __tablename__ = "tombstones"
    __table_args__ = ({"info": care()},)

    mark: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.FOR_GOOD))
    """A keyed hash of the workspace and of Slack's id of the person; empty: the whole workspace was removed."""
    key: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.SECRET, Retention.FOR_GOOD))
    """What the hash was keyed with."""
    erased_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.FOR_GOOD))
    """Only rows older than that are erased again: whoever comes back later is somebody new."""
