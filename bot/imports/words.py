"""What an import says, line by line: plain sentences for the operator's terminal."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from bot.imports.mistakes import DOUBTS, MISTAKES
from coaching.imports.differences import Changes, PersonChange, Turnover
from coaching.imports.findings import Fault, Finding
from coaching.imports.roles import RoleChange
from coaching.imports.visit_differences import VisitChanges
from coaching.people import Role
from coaching.school_calendar import School
from coaching.topics import Topic

SHOWN = 60
"""Characters of a cell; the rest does not help to find it."""
LONGEST_PLACE = 500
"""Characters of what may be a path."""
NAMED = 5
"""Names in one line; the others are counted."""
NOTHING_CHANGED = "Nothing was changed."


def line_of(finding: Finding) -> str:
    """The finding with its place and, where there is one, what may have been meant."""
    what = finding.what
    template = MISTAKES[what] if isinstance(what, Fault) else DOUBTS[what]
    near = _joined([_visible(name) for name in finding.near], " or ")
    said = _visible(finding.said)
    sentence = template.format(said=f"'{said}'", plain=said, about=_visible(finding.about, LONGEST_PLACE), near=near)
    hint = f" Did you mean {near}?" if near and "{near}" not in template else ""
    file = _visible(finding.file, LONGEST_PLACE)
    place = f"{file} line {finding.line}" if finding.line else file
    return f"{place}: {sentence}{hint}"


def summary(changes: Changes, *, dry_run: bool) -> list[str]:
    """What was changed in one line, then what needs a word of its own."""
    done = "; ".join(each for each in (_programme(changes), *_people(changes.people), _visits(changes.visits)) if each)
    lines = [f"{'Would change' if dry_run else 'Imported'}: {done}."] if done else ["Nothing to change."]
    return [*lines, *_remarks(changes)]


def _programme(changes: Changes) -> str:
    parts = [
        "the programme's name, language or zone" if changes.frame else "",
        *_things(changes.schools, "school"),
        *_things(changes.topics, "topic"),
    ]
    return ", ".join(part for part in parts if part)


def _things(turnover: Turnover[School] | Turnover[Topic], noun: str) -> Iterator[str]:
    for things, ending in (
        (turnover.new, ""),
        (turnover.changed, " changed"),
        (turnover.back, " brought back"),
        (turnover.put_away, " put away"),
    ):
        if things:
            yield _count(len(things), noun) + ending
    if turnover.reordered:
        yield f"{noun}s in another order"


def _people(people: Sequence[PersonChange]) -> Iterator[str]:
    invited = {id(each) for each in people if RoleChange.INVITED in each.roles.values()}
    others = [each for each in people if not each.is_nothing and id(each) not in invited]
    yield _some(len([each for each in others if each.before is None]), "person", "added")
    yield _some(len(invited), "tutor", "invited")
    yield _some(len([each for each in others if each.before is not None]), "person", "updated")
    for role in Role:
        back = [each for each in people if each.roles.get(role) is RoleChange.TAKEN_BACK]
        word = role.replace("_", " ")
        yield f"role of {word} taken back from {_names(back)}" if back else ""


def _visits(visits: VisitChanges) -> str:
    parts = (
        _some(len(visits.new), "visit", "planned"),
        _some(len(visits.changed), "visit", "changed"),
        _some(len(visits.gone), "visit", "called off"),
    )
    return ", ".join(part for part in parts if part)


def _remarks(changes: Changes) -> Iterator[str]:
    if kept := [school.name for school in changes.schools.kept]:
        yield f"Not in the file but kept, because people or open requests need them: {_shortened(kept)}."
    again = [each for each in changes.people if RoleChange.NOT_AGAIN in each.roles.values()]
    if again:
        yield f"Said no or left by themselves, so not asked again: {_names(again)}."
    if away := [each for each in changes.people if RoleChange.NOT_SERVED in each.roles.values()]:
        yield f"Deactivated, guests or bots in Slack, so not given a role: {_names(away)}."
    without = [each for each in changes.people if RoleChange.NO_DAY_AHEAD in each.roles.values()]
    if without:
        yield (
            f"Not invited yet, because their schools' calendars have no teaching day ahead: {_names(without)}. "
            "Import again when they have."
        )
    if changes.not_listed:
        yield f"{_count(len(changes.not_listed), 'person')} with a role not in the list, left as they are."


def _names(people: Iterable[PersonChange]) -> str:
    return _shortened([each.after.person.name for each in people])


def _shortened(names: Sequence[str]) -> str:
    shown = [_visible(name) for name in names[:NAMED]]
    more = len(names) - NAMED
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _some(number: int, noun: str, done: str) -> str:
    return f"{_count(number, noun)} {done}" if number else ""


def _count(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {'people' if noun == 'person' else noun + 's'}"


def _joined(names: Sequence[str], last: str) -> str:
    return last.join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _visible(text: str, longest: int = SHOWN) -> str:
    """The text cut to what fits, with control and direction signs written out: a terminal obeys them."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return "".join(_sign(sign) for sign in cut)


def _sign(sign: str) -> str:
    if unicodedata.category(sign) in {"Cc", "Cs"} or sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return f"\\u{ord(sign):04x}"
    return sign
