"""One's own log and the forms beside it: a week told from anywhere, changed, taken out, taken along; a draft kept."""

import pytest

from demo.slack import Someone, faults
from storage.tables import CheckInRow, DraftRow
from tests.scenarios.town import Town
from tests.scenarios.triad_town import a_town_triad

Three = tuple[Someone, Someone, Someone]
WORDS = "canary they wrote twice as much"


@pytest.fixture
def three(town: Town) -> Three:
    return a_town_triad(town)


def checks_in(person: Someone, words: str = WORDS) -> None:
    person.opens_home()
    person.presses("Check in")
    person.chooses("What did you do?", "Tried something")
    person.fills("What would you like to note?", words)
    person.submits()


def test_a_week_can_be_told_from_the_shortcut_home_or_the_command(town: Town, three: Three) -> None:
    sanna, aino, mehmet = three
    sanna.uses_shortcut("Check in")
    sanna.chooses("Did your triad meet this week?", "Not this week")
    sanna.submits()
    aino.says("/coaching checkin")
    aino.submits()
    checks_in(mehmet)
    assert sorted((row["met"], row["did"]) for row in town.rows(CheckInRow)) == [
        (False, ()),
        (True, ()),
        (True, ("tried",)),
    ]


def test_no_cover_can_be_said_in_the_form_too_and_taken_back_in_the_log(town: Town, three: Three) -> None:
    sanna, _, _ = three
    sanna.says("/coaching checkin")
    sanna.chooses("Did your triad meet this week?", "Not this week")
    sanna.chooses("If you did not meet, would you like to say why?", "No cover")
    sanna.submits()
    assert [row["because"] for row in town.rows(CheckInRow)] == ["no_cover"]
    sanna.opens_home()
    sanna.presses("My log")
    sanna.presses("Change")
    sanna.chooses("If you did not meet, would you like to say why?", "No thanks")
    sanna.submits()
    assert [row["because"] for row in town.rows(CheckInRow)] == [None]


def test_whoever_is_in_no_triad_is_told_so(town: Town, pekka: Someone) -> None:
    pekka.says("/coaching checkin")
    pekka.sees("You are in no triad at the moment, so nothing was kept.")
    assert town.rows(CheckInRow) == []


def test_practice_e4_the_log_is_ones_own_to_change_take_out_and_take_along(
    town: Town, three: Three, maija: Someone
) -> None:
    sanna, aino, _ = three
    checks_in(sanna)
    for person in (aino, maija):
        person.opens_home()
        person.does_not_see(WORDS)
    sanna.opens_home()
    sanna.presses("My log")
    sanna.sees("Week of 7 September 2026")
    sanna.sees(WORDS)
    sanna.presses("Change")
    sanna.fills("What would you like to note?", "canary they asked each other first")
    sanna.submits()
    sanna.sees("canary they asked each other first")
    sanna.presses("Get a copy")
    sanna.presses("Close")
    sanna.opens_messages()
    sanna.sees("Your coaching log, as it is today.")
    assert "canary they asked each other first" in sanna.opens_file("my-coaching-log.md").decode()
    sanna.opens_home()
    sanna.presses("My log")
    sanna.presses("Take out…")
    sanna.presses("Take it out")
    sanna.sees("Nothing yet. When you check in, your weeks stand here.")
    assert town.rows(CheckInRow) == []


def test_point_60_without_files_the_log_comes_as_a_message(town: Town, three: Three) -> None:
    sanna, _, _ = three
    checks_in(sanna)
    sanna.opens_home()
    sanna.presses("My log")
    town.troubles.add("missing_scope")
    with town.slack.faults.while_active(faults.error("missing_scope"), "files.getUploadURLExternal"):
        sanna.presses("Get a copy")
        sanna.presses("Close")
    sanna.opens_messages()
    sanna.sees("I can't hand over files here, so it comes as a message.")
    sanna.sees(WORDS)


def test_a_draft_becomes_part_of_the_writers_own_log(town: Town, three: Three) -> None:
    sanna, aino, _ = three
    sanna.writes("canary my pupils waited for each other")
    sanna.presses("My check-in (only me)")
    sanna.sees("Only you can read this sentence.")
    sanna.submits()
    sanna.sees("It stands in your log now. Only you can read it.")
    (row,) = town.rows(CheckInRow)
    assert (row["sentence"], row["audience"]) == ("canary my pupils waited for each other", "only_me")
    assert [(each["state"], each["words"]) for each in town.rows(DraftRow)] == [("noted", None)]
    aino.opens_home()
    aino.does_not_see("canary")


def test_somebody_in_no_triad_is_not_offered_to_keep_a_draft(town: Town, pekka: Someone) -> None:
    pekka.writes("how do I share slides")
    pekka.sees("What shall I do with it?")
    pekka.does_not_see("My check-in")


def test_practice_b9_a_question_can_be_tried_and_nothing_of_it_is_kept(town: Town, three: Three) -> None:
    sanna, _, _ = three
    sanna.opens_home()
    sanna.presses("Try a question")
    sanna.fills("Your question", "Have you tried seating them differently?")
    sanna.presses("Try it")
    sanna.sees("“Have you tried”: that holds an answer already.")
    sanna.fills("Your question", "What did you notice when they began?")
    sanna.presses("Try it")
    sanna.sees("I found no advice in it.")
    sanna.closes()
    for table in (CheckInRow, DraftRow):
        assert town.rows(table) == []
