"""What has to happen once in a slot of time, whichever process does it."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace


class DutyRow(OfWorkspace, Base):
    __tablename__ = "duties"
    __table_args__ = ({"info": care(age_from="lease_until")},)

    duty: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    slot: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    worker: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    fence: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    lease_until: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
    done_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.THIRTY_DAYS))
