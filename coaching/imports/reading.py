"""The files of one import, read together: their order does not count, and every mistake is found at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from coaching.imports.decoding import decoded
from coaching.imports.entries import PersonEntry, ProgrammeEntry, VisitEntry, school_key, topic_key
from coaching.imports.findings import Fault, Finding, Margin
from coaching.imports.members import Directory, is_name
from coaching.imports.people_file import Known, PeopleList, people_of
from coaching.imports.people_table import PEOPLE, Column
from coaching.imports.programme_file import programme_of
from coaching.imports.stored import Stored
from coaching.imports.tables import rows_of, titles_of
from coaching.imports.visits_file import VISITS, VisitPlan, visitors_of, visits_of
from coaching.imports.visits_file import Column as VisitColumn
from coaching.people import Role, SlackUserId

MOST_BYTES = 5_000_000
"""A list of 20,000 people has two million."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file, by a name that no other file of the import has, and what is in it."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files say, before it is known who is meant by a name and what stands in the store."""

    languages: Collection[str]
    programme: ProgrammeEntry | None = None
    has_programme: bool = False
    """Whether a programme file was given, readable or not."""
    lists: tuple[PeopleList, ...] = ()
    plans: tuple[VisitPlan, ...] = ()
    margins: tuple[Margin, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The people who are given by name and have to be looked up."""
        rows = [row for each in self.lists for row in each.rows] + [row for each in self.plans for row in each.rows]
        cells = (row[Column.SLACK] for row in rows)
        return tuple(dict.fromkeys(cell for cell in cells if is_name(cell)))


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wanted, and everything found on the way; it may be carried out where nothing stops it."""

    programme: ProgrammeEntry | None
    people: tuple[PersonEntry, ...]
    findings: tuple[Finding, ...]
    visits: tuple[VisitEntry, ...] = ()

    @property
    def stops(self) -> bool:
        return any(finding.stops for finding in self.findings)


def read(files: Sequence[SourceFile], languages: Collection[str]) -> Reading:
    """The files' content; people are checked later, when the programme is known."""
    margins: dict[str, Margin] = {}
    lists, plans, programmes = [], [], []
    for file in files:
        if file.name in margins:
            margins[file.name].note(0, Fault.TWICE_GIVEN)
            continue
        margin = margins[file.name] = Margin(file.name)
        text = _text(file, margin)
        if file.name.lower().endswith(".toml"):
            programmes.append(programme_of(text, margin, languages) if text is not None else None)
            if len(programmes) > 1:
                margin.note(0, Fault.SECOND_PROGRAMME)
        elif text is not None and _is_plan(text):
            plans.append(VisitPlan(margin, rows_of(text, margin, VISITS)))
        elif text is not None:
            lists.append(PeopleList(margin, rows_of(text, margin, PEOPLE)))
    return Reading(
        languages,
        programme=next((each for each in programmes if each), None),
        has_programme=bool(programmes),
        lists=tuple(lists),
        plans=tuple(plans),
        margins=tuple(margins.values()),
    )


def check(reading: Reading, stored: Stored, directory: Directory | None) -> Checked:
    """The wanted programme, people and visits; lists without a programme file are checked against the stored one."""
    programme = reading.programme if reading.has_programme else stored.as_entry()
    visited = stored.visitors | visitors_of(reading.plans, directory)
    known = Known(None, None, reading.languages, directory, visited)
    if programme:
        known = Known(
            {school_key(school.name): school for school in reversed(programme.schools)} or None,
            {topic_key(topic.name): topic for topic in reversed(programme.topics)} or None,
            reading.languages,
            directory,
            visited,
        )
    margins = [Margin(margin.file, list(margin.findings)) for margin in reading.margins]
    by_file = {margin.file: margin for margin in margins}
    lists = [PeopleList(by_file[each.margin.file], each.rows) for each in reading.lists]
    people = people_of(lists, known)
    plans = [VisitPlan(by_file[each.margin.file], each.rows) for each in reading.plans]
    visits = visits_of(plans, known.schools, directory, _tutors(people, stored))
    if programme is None and not reading.has_programme and (lists or plans):
        first = lists[0].margin if lists else plans[0].margin
        first.note(0, Fault.NO_PROGRAMME)
    findings = (finding for margin in margins for finding in margin.findings)
    return Checked(reading.programme, people, tuple(sorted(findings, key=_by_place)), visits)


def _is_plan(text: str) -> bool:
    """A list of people has a name where a plan has a date."""
    titles = titles_of(text)
    return VisitColumn.DATE in titles and Column.NAME not in titles


def _tutors(people: Sequence[PersonEntry], stored: Stored) -> frozenset[SlackUserId]:
    """Who will be a tutor or invited: as the lists say, and those whom they leave out as they stand."""
    listed = {each.slack_user for each in people}
    return frozenset(each.slack_user for each in people if Role.TUTOR in each.roles) | (stored.tutors - listed)


def _by_place(finding: Finding) -> tuple[str, int, str, str, str]:
    return finding.file, finding.line, finding.what, finding.said, finding.about


def _text(file: SourceFile, margin: Margin) -> str | None:
    if len(file.content) > MOST_BYTES:
        margin.note(0, Fault.TOO_BIG, str(MOST_BYTES // 1_000_000))
        return None
    if not file.name.lower().endswith((".toml", ".csv")):
        margin.note(0, Fault.UNKNOWN_KIND)
        return None
    return decoded(file.content, margin)
