"""Every story is searched for broken promises at its end; here the search itself is tried, and told a long story."""

from dataclasses import replace
from typing import Any

import pytest

from demo.slack import Entry, Someone
from tests.scenarios.promises import Pieces, faults_of_message, kept, pieces_of, shown_to_others, whose_pieces
from tests.scenarios.town import Town

WORDS = "the iPad of the choir stays dark"
PIECES: Pieces = {piece: {"U1"} for piece in pieces_of(WORDS)}


def a_post(**arguments: Any) -> dict[str, Any]:
    text = {"type": "plain_text", "text": "Waiting for Liisa."}
    usual = {"text": "Waiting for Liisa.", "unfurl_links": False, "unfurl_media": False}
    return {**usual, "blocks": [{"type": "section", "text": text}], **arguments}


@pytest.fixture
def posted(town: Town) -> Entry:
    """The last thing that the bot posted."""
    return town.slack.ledger.accepted("chat.postMessage")[-1]


@pytest.mark.parametrize(
    "arguments",
    [
        a_post(text=f"Sanna asks: {WORDS}"),
        a_post(text=""),
        a_post(text="x" * 151),
        a_post(metadata={"event_type": "request", "event_payload": {"words": WORDS}}),
        a_post(blocks=[{"type": "actions", "elements": [{"type": "button", "value": WORDS}]}]),
        a_post(blocks=[{"type": "section", "block_id": "choir stays dark"}]),
        a_post(blocks=[{"type": "divider"}] * 51),
        a_post(unfurl_links=True),
        a_post(text="token xoxb-pretend-0"),
    ],
    ids=["words", "nothing", "too long", "metadata", "value", "block_id", "51 blocks", "unfolded", "token"],
)
def test_check_67_the_search_finds_what_a_locked_phone_must_not_show(posted: Entry, arguments: dict[str, Any]) -> None:
    assert list(faults_of_message(replace(posted, arguments=a_post()), PIECES)) == []
    assert list(faults_of_message(replace(posted, arguments=arguments), PIECES)) != []


def test_check_67_the_search_finds_words_in_a_form_that_slack_keeps(posted: Entry) -> None:
    view = {"type": "modal", "private_metadata": WORDS, "blocks": [{"type": "divider"}]}
    assert list(faults_of_message(replace(posted, name="views.open", arguments={"view": view}), PIECES)) != []


def test_the_search_finds_words_before_the_wrong_eyes(town: Town, posted: Entry, sanna: Someone) -> None:
    quoted = [{"type": "section", "text": {"type": "plain_text", "text": WORDS}}]
    shown = replace(posted, arguments=a_post(blocks=quoted))
    assert list(shown_to_others(town, shown, PIECES)) != []
    assert list(shown_to_others(town, replace(shown, person="U1"), PIECES)) == []


def test_the_search_finds_trouble_in_the_log_and_words_in_a_row(town: Town, sanna: Someone) -> None:
    sanna.says(f"/tutorhelp {WORDS}")
    sanna.sees("Got it.")
    kept(town)
    town.log.write('{"event": "unforeseen", "level": "error"}\n')
    with pytest.raises(AssertionError, match="trouble in the log"):
        kept(town)
    town.troubles.add("unforeseen")
    with town.bot.database.writing() as connection:
        connection.exec_driver_sql("UPDATE help_requests SET words = 'choir stays dark'")
    with pytest.raises(Exception, match=r"stored readably|"):
        kept(town)
    with town.bot.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM offers")
        connection.exec_driver_sql("DELETE FROM help_requests")


def test_check_67_a_story_in_three_languages_says_nothing_private_on_a_locked_phone(town: Town) -> None:
    aino, nils = town.someone("Aino Niemi", tz="Europe/Helsinki"), town.someone("Nils Ek", tz="Europe/Helsinki")
    town.brings(
        "Aino Niemi,Rantala,teacher,,,fi,,,",
        "Nils Ek,Rantala,tutor,,,sv,iPads:expert,mon 08:00-15:00 @Rantala,",
    )
    nils.presses("Jag ställer upp")
    aino.says("/tutorhelp kuoron iPadit pysyvät mustina tänään")
    town.later(seconds=60)
    nils.presses("Jag ställer upp")
    aino.presses("Kunnossa")
    spoken = [nils.last_notification(), aino.last_notification()]
    assert spoken == ["Aino Niemi säger att det är löst: iPad. Tack!", "Nils Ek auttaa sinua: iPadit."]
    assert whose_pieces(town)["kuoron iPadit pysyvät"] == {aino.id, nils.id}
    town.slack.allows("")
