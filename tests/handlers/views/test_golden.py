"""Every screen in every state and language is the one that was read in review, and one that Slack accepts.

`pytest tests/handlers --renew-golden` writes the files anew; read the difference before you keep it.
"""

import json
from pathlib import Path
from typing import Any

from bot.letters import is_marked, letter
from coaching.people import Reader
from demo.slack.validators import faults_of_message, faults_of_view
from handlers.views import Rendered
from tests.handlers.screens import LANGUAGES, messages, reader, views

GOLDEN = Path(__file__).parent / "golden"


def as_json(message: Rendered) -> dict[str, Any]:
    return {"text": message.text, "blocks": list(message.blocks)}


def shown(to: Reader) -> dict[str, Any]:
    made = {name: as_json(message) for name, message in messages(to).items()} | views(to)
    return {f"{name}.{to.language}": screen for name, screen in made.items()}


def read(name: str) -> Any:
    path = GOLDEN / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def write(name: str, screen: Any) -> None:
    text = json.dumps(screen, ensure_ascii=False, indent=1)
    (GOLDEN / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def test_every_screen_looks_as_it_was_reviewed(to: Reader, *, renew_golden: bool) -> None:
    now = shown(to)
    if renew_golden:
        for name, screen in now.items():
            write(name, screen)
    assert [name for name, screen in now.items() if read(name) != screen] == [], "read them, then --renew-golden"


def test_no_golden_file_is_of_a_screen_that_is_gone(*, renew_golden: bool) -> None:
    known = {name for language in LANGUAGES for name in shown(reader(language))}
    orphans = [path for path in GOLDEN.glob("*.json") if path.stem not in known]
    for path in orphans if renew_golden else []:
        path.unlink()
    assert [path.name for path in orphans if path.is_file()] == []


def test_slack_accepts_every_message(to: Reader) -> None:
    faults = {name: faults_of_message(as_json(message), is_update=True) for name, message in messages(to).items()}
    assert {name: found for name, found in faults.items() if found} == {}


def test_every_message_has_a_block_left_for_the_mark_by_which_it_is_found_again(to: Reader) -> None:
    marked = {name: letter(message, "1").blocks for name, message in messages(to).items()}
    assert [name for name, blocks in marked.items() if not is_marked({"blocks": list(blocks)}, "1")] == []


def test_slack_accepts_every_modal_and_home_tab(to: Reader) -> None:
    faults = {name: faults_of_view(view) for name, view in views(to).items()}
    assert {name: found for name, found in faults.items() if found} == {}
