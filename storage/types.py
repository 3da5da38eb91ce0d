"""Column types that mean the same on SQLite and PostgreSQL: moments in UTC, texts without NUL, encrypted words.

Encrypted columns find their keys at the engine they run on (`give_keys`), so two databases in one process never mix.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, DateTime, Dialect, Engine, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.errors import KeyMissing, NaiveMoment, Unstorable
from storage.keys import SETTING, KeyRing

if TYPE_CHECKING:
    from sqlalchemy.sql.type_api import _BindProcessorType as BindProcessor
    from sqlalchemy.sql.type_api import _ResultProcessorType as ResultProcessor

AT_ENGINE = "peer_coach_keys"


def give_keys(engine: Engine, keys: KeyRing) -> None:
    """Let encrypted columns of this engine use these keys."""
    setattr(engine.dialect, AT_ENGINE, keys)


def _keys_of(dialect: Dialect) -> KeyRing:
    keys = getattr(dialect, AT_ENGINE, None)
    if not isinstance(keys, KeyRing):
        raise KeyMissing(SETTING)
    return keys


def storable(text: str) -> str:
    """The text, if every database can keep it as it is; `Unstorable` otherwise."""
    if "\0" in text:
        raise Unstorable
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise Unstorable from None
    return text


class CleanText(TypeDecorator[str]):
    """Text that comes back exactly as it went in."""

    impl = Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> "BindProcessor[str] | None":
        return _storable_or_none


class EncryptedText(TypeDecorator[str]):
    """Text that the database holds encrypted only."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _keys_of(dialect).encrypt(storable(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else _keys_of(dialect).decrypt(value)


class Utc(TypeDecorator[datetime]):
    """A moment: aware in, aware and in UTC out. SQLite keeps it as text that sorts as moments do.

    Processors are given whole, without the layers that SQLAlchemy would put around them: an acknowledged request writes
    thirty moments.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def bind_processor(self, dialect: Dialect) -> "BindProcessor[datetime] | None":
        return _moment_as_text if dialect.name == "sqlite" else _moment_in_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> "ResultProcessor[datetime] | None":
        return _text_as_moment if dialect.name == "sqlite" else _moment_in_utc


def _storable_or_none(value: str | None) -> str | None:
    return None if value is None else storable(value)


def _moment_in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise NaiveMoment
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def _moment_as_text(value: datetime | None) -> str | None:
    moment = _moment_in_utc(value)
    return None if moment is None else moment.replace(tzinfo=None).isoformat(" ", "microseconds")


def _text_as_moment(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A few short texts or ids in their order."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else [storable(each) for each in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


class Moments(TypeDecorator[tuple[datetime, ...]]):
    """A few moments in their order, aware in, aware and in UTC out."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Sequence[datetime] | None, dialect: Dialect) -> list[str | None] | None:
        return None if value is None else [_moment_as_text(each) for each in value]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[datetime, ...] | None:
        return None if value is None else tuple(moment for each in value if (moment := _text_as_moment(each)))


class Json(TypeDecorator[Mapping[str, Any]]):
    """Values that are only ever read and written as a whole."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> Mapping[str, Any] | None:
        return None if value is None else _checked(value)


def _checked(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return {storable(key): _checked(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(each) for each in value]
    return value
