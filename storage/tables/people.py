"""People as cached from Slack's directory and the imported list, their roles and their DM with the bot."""

from datetime import datetime, time

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key
from storage.types import Texts


class PersonRow(OfWorkspace, Base):
    __tablename__ = "people"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slack_user"),
        Index(None, "workspace_id", "standing"),
        {
            "info": care(
                age_from="deactivated_at", people={"id": Erasure.DELETE_ROW}, members={"slack_user": Erasure.DELETE_ROW}
            )
        },
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    slack_user: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    name: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    standing: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    language: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    zone: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    schools: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    subject: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    phase: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    """The stage of school that the person teaches, as the imported list calls it."""
    added_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    looked_up_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    deactivated_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    home_opened_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    own_language: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    quiet_start: Mapped[time | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    """None: no quiet hours, and then no end of them either."""
    quiet_end: Mapped[time | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    wants_questions: Mapped[bool] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    belongs: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    """Listed, or of their own doing here; not merely named by a colleague."""


class RoleRow(OfWorkspace, Base):
    __tablename__ = "roles"
    __table_args__ = (
        person_key("person"),
        Index(None, "workspace_id", "role", "state"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    role: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    since: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    weekly_cap: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))


class DmChannelRow(OfWorkspace, Base):
    __tablename__ = "dm_channels"
    __table_args__ = (person_key("person"), {"info": care(people={"person": Erasure.DELETE_ROW})})

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    channel: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
