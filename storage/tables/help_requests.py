"""Help requests, the offers of them, and what was asked and answered meanwhile.

What anybody wrote is encrypted; why a tutor said no is nowhere.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key, request_key
from storage.types import EncryptedText, Json, Moments, Texts

TO_BE_LOOKED_AT = text("look_at IS NOT NULL")


class HelpRequestRow(OfWorkspace, Base):
    __tablename__ = "help_requests"
    __table_args__ = (
        person_key("requester"),
        Index(None, "workspace_id", "requester", "asked_at"),
        Index(None, "workspace_id", "state"),
        # Most requests have ended, and the ladder looks at none of them.
        Index(None, "workspace_id", "look_at", sqlite_where=TO_BE_LOOKED_AT, postgresql_where=TO_BE_LOOKED_AT),
        {"info": care(age_from="ended_at", or_from="asked_at", people={"requester": Erasure.CLEAR})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    requester: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    """None: somebody who has been erased. Tutors still see that it is over, and the count stays."""
    words: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    when_needed: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    asked_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    undo_until: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    kind: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    topic: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    chips: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    level: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    read: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """What was only read from the words: its requester has not said it."""
    school: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    online: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    setting: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    """None: nothing was written, which needs no encrypting."""
    needed_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    ladder: Mapped[Mapping[str, Any]] = mapped_column(Json, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """The row in force when it was asked, whole: a later version of the table does not change it."""
    agreed_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    cover_kind: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """None: nothing has to be covered."""
    cover_lessons: Mapped[str | None] = mapped_column(
        EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR)
    )
    cover_arranged_at: Mapped[datetime | None] = mapped_column(
        info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR)
    )
    words_shown: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    coordinator_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    it_suggested: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    met_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    look_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    ended_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))


class OfferRow(OfWorkspace, Base):
    __tablename__ = "offers"
    __table_args__ = (
        request_key("request"),
        person_key("tutor"),
        Index(None, "workspace_id", "request"),
        Index(None, "workspace_id", "tutor", "state"),
        # Holds all that `offers_since` asks for, so that the table itself is not read.
        Index(None, "workspace_id", "ask_at", "tutor", "state"),
        {"info": care(people={"tutor": Erasure.DELETE_ROW})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    request: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    tutor: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    position: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    reasons: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    ask_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    answered_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    reminded_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    as_second: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    times: Mapped[tuple[datetime, ...]] = mapped_column(
        Moments, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR)
    )
    times_by: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    note: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))


class ExchangeRow(OfWorkspace, Base):
    """A question and its answer make sense together only: whichever of the two is erased, both go."""

    __tablename__ = "exchanges"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "offer"], ["offers.workspace_id", "offers.id"], ondelete="CASCADE"),
        person_key("tutor"),
        person_key("requester"),
        Index(None, "workspace_id", "offer"),
        {
            "info": care(
                people={"tutor": Erasure.DELETE_ROW, "requester": Erasure.DELETE_ROW},
                writers={"question": "tutor", "answer": "requester"},
            )
        },
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    offer: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    position: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    tutor: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    question: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    requester: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    answer: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    """None until it is given."""
