"""What the operator sets: every mistake at once, each with its repair, no secret in any message."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsWrong, read_settings

KEY = "cGVlciBjb2FjaCwgYW4gaW52ZW50ZWQgdGVzdCBrZXk="
GOOD = {"SLACK_BOT_TOKEN": "xoxb-1-secret", "SLACK_APP_TOKEN": "xapp-1-secret"}


def read(monkeypatch: pytest.MonkeyPatch, serving: bool = True, /, **env: str) -> Settings:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    return read_settings(serving=serving, env_file=None)


def mistakes(monkeypatch: pytest.MonkeyPatch, serving: bool = True, /, **env: str) -> list[str]:
    with pytest.raises(SettingsWrong) as wrong:
        read(monkeypatch, serving, **env)
    assert "secret" not in str(wrong.value).replace("signing secret", "")
    return wrong.value.lines


def test_two_tokens_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **GOOD)
    assert settings.socket_mode
    assert settings.port == 3000
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.database_url.get_secret_value() == "sqlite:///peer-coach.db"


def test_commands_without_slack_need_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, False).slack_bot_token is None


def test_a_signing_secret_without_an_app_token_means_http(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, SLACK_BOT_TOKEN="xoxb-1", SLACK_SIGNING_SECRET="abc")
    assert not settings.socket_mode


def test_swapped_tokens_are_named_as_swapped(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = mistakes(monkeypatch, SLACK_BOT_TOKEN="xapp-1-secret", SLACK_APP_TOKEN="xoxb-1-secret")
    assert lines == [
        "SLACK_BOT_TOKEN: this is the app-level token (xapp-…): swap it with SLACK_APP_TOKEN.",
        "SLACK_APP_TOKEN: this is the bot token (xoxb-…): swap it with SLACK_BOT_TOKEN.",
    ]


def test_nothing_set_names_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    bot_token, way_in = mistakes(monkeypatch)
    assert bot_token.startswith("SLACK_BOT_TOKEN: is missing")
    assert way_in.startswith("SLACK_SIGNING_SECRET: is missing, and so is SLACK_APP_TOKEN")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SLACK_BOT_TOKEN", "xoxp-secret"),
        ("SLACK_BOT_TOKEN", "xoxb-secret and a space"),
        ("SLACK_BOT_TOKEN", "xoxb-secret…"),
        ("SLACK_APP_TOKEN", "secret"),
        ("SLACK_SIGNING_SECRET", "xoxb-secret"),
        ("SLACK_API_URL", "slack.com/api"),
        ("SLACK_API_URL", "ftp://slack.com"),
        ("DATABASE_URL", "mysql://u:secret@host/db"),
        ("DATABASE_URL", "sqlite://"),
        ("DATABASE_URL", "peer-coach.db"),
        ("ENCRYPTION_KEYS", "secret"),
        ("ENCRYPTION_KEYS", f"{KEY},c2VjcmV0"),
        ("COORDINATORS", "Liisa"),
        ("COORDINATORS", "U0AAAAAA1;liisa@school.example"),
        ("LANGUAGE", "Finnish"),
        ("LOG_LEVEL", "LOUD"),
        ("PORT", "80a"),
        ("PORT", "0"),
        ("PORT", "65536"),
    ],
)
def test_each_mistake_is_one_line_with_its_setting(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    (line,) = mistakes(monkeypatch, **(GOOD | {name: value}))
    assert line.startswith(f"{name}: ")


def test_all_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = mistakes(monkeypatch, SLACK_BOT_TOKEN="secret", PORT="x", LOG_LEVEL="x", COORDINATORS="x", LANGUAGE="?")
    assert len(lines) == 6


def test_postgresql_needs_keys_and_tombstones_that_are_not_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = mistakes(monkeypatch, False, DATABASE_URL="postgresql://u:secret@host/db")
    assert [line.split(":")[0] for line in lines] == ["ENCRYPTION_KEYS", "TOMBSTONES"]


def test_postgresql_with_both(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(
        monkeypatch, **GOOD, DATABASE_URL="postgresql://u:p@host/db", ENCRYPTION_KEYS=f"{KEY} {KEY}", TOMBSTONES="t.txt"
    )
    assert settings.keys == (KEY, KEY)
    assert settings.tombstones == Path("t.txt")


def test_coordinators_are_listed_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, **GOOD, COORDINATORS="U0AAAAAA1, W0BBBBBB2").coordinators == ("U0AAAAAA1", "W0BBBBBB2")


@pytest.mark.parametrize("of_the_system", ["fi_FI:fi:en", "fi_FI.UTF-8", "fi"])
def test_a_language_as_the_system_sets_it_counts_as_its_first(
    monkeypatch: pytest.MonkeyPatch, of_the_system: str
) -> None:
    assert read(monkeypatch, **GOOD, LANGUAGE=of_the_system).language == "fi"


def test_an_address_that_cannot_be_taken_apart_is_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = mistakes(monkeypatch, **GOOD, SLACK_API_URL="http://[bad")
    assert line.startswith("SLACK_API_URL: give a whole address")


def test_an_empty_setting_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **GOOD, COORDINATORS="", ENCRYPTION_KEYS="", PORT="", LANGUAGE="")
    assert (settings.coordinators, settings.encryption_keys, settings.port) == ((), None, 3000)


def test_settings_come_from_a_file_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("SLACK_BOT_TOKEN=xoxb-file\nSLACK_APP_TOKEN='xapp-file'\nPORT=4000\nSOMETHING_ELSE=1\n")
    monkeypatch.setenv("PORT", "5000")
    settings = read_settings(serving=True, env_file=file)
    assert settings.slack_app_token is not None
    assert settings.slack_app_token.get_secret_value() == "xapp-file"
    assert settings.port == 5000


def test_a_file_of_settings_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("PORT=4000", encoding="utf-16")
    with pytest.raises(SettingsWrong, match="is not written in UTF-8"):
        read_settings(env_file=file)


def test_no_secret_is_in_a_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(
        monkeypatch, **GOOD, DATABASE_URL="postgresql://u:secret@host/d", ENCRYPTION_KEYS=KEY, TOMBSTONES="t"
    )
    assert "secret" not in repr(settings).lower().replace("secretstr", "").replace("signing_secret", "")
    assert KEY not in repr(settings)


def test_settings_cannot_be_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, **GOOD)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1  # type: ignore[misc]
