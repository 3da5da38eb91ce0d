"""Notices on their way to people, and where the living ones ended up. Kinds and ids, never words."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key
from storage.types import EncryptedText

WAITING_ONLY = text("state IN ('pending', 'retry')")


class OutboxRow(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        person_key("to_person"),
        UniqueConstraint("workspace_id", "id"),
        # What still waits is replaced, not doubled: this index is where the second one meets the first.
        Index(
            "uq_outbox_waiting",
            "workspace_id",
            "kind",
            "about",
            "to_person",
            unique=True,
            sqlite_where=WAITING_ONLY,
            postgresql_where=WAITING_ONLY,
        ),
        Index(None, "state", "due"),
        Index(None, "workspace_id", "to_person", "state", "due"),
        {
            "info": care(
                age_from="settled_at",
                or_from="wanted_until",
                people={"to_person": Erasure.DELETE_ROW, "about": Erasure.DELETE_ROW},
            ),
            "implicit_returning": False,
        },
    )

    number: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
        info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS),
    )
    """In the order in which they were owed."""
    workspace_id: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE))
    id: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    kind: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    about: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    to_person: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    due: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    wanted_until: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    only_edit: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    at_once_until: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    response_url: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.SECRET, Retention.HALF_HOUR))
    created_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    attempt: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    fence: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    worker: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    lease_until: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    deadline: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    reason: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    channel: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    ts: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    settled_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))


class LivingMessageRow(OfWorkspace, Base):
    __tablename__ = "living_messages"
    __table_args__ = (
        person_key("to_person"),
        {"info": care(age_from="written_at", people={"to_person": Erasure.DELETE_ROW, "about": Erasure.DELETE_ROW})},
    )

    kind: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    about: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    to_person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    channel: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    ts: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    digest: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """Tells whether what it shows has changed; nothing can be read from it."""
    written_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
