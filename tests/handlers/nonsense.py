"""Payloads that Slack never sends: true ones with parts missing, of another type or empty, and any JSON at all."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from hypothesis import strategies as st

TEXT = st.text(st.characters(exclude_categories=()), max_size=12)
KEYS = st.sampled_from(("user", "team", "event", "actions", "container", "view", "id", "type", "value", "text")) | TEXT
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXT
ANY_JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)
GONE = object()

Path = tuple[str | int, ...]


def places(part: Any, here: Path = ()) -> Iterator[Path]:
    """Where anything stands in the payload."""
    if here:
        yield here
    if isinstance(part, dict):
        for key, inner in part.items():
            yield from places(inner, (*here, key))
    elif isinstance(part, list):
        for number, inner in enumerate(part):
            yield from places(inner, (*here, number))


def changed(payload: Any, place: Path, value: object) -> Any:
    """The payload with another value at that place, or without it."""
    made = deepcopy(payload)
    inner = made
    for step in place[:-1]:
        inner = inner[step]
    if value is GONE:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return made


def mutated(payload: dict[str, Any]) -> st.SearchStrategy[Any]:
    """The payload with one thing wrong."""
    what = st.just(GONE) | st.just("") | ANY_JSON
    return st.builds(changed, st.just(payload), st.sampled_from(list(places(payload))), what)
