"""Lists of requests: whose, in which order, and what is left out; and when the ladder looks at what."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from coaching.help_requests import Cover, RequestState
from coaching.kinds import CoverKind
from storage.database import Database
from tests.builders import IPADS, KAHOOT, MONDAY_8AM, a_request
from tests.storage.town import LIISA, OTHER_TOWN, SANNA, TOWN, kept, settle, store

HOUR = timedelta(hours=1)
LATER = MONDAY_8AM + HOUR


def test_what_ended_lately_comes_newest_end_first(database: Database) -> None:
    settle(database)
    ended = [
        a_request(id=f"ended-{hours}", state=RequestState.SORTED, ended_at=MONDAY_8AM + hours * HOUR)
        for hours in (1, 3, 2)
    ]
    other = a_request(id="other", requester=LIISA.person.id, state=RequestState.SORTED, ended_at=LATER)
    store(database, *ended, a_request(id="open"), other)
    with database.read(TOWN) as unit:
        found = unit.help_requests.recent_of(SANNA.id, MONDAY_8AM + 2 * HOUR)
    assert [each.id for each in found] == ["ended-3", "ended-2"]


def test_what_was_asked_lately_and_is_not_over_comes_newest_first_with_its_words(database: Database) -> None:
    settle(database)
    asked = [
        a_request(id=f"at-{hours}", words=f"words {hours}", asked_at=MONDAY_8AM + hours * HOUR) for hours in (1, 2)
    ]
    wish = a_request(id="wish", state=RequestState.COLLECTED, asked_at=MONDAY_8AM + 3 * HOUR, ended_at=LATER)
    left_out = [
        a_request(id="before"),
        a_request(id="undone", state=RequestState.UNDONE, asked_at=LATER, ended_at=LATER),
        a_request(id="other", requester=LIISA.person.id, asked_at=LATER),
    ]
    store(database, *asked, wish, *left_out)
    with database.read(TOWN) as unit:
        found = unit.help_requests.said_since(SANNA.id, MONDAY_8AM)
    assert found == [("wish", wish.words), ("at-2", "words 2"), ("at-1", "words 1")]


def test_coordinators_see_what_is_on_their_list_and_what_has_to_be_covered(database: Database) -> None:
    settle(database)
    cover = Cover(CoverKind.SUBSTITUTE, "7B")
    listed = a_request(id="listed", state=RequestState.NOBODY, coordinator_at=LATER, asked_at=LATER)
    to_cover = a_request(id="to-cover", state=RequestState.ACCEPTED, cover=cover)
    left_out = [
        a_request(id="plain"),
        a_request(id="covered", cover=replace(cover, arranged_at=LATER)),
        a_request(id="over", state=RequestState.SORTED, coordinator_at=LATER, cover=cover, ended_at=LATER),
    ]
    store(database, listed, to_cover, *left_out)
    with database.read(TOWN) as unit:
        assert unit.help_requests.for_coordinator() == [to_cover, listed]


def test_wishes_are_counted_by_topic(database: Database) -> None:
    settle(database)
    wish: dict[str, Any] = {"state": RequestState.COLLECTED, "ended_at": LATER}
    about = {"one": IPADS, "two": IPADS, "three": KAHOOT, "four": None}
    store(database, *[a_request(id=key, topic=topic, **wish) for key, topic in about.items()])
    older = a_request(id="older", **wish | {"ended_at": MONDAY_8AM})
    store(database, older, a_request(id="undone", **wish | {"state": RequestState.UNDONE}), a_request(id="open"))
    with database.read(TOWN) as unit:
        assert unit.help_requests.ideas(LATER) == {IPADS: 2, KAHOOT: 1, None: 1}


def test_the_ladder_looks_at_what_is_due_longest_due_first(database: Database) -> None:
    settle(database)
    due = {"second": LATER, "first": MONDAY_8AM, "later": LATER + timedelta.resolution, "never": None}
    store(database, *[a_request(id=key, look_at=at) for key, at in due.items()])
    store(database, a_request(id="over", state=RequestState.SORTED, look_at=MONDAY_8AM, ended_at=LATER))
    with database.read(TOWN) as unit:
        assert unit.help_requests.to_look_at(LATER, 10) == ["first", "second"]
        assert unit.help_requests.to_look_at(LATER, 1) == ["first"]


def test_everything_open_is_looked_at_again(database: Database) -> None:
    for town in (TOWN, OTHER_TOWN):
        settle(database, town)
        with kept(database, town) as unit:
            for key, at in {"due": MONDAY_8AM, "later": LATER + HOUR, "never": None}.items():
                unit.help_requests.add(a_request(id=key, look_at=at))
            unit.help_requests.add(a_request(id="over", state=RequestState.SORTED, ended_at=MONDAY_8AM))
    with kept(database) as unit:
        unit.help_requests.look_again(LATER)
    with database.read(TOWN) as unit:
        assert unit.help_requests.to_look_at(LATER, 10) == ["due", "later", "never"]
        assert unit.help_requests.to_look_at(LATER - timedelta.resolution, 10) == ["due"]
    with database.read(OTHER_TOWN) as unit:
        assert unit.help_requests.to_look_at(LATER, 10) == ["due"]
