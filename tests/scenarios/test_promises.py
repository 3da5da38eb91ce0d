"""Every story is searched for broken promises at its end; here the search itself is tried, and told a long story."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, update

from demo.slack import Entry, Someone
from storage.tables import LeaveRow, PersonRow
from tests.builders import MONDAY_8AM
from tests.scenarios.asking import asks, asks_into_class
from tests.scenarios.private_words import Pieces, pieces_of, whose_pieces
from tests.scenarios.promises import faults_of_message, kept, shown_to_others, untimely
from tests.scenarios.town import Town
from tests.scenarios.working_windows import is_working

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


def readers(town: Town, words: str) -> set[str]:
    """Who may see any of these words, by first name."""
    found = whose_pieces(town)
    members = {member for piece in pieces_of(words) for member in found[piece]}
    return {name.split()[0] for name, person in town.people.items() if person.id in members}


def test_every_kind_of_words_has_its_readers(town: Town, sanna: Someone, liisa: Someone) -> None:
    lesson, question, answer = "drawing with all of 6B", "does it happen every time?", "only in the afternoon"
    asks_into_class(sanna, lesson)
    town.later(seconds=60)
    liisa.presses("Ask a question")
    liisa.fills("Your question", question)
    liisa.presses("Send")
    sanna.presses("Answer")
    sanna.fills("Your answer", answer)
    sanna.presses("Send")
    liisa.presses("Accept")
    liisa.presses("Note for myself…")
    liisa.fills("What helped?", "one iPad first, then all")
    liisa.presses("Save")
    sanna.presses("I need cover")
    sanna.fills("Which lessons?", "my 6A maths in period 3")
    sanna.chooses("What would help?", "A floating teacher")
    sanna.presses("Save")
    asks(sanna, "a workshop about film making", kind="Workshop idea")
    sanna.closes()
    sanna.writes("nobody should ever read this")
    for words in (lesson, "6B in room 214", question, answer):
        assert readers(town, words) == {"Sanna", "Liisa"}
    assert readers(town, "my 6A maths in period 3") == {"Sanna", "Liisa", "Maija"}
    assert readers(town, "one iPad first, then all") == {"Liisa"}
    assert readers(town, "a workshop about film making") == {"Sanna"}
    assert readers(town, "nobody should ever read this") == {"Sanna"}
    town.slack.allows("")


def test_with_their_writers_yes_coordinators_may_read_the_words(town: Town, sanna: Someone, pekka: Someone) -> None:
    town.asked(sanna, "a quiz about rivers", of="Pekka Laine")
    pekka.presses("Pass on")
    assert readers(town, "a quiz about rivers") == {"Sanna", "Pekka"}
    sanna.presses("Yes, show my words")
    assert readers(town, "a quiz about rivers") == {"Sanna", "Pekka", "Maija"}
    town.slack.allows("")


MONDAY_8PM = MONDAY_8AM + timedelta(hours=12)


@pytest.mark.parametrize(
    ("after", "fine"),
    [
        (timedelta(0), True),
        (-timedelta(seconds=1), False),
        (timedelta(hours=8) - timedelta(seconds=1), True),
        (timedelta(hours=8), False),
        (timedelta(days=4), True),
        (timedelta(days=5), False),
        (timedelta(days=1), False),
        (timedelta(days=2, hours=1), False),
    ],
    ids=["8:00", "7:59", "15:59", "16:00", "Friday", "Saturday", "Tuesday: away", "Wednesday 9:00: quiet"],
)
def test_the_watch_knows_when_somebody_may_be_written_to(
    town: Town, liisa: Someone, after: timedelta, fine: bool
) -> None:
    with town.bot.database.writing() as connection:
        quiet = update(PersonRow).where(PersonRow.slack_user == liisa.id)
        connection.execute(quiet.values(quiet_start=time(9), quiet_end=time(10)))
        (row,) = town.rows(PersonRow, slack_user=liisa.id)
        leave = {"workspace_id": town.workspace, "person": row["id"], "position": 0}
        connection.execute(insert(LeaveRow), {**leave, "first": date(2026, 9, 8), "last": date(2026, 9, 8)})
    assert is_working(town, liisa.id, MONDAY_8AM + after) == fine


def test_the_watch_finds_what_came_in_the_evening_and_answered_nothing(town: Town, liisa: Someone) -> None:
    def is_written_to() -> None:
        say = town.bot.slack.web.chat_postMessage
        say(channel=liisa.dm.id, text="Good evening.", unfurl_links=False, unfurl_media=False)

    town.until(MONDAY_8PM)
    liisa.says("/coaching help")
    is_written_to()
    assert untimely(town) == []
    town.later(minutes=3)
    is_written_to()
    assert len(untimely(town)) == 1
    town.watch.untimely.clear()
    town.slack.allows("")


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
    assert spoken == ["iPad: Aino Niemi säger att det är löst. Tack!", "iPadit: Nils Ek auttaa sinua."]
    assert whose_pieces(town)["kuoron iPadit pysyvät"] == {aino.id, nils.id}
    town.slack.allows("")
