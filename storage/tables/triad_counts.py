"""What coordinators were told of triads, week by week: rounded numbers that are large enough, and nobody's."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace


class TriadCountRow(OfWorkspace, Base):
    __tablename__ = "triad_counts"
    __table_args__ = ({"info": care()},)

    week: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """Such as 2026-W37, which sorts as weeks do."""
    triads: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    met: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    quiet: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    asked_for_help: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    need_cover: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
