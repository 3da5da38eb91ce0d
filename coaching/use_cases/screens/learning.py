"""What topics have learnt, in the words of a coordinator: rounded counts, and nothing of few."""

from coaching.learning import newest_first, shown_count
from coaching.people import Person
from coaching.ports import UnitOfWork
from coaching.screens import LearningScreen, LearntLine
from coaching.use_cases.screens.parts import topic_name

MOST_WEEKS = 4
"""Older weeks are not undone by a button: what they taught has proved itself by then."""


def learning_screen(unit: UnitOfWork, reader: Person) -> LearningScreen | None:
    """The topics that have learnt something; None as long as none has."""
    programme = unit.programme()
    language = programme.reader(reader).language
    counts = unit.examples.counts()
    if not counts:
        return None
    lines = (LearntLine(topic_name(programme, each.topic, language), shown_count(each)) for each in counts)
    return LearningScreen(tuple(lines), newest_first(unit.examples.weeks(), MOST_WEEKS))
