"""The process that works out groups: `python -m bot.forming_worker`, a problem in on stdin, progress and groups out.

It has no database, no settings and no names: numbers alone.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, fields
from time import monotonic
from typing import Any

from coaching.forming.problem import Problem
from coaching.triads.proposals import Proposal, proposed


def problem_to(problem: Problem, seed: int) -> str:
    """The problem as one line of JSON."""
    given = asdict(problem) | {"early_career": sorted(problem.early_career)}
    return json.dumps({"seed": seed, "problem": given}) + "\n"


def problem_from(line: str) -> tuple[Problem, int]:
    """The same line read again."""
    said = json.loads(line)
    given: dict[str, Any] = {each.name: _tuples(said["problem"][each.name]) for each in fields(Problem)}
    return Problem(**given | {"early_career": frozenset(given["early_career"])}), int(said["seed"])


def found_to(found: Proposal) -> str:
    """What was found as one line of JSON."""
    return json.dumps(asdict(found)) + "\n"


def found_from(said: Mapping[str, Any]) -> Proposal:
    """The same read again."""
    return Proposal(tuple(tuple(group) for group in said["groups"]), said["cause"], int(said["count"]))


def _tuples(value: object) -> object:
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value


def main() -> None:
    """One problem, one answer."""
    problem, seed = problem_from(sys.stdin.read())
    began = monotonic()

    def report(percent: int) -> None:
        print(json.dumps({"percent": percent}), flush=True)  # noqa: T201 - its way to speak

    found = proposed(problem, seed=seed, report=report, spent=lambda: monotonic() - began)
    print(found_to(found), end="", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
