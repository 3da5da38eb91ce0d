"""The Home tab: all that is open for a person, with buttons that do what they do elsewhere."""

from demo.slack import Someone
from storage.tables import HelpRequestRow
from tests.scenarios.town import ASKS, WORDS, Town


def test_a_tutor_accepts_and_passes_on_from_home(town: Town, sanna: Someone, liisa: Someone, pekka: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    liisa.opens_home()
    liisa.does_not_see("Needs you")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    liisa.sees(WORDS)
    liisa.opens_home()
    liisa.sees("Needs you")
    liisa.presses("Accept", on=liisa.eyes.home)
    sanna.sees("iPads: Liisa Korhonen takes your request.")
    liisa.opens_messages()
    liisa.sees("You accepted. Sanna Virtanen has been told")
    liisa.opens_home()
    liisa.presses("Pass on", on=liisa.eyes.home)
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    pekka.opens_home()
    pekka.sees("asks: iPads, this week.")
    pekka.opens_messages()
    pekka.sees(WORDS)


def test_a_tutor_says_done_from_home(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    liisa.opens_home()
    liisa.presses("Done", on=liisa.eyes.home)
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    liisa.opens_messages()
    liisa.sees("You said it is done. Sanna Virtanen is asked how it went.")


def test_a_teacher_cancels_and_answers_from_home(town: Town, sanna: Someone, liisa: Someone) -> None:
    gym = "AirPlay in the gym"
    town.asked(sanna)
    town.accepted(sanna, gym)
    sanna.opens_home()
    sanna.presses("Cancel", on="Waiting for Liisa Korhonen.")
    sanna.opens_home()
    sanna.presses("Sorted", on=sanna.eyes.home)
    liisa.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    assert {row["words"]: row["state"] for row in town.rows(HelpRequestRow)} == {WORDS: "withdrawn", gym: "sorted"}
    sanna.opens_home()
    sanna.sees("Recently ended")
    for never in ("My requests", "No requests yet"):
        sanna.does_not_see(never)


def test_an_open_home_tab_shows_what_a_press_on_it_changed(town: Town, sanna: Someone) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    sanna.opens_home()
    sanna.presses("Undo", on=sanna.eyes.home)
    sanna.sees("No requests yet.")


def test_a_tutor_who_was_invited_answers_on_home(town: Town) -> None:
    outi = town.someone("Outi Niemi", tz="Europe/Helsinki")
    town.brings("Outi Niemi,Koivu,tutor,,,en,Kahoot,wed 08:00-12:00 @Koivu,")
    outi.sees("suggests you as a tutor")
    outi.opens_home()
    outi.sees("Needs you")
    outi.presses("Accept", on=outi.eyes.home)
    outi.opens_messages()
    outi.sees("Thank you! You are a tutor now.")


def test_before_anything_is_set_up_home_says_so(town: Town, maija: Someone) -> None:
    maija.opens_home()
    maija.sees("Ask for help")
    maija.does_not_see("not set up")


def test_writing_to_a_colleague_is_a_link_that_slack_opens(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.accepted(sanna)
    sanna.presses("Message Liisa Korhonen")
    link = town.slack.ledger.deliveries("block_actions")[-1].arguments["actions"][0]
    assert link["url"] == f"slack://user?team={town.slack.team_id}&id={liisa.id}"
