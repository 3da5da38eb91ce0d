"""What a coordinator sees of triads: numbers once a week, help to offer without seeing to whom, and never a word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coaching.check_ins import NotMet
from coaching.triad_counts import TriadCounts
from coaching.use_cases.triad_counts import TriadStatistics
from demo.slack import Someone
from storage.tables import CheckInRow, PromptRow, TriadCountRow
from tests.scenarios.promises import CARRIED_BACK
from tests.scenarios.town import Town
from tests.scenarios.triad_town import FRIDAY_2PM, NAMES, a_town_triad
from tests.triad_builders import WEEK

MARKER = "canary zebra umbrella glacier"
HAND = "Would your triad like help with finding a time, with cover, or with getting started?"
Three = tuple[Someone, Someone, Someone]


@pytest.fixture
def three(town: Town) -> Three:
    return a_town_triad(town)


def offers(maija: Someone, to: str) -> None:
    maija.opens_home()
    maija.presses("Offer help to triads")
    maija.chooses("To whom?", to)
    maija.submits()
    maija.sees("I don't say who.")
    maija.closes()


def test_one_triad_is_too_few_for_numbers(town: Town, three: Three, maija: Someone) -> None:
    sanna, _, _ = three
    sanna.says("/coaching checkin")
    sanna.submits()
    maija.opens_home()
    maija.sees("How triads are doing stands here after their first week.")
    statistics = TriadStatistics(town.bot.database.begin, town.bot.database.read)
    assert not statistics.freeze(town.workspace, town.clock())
    later = town.clock() + timedelta(weeks=1)
    assert statistics.freeze(town.workspace, later)
    assert not statistics.freeze(town.workspace, later)  # frozen
    (row,) = town.rows(TriadCountRow)
    assert {row[name] for name in ("triads", "met", "quiet", "asked_for_help", "need_cover")} == {None}
    maija.opens_home()
    maija.sees("There are too few triads for numbers.")


def test_the_numbers_are_said_in_words(town: Town, three: Three, maija: Someone) -> None:
    with town.bot.database.begin(town.workspace) as unit:
        unit.triad_counts.add(TriadCounts(WEEK, triads=10, met=5, quiet=5, need_cover=5))
        unit.commit()
    maija.opens_home()
    maija.sees("How triads are doing, as of 14 September 2026:")
    maija.sees("About 10 triads are active.")
    maija.sees("About 5 met, and about 5 were quiet.")
    maija.sees("About 5 people had no cover for a meeting.")
    for name in NAMES:
        maija.does_not_see(name)


@pytest.mark.parametrize("to", ["All triads", "Triads that were quiet"])
def test_point_58_help_is_offered_and_nobody_is_reminded_by_name(
    town: Town, three: Three, maija: Someone, to: str
) -> None:
    sanna, aino, mehmet = three
    offers(maija, to)
    for person in three:
        person.sees(HAND)
        person.sees("It is no reminder.")
    sanna.presses("Yes, please")
    sanna.sees("Write to the coordinator when it suits you. I have told nobody.")
    sanna.sees("Message Maija Salo")
    aino.presses("No thanks")
    aino.sees("All right. Nobody is told.")
    mehmet.sees(HAND)
    offers(maija, to)
    assert sorted(row["state"] for row in town.rows(PromptRow, kind="help")) == ["answered", "sent", "skipped"]
    for name in NAMES:
        maija.does_not_see(name)


def test_help_for_quiet_triads_passes_over_one_that_met_and_looks_the_same(
    town: Town, three: Three, maija: Someone
) -> None:
    sanna, _, _ = three
    sanna.says("/coaching checkin")
    sanna.submits()
    offers(maija, "Triads that were quiet")
    assert town.rows(PromptRow, kind="help") == []
    for person in three:
        person.does_not_see(HAND)


def test_point_54_a_coordinator_reads_no_sentence_anywhere(town: Town, three: Three, maija: Someone) -> None:
    sanna, aino, mehmet = three
    town.until(FRIDAY_2PM)
    for person in three:
        person.sees("Did your triad meet this week?")
    sanna.presses("We met")
    sanna.presses("Add a sentence")
    sanna.fills("What would you like to note?", MARKER)
    sanna.chooses("Who may read it?", "My triad")
    sanna.submits()
    maija.opens_home()
    maija.says("/coaching home")
    maija.sees("This is open for you.")
    maija.does_not_see(MARKER)
    for mate in (aino, mehmet):
        mate.sees(MARKER)
    sent = [entry for entry in town.slack.ledger.entries if entry.name.startswith("chat.")]
    assert not [entry for entry in sent if MARKER in str(entry.arguments.get("text", ""))]
    carried = [entry.arguments.get(name) for entry in sent for name in CARRIED_BACK]
    assert MARKER not in str(carried)
    assert MARKER not in town.log.getvalue()
    assert [row["sentence"] for row in town.rows(CheckInRow)] == [MARKER]


def test_need_for_cover_is_never_told_below_five(town: Town, three: Three, maija: Someone) -> None:
    sanna, _, _ = three
    sanna.uses_shortcut("Check in")
    sanna.chooses("Did your triad meet this week?", "Not this week")
    sanna.submits()
    with town.bot.database.begin(town.workspace) as unit:
        (mine,) = unit.check_ins.of_triad(unit.triads.active()[0].id, WEEK)
        unit.check_ins.save(replace(mine, because=NotMet.NO_COVER))
        unit.commit()
    later = town.clock() + timedelta(weeks=1)
    assert TriadStatistics(town.bot.database.begin, town.bot.database.read).freeze(town.workspace, later)
    maija.opens_home()
    maija.does_not_see("had no cover")
