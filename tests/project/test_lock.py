"""requirements.txt: one file for every platform, each line by hash, no address, in step with pyproject."""

import re
import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.project.tree import ROOT

NOT_LOCKED = {"encoder"}  # declared until code uses it

LOCK = (ROOT / "requirements.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def entries() -> Iterator[tuple[str, list[str]]]:
    """Each pinned line with its hashes."""
    for block in re.split(r"\n(?=[^\s#])", LOCK.split("\n", 2)[2]):
        pin, *hashes = [line.strip().rstrip("\\").strip() for line in block.splitlines()]
        yield pin, hashes


def pinned() -> dict[str, set[Version]]:
    versions: dict[str, set[Version]] = {}
    for pin, _ in entries():
        requirement = Requirement(pin)
        (exactly,) = requirement.specifier
        versions.setdefault(canonicalize_name(requirement.name), set()).add(Version(exactly.version))
    return versions


def declared() -> list[Requirement]:
    extras = PROJECT["optional-dependencies"]
    locked = [line for name, lines in extras.items() if name not in NOT_LOCKED for line in lines]
    return [Requirement(line) for line in [*PROJECT["dependencies"], *locked]]


def test_every_line_is_one_version_with_hashes() -> None:
    bad = [
        pin
        for pin, hashes in entries()
        if "==" not in pin or not hashes or not all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in hashes)
    ]
    assert bad == []


def test_no_address_stands_in_the_lock() -> None:
    assert [line for line in LOCK.splitlines() if "//" in line or line.startswith("-") or " @ " in line] == []


def test_what_is_declared_is_locked_in_a_version_that_fits() -> None:
    versions = pinned()
    missing = [
        str(requirement)
        for requirement in declared()
        if not any(requirement.specifier.contains(v) for v in versions.get(canonicalize_name(requirement.name), ()))
    ]
    assert missing == [], "run `make lock`"
