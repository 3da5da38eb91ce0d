"""On which date a tutor is at which school: from the coordinator's plan, until a while after."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key


class VisitRow(OfWorkspace, Base):
    __tablename__ = "visits"
    __table_args__ = (
        person_key("tutor"),
        ForeignKeyConstraint(["workspace_id", "school"], ["schools.workspace_id", "schools.id"], ondelete="CASCADE"),
        {"info": care(age_from="over_at", people={"tutor": Erasure.DELETE_ROW})},
    )

    tutor: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.THIRTY_DAYS))
    school: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.PERSONAL, Retention.THIRTY_DAYS))
    day: Mapped[date] = mapped_column(primary_key=True, info=kept(PrivacyClass.PERSONAL, Retention.THIRTY_DAYS))
    starts: Mapped[time | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.THIRTY_DAYS))
    """None, like `ends`: as long as the tutor tutors on such a day."""
    ends: Mapped[time | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.THIRTY_DAYS))
    over_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    """The end of that day everywhere on earth: its row ages from then."""
