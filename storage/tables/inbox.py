"""Inputs that had their effect."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace


class InboxRow(OfWorkspace, Base):
    __tablename__ = "inbox"
    __table_args__ = (
        {"info": care(age_from="claimed_at", people={"about": Erasure.CLEAR}, members={"key": Erasure.DELETE_ROW})},
    )

    key: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    about: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    claimed_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
