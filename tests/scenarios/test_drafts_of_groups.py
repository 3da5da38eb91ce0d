"""The coordinator's draft: kept groups, swaps, forming again, stopping; and what others try with its buttons."""

import pytest

from storage.tables import AuditRow, MemberRow, RoundRow, TriadRow
from tests.scenarios.groups import Staff, staff_of
from tests.scenarios.test_forged import NOT_YOURS, all_refused
from tests.scenarios.town import Town

CANNOT = "I can't make groups with that. More volunteers, more free periods or fewer locks would help."


@pytest.fixture
def staff(town: Town) -> Staff:
    """Six people in a draft of two groups; two of them are coaches."""
    made = staff_of(town, 6)
    made.everybody_joins(coaches=2)
    made.forms()
    return made


def who(town: Town) -> dict[str, set[str]]:
    rows = town.rows(MemberRow)
    return {each["id"]: {row["person"] for row in rows if row["triad"] == each["id"]} for each in town.rows(TriadRow)}


def test_a_group_that_is_kept_together_stays_when_the_others_are_formed_again(town: Town, staff: Staff) -> None:
    before = who(town)
    staff.maija.presses("See the groups")
    staff.maija.presses("Keep together", occurrence=1)
    staff.maija.sees("kept together")
    staff.maija.closes()
    (locked,) = town.rows(TriadRow, locked=True)
    staff.maija.presses("Form again")
    staff.maija.sees("2 groups are suggested.")
    assert who(town)[locked["id"]] == before[locked["id"]]
    assert len(who(town)) == 2


def test_a_swap_is_kept_where_every_rule_holds_and_else_answered_with_one_sentence(town: Town, staff: Staff) -> None:
    one, other = staff.groups("draft")
    coaches = list(staff.people.values())[:2]
    mine = next(each for each in one if each not in coaches)
    theirs = next(each for each in other if each not in coaches)
    coach = next(each for each in one if each in coaches)
    before = who(town)
    staff.maija.presses("See the groups")
    staff.maija.presses("Swap…", occurrence=1)
    staff.maija.chooses("Who leaves this group?", coach.name)
    staff.maija.chooses("Who comes instead?", f"{theirs.name} (2)")
    staff.maija.presses("Swap")
    staff.maija.sees(CANNOT)
    assert who(town) == before
    staff.maija.chooses("Who leaves this group?", mine.name)
    staff.maija.chooses("Who comes instead?", f"{theirs.name} (2)")
    staff.maija.presses("Swap")
    staff.maija.does_not_see(CANNOT)
    staff.maija.closes()
    assert theirs in staff.groups("draft")[0]
    assert mine in staff.groups("draft")[1]
    assert [row["did"] for row in town.rows(AuditRow)].count("swapped two people") == 1


def test_check_46_a_draft_answers_to_coordinators_and_a_suggestion_to_its_member(town: Town, staff: Staff) -> None:
    sanna = staff.people["Sanna"]
    (round_,), triads = town.rows(RoundRow), town.rows(TriadRow)
    card = sanna.sees_message("You're in.")
    of_round = [(f"triad.{what}", round_["id"]) for what in ("form", "stop", "see_groups", "ask", "take_more")]
    of_draft = [
        (f"triad.{what}", triads[0]["id"]) for what in ("keep_together", "swap", "yes", "another_group", "leave")
    ]
    before = (who(town), town.rows(RoundRow))
    all_refused(town, sanna, card, [*of_round, *of_draft, ("triad.turn_page", f"{round_['id']}:0")])
    assert (who(town), town.rows(RoundRow)) == before
    staff.asks()
    for person in staff.people.values():
        person.sees("Suggested triad: you, ")
    foreign = next(each["id"] for each in triads if sanna not in staff.members(each["id"]))
    card = sanna.sees_message("Suggested triad")
    answers = [(f"triad.{what}", foreign) for what in ("yes", "another_group", "no_group", "leave")]
    all_refused(town, sanna, card, [*answers, ("triad.go_on", f"{foreign}:1"), ("triad.yes", "guessed")])
    assert {row["answer"] for row in town.rows(MemberRow)} == {"asked"}
    town.slack.allows(NOT_YOURS, to=sanna)
