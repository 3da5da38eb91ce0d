"""Coverage, visits and what topics have learnt: builders, and every screen in every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

from coaching.people import PersonId, Reader
from coaching.school_calendar import DayHours, IsoWeek, SchoolId
from coaching.screens import (
    CopiedWeek,
    CoverageDigest,
    CoverageScreen,
    FewTutors,
    GapLine,
    LearningScreen,
    LearntLine,
    MyVisits,
    NotCopied,
    PersonChoice,
    PlannedWeek,
    Screen,
    SuggestForm,
    TakenBack,
    UnvisitedLine,
    VisitForm,
    VisitLine,
)
from coaching.topics import TopicId
from coaching.visit_copies import Hindrance
from handlers.languages import voice
from handlers.views import Block
from handlers.views.coverage import suggest_form, visit_form
from handlers.views.visit_copies import copied, taken_back
from tests.handlers.screens.vocabulary import LIISA, PEKKA, SCHOOLS

WEEKS = tuple(IsoWeek(2026, week) for week in (37, 38, 39, 40))
RANTALA, KOIVU = SchoolId("school-1"), SchoolId("school-2")


def a_visit(**fields: Any) -> VisitLine:
    usual: dict[str, Any] = {"tutor": PersonId("p-2"), "name": LIISA.name, "school": KOIVU, "place": "Koivu"}
    return VisitLine(**{**usual, "on": date(2026, 9, 15), "hours": None, **fields})


VISITS = (a_visit(), a_visit(on=date(2026, 9, 22), hours=DayHours(time(9), time(12))))
GAPS = (
    GapLine(KOIVU, "Koivu", (), WEEKS[:1]),
    GapLine(KOIVU, "Koivu", ("Kahoot", "iPads and screen sharing"), (WEEKS[0], *WEEKS[2:])),
    GapLine(RANTALA, "Rantala", ("Kahoot",), WEEKS),
)
FEW = (FewTutors(TopicId("t-1"), "Kahoot", 1), FewTutors(TopicId("t-2"), "3D printing", 0))
TO_COPY = PlannedWeek(WEEKS[1], 2)
COVERAGE = CoverageScreen(GAPS, (UnvisitedLine(RANTALA, "Rantala", WEEKS[1:]),), FEW, VISITS, tutors=2, to_copy=TO_COPY)
WHOLE = CoverageScreen(tutors=2)
LEARNING = LearningScreen((LearntLine("iPads and screen sharing", 25), LearntLine("Kahoot", None)), WEEKS[:2])


NOT_COPIED = tuple(
    NotCopied(a_visit(on=date(2026, 9, 29), place=place), why)
    for place, why in zip(("Koivu", "Rantala", "Salo", "Pihlaja"), Hindrance, strict=True)
)
COPIED = CopiedWeek(WEEKS[1], IsoWeek(2026, 42), VISITS[1:], NOT_COPIED, "abcdefgh")


def crowded_coverage(count: int) -> CoverageScreen:
    """So many gaps and visits as a large municipality could have."""
    gaps = tuple(GapLine(SchoolId(f"school-{n}"), f"School {n}", (), WEEKS) for n in range(count))
    few = tuple(FewTutors(TopicId(f"t-{n}"), f"Topic {n}", 1) for n in range(count))
    visits = tuple(a_visit(school=SchoolId(f"school-{n}"), place=f"School {n}") for n in range(count))
    return CoverageScreen(gaps, (), few, visits, tutors=count, to_copy=TO_COPY)


TUTORS = (PersonChoice(PersonId("p-2"), f"{LIISA.name} (Kahoot)"), PersonChoice(PersonId("p-3"), PEKKA.name))
SCREENS: dict[str, Screen] = {
    "coverage": CoverageDigest(COVERAGE),
    "coverage-whole": CoverageDigest(WHOLE),
    "coverage-many": CoverageDigest(crowded_coverage(20)),
    "visits": MyVisits(VISITS),
    "visits-none": MyVisits(()),
    "visits-many": MyVisits(tuple(a_visit(on=date(2026, 9, day)) for day in range(8, 30))),
}

FORMS: dict[str, Callable[[Reader], Block]] = {
    "visit": lambda to: visit_form(VisitForm(TUTORS, SCHOOLS, None), voice(to)),
    "visit-school": lambda to: visit_form(VisitForm(TUTORS, SCHOOLS, SCHOOLS[-1].id), voice(to)),
    "visit-nobody": lambda to: visit_form(VisitForm((), SCHOOLS, None), voice(to)),
    "copied": lambda to: copied(COPIED, voice(to)),
    "copied-all": lambda to: copied(replace(COPIED, planned=VISITS, left_out=()), voice(to)),
    "copied-none": lambda to: copied(replace(COPIED, planned=(), marks=""), voice(to)),
    "copied-many": lambda to: copied(replace(COPIED, left_out=NOT_COPIED * 20, marks="x" * 2001), voice(to)),
    "taken_back": lambda to: taken_back(TakenBack(2), voice(to)),
    "taken_back-nothing": lambda to: taken_back(TakenBack(0), voice(to)),
    "suggest_tutor": lambda to: suggest_form(SuggestForm(TopicId("t-1"), "Kahoot", TUTORS), voice(to)),
    "suggest_tutor-nobody": lambda to: suggest_form(SuggestForm(TopicId("t-1"), "Kahoot", ()), voice(to)),
}
VIEWS: dict[str, Callable[[Reader], Block]] = {f"coverage-{name}": made for name, made in FORMS.items()}
