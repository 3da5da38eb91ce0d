"""One request with everything that two people can arrange about it, from asking to the outcome, on each database."""

from icalendar import Calendar

from coaching.school_calendar import Weekday
from demo.slack import Someone
from storage.tables import OfferRow, OutboxRow, OutcomeRow
from tests.scenarios.asking import asks_into_class, on
from tests.scenarios.conftest import TWO_WAYS
from tests.scenarios.town import Town

LESSON = "drawing on the iPads with all of 6B"


@TWO_WAYS
def test_a_lesson_is_asked_for_talked_about_agreed_covered_and_held(any_town: Town) -> None:
    sanna, liisa, pekka, maija = (
        any_town.people[name] for name in ("Sanna Virtanen", "Liisa Korhonen", "Pekka Laine", "Maija Salo")
    )
    asks_into_class(sanna, LESSON, needed_at=None)
    any_town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    talks(sanna, liisa)
    agrees(sanna, liisa)
    is_covered(sanna, maija)
    liisa.presses("Need a colleague…")
    liisa.chooses("Which colleague?", "Pekka Laine")
    liisa.presses("Ask")
    pekka.sees("Liisa Korhonen would like a second pair of eyes: iPads, for Sanna Virtanen.")
    pekka.presses("Accept")
    sanna.sees("Also helping: Pekka Laine.")
    liisa.presses("Note for myself…")
    liisa.fills("What helped?", "one iPad first, then all")
    liisa.presses("Save")
    on(any_town, Weekday.TUE, 9, 55)
    sanna.sees("iPads: How did it go with Liisa Korhonen?")
    sanna.presses("Yes, sorted")
    for tutor in (liisa, pekka):
        tutor.sees("iPads: Sanna Virtanen says it is sorted. Thank you!")
    assert [(row["side"], row["result"]) for row in any_town.rows(OutcomeRow)] == [("requester", "sorted")]
    assert {row["note"] for row in any_town.rows(OfferRow)} == {None, "one iPad first, then all"}
    liisa.sees("Your note, for you alone:")
    assert {row["state"] for row in any_town.rows(OutboxRow)} == {"sent"}


def talks(sanna: Someone, liisa: Someone) -> None:
    liisa.presses("Ask a question", on=LESSON)
    liisa.fills("Your question", "how many iPads do you have?")
    liisa.presses("Send")
    sanna.sees("iPads: Liisa Korhonen has a question.")
    sanna.presses("Answer")
    sanna.fills("Your answer", "twelve that work")
    sanna.presses("Send")
    liisa.sees("iPads: Sanna Virtanen has answered your question.")


def agrees(sanna: Someone, liisa: Someone) -> None:
    liisa.presses("Suggest times", on=LESSON)
    liisa.presses("Suggest")
    sanna.sees("iPads: Liisa Korhonen suggests when to meet.")
    sanna.presses("This suits me: tomorrow, period 2 (9:10)")
    liisa.sees("iPads: You meet Sanna Virtanen tomorrow, period 2 (9:10).")
    sanna.presses("Add to calendar")
    [event] = Calendar.from_ical(sanna.opens_file("peer-coaching.ics")).walk("VEVENT")
    assert event.get("location") == "Rantala"


def is_covered(sanna: Someone, maija: Someone) -> None:
    sanna.presses("I need cover")
    sanna.chooses("What would help?", "A substitute teacher")
    sanna.fills("Which lessons?", "my 6A maths in period 2")
    sanna.presses("Save")
    maija.sees("A session needs cover: In-class support, Rantala, tomorrow, period 2 (9:10).")
    maija.presses("Cover is arranged")
    sanna.sees("Cover is arranged: a substitute teacher.")
