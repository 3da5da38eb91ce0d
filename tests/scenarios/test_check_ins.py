"""The week's question and its answer, pressed by the three of a triad in their own messages."""

import pytest

from demo.slack import Someone
from storage.tables import CheckInRow, PromptRow, SessionRow, TriadRow
from tests.scenarios.town import Town
from tests.scenarios.triad_town import FRIDAY_2PM, a_town_triad

ASKED = "Did your triad meet this week? Two taps."
Three = tuple[Someone, Someone, Someone]


@pytest.fixture
def three(town: Town) -> Three:
    people = a_town_triad(town)
    town.until(FRIDAY_2PM)
    for person in people:
        person.sees(ASKED)
    return people


def test_point_38_we_met_and_what_we_did_are_two_taps(town: Town, three: Three) -> None:
    sanna, aino, mehmet = three
    sanna.presses("We met")
    sanna.sees("Good to hear. What did you do? One tap is enough.")
    sanna.presses("Talked it through")
    sanna.sees("Saved: Talked it through.")
    (row,) = town.rows(CheckInRow)
    assert (row["met"], row["did"], row["sentence"]) == (True, ("talked",), None)
    assert len(town.rows(SessionRow)) == 3
    assert [row["stage"] for row in town.rows(TriadRow)] == ["goal"]
    for mate in (aino, mehmet):
        mate.sees("Sanna Virtanen noted that you met. Anything to add?")


def test_point_38_a_press_more_takes_back_and_a_second_press_changes_nothing(town: Town, three: Three) -> None:
    sanna, _, _ = three
    sanna.presses("We met")
    before = sanna.sees_message("What did you do?")
    sanna.presses("Planned")
    sanna.presses("Watched a lesson")
    sanna.sees("Saved: Planned; Watched a lesson.")
    sanna.presses_old(before, "Planned")
    sanna.sees("Saved: Planned; Watched a lesson.")
    sanna.presses("✓ Planned")
    sanna.sees("Saved: Watched a lesson.")
    assert [row["did"] for row in town.rows(CheckInRow)] == [("watched",)]
    assert len(town.rows(SessionRow)) == 3


def test_point_39_not_this_week_needs_no_reason_and_takes_one(town: Town, three: Three, maija: Someone) -> None:
    sanna, aino, _ = three
    sanna.presses("Not this week")
    sanna.sees("That happens. Would you like to say why? You need not.")
    assert [row["because"] for row in town.rows(CheckInRow)] == [None]
    sanna.presses("No cover")
    sanna.sees("That happens. You noted: No cover.")
    sanna.sees("It counts as a need for cover")
    aino.sees(ASKED)  # only who did not say so is still asked
    sanna.presses("We did meet")
    sanna.sees("Good to hear.")
    aino.sees("Sanna Virtanen noted that you met.")
    maija.opens_home()
    for said in ("Sanna", "No cover", "cover for"):
        maija.does_not_see(said)


def test_not_this_week_after_we_met_takes_the_session_back_for_everybody(town: Town, three: Three) -> None:
    sanna, aino, mehmet = three
    sanna.presses("We met")
    aino.sees("Sanna Virtanen noted that you met.")
    sanna.presses("Not this week")
    sanna.sees("That happens.")
    for mate in (aino, mehmet):
        mate.sees(ASKED)
    assert town.rows(SessionRow) == []
    assert [row["stage"] for row in town.rows(TriadRow)] == ["starting_point"]
    aino.presses("We met")
    mehmet.sees("Aino Salo noted that you met.")


def test_point_40_one_reminder_at_most(town: Town, three: Three) -> None:
    sanna, aino, mehmet = three
    sanna.presses("Not this week")
    for _ in range(5):
        town.later(days=1)
    for mate in (aino, mehmet):
        mate.sees("A small reminder: did your triad meet")
    sanna.does_not_see("A small reminder")
    assert [row["remind_at"] for row in town.rows(PromptRow, state="sent")] == [None, None]


def test_point_41_the_same_fact_is_not_asked_twice_in_a_triad(town: Town, three: Three) -> None:
    sanna, aino, mehmet = three
    sanna.presses("We met")
    sanna.presses("Tried something")
    aino.sees("Sanna Virtanen noted that you met. Anything to add?")
    aino.presses("No thanks")
    aino.sees("Saved. Thank you.")
    mehmet.presses("Add a sentence")
    mehmet.fills("What would you like to note?", "canary quiet corner of mine")
    mehmet.submits()
    mehmet.sees("Saved. Thank you.")
    mehmet.does_not_see("What did you do?")
    town.later(days=4)  # nobody is reminded of what is known
    assert sorted(row["state"] for row in town.rows(PromptRow) if row["sent_at"]) == ["answered"] * 3


def test_whoever_is_asked_after_a_mate_told_is_not_asked_for_it(town: Town) -> None:
    sanna, aino, mehmet = a_town_triad(town)
    sanna.says("/coaching checkin")
    sanna.chooses("What did you do?", "Planned", "Talked it through")
    sanna.submits()
    assert [row["did"] for row in town.rows(CheckInRow)] == [("planned", "talked")]
    town.until(FRIDAY_2PM)
    for mate in (aino, mehmet):
        mate.sees("Sanna Virtanen noted that you met. Anything to add?")
        mate.sees("A question to take along:")
    sanna.does_not_see(ASKED)


def test_a_sentence_is_for_its_writer_unless_they_share_it(town: Town, three: Three, maija: Someone) -> None:
    sanna, aino, mehmet = three
    sanna.presses("We met")
    sanna.presses("Add a sentence")
    sanna.sees("The coordinator never does.")
    sanna.fills("What would you like to note?", "canary silence after my question grew")
    sanna.submits()
    for person in (aino, mehmet, maija):
        person.opens_home()
        person.does_not_see("canary silence")
    sanna.presses("Change my sentence", on="What did you do?")
    sanna.chooses("Who may read it?", "My triad")
    sanna.submits()
    for mate in (aino, mehmet):
        mate.opens_home()
        mate.sees("canary silence after my question grew")
        mate.opens_messages()
        mate.sees("canary silence after my question grew")
    maija.does_not_see("canary silence")


def test_the_question_can_be_put_off_left_out_or_paused(town: Town, three: Three) -> None:
    sanna, aino, mehmet = three
    sanna.chooses("Later…", "The next school day, in the morning")
    sanna.sees("All right. I'll ask you again on Monday 14 September at 8:00.")
    aino.chooses("Later…", "Skip this week")
    aino.sees("All right, nothing more about this week.")
    mehmet.chooses("Later…", "Pause until a date…")
    mehmet.chooses("Ask me again from", "2026-10-05")
    mehmet.submits()
    mehmet.sees("I'm quiet until 5 October 2026.")
    town.until(FRIDAY_2PM.replace(day=14, hour=5))
    sanna.sees("A small reminder: did your triad meet")
    sanna.sees(ASKED)
    town.until(FRIDAY_2PM.replace(day=18))
    for person in (sanna, aino):
        person.sees(ASKED)
    mehmet.does_not_see(ASKED)
    mehmet.presses("Ask me again")
    town.until(FRIDAY_2PM.replace(day=25))
    for person in three:
        person.sees(ASKED)
    for person in (sanna, aino):
        person.sees("This week is over. Nothing is missing.")


def test_after_three_silent_weeks_the_rhythm_can_be_chosen_once(town: Town, three: Three) -> None:
    for day in (14, 18, 21, 25, 28):
        town.until(FRIDAY_2PM.replace(day=day))
        for person in three:
            person.sees(ASKED)
            person.sees("A small reminder")
    town.until(FRIDAY_2PM.replace(month=10, day=2))
    sanna, aino, mehmet = three
    for person in three:
        person.sees("I have asked for a few weeks now. Shall I go quiet?")
    sanna.presses("Every other week")
    sanna.sees("All right, I ask every other week.")
    aino.presses("Pause")
    aino.sees("I'm quiet until you want me to ask again.")
    mehmet.presses("Keep asking")
    mehmet.sees("All right, I ask every week.")
    aino.presses("Ask me every week")
    aino.sees("All right, I ask every week.")
