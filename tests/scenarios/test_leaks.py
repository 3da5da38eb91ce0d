"""Words that must not get out: stories full of trouble, and then a search in all that was written anywhere."""

import json
from pathlib import Path

import pytest

from coaching.understanding import Said, TopicModel
from demo.slack import Someone, faults
from handlers.views import render
from storage.engine import Waits
from tests.scenarios.conftest import north
from tests.scenarios.promises import OUTGOING, TOKEN, carried, everything_stored
from tests.scenarios.test_storage_trouble import locked
from tests.scenarios.town import Town

PUPILS = ("Quirinus", "Zephyrine", "Wilhelmiina", "Xanthippe", "Yrjänä", "Ottokar", "Ulpukka", "Åkezon")
"""Unusual enough to be found anywhere; each is typed in a story of its own."""


def tell_everything(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight stories with a pupil's name in the words, most of which go wrong."""
    sanna, liisa, guest = (*(town.people[name] for name in ("Sanna Virtanen", "Liisa Korhonen")), town.someone("Erik"))
    names = iter(PUPILS)

    def says(who: Someone, name: str) -> None:
        who.says(f"/tutorhelp the iPad of {name} in 7A stays dark")
        town.slack.settle()

    says(sanna, next(names))
    town.slack.faults.next(faults.HTML, "chat.postMessage", times=2)
    town.slack.faults.next(faults.http_error(500), "chat.update", times=2)
    town.later(seconds=60)
    for _ in range(3):
        town.later(seconds=30)
    liisa.presses("Accept")
    for _ in range(3):  # an edit that found Slack too slow is made again
        town.later(seconds=30)
    sanna.presses("Not yet")
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", f"the iPad of {next(names)} in 7A")
    sanna.presses("Send")
    sanna.closes()
    guest.changes(is_restricted=True)
    says(guest, next(names))
    with locked(town):
        says(sanna, next(names))
    with monkeypatch.context() as broken:
        broken.setattr(TopicModel, "guesses", broken_by_words)
        says(sanna, next(names))
    with monkeypatch.context() as broken:
        broken.setattr("bot.errands.render", broken_by_the_screen)
        says(sanna, next(names))
        town.later(seconds=60)
    town.later(seconds=60)
    town.slack.revoke_tokens()
    says(sanna, next(names))
    town.later(minutes=6)
    town.slack.reinstall()
    body = f"command=/tutorhelp&text=the iPad of {next(names)}&team_id=T0PRETEND&user_id=U1".encode()
    town.http.post(body, town.http.signed(b"other", "application/x-www-form-urlencoded"), 5)
    liisa.is_deactivated()
    town.later(minutes=6)


def broken_by_words(self: TopicModel, said: Said) -> None:
    raise ValueError(f"cannot understand {said.words}")


def broken_by_the_screen(screen: object, reader: object) -> None:
    raise RuntimeError(f"cannot show {getattr(screen, 'words', '')} {render}")


def test_check_53_no_words_and_no_token_get_into_anything_that_is_written(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with north(tmp_path, database_url=sqlite_url, waits=Waits(lock=0.2)) as town:
        town.slack.allows("")
        town.troubles |= {"ValueError", "RuntimeError", "token_revoked", "Slack refuses the token", "sending stopped"}
        tell_everything(town, monkeypatch)
        written = {
            "log": town.log.getvalue(),
            "metrics": town.bot.metrics.page(),
            "health": town.bot.health.page().body,
            "rows": everything_stored(town),
            "file": "".join(path.read_bytes().decode("latin-1") for path in tmp_path.glob("peer-coach.db*")),
            "tombstones": "".join(path.read_text() for path in tmp_path.glob("tombstones*")),
            "notifications": notifications(town),
            "carried along": " ".join(part for entry in outgoing(town) for part in carried(entry)),
        }
        found = {place: name for place, text in written.items() for name in spellings(PUPILS) if name in text}
        assert found == {}
        assert {place: TOKEN.findall(text) for place, text in written.items() if TOKEN.search(text)} == {}
        assert written["log"].count('"event": "unforeseen"') == 1
        assert "delivery broke off" in written["log"]


def spellings(names: tuple[str, ...]) -> list[str]:
    """As they are, and as JSON and a byte-wise reading would spell them."""
    return [each for name in names for each in (name, json.dumps(name)[1:-1], name.encode().decode("latin-1"))]


def outgoing(town: Town) -> list[object]:
    return [entry.arguments for entry in town.slack.ledger.entries if entry.name in OUTGOING]


def notifications(town: Town) -> str:
    return " ".join(str(entry.arguments.get("text")) for entry in town.slack.ledger.entries if entry.name in OUTGOING)


def test_what_nobody_foresaw_gets_an_apology_with_a_reference_that_the_log_has_too(
    town: Town, sanna: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.troubles.add("unforeseen")
    with monkeypatch.context() as broken:
        broken.setattr(TopicModel, "guesses", broken_by_words)
        sanna.says("/tutorhelp the iPads in the gym stay dark")
    sanna.sees("the iPads in the gym stay dark")
    apology = sanna.sees_message("That went wrong on my side. Reference: ")
    reference = apology.text.partition("Reference: ")[2][:6]
    (line,) = [json.loads(line) for line in town.log.getvalue().splitlines() if "unforeseen" in line]
    assert (line["reference"], line["raised"], line["error"]) == (reference, "ValueError", "ValueError")
    sanna.says("/tutorhelp the iPads in the gym stay dark")
    sanna.sees("Got it.")


def test_a_message_that_could_not_be_made_delays_no_other_and_comes_later(
    town: Town, sanna: Someone, liisa: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    town.troubles.add("delivery broke off")
    sanna.says("/tutorhelp the iPads in the gym stay dark")
    sanna.sees("Got it.")
    with monkeypatch.context() as broken:
        broken.setattr("bot.errands.render", broken_by_the_screen)
        town.later(seconds=60)
    sanna.does_not_see("Waiting for")
    town.later(seconds=15)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads")
