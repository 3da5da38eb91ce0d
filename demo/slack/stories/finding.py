"""Finds the button or field that a story means by the words on it."""

from collections.abc import Callable, Iterable

from demo.slack.stories.elements import Control, Field, Surface, controls_on, fields_on
from demo.slack.stories.looking import Eyes, NotThere, contains


def find_control(eyes: Eyes, label: str, on: str | Surface | None, occurrence: int | None) -> Control:
    """The control with this label on the first thing within reach that has it."""
    for surface in _places(eyes, on):
        found = [control for control in controls_on(surface) if label in control.labels]
        if isinstance(on, str) and len(found) > 1:
            near = [c for c in found if contains(eyes.text_near(surface, c.block.get("block_id")), on)]
            found = near or found
        if found:
            return _the_one(found, label, occurrence, eyes)
    offered = sorted({name for s in _places(eyes, on) for c in controls_on(s) for name in c.labels if name})
    raise NotThere(f"Nothing to press is called {label!r}; there is {offered}. In view:\n{eyes.everything()}")


def _places(eyes: Eyes, on: str | Surface | None) -> Iterable[Surface]:
    if on is None:
        return eyes.within_reach()
    if isinstance(on, str):
        return [surface for surface in eyes.within_reach() if contains(eyes.text_of(surface), on)]
    return [on]


def _the_one(found: list[Control], label: str, occurrence: int | None, eyes: Eyes) -> Control:
    if occurrence is not None:
        return found[occurrence - 1]
    if len(found) > 1:
        raise NotThere(
            f"{len(found)} things are called {label!r}; say `on=` or `occurrence=`. In view:\n{eyes.everything()}"
        )
    return found[0]


def find_field(eyes: Eyes, label: str, on: str | Surface | None) -> Field:
    """The field with this label, or else with these words beside it, on the first thing within reach that has it."""
    places = list(_places(eyes, on))
    rules: tuple[Callable[[Field], bool], ...] = (
        lambda field: label in field.labels,
        lambda field: any(contains(name, label) for name in field.labels),
        lambda field: contains(eyes.text_near(field.surface, field.block.get("block_id")), label),
    )
    for fits in rules:
        for surface in places:
            for field in fields_on(surface):
                if fits(field):
                    return field
    offered = sorted({name for s in places for f in fields_on(s) for name in f.labels if name})
    raise NotThere(f"No field is called {label!r}; there is {offered}. In view:\n{eyes.everything()}")
