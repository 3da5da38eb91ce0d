"""The weekly questions, the sessions that took place, and questions that the coordinator changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import Erasure, PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace, person_key
from storage.tables.triads import triad_key
from storage.types import Json, Texts

TO_BE_LOOKED_AT = text("look_at IS NOT NULL")


class PromptRow(OfWorkspace, Base):
    __tablename__ = "prompts"
    __table_args__ = (
        triad_key("triad"),
        person_key("person"),
        # Whoever plans a week a second time plans nothing new.
        UniqueConstraint("workspace_id", "triad", "person", "kind", "week"),
        Index(None, "workspace_id", "person", "week"),
        Index(None, "workspace_id", "look_at", sqlite_where=TO_BE_LOOKED_AT, postgresql_where=TO_BE_LOOKED_AT),
        {"info": care(age_from="too_late_at", people={"person": Erasure.DELETE_ROW})},
    )

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    triad: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    person: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    kind: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    week: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """Such as 2026-W37, which sorts as weeks do."""
    state: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    due: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    too_late_at: Mapped[datetime] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    question: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    stage: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    turn: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    skipped_because: Mapped[str | None] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))
    sent_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    remind_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    put_off_to: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    look_at: Mapped[datetime | None] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    """When something is to be done about it: it is planned and due, or sent and its reminder is. Follows from these."""


class SessionRow(OfWorkspace, Base):
    """Who had which turn in the session of one week."""

    __tablename__ = "sessions"
    __table_args__ = (
        triad_key("triad"),
        person_key("person"),
        Index(None, "workspace_id", "person"),
        {"info": care(people={"person": Erasure.DELETE_ROW})},
    )

    triad: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    week: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.SCHOOL_YEAR))
    person: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.SCHOOL_YEAR))
    turn: Mapped[str] = mapped_column(info=kept(PrivacyClass.PERSONAL, Retention.SCHOOL_YEAR))


class QuestionEditRow(OfWorkspace, Base):
    """What the coordinator made of a question of the bank, or a new one, and such words as they were asked."""

    __tablename__ = "question_edits"
    __table_args__ = ({"info": care()},)

    id: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPAQUE_ID, Retention.WORKSPACE))
    stage: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    lens: Mapped[str] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    turns: Mapped[tuple[str, ...]] = mapped_column(Texts, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    texts: Mapped[Mapping[str, Any]] = mapped_column(Json, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """By language."""
    hidden: Mapped[bool] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
