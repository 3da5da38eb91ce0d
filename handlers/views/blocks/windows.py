"""What blocks stand in: a form to fill in, a page to read, the Home tab."""

from collections.abc import Iterable

from handlers.views.blocks.parts import HOME, Block, plain_text, section, small

TITLE = 24
"""Slack's limit of a modal's title and of its two buttons."""


def form(callback: str, *, title: str, submit: str, close: str, blocks: Iterable[Block], about: str = "") -> Block:
    """A modal to be filled in; `about` is the opaque id of what it is about, and nothing else."""
    made: Block = {
        "type": "modal",
        "callback_id": callback,
        "title": plain_text(title, TITLE),
        "submit": plain_text(submit, TITLE),
        "close": plain_text(close, TITLE),
        "blocks": list(blocks),
    }
    return {**made, "private_metadata": about} if about else made


def page(*, title: str, close: str, blocks: Iterable[Block]) -> Block:
    """A modal to be read."""
    return {
        "type": "modal",
        "title": plain_text(title, TITLE),
        "close": plain_text(close, TITLE),
        "blocks": list(blocks)[:HOME],
    }


def beside_words(view: Block, line: str) -> Block:
    """The window with one more line in small letters at its end, unless it has it already."""
    told = small(line)
    needless = not line or told in view["blocks"] or section(line) in view["blocks"]
    return view if needless else {**view, "blocks": [*view["blocks"], told]}


def takes_words(view: Block) -> bool:
    """Whether somebody can write in it."""
    return any(block.get("element", {}).get("type") == "plain_text_input" for block in view["blocks"])


def home(blocks: Iterable[Block]) -> Block:
    """A Home tab; at most the first 100 blocks."""
    return {"type": "home", "blocks": list(blocks)[:HOME]}
