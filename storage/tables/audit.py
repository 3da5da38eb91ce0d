"""Who did what to which id. No content, no names."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base


class AuditRow(Base):
    __tablename__ = "audit"
    __table_args__ = (
        Index(None, "workspace_id", "at"),
        {
            "info": care(age_from="at", people={"who": Erasure.CLEAR, "to_what": Erasure.CLEAR}),
            "implicit_returning": False,
        },
    )

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
        info=kept(PrivacyClass.OPAQUE_ID, Retention.TWO_YEARS),
    )
    workspace_id: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE))
    who: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.TWO_YEARS))
    """None: the bot itself, or somebody who has been erased."""
    did: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.TWO_YEARS))
    to_what: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.TWO_YEARS))
    at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.TWO_YEARS))
