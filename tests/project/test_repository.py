"""README, map, changelog and settings file: what people are told to type exists, and what exists is told."""

import os
import re
import subprocess
from collections import Counter

from tests.project.tree import PACKAGES, ROOT, files


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def make_targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", text_of("Makefile"), re.MULTILINE))


def told_commands(name: str) -> set[str]:
    """What stands after `make` in code: in backticks, or on a line of a code block."""
    text = text_of(name)
    blocks = "\n".join(re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    inline = "\n".join(re.findall(r"`([^`\n]+)`", text))
    return set(re.findall(r"^\s*(?:\$ )?make ([a-z-]+)", blocks + "\n" + inline, re.MULTILINE))


def documents() -> list[str]:
    return [str(path.relative_to(ROOT)) for path in files() if path.suffix == ".md"]


def test_every_make_command_that_a_document_tells_exists() -> None:
    missing = {name: told_commands(name) - make_targets() for name in documents()}
    assert {name: targets for name, targets in missing.items() if targets} == {}


def test_the_readme_tells_how_to_test_and_how_to_try() -> None:
    assert {"test", "demo"} <= told_commands("README.md")


def test_make_help_lists_what_the_readme_tells() -> None:
    listed = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(f"make {target}" in listed for target in told_commands("README.md"))


def test_ci_runs_the_readmes_command_and_then_the_checks() -> None:
    run = text_of(".ci/run")
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert run.index("make test") < run.index("make check")


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = [
        f"{name}: {target}"
        for name in documents()
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text_of(name))
        if not ((ROOT / name).parent / target).exists()
    ]
    assert dead == []


def test_the_changelog_has_a_part_for_what_is_not_released() -> None:
    assert "## Unreleased" in text_of("CHANGELOG.md")


def test_the_map_names_every_package_folder() -> None:
    folders = {str(path.parent.relative_to(ROOT)) + "/" for path in files(*PACKAGES) if path.name == "__init__.py"}
    assert {folder for folder in folders if f"`{folder}`" not in text_of("docs/map.md")} == set()


def test_the_map_names_nothing_twice() -> None:
    named = [line.split("|")[1].strip() for line in text_of("docs/map.md").splitlines() if line.startswith("| ")]
    assert [name for name, times in Counter(named).items() if times > 1 and name != "---"] == []


def test_every_decision_says_what_was_asked_answered_and_weighed() -> None:
    decisions = list((ROOT / "docs/decisions").glob("*.md"))
    parts = ("**Question.**", "**Answer.**", "**Also weighed.**")
    incomplete = [path.name for path in decisions if not all(part in path.read_text("utf-8") for part in parts)]
    assert decisions
    assert incomplete == []
