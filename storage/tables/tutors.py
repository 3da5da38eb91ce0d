"""What a tutor helps with, when and where, which goes with the role; and when somebody is away."""

from datetime import date, time

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key


class SkillRow(OfWorkspace, Base):
    __tablename__ = "skills"
    __table_args__ = (
        person_key("person"),
        ForeignKeyConstraint(["workspace_id", "topic"], ["topics.workspace_id", "topics.id"], ondelete="CASCADE"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    topic: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    position: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    level: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))


class TutoringTimeRow(OfWorkspace, Base):
    __tablename__ = "tutoring_times"
    __table_args__ = (
        person_key("person"),
        ForeignKeyConstraint(["workspace_id", "school"], ["schools.workspace_id", "schools.id"], ondelete="CASCADE"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    position: Mapped[int] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    weekday: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    starts: Mapped[time] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    ends: Mapped[time] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    school: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    """None: online."""
    week: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))


class LeaveRow(OfWorkspace, Base):
    """Anybody's days away; a tutor's are given up with the role."""

    __tablename__ = "leaves"
    __table_args__ = (person_key("person"), {"info": care(people={"person": Erasure.DELETE_ROW})})

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    position: Mapped[int] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.MEMBERSHIP))
    first: Mapped[date] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
    last: Mapped[date] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.MEMBERSHIP))
