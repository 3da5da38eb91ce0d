"""What everybody has before them at one moment: messages, Home, every button on them, everybody's words in them."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Set
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.offers import Offer, OfferState
from coaching.people import REFUSED, Person, PersonId, Reader
from coaching.ports import Begin, UnitOfWork
from coaching.programmes import Programme
from coaching.screens import HomeTab, Screen
from coaching.use_cases import screens
from handlers.ids import Action
from handlers.views import Block, render, render_home
from tests.scenarios.lifecycle.staffroom import EVERYBODY, PLACE

SECRET = re.compile(r"~zq[a-z]\d+~")
"""Every text that somebody writes has one of these in it; what is sealed never looks so by chance."""


DRAWN = timedelta(days=14)
"""So long after its end a message shows what can still be done; then nobody draws it anew."""
ASKED_OFTEN = frozenset({"get", "role", "leaves", "of", "open_of", "for_coordinator"})


class Thing(NamedTuple):
    """One living message of one person."""

    who: PersonId
    kind: str
    about: str


class Button(NamedTuple):
    """What can be pressed, by whoever has it before them."""

    who: PersonId
    action: Action
    value: str


@dataclass(frozen=True, slots=True)
class Surface:
    """A message or a Home tab, as far as promises are about it."""

    buttons: tuple[Button, ...]
    primary: tuple[Button, ...]
    secrets: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sight:
    """Rows as values, and what they look like."""

    now: datetime
    programme: Programme
    served: frozenset[PersonId]
    requests: dict[RequestId, HelpRequest] = field(default_factory=dict)
    messages: dict[Thing, Surface] = field(default_factory=dict)
    homes: dict[PersonId, tuple[HomeTab, Surface]] = field(default_factory=dict)
    """Of those who look at theirs: to look at all of them every time takes longest of all."""

    @property
    def coordinators(self) -> frozenset[PersonId]:
        return frozenset(person.id for person in self.programme.coordinators)

    def buttons(self) -> set[Button]:
        """Every button of a message, which Home has too, and those that are on Home alone."""
        shown = [*self.messages.values(), *(home for _, home in self.homes.values())]
        return {button for surface in shown for button in surface.buttons}


def seen(look: Begin, requests: Iterable[RequestId], now: datetime, at_home: Callable[[Sight], Set[PersonId]]) -> Sight:
    """Everything as it stands; some people look at Home."""
    with look(PLACE) as unit:
        _remember(unit)
        people = (_person(unit, each.id) for each in EVERYBODY)
        served = {person.id: person for person in people if person and person.standing not in REFUSED}
        held = {each: request for each in requests if (request := unit.help_requests.get(each))}
        sight = Sight(now, unit.programme(), frozenset(served), held)
        for request in held.values():
            for thing, screen in _screens(unit, request, served, sight):
                reader = sight.programme.reader(served[thing.who])
                sight.messages[thing] = _drawn(thing.who, screen, reader)
        for who in sorted(at_home(sight) & sight.served):
            home = screens.home_tab(unit, served[who], now)
            sight.homes[who] = (home, _drawn(who, home, sight.programme.reader(served[who])))
    return sight


def _person(unit: UnitOfWork, who: PersonId) -> Person | None:
    tutor = unit.programme().tutors.get(who)
    return tutor.person if tutor else unit.people.get(who)


def _remember(unit: UnitOfWork) -> None:
    """Within one transaction that only reads, the same question has the same answer: most of a look is asking."""
    for port in (unit.people, unit.help_requests, unit.outcomes):
        for name in ASKED_OFTEN & set(dir(port)):
            setattr(port, name, cache(getattr(port, name)))


@lru_cache(maxsize=5000)
def _drawn(who: PersonId, screen: Screen, reader: Reader) -> Surface:
    """The same screen for the same reader always looks the same."""
    blocks = render_home(screen, reader)["blocks"] if isinstance(screen, HomeTab) else render(screen, reader).blocks
    return surface(who, blocks)


def _screens(
    unit: UnitOfWork, request: HelpRequest, served: dict[PersonId, Person], sight: Sight
) -> Iterator[tuple[Thing, Screen]]:
    """Every message about the request that somebody has or is about to get."""
    if request.state is RequestState.UNDONE or (request.ended_at and sight.now - request.ended_at > DRAWN):
        return
    now, asker = sight.now, served.get(request.requester)
    if asker:
        yield Thing(asker.id, "request", request.id), screens.request_screen(unit, request, asker, now)
    for offer in request.offers:
        tutor = served.get(offer.tutor)
        if tutor and is_out(offer, now):
            yield Thing(tutor.id, "card", offer.id), screens.tutor_card(unit, request, offer, tutor, now)
    for person in sight.programme.coordinators:
        if request.coordinator_at and request.coordinator_at <= now:
            card = screens.coordinator_card(unit, request, person)
            yield Thing(person.id, "coordinator", request.id), card
        if request.undo_until <= now and (cover := screens.cover_card(unit, request, now)):
            yield Thing(person.id, "cover", request.id), cover


def is_out(offer: Offer, now: datetime) -> bool:
    """Whether the card has been sent: its moment has come, and it was still wanted then."""
    gone_before = offer.state is not OfferState.ASKED and (offer.answered_at or offer.ask_at) < offer.ask_at
    return offer.ask_at <= now and not offer.is_void and not gone_before


def surface(who: PersonId, blocks: Iterable[Block]) -> Surface:
    blocks = list(blocks)
    found = [element for block in blocks for element in (*block.get("elements", ()), block.get("accessory"))]
    elements = [element for element in found if element]
    primary = (each for each in elements if each.get("style") == "primary")
    secrets = frozenset(SECRET.findall(json.dumps(blocks)))
    return Surface(tuple(_buttons(who, elements)), tuple(_buttons(who, primary)), secrets)


def _buttons(who: PersonId, elements: Iterable[Block]) -> Iterator[Button]:
    for element in elements:
        if element["type"] == "button":
            yield Button(who, Action(element["action_id"]), element.get("value") or element.get("url", ""))
        elif element["type"] == "overflow":
            for option in element["options"]:
                action, _, value = option["value"].partition("|")
                yield Button(who, Action(action), value)
