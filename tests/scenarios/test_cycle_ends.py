"""The end of a cycle as its members read it, and what is left of earlier messages when a group changes."""

from dataclasses import replace

from coaching.prompts.stages import Stage
from demo.slack import Someone
from storage.tables import TriadRow
from tests.scenarios.groups import staff_of
from tests.scenarios.town import Town
from tests.scenarios.triad_town import FRIDAY_2PM, a_town_triad

ASKED = "Your cycle is complete. Would you like to go on with "
TOGETHER = "you coach each other from now on"
WENT_ON = "You all go on together. Your next cycle has begun."


def at_a_cycles_end(town: Town) -> tuple[Someone, Someone, Someone]:
    """The three of them have come to their sharing."""
    sanna, aino, mehmet = a_town_triad(town)
    with town.bot.database.begin(town.workspace) as unit:
        unit.triads.save([replace(each, stage=Stage.SHARING) for each in unit.triads.active()])
        unit.commit()
    town.later(minutes=1)
    return sanna, aino, mehmet


def test_practice_e12_each_reads_that_their_answer_arrived_and_then_how_it_goes_on(town: Town) -> None:
    sanna, aino, mehmet = at_a_cycles_end(town)
    for person in (sanna, aino, mehmet):
        person.sees(ASKED)
    for person in (sanna, aino):
        person.presses("Go on together")
        person.sees("Thank you. I tell you how it goes on when everybody has answered.")
        person.does_not_see("Part here")
    mehmet.presses("Go on together")
    mehmet.sees(WENT_ON)
    town.later(minutes=1)
    mehmet.sees(TOGETHER)
    for person in (sanna, aino):
        person.sees(WENT_ON)
        person.sees("You get this because you are in the group.")
        person.does_not_see("Thank you. I tell you how it goes on")


def test_practice_e12_silence_at_a_cycles_end_does_not_hold_up_the_others(town: Town) -> None:
    sanna, aino, mehmet = at_a_cycles_end(town)
    for person in (sanna, aino, mehmet):
        person.sees("If you have not answered by 14 September 2026, you go on.")
    sanna.presses("Go on together")
    aino.presses("Go on together")
    town.until(FRIDAY_2PM)
    for person in (sanna, aino, mehmet):
        person.sees("Did your triad meet this week?")
    town.later(days=3)
    for person in (sanna, aino, mehmet):
        person.sees("A small reminder: did your triad meet?")
    town.later(minutes=1)
    for person in (sanna, aino, mehmet):
        person.sees(WENT_ON)
    mehmet.sees(TOGETHER)
    (triad,) = town.rows(TriadRow)
    assert (triad["cycle"], triad["stage"]) == (2, Stage.GOAL)


def test_practice_b26_after_one_no_at_a_cycles_end_nobody_is_left_with_buttons(town: Town) -> None:
    sanna, aino, mehmet = at_a_cycles_end(town)
    for person in (sanna, aino, mehmet):
        person.sees(ASKED)
    sanna.presses("Go on together")
    aino.presses("Go on together")
    mehmet.presses("Part here")
    town.later(minutes=1)
    for person in (sanna, aino, mehmet):
        person.sees("Your group parts here. That happens, and it is nobody's fault.")
        person.sees("This cycle is over. The Home tab shows how it goes on.")
        person.sees("Would you like to coach, and be coached by, two colleagues this term?")
        person.does_not_see("Go on together")


def test_the_question_of_somebody_who_has_left_is_closed(town: Town) -> None:
    sanna, aino, mehmet = a_town_triad(town)
    town.until(FRIDAY_2PM)
    for person in (sanna, aino, mehmet):
        person.sees("Did your triad meet this week?")
    sanna.opens_home()
    sanna.presses("Leave the group…")
    sanna.presses("Leave")
    sanna.opens_messages()
    town.later(minutes=1)
    sanna.sees("This is over. Nothing is missing.")
    sanna.does_not_see("We met")
    for person in (aino, mehmet):
        person.sees("Sanna Virtanen had to step back from the group.")
        person.sees("Did your triad meet this week?")
    mehmet.sees(TOGETHER)
    town.people["Maija Salo"].sees("2 people need a new group.")


def test_once_the_groups_are_asked_the_invitation_speaks_of_now(town: Town) -> None:
    staff = staff_of(town, 4)
    sanna, *others = staff.people.values()
    staff.opens_a_round(sanna, *others)
    for person in others:
        staff.joins(person, "I am trained as a coach")
        person.sees("You're in. People can join until ")
    staff.breathes()
    staff.forms()
    staff.asks()
    sanna.sees("The groups of this round are there already. If you join, I look for a place and tell you.")
    for person in others:
        person.sees("Suggested triad: you, ")
        person.sees("You're in. The groups are being arranged, and you hear who is in yours.")
        person.does_not_see("People can join until")
        person.does_not_see("Change what I said")
