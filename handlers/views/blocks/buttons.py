"""What is pressed in a message or on Home: buttons, links and menus."""

from collections.abc import Iterable

from handlers.views.blocks.parts import SECTION, Block, plain_text
from handlers.views.texts import cut

LABEL, VALUE, OPTION, OPTIONS, IN_OVERFLOW = 75, 2000, 75, 100, 5
"""Slack's limits: characters of an accessibility label, a value, an option; options in a menu or in one group of it,
and behind the three dots."""
ON_PHONE = 30
"""Of a button's text, a phone shows no more; only a name can be that long."""
HINT = 150
"""Slack's limit of a placeholder."""
ASKED_TITLE, ASKED_TEXT, ASKED_BUTTON = 100, 300, 30
"""Slack's limits of the question before a button does its work."""


def button(
    text: str, action: str, value: str, *, label: str = "", primary: bool = False, first: Block | None = None
) -> Block:
    """A button; `label` tells a screen reader what sets it apart from its like in a list.

    `first` is a question that Slack asks before it takes the press, made with `asks_first`.
    """
    made = {**_button(text, action, label), "value": value[:VALUE]}
    made = {**made, "confirm": first} if first else made
    return {**made, "style": "primary"} if primary else made


def asks_first(title: str, text: str, *, yes: str, no: str) -> Block:
    """The question before what cannot be taken back."""
    return {
        "title": plain_text(title, ASKED_TITLE),
        "text": plain_text(text, ASKED_TEXT),
        "confirm": plain_text(yes, ASKED_BUTTON),
        "deny": plain_text(no, ASKED_BUTTON),
    }


def link(text: str, action: str, url: str, *, label: str = "") -> Block:
    """A button that leads to another place in Slack."""
    return {**_button(text, action, label), "url": url}


def _button(text: str, action: str, label: str) -> Block:
    made: Block = {"type": "button", "action_id": action, "text": plain_text(text, ON_PHONE)}
    return {**made, "accessibility_label": cut(label, LABEL)} if label else made


def spoken(text: str, about: str) -> str:
    """The label of a button in a list: what is on it, then what sets it apart; empty outside of lists."""
    return f"{cut(text, ON_PHONE)}: {about}" if about else ""


def actions(*elements: Block, about: str = "") -> Block:
    """A row of buttons, each with another action; `about` makes its block id its own in a list of like rows."""
    row: Block = {"type": "actions", "elements": list(elements)}
    return {**row, "block_id": f"row:{about}"} if about else row


def line(text: str, element: Block) -> Block:
    """A line of text with one button or menu beside it: several lines may have the same action."""
    return {"type": "section", "text": plain_text(text, SECTION), "accessory": element}


def choice(hint: str, action: str, options: Iterable[tuple[str, str]], *, chosen: str | None = None) -> Block:
    """A menu of (text, value), with the option chosen that has that value; none of it is a form's field."""
    return menu("static_select", action, options, hint=hint, chosen=chosen)


def overflow(action: str, options: Iterable[tuple[str, str]]) -> Block:
    """The three dots with at most five options of (text, value); a longer list is for `choice`."""
    return {"type": "overflow", "action_id": action, "options": _made(options)[:IN_OVERFLOW]}


def menu(
    kind: str, action: str, options: Iterable[tuple[str, str]], *, hint: str = "", chosen: str | None = None
) -> Block:
    """A menu of Slack's type `kind`; more options than Slack allows in one list stand in groups."""
    made = _made(options)
    lists: Block = {"options": made} if len(made) <= OPTIONS else {"option_groups": _groups(made)}
    element: Block = {"type": kind, "action_id": action, **lists}
    element |= {"placeholder": plain_text(hint, HINT)} if hint else {}
    initial = [option for option in made if option["value"] == chosen]
    return {**element, "initial_option": initial[0]} if initial else element


def _made(options: Iterable[tuple[str, str]]) -> list[Block]:
    return [option(text, value) for text, value in options]


def option(text: str, value: str, about: str = "") -> Block:
    """One thing to choose; `about` stands below it in small letters."""
    made = {"text": plain_text(text, OPTION), "value": value}
    return {**made, "description": plain_text(about, OPTION)} if about else made


def _groups(options: list[Block]) -> list[Block]:
    """Groups that are named after their first and last option."""
    parts = [options[start : start + OPTIONS] for start in range(0, len(options), OPTIONS)]
    return [{"label": plain_text(_from_to(part), OPTION), "options": part} for part in parts][:OPTIONS]


def _from_to(options: list[Block]) -> str:
    first, last = (cut(each["text"]["text"], OPTION // 2 - 2) for each in (options[0], options[-1]))
    return f"{first} – {last}"
