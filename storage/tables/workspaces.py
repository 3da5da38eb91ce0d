"""Workspaces: what `auth.test` said, whether it may be served, and the programme's frame."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, care, kept
from storage.tables.base import Base
from storage.types import EncryptedText


class WorkspaceRow(Base):
    __tablename__ = "workspaces"
    __table_args__ = ({"info": care()},)

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE))
    bot_user: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.SECRET, Retention.WORKSPACE))
    scopes: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.SECRET, Retention.WORKSPACE))
    learnt_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    parked_because: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    parked_token: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE))
    """A fingerprint of the token that Slack refused: another token ends the parking."""
    purge_due_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    programme_version: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    programme_name: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    programme_language: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    programme_zone: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
