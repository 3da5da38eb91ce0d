"""How requests ended, as each side said. The note is encrypted."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key, request_key
from storage.types import EncryptedText


class OutcomeRow(OfWorkspace, Base):
    __tablename__ = "outcomes"
    __table_args__ = (
        request_key("request"),
        person_key("by"),
        Index(None, "workspace_id", "request", "at"),
        {"info": care(people={"by": Erasure.CLEAR})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    request: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    by: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    """None: somebody who has been erased."""
    side: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    result: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    note: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
