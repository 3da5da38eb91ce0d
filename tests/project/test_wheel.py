"""What is installed elsewhere is whole: every module, catalogue, migration and template is in the wheel."""

import shutil
import subprocess
import sys
import zipfile

import pytest

from tests.project.tree import PACKAGES, ROOT, files, name_of

BUILD = "import sys, setuptools.build_meta as build; print(build.build_wheel(sys.argv[1]))"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What an installer's build packs: without the network, and from a copy so that the tree stays clean."""
    place = tmp_path_factory.mktemp("wheel")
    project, wheels = place / "project", place / "wheels"
    for path in [*files(*PACKAGES), *(ROOT / name for name in ("pyproject.toml", "README.md", "LICENSE"))]:
        copy = project / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    wheels.mkdir()
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(wheels)], cwd=project, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stderr
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_the_wheel_holds_every_file_of_the_packages(packed: set[str]) -> None:
    assert {name_of(path) for path in files(*PACKAGES)} - packed == set()


def test_the_wheel_holds_nothing_else(packed: set[str]) -> None:
    assert {name.split("/")[0] for name in packed if ".dist-info/" not in name} == set(PACKAGES)
