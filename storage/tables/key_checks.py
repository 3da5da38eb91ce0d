"""A known text under the keys in use: what tells a wrong key before anything is read or written with it."""

from sqlalchemy.orm import Mapped, mapped_column

from storage.privacy import PrivacyClass, Retention, care, kept
from storage.tables.base import Base
from storage.types import EncryptedText


class KeyCheckRow(Base):
    __tablename__ = "key_checks"
    __table_args__ = ({"info": care()},)

    id: Mapped[int] = mapped_column(
        primary_key=True, autoincrement=False, info=kept(PrivacyClass.OPERATIONAL, Retention.WORKSPACE)
    )
    token: Mapped[str] = mapped_column(EncryptedText, info=kept(PrivacyClass.SECRET, Retention.WORKSPACE))
