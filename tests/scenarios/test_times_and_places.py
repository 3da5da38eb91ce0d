"""Who is asked when: schools, tutoring times, evenings, holidays from the role, caps, a lesson that is stuck."""

from datetime import date, timedelta

from sqlalchemy import insert

from coaching.people import Role, SlackUserId
from demo.slack import Someone
from storage.tables import HelpRequestRow, LeaveRow, PersonRow
from tests.builders import MONDAY_8AM
from tests.scenarios.asking import asks
from tests.scenarios.conftest import LIISA
from tests.scenarios.town import ASKS, PROGRAMME, Town

TUESDAY_9AM = MONDAY_8AM + timedelta(hours=25)
MONDAY_8PM = MONDAY_8AM + timedelta(hours=12)
TUESDAY_8AM = MONDAY_8AM + timedelta(hours=24)


def is_away(town: Town, tutor: Someone, first: date, last: date) -> None:
    """As the tutor's leave will stand in the store; no screen writes it yet."""
    (row,) = town.rows(PersonRow, slack_user=tutor.id)
    with town.bot.database.begin(town.workspace) as unit:
        leave = {"workspace_id": town.workspace, "person": row["id"], "position": 0, "first": first, "last": last}
        unit.scope.run_all(insert(LeaveRow), [leave])
        unit.touch_programme()
        unit.commit()


# A lesson is stuck


def test_point_35_right_now_goes_to_a_tutor_on_duty_and_names_another_way(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.until(TUESDAY_9AM)
    asks(sanna, "the iPads are stuck and the lesson runs", when="Right now")
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    sanna.sees("If a lesson is stuck, call IT support: IT desk, 09 123.")
    sanna.closes()
    liisa.does_not_see("the lesson runs")
    town.later(seconds=10)
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, right now.")
    sanna.sees("Waiting for Liisa Korhonen.")


def test_right_now_asks_nobody_who_is_not_on_duty(town: Town, sanna: Someone, liisa: Someone, maija: Someone) -> None:
    asks(sanna, "the iPads are stuck and the lesson runs", when="Right now")
    sanna.sees("Nobody has been free yet.")
    sanna.sees("If a lesson is stuck, call IT support: IT desk, 09 123.")
    sanna.closes()
    town.later(seconds=10)
    sanna.sees("Nobody has been free yet.")
    maija.sees("A request has no tutor: iPads, Rantala.")
    maija.sees("When: right now")
    liisa.does_not_see("Sanna Virtanen")


# Quiet times


def test_point_50_what_is_asked_in_the_evening_reaches_the_tutor_in_the_morning(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    town.until(MONDAY_8PM)
    sanna.says(ASKS)
    sanna.sees("Got it. I'm asking Liisa Korhonen. Next tutoring time: tomorrow at 8:00.")
    town.later(minutes=1)
    sanna.sees("Waiting for Liisa Korhonen.")
    town.until(TUESDAY_8AM - timedelta(seconds=1))
    liisa.does_not_see("Sanna Virtanen")
    town.until(TUESDAY_8AM)
    liisa.sees("Sanna Virtanen (Rantala) asks: iPads, this week.")
    liisa.sees("Your next tutoring time: today at 8:00")


def test_what_is_asked_on_a_closed_day_waits_for_the_next_teaching_day(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    closed = '[[school.closed]]\ndate = 2026-09-08\nname = "Training day"\n\n'
    town.brings(programme=PROGRAMME.replace('[[school]]\nname = "Koivu"', f'{closed}[[school]]\nname = "Koivu"'))
    town.until(MONDAY_8PM)
    sanna.says(ASKS)
    sanna.sees("I'm asking Pekka Laine. Next tutoring time: on Thursday at 8:00.")
    town.later(minutes=1)
    sanna.sees("Waiting for Pekka Laine.")
    town.until(TUESDAY_8AM + timedelta(hours=23))
    town.people["Pekka Laine"].does_not_see("Sanna Virtanen")
    town.until(TUESDAY_8AM + timedelta(hours=24))
    town.people["Pekka Laine"].sees("Sanna Virtanen (Rantala) asks: iPads")


def test_point_51_somebody_in_another_zone_reads_their_own_clock_and_the_schools(town: Town, liisa: Someone) -> None:
    oskar = town.someone("Oskar Berg", tz="Europe/Lisbon")
    town.brings("Oskar Berg,Rantala,teacher,,,en,,,")
    oskar.opens_home()
    town.bot.directory.doubt(SlackUserId(oskar.id))
    town.later(seconds=1)
    oskar.says(ASKS)
    oskar.sees("Next tutoring time: tomorrow at 8:00, Helsinki time.")
    town.later(seconds=60)
    oskar.sees("Waiting for Liisa Korhonen. Next tutoring time: tomorrow at 8:00, Helsinki time.")
    oskar.sees("Asked: Liisa Korhonen, on Monday 7 September at 6:01.")
    liisa.sees("Oskar Berg (Rantala) asks")


# Whose turn it is


def test_point_28_a_tutor_on_leave_is_not_asked(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> None:
    is_away(town, liisa, date(2026, 9, 7), date(2026, 9, 20))
    sanna.says(ASKS)
    sanna.sees("I'm asking Pekka Laine.")
    town.later(seconds=60)
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("Sanna Virtanen (Rantala) asks: iPads")
    liisa.does_not_see("Sanna Virtanen")


def test_a_weekly_cap_sends_the_next_request_to_a_colleague_until_monday(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.brings(f"{LIISA}1")
    for words, tutor in (("the first iPad today", liisa), ("the second iPad today", pekka)):
        town.accepted(sanna, words, by=tutor.name)
        sanna.presses("Sorted", on=words)
        tutor.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    town.later(days=7)
    town.asked(sanna, "another iPad a week later")


# Schools


def test_a_teacher_whose_school_is_not_known_is_asked_once(town: Town, liisa: Someone) -> None:
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki")
    ville.says(ASKS)
    ville.sees("Which school are you in? I'll ask a tutor as soon as I know. Your words are kept.")
    ville.closes()
    town.later(seconds=61)
    liisa.does_not_see("Ville Ahola")
    living = ville.sees_message("Which school are you in?")
    ville.presses("Choose your school", on=living)
    town.names_school(ville)
    assert ville.sees_message("Got it. I'm asking Liisa Korhonen.").ts == living.ts
    liisa.does_not_see("Ville Ahola")
    town.later(seconds=60)
    assert ville.sees_message("Waiting for Liisa Korhonen.").ts == living.ts
    liisa.sees("Ville Ahola (Rantala) asks: iPads, this week.")
    ville.says("/tutorhelp AirPlay in room 12")
    ville.sees("Got it. I'm asking Liisa Korhonen. Next tutoring time: tomorrow at 8:00.")
    ville.sees_no_modal()
    ville.presses("Undo", on="AirPlay in room 12")
    ville.sees("Taken back. Nobody was asked.")


def test_a_school_named_at_once_sends_the_request_on_its_way(town: Town, liisa: Someone) -> None:
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki")
    ville.says(ASKS)
    ville.sees("Which school are you in?")
    town.names_school(ville)
    town.later(seconds=60)
    ville.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Ville Ahola (Rantala) asks: iPads, this week.")


def test_a_request_without_a_school_can_be_taken_back(town: Town) -> None:
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki")
    ville.says(ASKS)
    ville.sees("Which school are you in?")
    ville.presses("Close")
    ville.presses("Undo")
    ville.sees("Taken back. Nobody was asked.")
    assert [row["state"] for row in town.rows(HelpRequestRow)] == ["undone"]


def test_with_one_school_in_the_programme_nobody_is_asked_for_it(town: Town) -> None:
    only = PROGRAMME.replace(
        PROGRAMME[PROGRAMME.index('[[school]]\nname = "Koivu"') : PROGRAMME.index("[[topic]]")], ""
    )
    maija = "Maija Salo,Rantala,coordinator,,,en,,,"
    town.brings(maija, programme=only)
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki")
    ville.says(ASKS)
    ville.sees("Got it. I'm asking Liisa Korhonen.")
    ville.presses("Undo")
    ville.sees("Taken back.")


def test_a_teacher_gets_a_tutor_who_comes_to_their_school_or_helps_online(town: Town, liisa: Someone) -> None:
    kati, outi = town.someone("Kati Lehto", tz="Europe/Helsinki"), town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.brings(
        "Kati Lehto,Koivu,teacher,,,en,,,",
        "Outi Niemi,Rantala,tutor,,,en,Kahoot,wed 08:00-12:00 @Koivu;fri 08:00-10:00 @online,",
    )
    town.tutors("Outi Niemi")
    kati.says("/tutorhelp a quiz about rivers")
    kati.sees("Got it. I'm asking Outi Niemi.")
    town.later(seconds=60)
    outi.sees("Kati Lehto (Koivu) asks: Kahoot, this week.")
    outi.sees("You got this because: your topic, you tutor at that school,")
    kati.sees("Waiting for Outi Niemi.")
    kati.says(ASKS)
    kati.sees("Nobody has been free yet.")
    liisa.does_not_see("Kati Lehto")
    kati.presses("Close", on="Nobody has been free yet.")
    kati.sees("Taken back. Nobody was asked.")
    town.later(seconds=60)


def test_a_school_that_left_the_programme_cannot_be_chosen(town: Town) -> None:
    ville = town.someone("Ville Ahola", tz="Europe/Helsinki")
    ville.says(ASKS)
    ville.sees("Which school are you in?")
    only = PROGRAMME.replace(
        PROGRAMME[PROGRAMME.index('[[school]]\nname = "Koivu"') : PROGRAMME.index("[[topic]]")], ""
    )
    town.brings("Maija Salo,Rantala,coordinator,,,en,,,", programme=only)
    ville.chooses("Which school are you in?", "Koivu")
    ville.presses("Send")
    ville.sees("That school is no longer in the list. Nothing was changed; please choose another.")
    ville.chooses("Which school are you in?", "Rantala")
    ville.presses("Send")
    ville.sees("Got it. I'm asking Liisa Korhonen.")


def test_the_coordinator_is_a_teacher_too(town: Town, maija: Someone, liisa: Someone) -> None:
    with town.bot.database.read(town.workspace) as unit:
        (row,) = town.rows(PersonRow, slack_user=maija.id)
        assert unit.people.role(row["id"], Role.COORDINATOR) == "accepted"
    maija.says(ASKS)
    maija.sees("Got it. I'm asking Liisa Korhonen.")
    town.later(seconds=60)
    maija.sees("Waiting for Liisa Korhonen.")
    liisa.sees("Maija Salo (Rantala) asks")
