"""Every sentence for people stands in every catalogue, complete and with the same placeholders."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from tests.project.tree import ROOT, files

LANGUAGES = ("fi", "sv")
KEYWORDS = {**DEFAULT_KEYWORDS, "plural": (1, 2)}
"""What marks a sentence; `make catalogues` has the same."""

PLACEHOLDER = re.compile(r"\{[^{}]*\}")

Key = tuple[str, str | None]
"""The sentence (its singular) and its context."""


def catalogue_path(language: str) -> Path:
    return ROOT / "handlers/locales" / language / "LC_MESSAGES/peer_coach.po"


def catalogue(language: str) -> Catalog:
    with catalogue_path(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def key(message_id: str | list[str] | tuple[str, ...], context: str | None) -> Key:
    return (message_id if isinstance(message_id, str) else message_id[0], context)


def said_in_the_code() -> set[Key]:
    found = extract_from_dir(str(ROOT / "handlers"), [("**.py", "python")], keywords=KEYWORDS)
    return {key(message_id, context) for _, _, message_id, _, context in found}


def entries(language: str) -> Iterator[Message]:
    yield from (message for message in catalogue(language) if message.id)


def forms(text: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or [""])


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def test_there_is_a_catalogue_for_each_language_and_no_other() -> None:
    found = {path.parts[-3] for path in files("handlers/locales") if path.suffix == ".po"}
    assert found == set(LANGUAGES)


def test_the_code_says_something() -> None:
    assert said_in_the_code()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_what_the_code_says_and_nothing_else(language: str) -> None:
    kept = {key(message.id, message.context) for message in entries(language)}
    assert sorted(said_in_the_code() - kept, key=str) == [], "run `make catalogues` and translate"
    assert sorted(kept - said_in_the_code(), key=str) == [], "run `make catalogues`: no longer said"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_in_every_plural_form(language: str) -> None:
    plurals = catalogue(language).num_plurals
    incomplete = [
        message.id
        for message in entries(language)
        if message.fuzzy
        or not all(forms(message.string))
        or (message.pluralizable and len(forms(message.string)) != plurals)
    ]
    assert incomplete == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_has_the_placeholders_of_its_source(language: str) -> None:
    different = [
        form
        for message in entries(language)
        for form in forms(message.string)
        if placeholders(form) not in [placeholders(source) for source in forms(message.id)]
    ]
    assert different == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_says_whether_a_native_speaker_has_read_it(language: str) -> None:
    assert "reviewed by a native speaker" in catalogue(language).header_comment
