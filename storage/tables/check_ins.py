"""What members said of their weeks: each writer's own log, kept as long as the writer wants it or is on the staff."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key
from storage.types import EncryptedText, Texts


class CheckInRow(OfWorkspace, Base):
    """The triad is named without a key to it: the log outlives the triad."""

    __tablename__ = "check_ins"
    __table_args__ = (
        person_key("person"),
        UniqueConstraint("workspace_id", "triad", "person", "week"),
        Index(None, "workspace_id", "triad", "week"),
        Index(None, "workspace_id", "person", "week"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    triad: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    person: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    week: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    met: Mapped[bool] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    did: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    because: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    sentence: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.MEMBERSHIP))
    """None: nothing was written, which needs no encrypting."""
    audience: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
