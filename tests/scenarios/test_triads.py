"""From volunteers to triads: groups in a draft, asked in private, agreed by all, and formed anew without a word."""

from storage.tables import AuditRow, MemberRow, TriadRow
from tests.scenarios.groups import staff_of
from tests.scenarios.town import Town

ARRANGING = "We're still arranging the groups."


def test_practice_b25_nine_volunteers_become_three_triads_that_everybody_agrees_to(town: Town) -> None:
    staff = staff_of(town, 9)
    staff.everybody_joins(focus="Feedback that pupils use")
    staff.forms()
    staff.maija.sees("3 groups are suggested. Only you have seen them.")
    staff.maija.presses("See the groups")
    staff.maija.sees("Group 1: ")
    staff.maija.sees("all free: Monday, period 1 (8:15–9:00)")
    staff.maija.sees("different subjects")
    staff.maija.closes()
    assert [len(group) for group in staff.groups("draft")] == [3, 3, 3]
    staff.asks()
    groups = staff.groups()
    for person in staff.people.values():
        person.sees("Suggested triad: you, ")
        person.sees("Shared interest: Feedback that pupils use")
        person.sees("Your answer stays private.")
    for group in groups:
        staff.all_say_yes(group)
    assert {row["state"] for row in town.rows(TriadRow)} == {"active"}
    assert {row["answer"] for row in town.rows(MemberRow)} == {"yes"}
    staff.maija.sees("The triads are under way.")
    assert set(staff.states()) == {"placed"}
    assert staff.round_state() == "running"


def test_point_42_a_no_is_private_and_the_groups_are_formed_anew_quietly(town: Town) -> None:
    staff = staff_of(town, 6)
    staff.everybody_joins(coaches=4)
    staff.forms()
    staff.asks()
    one, other = staff.groups()
    for group in (one, other):
        for person in group:
            person.sees("Suggested triad: you, ")
    for group in (one, other):
        group[0].presses("A different group", on="Suggested triad")
        staff.breathes()
    for person in (*one, *other):
        person.sees(ARRANGING)
        person.sees("Suggested triad: you, ")
    for person in (*one, *other, staff.maija):
        person.does_not_see("said no")
    again = staff.groups()
    assert len(again) == 2
    for says_no, before in ((one[0], one), (other[0], other)):
        (now,) = [group for group in again if says_no in group]
        assert [each for each in now if each in before] == [says_no]
    for group in again:
        staff.all_say_yes(group)
    assert len(staff.groups("active")) == 2
    assert {row["did"] for row in town.rows(AuditRow)} >= {"answered a suggestion", "agreed to a group"}


def test_who_said_no_finds_a_place_in_another_group_and_the_others_go_on_as_two(town: Town) -> None:
    staff = staff_of(town, 6)
    staff.everybody_joins(coaches=5)
    staff.forms()
    staff.asks()
    one, other = staff.groups()
    for person in (*one, *other):
        person.sees("Suggested triad: you, ")
    staff.all_say_yes(other)
    says_no = one[0]
    says_no.presses("A different group", on="Suggested triad")
    staff.breathes()
    says_no.sees("There is a place in a group: you would join ")
    for person in one[1:]:
        person.sees(ARRANGING)
        person.sees("Suggested group: you and ")
    says_no.presses("Yes", on="There is a place")
    staff.breathes()
    for person in other:
        person.sees(f"{says_no.name} joins your group.")
    for person in (*other, says_no):
        person.sees("you coach each other from now on")
    staff.all_say_yes(one[1:])
    assert sorted(len(group) for group in staff.groups("active")) == [2, 4]
    assert staff.round_state() == "running"


def test_practice_b10_silence_is_reminded_of_once_and_then_let_go(town: Town) -> None:
    staff = staff_of(town, 4)
    staff.everybody_joins(coaches=4)
    staff.forms()
    staff.asks()
    (group,) = staff.groups()
    silent, *others = group
    for person in group:
        person.sees("Suggested triad: you, ")
    for person in others:
        person.presses("Yes", on="Suggested triad")
        person.sees("You said yes.")
    town.later(days=2)
    silent.sees("Does the group I suggested suit you?")
    town.later(days=1)
    town.later(days=4)
    town.later(minutes=1)
    silent.sees("That's fine. You hear nothing more about triads until the next round.")
    for person in others:
        person.sees(ARRANGING)
        person.sees("Suggested triad: you, ")
    assert staff.states().count("not_this_term") == 1
