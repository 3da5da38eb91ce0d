"""Words and dates as a Finn, a Swede and an Englishwoman would say them."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from coaching.people import Reader
from coaching.school_calendar import Promise, PromisedDay, SchoolId, TutoringTime, Weekday
from handlers.languages import LOCALES, languages, voice
from handlers.views.dates import clock_time, moment, tutoring_time, when
from handlers.writing_direction import END, ISOLATE
from tests.handlers.screens import HELSINKI, IN_NOVEMBER, THURSDAY, TUESDAY_PERIOD_3, reader
from tests.project.test_catalogues import said_in_the_code
from tests.project.tree import sources, tree_of

TODAY = Promise(date(2026, 9, 7), PromisedDay.TODAY, time(8), None, HELSINKI)
PROMISES = {
    "en": ["today at 8:00", "tomorrow, period 3 (11:15)", "on Thursday at 14:00", "on Tuesday 24 November at 9:05"],
    "fi": [
        "tänään klo 8.00",
        "huomenna, oppitunti 3 (klo 11.15)",
        "torstaina klo 14.00",
        "tiistaina 24. marraskuuta klo 9.05",
    ],
    "sv": [
        "i dag kl. 8.00",
        "i morgon, lektion 3 (kl. 11.15)",
        "på torsdag kl. 14.00",
        "tisdag 24 november kl. 9.05",
    ],
}


@pytest.mark.parametrize("language", PROMISES)
def test_a_promise_is_said_as_people_say_it(language: str) -> None:
    _ = voice(reader(language))
    promised = [when(each, _) for each in (TODAY, TUESDAY_PERIOD_3, THURSDAY, IN_NOVEMBER)]
    assert promised == PROMISES[language]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "on Thursday at 14:00, Helsinki time"),
        ("fi", "torstaina klo 14.00 (aikavyöhyke: Helsinki)"),
        ("sv", "på torsdag kl. 14.00 (tidszon: Helsinki)"),
    ],
)
def test_point_51_a_promise_names_the_zone_for_a_reader_on_another_clock(language: str, said: str) -> None:
    assert when(THURSDAY, voice(reader(language, "Europe/Stockholm"))) == said
    assert "Helsinki" not in when(THURSDAY, voice(reader(language, "Europe/Tallinn")))


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        (HELSINKI, "on Monday 7 September at 0:30"),
        ("Europe/London", "on Sunday 6 September at 22:30"),
        ("Pacific/Chatham", "on Monday 7 September at 10:15"),
    ],
)
def test_a_moment_gone_by_is_on_the_readers_clock(zone: str, said: str) -> None:
    assert moment(datetime(2026, 9, 6, 21, 30, tzinfo=UTC), voice(reader("en", zone))) == said


def test_the_finnish_day_is_in_the_case_that_its_sentence_needs() -> None:
    said = [
        moment(datetime(2026, 9, day, 6, 5, tzinfo=UTC), voice(reader("fi"))).partition(" ")[0] for day in range(7, 14)
    ]
    assert said == [
        "maanantaina",
        "tiistaina",
        "keskiviikkona",
        "torstaina",
        "perjantaina",
        "lauantaina",
        "sunnuntaina",
    ]


WEEKLY = TutoringTime(Weekday.WED, time(8), time(9, 30), SchoolId("rantala"), None)


@pytest.mark.parametrize(
    ("language", "at_school", "in_week_b"),
    [
        ("en", "Wednesdays 8:00–9:30, Rantala", "Wednesdays 8:00–9:30, online, week B"),
        ("fi", "keskiviikko klo 8.00–9.30, Rantala", "keskiviikko klo 8.00–9.30, etänä, viikko B"),
        ("sv", "onsdagar kl. 8.00–9.30, Rantala", "onsdagar kl. 8.00–9.30, på distans, vecka B"),
    ],
)
def test_a_tutoring_time_is_said_with_its_place_and_week(language: str, at_school: str, in_week_b: str) -> None:
    _ = voice(reader(language))
    assert tutoring_time(WEEKLY, "Rantala", _) == at_school
    assert tutoring_time(replace(WEEKLY, week="B"), "", _) == in_week_b


def test_midnight_and_midday_are_written_in_24_hours(to: Reader) -> None:
    assert [clock_time(time(hour), voice(to)).replace(".", ":") for hour in (0, 12, 23)] == ["0:00", "12:00", "23:00"]


@pytest.mark.parametrize("language", ["de", "", "en-GB", "FI", "../fi", "locales"])
def test_a_language_that_is_not_spoken_here_is_answered_in_english(language: str) -> None:
    assert voice(reader(language))("Cancel") == "Cancel"
    assert languages() == ("en", "fi", "sv")
    assert LOCALES.is_dir()


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "You have one open request.", "You have 3 open requests."),
        ("fi", "Sinulla on yksi avoin avunpyyntö.", "Sinulla on 3 avointa avunpyyntöä."),
        ("sv", "Du har en öppen förfrågan.", "Du har 3 öppna förfrågningar."),
    ],
)
def test_a_count_has_its_own_form(language: str, one: str, many: str) -> None:
    _ = voice(reader(language))
    said = [_.plural("You have one open request.", "You have {n} open requests.", n) for n in (1, 3)]
    assert said == [one, many]


def test_a_value_is_said_as_it_is_even_if_it_looks_like_a_placeholder() -> None:
    assert voice(reader())("Waiting for {tutor}.", tutor="{name} %s") == "Waiting for {name} %s."


def test_only_names_that_could_turn_the_sentence_are_islands() -> None:
    _ = voice(reader())
    assert _.several(["Åsa", "שרה"]) == f"Åsa, {ISOLATE}שרה{END}"
    assert _.several([]) == ""


def said_literally() -> Iterator[str]:
    """The first sentence of each `_(…)` and `_.plural(…)`, wherever it stands."""
    for path in sources("handlers"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("_", "_.plural"):
                said = ast.literal_eval(node.args[0])  # a sentence stands where it is said
                yield str(said)


def test_no_sentence_hides_from_the_extraction() -> None:
    """Babel overlooks a sentence inside the parentheses of another."""
    assert set(said_literally()) == {sentence for sentence, _ in said_in_the_code()}
