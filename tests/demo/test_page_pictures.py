"""The pictures of README.md: each is there, small, and told in words for who cannot see it."""

import re
import shutil
from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from demo.page.pictures import FOLDER, main

ROOT = Path(__file__).parents[2]
LARGEST = 200_000


def shown() -> dict[str, str]:
    """The words for a picture by its file."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return {path: words for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", readme)}


def test_every_picture_is_in_the_readme_and_the_other_way_round() -> None:
    there = {str(path.relative_to(ROOT)) for path in (ROOT / FOLDER).iterdir()}
    assert there == set(shown())


def test_every_picture_is_told_in_words_of_its_own() -> None:
    words = list(shown().values())
    assert all(len(one.split()) >= 5 for one in words)
    assert len(set(words)) == len(words)


def test_every_picture_is_a_small_png() -> None:
    for path in shown():
        content = (ROOT / path).read_bytes()
        assert content.startswith(b"\x89PNG")
        assert len(content) <= LARGEST


def test_without_a_browser_the_command_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    command = Typer()
    command.command()(main)
    said = CliRunner().invoke(command, ["--folder", str(tmp_path)])
    assert said.exit_code == 1
    assert "install" in said.output
