"""Every sentence comes from the catalogues, and one and a half times as long it still fits Slack's limits."""

from gettext import NullTranslations
from re import split

import pytest
from regex import findall

from coaching.prompts.bank import BANK
from demo.slack.validators import faults_of_message, faults_of_view
from handlers import languages
from tests.handlers.looks import of_type, texts
from tests.handlers.screens import LIISA, SANNA, VIEWS, messages, reader, views
from tests.handlers.screens.vocabulary import PEKKA, TOPICS
from tests.handlers.views.test_golden import as_json

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OWN_NAMES = ("English", "Suomi", "Svenska")
"""Of the languages; these and the days come from Babel."""
PATTERNS = ("H:mm", "cccc d MMMM", "ccc d MMM")
MARK = "ẋ"


class Longer(NullTranslations):
    """Sentences 40 % longer and marked at both ends; placeholders stay."""

    def gettext(self, message: str) -> str:
        if message in PATTERNS:
            return message
        words = "".join(split(r"\{\w+\}", message))
        return f"{MARK}{message}{'ö' * (len(words) * 2 // 5)}{MARK}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(languages, "catalogue", lambda language: Longer())


@pytest.mark.usefixtures("longer")
def test_point_71_the_longest_language_fits() -> None:
    faults = {name: faults_of_message(as_json(message)) for name, message in messages(reader()).items()}
    faults |= {name: faults_of_view(view) for name, view in views(reader()).items()}
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.usefixtures("longer")
def test_point_71_titles_of_forms_are_not_cut_in_it() -> None:
    titles = [view["title"]["text"] for view in views(reader()).values() if view["type"] == "modal"]
    assert [title for title in titles if title.endswith("…")] == []


@pytest.mark.usefixtures("longer")
def test_point_71_every_sentence_is_in_the_catalogues() -> None:
    """What bears no mark is no sentence: a name, a topic, a school, a contact as somebody wrote it."""
    shown = [*(message.blocks for message in messages(reader()).values()), *(VIEWS[name](reader()) for name in VIEWS)]
    unmarked = {line for text in texts(of_type(shown, "plain_text")) for line in text.split("\n") if MARK not in line}
    people = {SANNA.name, LIISA.name, PEKKA.name, "Aino Salo", "Mehmet Kaya", "Oona Ek (2)", "Liisa Korhonen (Kahoot)"}
    asked = {text for question in BANK.questions for text in question.texts.values()}
    names = {"Rantala", "Koivu", *people, *(topic.name for topic in TOPICS), *DAYS, *OWN_NAMES, *asked}
    numbered = {name for name in unmarked if findall(r"^\d+\. ", name)}
    assert {line for line in unmarked - numbered if line not in names and "social worker" not in line} == set()
    assert {line.partition(". ")[2] for line in numbered} <= names
