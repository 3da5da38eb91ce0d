"""Rounds of forming triads, what volunteers said for one, and whom people would rather not be with.

Who wishes whom, and who would rather not, is encrypted: nobody reads it but whoever said it, and the forming of groups.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key
from storage.types import EncryptedText, Texts

UNDER_WAY = text("state <> 'ended'")


class RoundRow(OfWorkspace, Base):
    __tablename__ = "rounds"
    __table_args__ = (
        # One round of a workspace is under way at a time, whoever opens one at the same moment.
        Index(
            "uq_rounds_under_way",
            "workspace_id",
            unique=True,
            sqlite_where=UNDER_WAY,
            postgresql_where=UNDER_WAY,
        ),
        {"info": care(age_from="ended_at")},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    opened_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    closes_on: Mapped[date] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    next_on: Mapped[date | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    seed: Mapped[int] = mapped_column(BigInteger, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    progress: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    cause: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """A code, and only one that would stand without any exclusion."""
    cause_count: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    ended_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    counted_on: Mapped[date | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    joined: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """As coordinators are told it: rounded, once a day."""
    enough_coaches: Mapped[bool | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))


class VolunteerRow(OfWorkspace, Base):
    __tablename__ = "volunteers"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "round"], ["rounds.workspace_id", "rounds.id"], ondelete="CASCADE"),
        person_key("person"),
        Index(None, "workspace_id", "person"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    round: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    focus: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    own_focus: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    """None: nothing was written, which needs no encrypting; so with the lists below."""
    free: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    coach: Mapped[bool] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    early_career: Mapped[bool] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    wishes: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    """Ids with blanks between them. Who is erased is left out when the list is read."""
    together: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    late: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))


class RatherNotRow(OfWorkspace, Base):
    """One row a person, for as long as they are on the staff; a person who named nobody has none."""

    __tablename__ = "rather_not"
    __table_args__ = (person_key("person"), {"info": care(people={"person": Erasure.DELETE_ROW}, is_silent=True)})

    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.MEMBERSHIP))
    others: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.MEMBERSHIP))
