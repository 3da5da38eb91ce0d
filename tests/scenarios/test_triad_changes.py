"""Groups that change: no place, a late joiner, somebody who steps back, a group that parts, a new round."""

from demo.slack import Someone
from storage.tables import MemberRow, RoundRow, TriadRow
from tests.scenarios.erasing import erases
from tests.scenarios.groups import COACH, PERIODS, Staff, staff_of
from tests.scenarios.town import Town


def three_together(town: Town, more: int = 0, coaches: int = 3) -> tuple[Staff, list[Someone]]:
    """One triad under way; so many others of the staff are not in the round."""
    staff = staff_of(town, 3 + more)
    everybody = list(staff.people.values())
    staff.opens_a_round(*everybody[:3])
    for place, person in enumerate(everybody[:3]):
        staff.joins(person, *([COACH] if place < coaches else []))
        person.sees("You're in.")
    staff.forms()
    staff.asks()
    (group,) = staff.groups()
    for person in group:
        person.sees("Suggested triad: you, ")
    staff.all_say_yes(group)
    return staff, group


def leaves(person: Someone, how: str) -> None:
    person.opens_home()
    person.presses("Leave the group…")
    person.sees("No reason is asked for or kept.")
    person.chooses("How would you like to leave?", how)
    person.presses("Leave")
    person.opens_messages()


def test_whoever_shares_no_time_is_told_so_with_the_date_of_the_next_round(town: Town) -> None:
    staff = staff_of(town, 4)
    *others, odd = staff.people.values()
    staff.opens_a_round(*others, odd)
    for place, person in enumerate(others):
        staff.joins(person, *([COACH] if place < 2 else []))
        person.sees("You're in.")
    staff.joins(odd, times=("Friday 12:00–13:00",))
    odd.sees("You're in.")
    staff.breathes()
    staff.forms()
    staff.maija.sees("1 person shares no free period with any coach.")
    staff.maija.sees("1 person has no group.")
    staff.asks()
    for person in others:
        person.sees("Suggested triad: you, ")
    staff.all_say_yes(others)
    odd.sees("There was no group that fits this time. Thank you for offering!")
    odd.sees("The next round opens on 11 January 2027.")
    assert staff.states() == ["no_place", "placed", "placed", "placed"]


def test_the_group_reads_what_each_would_like_to_work_on_and_nobody_else_does(town: Town, maija: Someone) -> None:
    staff = staff_of(town, 4)
    first, *rest = staff.people.values()
    staff.opens_a_round(first, *rest[:2])
    first.presses("I'm in")
    first.fills("In your own words", "quiet pupils at the back")
    first.chooses("When could you meet?", *PERIODS)
    first.chooses("About you", COACH)
    first.submits()
    for person in rest[:2]:
        staff.joins(person, COACH)
    staff.forms()
    staff.asks()
    (group,) = staff.groups()
    staff.all_say_yes(group)
    for person in group:
        person.sees("You have a group. It is on the Home tab.")
    for person in rest[:2]:
        person.opens_home()
        person.sees(f"{first.name} in their own words:")
        person.sees("quiet pupils at the back")
    for stranger in (maija, rest[2]):
        stranger.opens_home()
        stranger.does_not_see("quiet pupils at the back")


def test_practice_b25_somebody_who_comes_late_is_offered_a_place(town: Town) -> None:
    staff, group = three_together(town, more=1)
    late = next(each for each in staff.people.values() if each not in group)
    late.opens_home()
    late.presses("I'm in")
    late.chooses("When could you meet?", PERIODS[1])
    late.submits()
    late.opens_messages()
    late.sees("You're in. The groups are there already, so I look for a place and tell you.")
    staff.breathes()
    late.sees("There is a place in a group: you would join ")
    late.sees(f"All of you are free: {PERIODS[1]}")  # not the earlier time that the others have in common
    for person in group:
        person.does_not_see(late.name)
    late.presses("Yes", on="There is a place")
    staff.breathes()
    for person in group:
        person.sees(f"{late.name} joins your group.")
    rooms = {row["room"] for row in town.rows(TriadRow)}
    for person in (*group, late):
        person.sees("you coach each other from now on")
    assert len(rooms) == 1
    assert len(staff.groups("active")[0]) == 4


def test_practice_b10_somebody_who_steps_back_gives_no_reason_and_the_others_have_a_new_chat(town: Town) -> None:
    staff, group = three_together(town)
    (before,) = {row["room"] for row in town.rows(TriadRow)}
    leaver, *others = group
    leaves(leaver, "I step back for this term")
    staff.breathes()
    for person in others:
        person.sees(f"{leaver.name} had to step back from the group.")
        person.sees("You can go on as two.")
        person.sees("you coach each other from now on")
    staff.maija.sees("2 people need a new group.")
    staff.maija.does_not_see(leaver.name)
    (triad,) = town.rows(TriadRow)
    assert triad["room"] not in (before, None)
    assert [row["left_at"] is not None for row in town.rows(MemberRow)].count(True) == 1
    assert staff.states() == ["not_this_term", "placed", "placed"]


def test_an_erased_member_is_in_no_chat_and_the_others_go_on_in_a_new_one(town: Town) -> None:
    staff, group = three_together(town)
    (before,) = {row["room"] for row in town.rows(TriadRow)}
    stays, gone, other = group
    erases(town, gone.id)
    staff.breathes()
    for person in (stays, other):
        person.sees("A colleague had to step back from the group.")
        person.sees("You can go on as two.")
        person.sees("you coach each other from now on")
        assert gone.name not in person.eyes.everything()
    staff.maija.sees("2 people need a new group.")
    (after,) = {row["room"] for row in town.rows(TriadRow)}
    assert after not in (before, None)
    assert gone.id not in town.slack.workspace.conversations[after].members


def test_practice_b26_a_group_parts_without_anybody_being_named(town: Town) -> None:
    staff, group = three_together(town)
    parting, *others = group
    leaves(parting, "It is better that we all part")
    staff.breathes()
    for person in others:
        person.sees("Your group parts here. That happens, and it is nobody's fault.")
        person.does_not_see(f"{parting.name} had to")
    for person in group:
        person.sees("There was no group that fits this time. Thank you for offering!")
    assert {row["state"] for row in town.rows(TriadRow)} == {"ended"}
    staff.maija.sees("3 people need a new group.")


def test_the_next_round_opens_while_the_triads_of_the_last_one_go_on(town: Town) -> None:
    staff, group = three_together(town, more=1)
    outside = next(each for each in staff.people.values() if each not in group)
    staff.opens_a_round(outside)
    outside.sees("Would you like to coach, and be coached by, two colleagues this term?")
    assert sorted(row["state"] for row in town.rows(RoundRow)) == ["ended", "open"]
    assert len(staff.groups("active")) == 1
    for person in group:
        person.opens_home()
        person.does_not_see("Would you like to coach")
