"""Area tutors and the plan of visits: gaps are told once a week, a visit closes one, and requests follow it."""

from demo.slack import Someone
from storage.tables import AuditRow, OutboxRow, VisitRow
from tests.scenarios.conftest import LIISA, MAIJA, PEKKA, SANNA
from tests.scenarios.town import Town

GAPS = "Some topics or schools have nobody in the next weeks."
KOIVU = "Koivu: nobody for any topic, weeks 37–40."


def monday(town: Town, maija: Someone) -> None:
    """The night's duties, and the coordinator's message in the morning."""
    town.bot.run_job("duties")
    town.slack.settle()
    maija.sees(GAPS)


def plans(maija: Someone, tutor: str, school: str, day: str, *, hours: tuple[str, str] | None = None) -> None:
    maija.chooses("Which tutor?", tutor)
    maija.chooses("Which school?", school)
    maija.chooses("Day", day)
    if hours:
        maija.chooses("From", hours[0])
        maija.chooses("Until", hours[1])
    maija.presses("Plan")


def test_a_coordinator_reads_of_gaps_once_a_week_in_one_message(town: Town, maija: Someone) -> None:
    monday(town, maija)
    message = maija.sees_message(GAPS)
    maija.sees(KOIVU)
    maija.sees("Kahoot: only one tutor knows it, and nobody could stand in.")
    maija.does_not_see("Liisa")
    maija.does_not_see("Pekka")
    for _ in range(6):
        town.later(days=1)
        town.bot.run_job("duties")
        town.slack.settle()
    sent = [row for row in town.rows(OutboxRow, kind="coverage") if row["state"] == "sent"]
    assert {row["ts"] for row in sent} == {message.ts}
    town.later(days=1)
    town.bot.run_job("duties")
    town.slack.settle()
    assert maija.sees_message(GAPS).ts != message.ts


def test_a_visit_closes_the_gap_and_its_tutor_is_told(town: Town, liisa: Someone, maija: Someone) -> None:
    monday(town, maija)
    message = maija.sees_message(GAPS)
    maija.presses("Plan a visit", on=KOIVU)
    maija.sees("The tutor is told, and can take it off again.")
    plans(maija, "Liisa Korhonen (iPads)", "Koivu", "2026-09-15")
    liisa.sees("You have 1 planned visit.")
    liisa.sees("Koivu, 15 September 2026")
    text = maija.eyes.text_of(maija.sees_message(GAPS))
    assert maija.sees_message(GAPS).ts == message.ts
    assert "Koivu: nobody for iPads, weeks 37, 39–40." in text
    assert "Rantala: nobody" not in text, "Pekka is there on Thursday"
    maija.opens_home()
    maija.sees("Liisa Korhonen: Koivu, 15 September 2026")
    assert [row["did"] for row in town.rows(AuditRow) if "visit" in row["did"]] == ["planned a visit"]


def test_who_is_visiting_is_asked_for_that_school_and_at_that_time(town: Town, liisa: Someone, maija: Someone) -> None:
    noor = town.someone("Noor Ahmed", tz="Europe/Helsinki")
    town.brings(SANNA, LIISA, PEKKA, MAIJA, "Noor Ahmed,Koivu,teacher,,,en,,,")
    maija.opens_home()
    maija.presses("Plan a visit", on="Coverage")
    plans(maija, "Liisa Korhonen (iPads)", "Koivu", "2026-09-09", hours=("10:00", "12:00"))
    liisa.sees("Koivu, 9 September 2026, 10:00–12:00")
    noor.says("/tutorhelp my iPads won't show on the screen")
    noor.sees("Got it. I'm asking Liisa Korhonen.")
    town.later(seconds=60)
    noor.sees("Next tutoring time")
    liisa.sees("my iPads won't show on the screen")
    town.slack.allows("")


def test_a_tutor_takes_a_visit_off_without_a_reason(town: Town, liisa: Someone, maija: Someone) -> None:
    maija.opens_home()
    maija.presses("Plan a visit", on="Coverage")
    plans(maija, "Liisa Korhonen (iPads)", "Koivu", "2026-09-15")
    liisa.sees("You have 1 planned visit.")
    liisa.presses("I can't come")
    liisa.sees("No visits are planned for you.")
    maija.sees(KOIVU)
    assert town.rows(VisitRow) == []


def test_a_week_is_copied_to_the_next_ones_with_one_press_and_taken_back(
    town: Town, liisa: Someone, maija: Someone
) -> None:
    maija.opens_home()
    maija.presses("Plan a visit", on="Coverage")
    plans(maija, "Liisa Korhonen (iPads)", "Koivu", "2026-09-15")
    liisa.sees("You have 1 planned visit.")
    maija.opens_home()
    maija.sees("Week 38: 1 visit is planned.")
    maija.presses("Copy to the next weeks")
    maija.sees("visits are planned in weeks 39–42, as in week 38.")
    liisa.sees("You have 5 planned visits.")
    assert [row["day"].isoformat() for row in town.rows(VisitRow)][1:3] == ["2026-09-22", "2026-09-29"]
    maija.presses("Undo")
    maija.sees("Taken back: 4 visits.")
    liisa.sees("You have 1 planned visit.")
    maija.closes()
    for _ in range(2):
        maija.presses("Copy to the next weeks")
        maija.sees("week 38")
        maija.closes()
    maija.presses("Copy to the next weeks")
    maija.sees("Nothing new is planned: week 38 could not be copied to weeks 39–42.")
    maija.sees("Liisa Korhonen: Koivu, 22 September 2026 – was planned already.")
    assert len(town.rows(VisitRow)) == 5


def test_a_day_on_which_the_school_is_closed_is_refused_in_the_form(town: Town, maija: Someone) -> None:
    maija.opens_home()
    maija.presses("Plan a visit", on="Coverage")
    plans(maija, "Liisa Korhonen (iPads)", "Koivu", "2026-09-12")
    maija.sees("Koivu is closed on that day. Nothing was planned; please pick another.")
    assert town.rows(VisitRow) == []


def test_a_topic_with_one_tutor_gets_a_second_by_an_invitation(town: Town, sanna: Someone, maija: Someone) -> None:
    maija.opens_home()
    maija.presses("Suggest a tutor", on="Kahoot: only one tutor knows it")
    maija.chooses("Who could help with Kahoot?", "Sanna Virtanen")
    maija.presses("Invite")
    sanna.sees("suggests you as a tutor")
    sanna.sees("Topics: Kahoot")
    sanna.presses("Accept")
    sanna.sees("You are a tutor now")
    maija.does_not_see("Kahoot: only one tutor knows it")


def test_nobody_but_coordinators_sees_coverage(town: Town, sanna: Someone, liisa: Someone) -> None:
    for person in (sanna, liisa):
        person.opens_home()
        person.does_not_see("Coverage")
        person.does_not_see("Plan a visit")
