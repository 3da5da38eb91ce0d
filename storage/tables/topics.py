"""Topics with the coordinator's words for them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace
from storage.types import Json, Texts


class TopicRow(OfWorkspace, Base):
    __tablename__ = "topics"
    __table_args__ = ({"info": care()},)

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE))
    position: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    name: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    words: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    names: Mapped[Mapping[str, Any]] = mapped_column(Json, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    put_away_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """Left out of the programme since then; the row stays for what still speaks of it and for coming back."""
