"""Points of the screens that only a whole story can show: edits instead of news, and whom they reach."""

from collections import Counter

import pytest

from demo.slack import Someone
from storage.tables import HelpRequestRow
from tests.scenarios.asking import buttons
from tests.scenarios.beginnings import Beginning
from tests.scenarios.conftest import taken_up
from tests.scenarios.promises import OUTGOING
from tests.scenarios.town import ASKS, Town


@pytest.fixture(scope="module")
def told(beginning: Beginning, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """A town in which a request has gone from hand to hand until it was sorted; only to be looked at."""
    with taken_up(beginning, tmp_path_factory.mktemp("told")) as town:
        sanna, liisa, pekka = (town.people[name] for name in ("Sanna Virtanen", "Liisa Korhonen", "Pekka Laine"))
        sanna.says(ASKS)
        town.later(seconds=60)
        liisa.presses("Pass on")
        pekka.presses("Accept")
        for who, label in ((sanna, "Not yet"), (pekka, "Done"), (sanna, "Yes, sorted")):
            town.later(seconds=60)
            who.presses(label)
        town.slack.allows("")
        return town


def notifications(town: Town) -> list[str]:
    entries = [entry for entry in town.slack.ledger.entries if entry.name in OUTGOING]
    return [entry.arguments["text"] for entry in entries if entry.arguments.get("blocks")]


def test_point_1_every_message_says_in_a_sentence_what_is_next(told: Town) -> None:
    assert len(notifications(told)) > 12
    assert {text[-1] for text in notifications(told)} <= set(".!?")


def test_point_2_what_a_phone_shows_is_short(told: Town) -> None:
    assert [text for text in notifications(told) if not 0 < len(text) <= 150] == []


def test_point_3_long_lists_stay_within_what_slack_shows(town: Town, sanna: Someone, liisa: Someone) -> None:
    for number in range(40):
        town.clock.moves(seconds=1)
        sanna.says(f"/tutorhelp iPad number {number:02} stays dark")
    town.later(minutes=5)
    for who in (sanna, liisa):
        who.opens_home()
        assert who.eyes.home
        assert len(who.eyes.home.blocks) <= 100
        who.says("/coaching home")
    sanna.says("/tutorhelp status")
    status = sanna.sees_message("You have 40 open requests.")
    assert len(status.blocks) <= 50
    sanna.sees("The others are on the Home tab.")
    assert len(town.rows(HelpRequestRow)) == 40
    town.slack.allows("")


def test_point_5_changes_are_edits_of_the_message_that_is_there(told: Town) -> None:
    posted = {entry.ts for entry in told.slack.ledger.accepted("chat.postMessage")}
    edited = [entry.arguments["ts"] for entry in told.slack.ledger.accepted("chat.update")]
    assert len(edited) >= 6
    assert set(edited) <= posted


def test_point_6_news_go_only_to_whoever_acts_or_waits(told: Town, beginning: Beginning) -> None:
    before = sum(entry.name == "chat.postMessage" for entry in beginning.ledger)
    posts = told.slack.ledger.accepted("chat.postMessage")[before:]
    assert Counter(told.slack.workspace.people[entry.person].name for entry in posts) == {
        "Liisa Korhonen": 1,  # the card
        "Pekka Laine": 3,  # the card; not sorted yet; sorted
        "Sanna Virtanen": 3,  # where it stands; who takes it; how it went
    }


def test_point_7_nobody_is_called_by_name_or_all_together(told: Town) -> None:
    assert told.slack.ledger.mentions() == []
    assert [text for text in notifications(told) if "@" in text] == []


def test_point_10_no_link_unfolds(told: Town) -> None:
    posts = told.slack.ledger.accepted("chat.postMessage")
    assert {(entry.arguments["unfurl_links"], entry.arguments["unfurl_media"]) for entry in posts} == {(False, False)}


def test_point_8_buttons_that_no_longer_count_are_gone_for_everybody(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.presses("Pass on")
    assert buttons(liisa.sees_message("You passed this on.")) == set()
    card = town.accepts(pekka, sanna)
    assert {"Done", "Suggest times", "Message Sanna Virtanen", "Pass on"} <= buttons(card)
    assert not {"Accept", "Not my topic", "Ask a question"} & buttons(card)
    living = sanna.sees_message("Pekka Laine takes your request. Next")
    assert {"Sorted", "Not yet", "It didn't happen", "Message Pekka Laine", "Cancel"} <= buttons(living)
    assert not {"Undo", "Change details"} & buttons(living)
    sanna.presses("Sorted")
    assert buttons(sanna.sees_message("Sorted. Thank you for telling me.")) == {"Reopen"}
    pekka.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    assert buttons(pekka.sees_message("Request: iPads")) == set()


def test_point_9_what_comes_unasked_says_why_and_has_a_way_to_get_less(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    outi = town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.brings("Outi Niemi,Rantala,tutor,,,en,Kahoot,wed 08:00-12:00 @Rantala,")
    invited = outi.sees_message("The coordinator of North schools suggests you as a tutor.")
    assert "No thanks" in buttons(invited)
    card = town.asked(sanna)
    assert "You got this because: your topic, your school" in liisa.eyes.text_of(card)
    assert "Pass on" in buttons(card)


def test_point_13_a_request_in_words_needs_no_further_step(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees_no_modal()
    town.later(seconds=60)
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    town.slack.allows("", to=sanna)


def test_point_25_accepting_takes_one_click(town: Town, sanna: Someone, liisa: Someone) -> None:
    sanna.says(ASKS)
    town.later(seconds=60)
    liisa.presses("Accept")
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["accepted"]
    town.slack.allows("")


def test_point_27_a_tutor_reads_why_it_was_them(town: Town, sanna: Someone, liisa: Someone) -> None:
    card = town.asked(sanna)
    because = "You got this because: your topic, your school, you have few requests open, you are free soonest."
    assert because in liisa.eyes.text_of(card)


def test_point_36_it_can_be_opened_again_in_one_tap_and_nobody_is_blamed(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.accepted(sanna)
    liisa.presses("Done")
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    sanna.presses("Not yet")
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["accepted"]
    liisa.sees("iPads: Sanna Virtanen says it isn't sorted yet. Please find another time.")
    card = liisa.sees_message("You accepted. Sanna Virtanen says it isn't sorted yet. When can you go on?")
    assert {"Done", "Suggest times"} <= buttons(card)
    sanna.presses("Sorted")
    liisa.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    sanna.presses("Reopen")
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
