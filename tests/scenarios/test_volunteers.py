"""Volunteering for a round of triads: by one's own choice, privately, and quiet for whoever would rather not."""

import pytest

from demo.slack import Someone
from storage.tables import AuditRow, RatherNotRow, RoundRow, VolunteerRow
from tests.scenarios.town import Town

INVITED = "Would you like to coach, and be coached by, two colleagues this term?"
IN = "You're in. People can join until 18 September 2026; then you hear who is in your group."
STAFF = ("Aino Salo", "Mehmet Kaya", "Veera Lind")
FREE = ("Monday, period 1 (8:15–9:00)", "Wednesday, period 3 (11:15–12:00)")

Staff = dict[str, Someone]


@pytest.fixture
def staff(town: Town, maija: Someone, sanna: Someone) -> Staff:
    people = {name.split()[0]: town.someone(name, tz="Europe/Helsinki") for name in STAFF}
    town.brings(
        "Maija Salo,Rantala;Koivu,coordinator,,,en,,,",
        "Sanna Virtanen,Rantala,teacher,,,en,,,",
        *(f"{name},Rantala,teacher,,,en,,," for name in STAFF),
    )
    return {**people, "Sanna": sanna}


def opens_a_round(maija: Someone, *invited: Someone, last_day: str = "2026-09-18") -> None:
    maija.opens_home()
    maija.presses("Open a round")
    maija.chooses("Last day to join", last_day)
    maija.chooses("The next round opens", "2027-01-11")
    if invited:
        maija.chooses("Invite these people", *(each.name for each in invited))
    maija.presses("Invite")
    maija.opens_messages()
    maija.sees("A round of triads is open. People can join until 18 September 2026.")


def joins(person: Someone, *ticked: str, on: str = INVITED) -> None:
    person.presses("I'm in", on=on)
    person.chooses("When could you meet?", *FREE)
    if ticked:
        person.chooses("About you", *ticked)
    person.submits()


def a_night_passes(town: Town) -> None:
    town.later(days=1)
    town.bot.run_job("duties")
    town.slack.settle()
    town.slack.allows("Some topics or schools have nobody", to=town.people["Maija Salo"])


def state_of(town: Town) -> list[str]:
    return sorted(row["state"] for row in town.rows(VolunteerRow))


def test_practice_b25_those_a_round_is_for_are_invited_once_and_join_by_their_own_choice(
    town: Town, maija: Someone, staff: Staff
) -> None:
    sanna, aino = staff["Sanna"], staff["Aino"]
    opens_a_round(maija, sanna, aino)
    aino.sees(INVITED)
    sanna.sees("It takes three or four meetings a half term, and I ask you one question a week.")
    sanna.sees("It is voluntary and not part of any review. Nobody reports on you.")
    joins(sanna)
    sanna.sees(IN)
    sanna.sees("You can meet: Monday, period 1 (8:15–9:00); Wednesday, period 3 (11:15–12:00)")
    assert state_of(town) == ["in", "invited"]
    maija.sees("How many have joined stands here from tomorrow on.")
    a_night_passes(town)
    maija.sees("Fewer than 5 people have joined.")


def test_practice_b10_not_this_term_needs_no_reason_and_is_silent(town: Town, maija: Someone, staff: Staff) -> None:
    aino = staff["Aino"]
    opens_a_round(maija, aino)
    aino.presses("Not this term", on=INVITED)
    aino.sees("That's fine. You hear nothing more about triads until the next round.")
    for _ in range(12):
        town.later(days=1)
    maija.sees("Today is the last day to join the round of triads.")
    maija.does_not_see("Aino")
    aino.presses("I'm in after all")
    aino.chooses("When could you meet?", *FREE)
    aino.submits()
    assert state_of(town) == ["in"]


def test_joining_needs_a_time_to_meet(town: Town, maija: Someone, staff: Staff) -> None:
    sanna = staff["Sanna"]
    opens_a_round(maija, sanna)
    sanna.sees(INVITED)
    sanna.presses("I'm in")
    sanna.fills("In your own words", "canary-focus quiet pupils")
    sanna.chooses("When could you meet?", FREE[0])
    sanna.submits()
    sanna.sees(IN)
    assert [row["own_focus"] for row in town.rows(VolunteerRow)] == ["canary-focus quiet pupils"]
    maija.does_not_see("canary-focus")


def test_practice_b21_somebody_in_their_first_years_is_told_of_a_mentor_first(
    town: Town, maija: Someone, staff: Staff
) -> None:
    mehmet = staff["Mehmet"]
    opens_a_round(maija, mehmet)
    joins(mehmet, "I am in my first years of teaching")
    mehmet.sees("a mentor may advise, a triad only asks. So I have not put you into a group.")
    assert state_of(town) == ["rather_a_mentor"]
    mehmet.presses("Join all the same")
    mehmet.sees(IN)
    assert state_of(town) == ["in"]


def test_practice_b26_whom_somebody_would_rather_not_be_with_stays_with_them(
    town: Town, maija: Someone, staff: Staff
) -> None:
    sanna, veera = staff["Sanna"], staff["Veera"]
    opens_a_round(maija, sanna, veera)
    veera.sees(INVITED)
    joins(sanna)
    sanna.sees(IN)
    sanna.presses("With whom…")
    sanna.sees("If they volunteer too, you stay in one group as far as it can be done.")
    sanna.sees("Nobody ever sees this, not even the coordinator.")
    sanna.chooses("I would like to be with", "Aino Salo")
    sanna.chooses("I would rather not be with", "Veera Lind")
    sanna.submits()
    before = [(row["did"], row["who"] is None) for row in town.rows(AuditRow)][-1]
    assert len(town.rows(RatherNotRow)) == 1
    maija.opens_home()
    for person in (maija, veera):
        person.does_not_see("rather not")
    sanna.presses("With whom…")  # shown again to herself
    sanna.sees("Veera Lind")
    sanna.chooses("I would rather not be with")
    sanna.submits()
    assert [(row["did"], row["who"] is None) for row in town.rows(AuditRow)][-1] == before


def test_the_coordinators_number_is_rounded_and_made_once_a_day_so_that_it_tells_of_nobody(
    town: Town, maija: Someone, staff: Staff
) -> None:
    more = {name: town.someone(name, tz="Europe/Helsinki") for name in ("Oona Ek", "Ville Aho")}
    town.brings("Maija Salo,Rantala;Koivu,coordinator,,,en,,,", *(f"{name},Rantala,teacher,,,en,,," for name in more))
    people = [*more.values(), *(staff[name] for name in ("Aino", "Mehmet", "Veera", "Sanna"))]
    opens_a_round(maija, *people)
    for person in people:
        joins(person, *(["I am trained as a coach"] if person is staff["Sanna"] else []))
        person.sees(IN)
    maija.does_not_see("people have joined")
    a_night_passes(town)
    counted = "About 5 people have joined.\nToo few of them are trained as a coach: every group needs one."
    maija.sees(counted)
    before = maija.texts()
    staff["Aino"].presses("Not this term", on="You're in.")
    staff["Mehmet"].presses("Not this term", on="You're in.")
    maija.opens_home()
    maija.sees(counted)
    maija.opens_messages()
    assert maija.texts() == before
    a_night_passes(town)
    maija.sees("Fewer than 5 people have joined.")


def test_a_round_called_off_is_over_for_everybody(town: Town, maija: Someone, staff: Staff) -> None:
    sanna = staff["Sanna"]
    opens_a_round(maija, sanna)
    joins(sanna)
    sanna.sees(IN)
    maija.presses("Call it off…")
    maija.presses("Call it off")
    maija.sees("This round of triads is over.")
    sanna.sees("This round of triads is over. You'll be asked again when the next one opens.")
    sanna.sees("This round of triads does not take place. Thank you for offering!")
    sanna.sees("The next round opens on 11 January 2027. You'll be asked then.")
    assert [row["state"] for row in town.rows(RoundRow)] == ["ended"]


def test_only_a_coordinator_opens_a_round_and_only_one_is_under_way(town: Town, maija: Someone, staff: Staff) -> None:
    sanna = staff["Sanna"]
    sanna.opens_home()
    home = sanna.eyes.home
    assert home
    sanna.forges(home, action_id="round.open", value="round")
    sanna.sees("That isn't yours to decide")
    opens_a_round(maija, staff["Aino"])
    staff["Aino"].sees(INVITED)
    maija.opens_home()
    maija.does_not_see("Open a round")
    assert len(town.rows(RoundRow)) == 1
