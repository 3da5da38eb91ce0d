"""Modals and Home tabs: who has which open, their versions (`hash`) and the stack of at most three."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from demo.slack.ids import Ids
from demo.slack.initial_values import initial_value
from demo.slack.payload_types import Block, Payload
from demo.slack.refusals import Refused

_LISTS = {"actions": "elements", "context_actions": "elements", "card": "actions"}
DEEPEST_STACK = 3  # Slack: a root view and two pushed ones


@dataclass(frozen=True, slots=True)
class View:
    """One version of one view."""

    id: str
    kind: str
    person: str
    hash: str
    source: Payload
    """What the app sent, with ids filled in."""
    root_id: str
    previous_id: str | None
    at: datetime
    values: dict[tuple[str, str], Payload] = field(default_factory=dict)
    """What the person has put in, by (block_id, action_id)."""
    errors: dict[str, str] = field(default_factory=dict)
    """What the form complains about, by block_id."""

    @property
    def blocks(self) -> list[Block]:
        """The blocks on show."""
        return list(self.source.get("blocks", []))

    @property
    def external_id(self) -> str:
        """The app's own name for it, empty if it has none."""
        return str(self.source.get("external_id") or "")


class Views:
    """All views that are open now."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self.stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def top(self, person: str) -> View | None:
        """The modal in front of `person`."""
        stack = self.stacks.get(person)
        return stack[-1] if stack else None

    def find(self, *, view_id: str = "", external_id: str = "") -> View | None:
        """The open view with that id, modal or Home."""
        for view in [*(v for stack in self.stacks.values() for v in stack), *self.homes.values()]:
            if view.id == view_id or (external_id and view.external_id == external_id):
                return view
        return None

    def open(self, person: str, source: Payload, now: datetime) -> View:
        """A new root modal; whatever was open before gives way."""
        self._refuse_used_external_id(source, replacing=None)
        view = self._new(person, source, now, previous=None)
        self.stacks[person] = [view]
        return view

    def push(self, person: str, source: Payload, now: datetime) -> View:
        """A new modal on top of the open ones."""
        stack = self.stacks.get(person) or []
        if not stack:
            raise Refused("not_found")
        if len(stack) >= DEEPEST_STACK:
            raise Refused("push_limit_reached")
        self._refuse_used_external_id(source, replacing=None)
        view = self._new(person, source, now, previous=stack[-1])
        stack.append(view)
        return view

    def update(self, old: View, source: Payload, now: datetime, *, given_hash: str = "") -> View:
        """A new version; elements with the same block_id, action_id and kind keep what was put in."""
        if given_hash and given_hash != old.hash:
            raise Refused("hash_conflict")
        self._refuse_used_external_id(source, replacing=old.id)
        fresh = self._completed(source)
        view = replace(old, source=fresh, hash=self._hash(now), values=_kept(old, fresh), errors={}, at=now)
        self._put(view)
        return view

    def publish(self, person: str, source: Payload, now: datetime, *, given_hash: str = "") -> View:
        """The Home tab of `person`."""
        old = self.homes.get(person)
        if old is not None:
            return self.update(old, source, now, given_hash=given_hash)
        if given_hash:
            raise Refused("hash_conflict")
        self._refuse_used_external_id(source, replacing=None)
        view = self._new(person, source, now, previous=None)
        self.homes[person] = view
        return view

    def edit(self, view: View, **changes: object) -> View:
        """The view with what the person did to it; the app's version stays the same."""
        changed = replace(view, **changes)  # type: ignore[arg-type]
        self._put(changed)
        return changed

    def close(self, view: View, *, whole_stack: bool = False) -> None:
        """Takes it (or all of its stack) away from the person."""
        stack = self.stacks.get(view.person, [])
        stack[:] = [] if whole_stack else [open_ for open_ in stack if open_.id != view.id]

    def _put(self, view: View) -> None:
        if view.kind == "home":
            self.homes[view.person] = view
            return
        stack = self.stacks.get(view.person, [])
        stack[:] = [view if open_.id == view.id else open_ for open_ in stack]

    def _new(self, person: str, source: Payload, now: datetime, *, previous: View | None) -> View:
        view_id = self._ids.new("V")
        return View(
            id=view_id,
            kind=str(source.get("type")),
            person=person,
            hash=self._hash(now),
            source=self._completed(source),
            root_id=previous.root_id if previous else view_id,
            previous_id=previous.id if previous else None,
            at=now,
        )

    def _completed(self, source: Payload) -> Payload:
        return source | {"blocks": with_ids(source.get("blocks") or [], self._ids)}

    def _hash(self, now: datetime) -> str:
        return f"{int(now.timestamp())}.{self._ids.number():08x}"

    def _refuse_used_external_id(self, source: Payload, *, replacing: str | None) -> None:
        wanted = str(source.get("external_id") or "")
        taken = self.find(external_id=wanted) if wanted else None
        if taken is not None and taken.id != replacing:
            raise Refused("duplicate_external_id")


def with_ids(blocks: list[Block], ids: Ids) -> list[Block]:
    """The blocks with a block_id each and an action_id on each element, as Slack hands them back."""
    return [_block_with_ids(block, ids) for block in blocks]


def _block_with_ids(block: Block, ids: Ids) -> Block:
    done = {**block}
    done.setdefault("block_id", ids.short())
    for part in ("accessory", "element"):
        if isinstance(done.get(part), dict):
            done[part] = _element_with_id(done[part], ids)
    inner = _LISTS.get(str(block.get("type")))
    if inner is not None and inner in block:
        done[inner] = [_element_with_id(element, ids) for element in block[inner]]
    return done


def _element_with_id(element: Payload, ids: Ids) -> Payload:
    return element if element.get("type") == "image" else {"action_id": ids.short(), **element}


def _kept(old: View, fresh: Payload) -> dict[tuple[str, str], Payload]:
    """What stays in the elements of a new version. In a modal that goes for what an element started with as well:
    another initial value below the same ids does not show (bolt-python's issue 1064, bolt-js's 290).
    """
    held: dict[tuple[str, str], Payload] = {}
    if old.kind == "modal":
        held = {key: value for key, one in _keyed(old.source).items() if (value := initial_value(one)) is not None}
    held |= old.values
    kinds = {key: element.get("type") for key, element in _keyed(fresh).items()}
    return {key: value for key, value in held.items() if key in kinds and value.get("type") in (None, kinds[key])}


def _keyed(source: Payload) -> dict[tuple[str, str], Payload]:
    """Every element by (block_id, action_id)."""
    return {
        (str(block.get("block_id")), str(element.get("action_id"))): element
        for block in source.get("blocks", [])
        for element in elements_of(block)
    }


def elements_of(block: Block) -> list[Payload]:
    """The interactive elements of a block."""
    found = [block[part] for part in ("accessory", "element") if isinstance(block.get(part), dict)]
    inner = _LISTS.get(str(block.get("type")))
    if inner is not None:
        found += block.get(inner) or []
    return [element for element in found if element.get("type") != "image"]
