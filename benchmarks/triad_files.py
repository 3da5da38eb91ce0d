"""Reads and writes rounds of volunteers as JSON; slots are hexadecimal, what is not said is empty."""

import gzip
import json
from pathlib import Path
from typing import Any

from coaching.forming.problem import Problem


def read(path: Path) -> Problem:
    """The round in a file, .json or .json.gz."""
    raw = path.read_bytes()
    return problem_of(json.loads(gzip.decompress(raw) if path.suffix == ".gz" else raw))


def problem_of(fields: dict[str, Any]) -> Problem:
    return Problem(
        n=fields["n"],
        region_of_school=tuple(fields["region_of_school"]),
        school=tuple(fields["school"]),
        dept=tuple(fields["dept"]),
        coach=tuple(map(bool, fields["coach"])),
        experience=tuple(map(float, fields["experience"])),
        slots=tuple(int(slots, 16) if isinstance(slots, str) else slots for slots in fields["slots"]),
        focus=tuple(fields["focus"]),
        not_with=tuple((a, b) for a, b in fields.get("not_with") or ()),
        history=tuple((a, b, weight) for a, b, weight in fields.get("history") or ()),
        wishes=tuple((a, b) for a, b in fields.get("wishes") or ()),
        early_career=frozenset(fields.get("early_career") or ()),
        together=tuple(map(tuple, fields.get("together") or ())),
    )


def fields_of(problem: Problem) -> dict[str, Any]:
    return {
        "n": problem.n,
        "region_of_school": problem.region_of_school,
        "school": problem.school,
        "dept": problem.dept,
        "coach": [int(coach) for coach in problem.coach],
        "experience": problem.experience,
        "slots": [f"{slots:x}" for slots in problem.slots],
        "focus": problem.focus,
        "not_with": problem.not_with,
        "history": problem.history,
        "wishes": problem.wishes,
        "early_career": sorted(problem.early_career),
        "together": problem.together,
    }
