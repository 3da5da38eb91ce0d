"""Files as coordinators write them, with only what matters, and what an import finds in them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from coaching.imports.findings import Doubt, Fault
from coaching.imports.members import Directory, Member
from coaching.imports.reading import Checked, Reading, SourceFile, check, read
from coaching.imports.stored import Stored
from coaching.people import SlackUserId, Standing

LANGUAGES = ("en", "fi", "sv")
MONDAY_9AM = datetime(2026, 9, 7, 6, tzinfo=UTC)

HEAD = """\
[programme]
name = "Peer coaching"
language = "en"
timezone = "Europe/Helsinki"
"""
SCHOOL = """\
[[school]]
name = "Rantala"
region = "North"
teaching_days = ["mon", "tue", "wed", "thu", "fri"]
day = "08:00-16:00"
it_support = "Extension 1201"
safeguarding = "Extension 1112"
"""
TOPIC = """\
[[topic]]
name = "Screen sharing"
words = ["mirror"]
"""
PROGRAMME = HEAD + SCHOOL + TOPIC
TERMS = """\
[[school.term]]
name = "Autumn"
first = 2026-08-11
last = 2026-12-18
"""
HEADER = "slack,name,schools,roles,subject,phase,language,topics,tutoring_times,weekly_cap\n"
TUTOR = "U0LIISA001,Liisa Mäkelä,Rantala,tutor,,,fi,Screen sharing:expert,tue 08:00-15:00 @Rantala,4\n"

Found = tuple[int, Fault | Doubt, str]


def toml(text: str | bytes, name: str = "programme.toml") -> SourceFile:
    return SourceFile(name, text if isinstance(text, bytes) else text.encode())


def people(text: str | bytes, name: str = "people.csv") -> SourceFile:
    return SourceFile(name, text if isinstance(text, bytes) else text.encode())


def a_line(**cells: str) -> str:
    """One line of a list; who is not given is a teacher at Rantala."""
    said = {"slack": "U0SANNA001", "name": "Sanna", "schools": "Rantala", "roles": "teacher", **cells}
    return ",".join(_quoted(said.get(column, "")) for column in HEADER.strip().split(",")) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell


def reading(*files: SourceFile) -> Reading:
    return read(files, LANGUAGES)


def checked(*files: SourceFile, directory: Directory | None = None) -> Checked:
    return check(reading(*files), Stored(), directory)


def found(*files: SourceFile, directory: Directory | None = None) -> list[Found]:
    return [(each.line, each.what, each.said) for each in checked(*files, directory=directory).findings]


def faults(*files: SourceFile, directory: Directory | None = None) -> list[tuple[int, Fault | Doubt]]:
    return [(line, what) for line, what, _ in found(*files, directory=directory)]


def in_list(text: str, programme: str = PROGRAMME, directory: Directory | None = None) -> list[Found]:
    """What is found in a list of people beside a programme without mistakes."""
    return found(toml(programme), people(text), directory=directory)


def a_member(name: str, slack_user: str, standing: Standing = Standing.ACTIVE) -> Member:
    return Member(SlackUserId(slack_user), (name,), standing)


def a_directory(*members: Member) -> Directory:
    return Directory.of(members)


def near(files: Sequence[SourceFile], directory: Directory | None = None) -> tuple[str, ...]:
    """What is suggested instead of the first thing found."""
    return checked(*files, directory=directory).findings[0].near
