"""Triads and everybody who was ever in one. Why somebody left, or said no, is nowhere."""

from datetime import date, datetime, time

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key
from storage.types import EncryptedText, Moments, Texts


def triad_key(column: str) -> ForeignKeyConstraint:
    """The column holds the id of a triad of the same workspace, and goes with it."""
    return ForeignKeyConstraint(["workspace_id", column], ["triads.workspace_id", "triads.id"], ondelete="CASCADE")


class TriadRow(OfWorkspace, Base):
    """It may outlive its round by years, so it does not go with it."""

    __tablename__ = "triads"
    __table_args__ = (
        Index(None, "workspace_id", "state"),
        Index(None, "workspace_id", "round"),
        {"info": care(age_from="over_at")},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    round: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    free: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    focus: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    locked: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    asked_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    started_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    stage: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    cycle: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    room: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    times: Mapped[tuple[datetime, ...]] = mapped_column(
        Moments, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR)
    )
    next_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    ended_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    left_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """When somebody last left it, whoever it was."""
    sessions: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """A half term; None: they have not chosen."""
    over_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """When it ended, or was last changed without being active: from here it ages. None while it is active."""


class MemberRow(OfWorkspace, Base):
    """One person in one triad; the row goes with the person, and the triad stays for the others."""

    __tablename__ = "triad_members"
    __table_args__ = (
        triad_key("triad"),
        person_key("person"),
        Index(None, "workspace_id", "person"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    triad: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    position: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """In the order in which turns go round."""
    answer: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    joined_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    left_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    rhythm: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    prompt_day: Mapped[int | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    prompt_time: Mapped[time | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    back_on: Mapped[date | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    goes_on: Mapped[bool | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    agreement: Mapped[str | None] = mapped_column(EncryptedText, info=kept(PrivacyClass.WORDS, Retention.SCHOOL_YEAR))
    """Everybody's own copy of what all of them agreed: it goes with them, and the others keep theirs."""
