"""Help requests and the offers of them. The teacher's words are encrypted; why a tutor said no is nowhere."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key, request_key
from storage.types import EncryptedText, Texts


class HelpRequestRow(OfWorkspace, Base):
    __tablename__ = "help_requests"
    __table_args__ = (
        person_key("requester"),
        Index(None, "workspace_id", "requester", "asked_at"),
        {"info": care(age_from="ended_at", or_from="asked_at", people={"requester": Erasure.CLEAR})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    requester: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    """None: somebody who has been erased. Tutors still see that it is over, and the count stays."""
    words: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    when_needed: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    asked_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    undo_until: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    topic: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    school: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    ended_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))


class OfferRow(OfWorkspace, Base):
    __tablename__ = "offers"
    __table_args__ = (
        request_key("request"),
        person_key("tutor"),
        Index(None, "workspace_id", "request"),
        Index(None, "workspace_id", "tutor", "state"),
        # Holds all that `offers_since` asks for, so that the table itself is not read.
        Index(None, "workspace_id", "ask_at", "tutor", "state"),
        {"info": care(people={"tutor": Erasure.DELETE_ROW})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    request: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    tutor: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    position: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    reasons: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    ask_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    answered_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
