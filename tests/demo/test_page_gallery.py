"""The gallery: every golden file is on it, in each language, and every control on it can be spoken of."""

from pathlib import Path

import pytest
from typer import Typer
from typer.testing import CliRunner

from demo.page import Frame, render_home, render_message, render_modal
from demo.page.gallery import GOLDEN, main, pictures_in, screens_of, write_gallery
from tests.demo.page_html import Element, controls, names, page
from tests.demo.page_samples import HOME, MESSAGE, MODAL, READER

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_gallery(ROOT / GOLDEN, tmp_path_factory.mktemp("gallery") / "new")


@pytest.fixture(scope="module")
def gallery(index: Path) -> Element:
    return page(index.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def samples() -> Element:
    shown = (render_message(MESSAGE, READER, Frame()), render_modal(MODAL, READER), render_home(HOME, READER))
    return page("".join(shown))


def test_every_golden_file_is_on_the_page_with_its_notification(gallery: Element) -> None:
    pictures = pictures_in(ROOT / GOLDEN)
    shown = {one["id"]: one for one in gallery.all("div", **{"class": "picture"})}
    assert len(pictures) > 200
    assert set(shown) == {one.name for one in pictures}
    for one in pictures:
        assert one.notification in shown[one.name].text
        assert shown[one.name]["lang"] == one.language


def test_the_languages_of_a_state_stand_side_by_side_and_english_first() -> None:
    states = [state for screen in screens_of(pictures_in(ROOT / GOLDEN)) for state in screen.states]
    assert {tuple(one.language for one in state.pictures) for state in states} == {("en", "fi", "sv")}


def test_every_entry_of_the_index_leads_to_a_place_on_the_page(gallery: Element) -> None:
    places = {one.attributes.get("id") for one in gallery}
    targets = {link["href"] for link in gallery.all("a") if link["href"].startswith("#")}
    assert targets
    assert {target for target in targets if target[1:] not in places} == set()


def test_no_two_things_on_the_page_have_the_same_id(gallery: Element) -> None:
    ids = [one["id"] for one in gallery if "id" in one.attributes]
    assert len(ids) == len(set(ids))


def test_the_page_needs_nothing_but_its_folder(gallery: Element, index: Path) -> None:
    styles = [one["href"] for one in gallery.all("link")]
    assert styles
    assert all((index.parent / style).is_file() for style in styles)
    assert gallery.all("script") == []


@pytest.mark.parametrize("name", ["gallery", "samples"])
def test_every_control_has_a_name(name: str, request: pytest.FixtureRequest) -> None:
    tree: Element = request.getfixturevalue(name)
    spoken = names(tree)
    nameless = [(one.tag, one.attributes) for one in controls(tree) if not spoken[id(one)]]
    assert spoken
    assert nameless == []


@pytest.mark.parametrize("name", ["gallery", "samples"])
def test_every_picture_has_an_alternative_text(name: str, request: pytest.FixtureRequest) -> None:
    tree: Element = request.getfixturevalue(name)
    assert [one.attributes for one in tree.all("img") if "alt" not in one.attributes] == []


def test_a_control_is_called_by_its_label_its_hint_or_the_words_beside_it(samples: Element) -> None:
    spoken = names(samples)
    by_action = {one.attributes.get("data-action-id"): spoken[id(one)] for one in controls(samples)}
    assert by_action["pass"] == "Pass on: iPads"
    assert by_action["short"] == "Short (optional)"
    menu = samples.find("select", data_block_id="menu")
    assert spoken[id(menu)] == "Pick by static_select"
    assert {spoken[id(one)] for one in samples.all("summary")} >= {"More actions"}


def test_the_command_says_where_the_page_is(tmp_path: Path) -> None:
    command = Typer()
    command.command()(main)
    said = CliRunner().invoke(command, ["--golden", str(ROOT / GOLDEN), "--folder", str(tmp_path)])
    assert said.exit_code == 0
    assert Path(said.output.strip()) == (tmp_path / "index.html").resolve()
    assert CliRunner().invoke(command, ["--golden", str(tmp_path / "none")]).exit_code == 1
