"""What every screen in tests is made of: readers, people, words and moments."""

from datetime import UTC, date, datetime, time

from coaching.people import Reader
from coaching.school_calendar import Period, Promise, PromisedDay, SchoolId
from coaching.screens import Colleague, SchoolChoice, TopicChoice
from coaching.topics import TopicId

LANGUAGES = ("en", "fi", "sv")
HELSINKI = "Europe/Helsinki"
CANARY = "quokka"
WORDS = f"My iPads won't show on the big screen, and the {CANARY} film starts soon"
QUESTION = f"Which iPads are they, and is the {CANARY} film on them?"
ANSWER = f"The six old ones; the {CANARY} film is on mine."
LESSONS = f"Tue period 3, 6B and their {CANARY} film"
NOTE = f"What helped: her own {CANARY} film, and no hurry"
ASKED_AT = datetime(2026, 9, 7, 6, 40, tzinfo=UTC)
TUESDAY_PERIOD_3 = Promise(
    date(2026, 9, 8), PromisedDay.TOMORROW, time(11, 15), Period("3", time(11, 15), time(12)), HELSINKI
)
THURSDAY = Promise(date(2026, 9, 10), PromisedDay.THIS_WEEK, time(14), None, HELSINKI)
IN_NOVEMBER = Promise(date(2026, 11, 24), PromisedDay.DATE, time(9, 5), None, HELSINKI)
SAFEGUARDING = "Worried about a child? Call the school's social worker, 09 555 0100."
IT_SUPPORT = "09 555 0199"
SANNA = Colleague("Sanna Virtanen", "slack://user?team=T1&id=U1")
LIISA = Colleague("Liisa Korhonen", "slack://user?team=T1&id=U2")
PEKKA = Colleague("Pekka Niemi", "slack://user?team=T1&id=U3")


def reader(language: str = "en", zone: str = HELSINKI) -> Reader:
    return Reader(language, zone)


SCHOOLS = (SchoolChoice(SchoolId("rantala"), "Rantala"), SchoolChoice(SchoolId("koivu"), "Koivu"))
TOPICS = tuple(
    TopicChoice(TopicId(id_), name)
    for id_, name in (("ipads", "iPads and screen sharing"), ("kahoot", "Kahoot"), ("sound", "Sound in the hall"))
)
