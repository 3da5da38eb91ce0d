"""What topics have learnt: of a request that a tutor accepted one kept vector, which goes with the request.

Its topic is the request's own, as it is now.
"""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key, request_key
from storage.types import EncryptedText


class ExampleRow(OfWorkspace, Base):
    __tablename__ = "examples"
    __table_args__ = (
        request_key("request"),
        person_key("person"),
        Index(None, "workspace_id", "week"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    request: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    person: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    """Whose words they were."""
    week: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """The ISO week in which it was learnt: weeks can be undone."""
    at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    vector: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    """None: undone, and not to be learnt again."""
