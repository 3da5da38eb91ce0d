"""Schools: a row for what is asked for alone, the calendar as one value."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace
from storage.types import Json


class SchoolRow(OfWorkspace, Base):
    __tablename__ = "schools"
    __table_args__ = ({"info": care(members={"contact": Erasure.CLEAR})},)

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE))
    position: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    name: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    region: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    zone: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    calendar: Mapped[Mapping[str, Any]] = mapped_column(Json, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    contact: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.WORKSPACE))
    it_support: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.WORKSPACE))
    safeguarding: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.WORKSPACE))
    put_away_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """Left out of the programme since then; the row stays for what still speaks of it and for coming back."""
