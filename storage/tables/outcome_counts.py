"""How many requests ended how, once the requests themselves are gone: no person, no words, no day."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, care, kept
from storage.tables.base import Base, OfWorkspace


class OutcomeCountRow(OfWorkspace, Base):
    __tablename__ = "outcome_counts"
    __table_args__ = ({"info": care()},)

    month: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """In which the request ended, such as 2026-09, by UTC."""
    school: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """Empty: none was given."""
    topic: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """Empty: none was understood."""
    ended: Mapped[str] = mapped_column(primary_key=True, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
    """The result that counted, or the state in which the request was left."""
    requests: Mapped[int] = mapped_column(info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE))
