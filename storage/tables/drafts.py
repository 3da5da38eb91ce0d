"""What people wrote to the bot and have not decided about; the words go with the decision."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key
from storage.types import EncryptedText


class DraftRow(OfWorkspace, Base):
    __tablename__ = "drafts"
    __table_args__ = (
        person_key("person"),
        UniqueConstraint("workspace_id", "person", "written"),
        {"info": care(age_from="at", people={"person": Erasure.DELETE_ROW})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SEVEN_DAYS))
    person: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SEVEN_DAYS))
    written: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SEVEN_DAYS))
    """Slack's timestamp of the message, which names it in its DM."""
    words: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SEVEN_DAYS))
    """None as soon as it is decided."""
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SEVEN_DAYS))
    at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SEVEN_DAYS))
