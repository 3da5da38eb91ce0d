"""What the operator sets, read once from the environment and `.env`. All mistakes are told in one message.

No secret is ever part of a message or a repr. Whether tokens and databases *work* is for `bot check`.
"""

import base64
import binascii
import re
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

DATABASE_KINDS = ("sqlite", "postgresql", "postgresql+psycopg")
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
MEMBER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
KEY_BYTES = 32  # a Fernet key

KEY_RECIPE = 'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'


class SettingsWrong(Exception):
    """Settings that cannot work; each line names one, what is wrong and its repair."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


class Settings(BaseSettings):
    """Settings that are each right in themselves; enough for every command that does not talk to Slack."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_default=True,
    )

    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    database_url: SecretStr = SecretStr("sqlite:///peer-coach.db")
    encryption_keys: SecretStr | None = None
    tombstones: Path | None = None
    coordinators: Annotated[tuple[str, ...], NoDecode] = ()
    language: str = Field("en", pattern="^[a-z]{2,3}$")
    log_level: str = "INFO"
    port: int = Field(3000, ge=1, le=65535)

    @property
    def socket_mode(self) -> bool:
        """Socket Mode wherever there is an app-level token; HTTP otherwise."""
        return self.slack_app_token is not None

    @property
    def keys(self) -> tuple[str, ...]:
        """The encryption keys, newest first; empty where the key file beside the SQLite file has them."""
        return _listed(self.encryption_keys.get_secret_value()) if self.encryption_keys else ()

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and _starts(token, "xapp-"):
            raise ValueError("this is the app-level token (xapp-…): swap it with SLACK_APP_TOKEN.")
        if token and not _starts(token, "xoxb-"):
            raise ValueError("a bot token starts with xoxb-. Copy it from OAuth & Permissions.")
        return _sendable(token)

    @field_validator("slack_app_token")
    @classmethod
    def _app_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token and _starts(token, "xoxb-"):
            raise ValueError("this is the bot token (xoxb-…): swap it with SLACK_BOT_TOKEN.")
        if token and not _starts(token, "xapp-"):
            raise ValueError(
                "an app-level token starts with xapp-. Make one under Basic Information (connections:write)."
            )
        return _sendable(token)

    @field_validator("slack_signing_secret")
    @classmethod
    def _signing_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret and (_starts(secret, "xoxb-") or _starts(secret, "xapp-")):
            raise ValueError("this is a token. The signing secret stands under Basic Information.")
        return _sendable(secret)

    @field_validator("slack_api_url")
    @classmethod
    def _api_url(cls, url: str) -> str:
        try:
            parts = urlsplit(url)
            is_whole = parts.scheme in ("http", "https") and bool(parts.hostname)
        except ValueError:
            is_whole = False
        if not is_whole:
            raise ValueError("give a whole address such as https://slack.com/api/, or leave it out.")
        return url if url.endswith("/") else url + "/"

    @field_validator("database_url")
    @classmethod
    def _database_url(cls, url: SecretStr) -> SecretStr:
        text = url.get_secret_value()
        if _scheme(text) not in DATABASE_KINDS:
            raise ValueError("give sqlite:///peer-coach.db or postgresql://user:password@host/name.")
        if _scheme(text) == "sqlite" and not re.fullmatch(r"sqlite:///[^?]+(\?.*)?", text):
            raise ValueError("name a file: sqlite:///here.db or sqlite:////var/lib/peer-coach.db.")
        return url

    @field_validator("encryption_keys")
    @classmethod
    def _encryption_keys(cls, keys: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if keys is None and _is_postgres(info):
            raise ValueError(f"is required with PostgreSQL. Make a key: {KEY_RECIPE}")
        for place, key in enumerate(_listed(keys.get_secret_value()) if keys else (), start=1):
            if not _is_key(key):
                raise ValueError(f"key {place} is not a key of 44 characters. Make one with {KEY_RECIPE}")
        return keys

    @field_validator("tombstones")
    @classmethod
    def _tombstones(cls, path: Path | None, info: ValidationInfo) -> Path | None:
        if path is None and _is_postgres(info):
            raise ValueError(
                "is required with PostgreSQL: name a file outside the database that remembers who was erased."
            )
        return path

    @field_validator("coordinators", mode="before")
    @classmethod
    def _coordinators(cls, ids: object) -> object:
        if not isinstance(ids, str):
            return ids
        found = _listed(ids)
        if wrong := [each for each in found if not MEMBER_ID.fullmatch(each)]:
            raise ValueError(f"{', '.join(wrong)} is no Slack member id. In Slack: profile, ⋮, Copy member ID.")
        return found

    @field_validator("language", mode="before")
    @classmethod
    def _language(cls, language: object) -> object:
        # Many systems set LANGUAGE themselves, for GNU gettext: "fi_FI:fi:en". The first of them is meant.
        return re.split(r"[:_.@-]", language, maxsplit=1)[0] if isinstance(language, str) else language

    @field_validator("log_level")
    @classmethod
    def _log_level(cls, level: str) -> str:
        if level.upper() not in LOG_LEVELS:
            raise ValueError(f"choose one of {', '.join(LOG_LEVELS)}.")
        return level.upper()


class ServingSettings(Settings):
    """Settings with which a workspace can be served."""

    @field_validator("slack_bot_token")
    @classmethod
    def _bot_token_there(cls, token: SecretStr | None) -> SecretStr | None:
        if token is None:
            raise ValueError("is missing. Copy the token that starts with xoxb- from OAuth & Permissions.")
        return token

    @field_validator("slack_signing_secret")
    @classmethod
    def _some_way_in(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        # A wrong app token is told on its own line; then nothing is said here.
        if secret is None and info.data.get("slack_app_token", secret) is None and "slack_app_token" in info.data:
            raise ValueError(
                "is missing, and so is SLACK_APP_TOKEN. Set SLACK_APP_TOKEN (xapp-…) for Socket Mode, "
                "or SLACK_SIGNING_SECRET for HTTP."
            )
        return secret

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """The same settings, found good enough for serving."""
        return cls.model_validate(settings.model_dump())


def read_settings(*, serving: bool = False, env_file: Path | str | None = ".env") -> Settings:
    """The settings of this process; `SettingsWrong` with every mistake at once."""
    kind = ServingSettings if serving else Settings
    try:
        return kind(_env_file=env_file)
    except ValidationError as wrong:
        raise SettingsWrong([_line(error["loc"], error["type"], error["msg"]) for error in wrong.errors()]) from None
    except UnicodeDecodeError:
        raise SettingsWrong([f"{env_file}: is not written in UTF-8. Save it as UTF-8 and start again."]) from None


REPAIRS = {
    "port": "give a number from 1 to 65535.",
    "language": "give a language code such as en, fi or sv.",
    "tombstones": "name a file.",
}


def _line(place: tuple[int | str, ...], kind: str, message: str) -> str:
    name = str(place[0]) if place else "settings"
    said = message.removeprefix("Value error, ") if kind == "value_error" else REPAIRS.get(name, message)
    return f"{name.upper()}: {said}"


def _starts(secret: SecretStr, with_: str) -> bool:
    return secret.get_secret_value().startswith(with_)


def _sendable(secret: SecretStr | None) -> SecretStr | None:
    if secret and not re.fullmatch(r"[\x21-\x7e]+", secret.get_secret_value()):
        raise ValueError("has a space or a special character in it. Copy it again, without quotes.")
    return secret


def _scheme(url: str) -> str:
    return url.partition(":")[0].lower()


def _is_postgres(info: ValidationInfo) -> bool:
    url = info.data.get("database_url")
    return isinstance(url, SecretStr) and _scheme(url.get_secret_value()) != "sqlite"


def _listed(text: str) -> tuple[str, ...]:
    return tuple(each for each in re.split(r"[\s,;]+", text) if each)


def _is_key(text: str) -> bool:
    try:
        return len(base64.urlsafe_b64decode(text)) == KEY_BYTES
    except (ValueError, binascii.Error):
        return False
