"""How tutors answered and how it went, counted by half-year: numbers for the router and for that tutor, which go with
the role. No request, no word and no colleague is in them.
"""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key


class AnswerRecordRow(OfWorkspace, Base):
    __tablename__ = "answer_records"
    __table_args__ = (
        person_key("person"),
        {"info": care(age_from="since", people={"person": Erasure.DELETE_ROW})},
    )

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    since: Mapped[datetime] = mapped_column(primary_key=True, info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    """When the half-year began in which these answers were given."""
    accepted: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    passed: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    silent: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))


class TopicRecordRow(OfWorkspace, Base):
    __tablename__ = "topic_records"
    __table_args__ = (
        person_key("person"),
        ForeignKeyConstraint(["workspace_id", "topic"], ["topics.workspace_id", "topics.id"], ondelete="CASCADE"),
        {"info": care(age_from="since", people={"person": Erasure.DELETE_ROW})},
    )

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    topic: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    since: Mapped[datetime] = mapped_column(primary_key=True, info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    sorted: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    unsorted: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    not_mine: Mapped[int] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
