"""A request in the town, and the ladder's tick upon it."""

from datetime import datetime
from typing import Any

from coaching.help_requests import HelpRequest, RequestId, RequestState
from coaching.imports.stored import Listed
from coaching.offers import OfferState
from coaching.people import Role, RoleState
from coaching.tutors import Tutor
from coaching.use_cases.widening import Widening
from storage.database import Database
from tests.builders import MONDAY_8AM, a_request, an_offer
from tests.storage.town import TOWN, kept, rows, store


def tick(town: Database, now: datetime) -> int:
    """How many requests had a step to take."""
    return Widening(town.begin, town.read).climb(TOWN, now)


def is_asked(town: Database, *tutors: str, **fields: Any) -> None:
    """Sanna's request stands with these tutors asked on Monday morning; the ladder looks at it as soon as it ticks."""
    store(town, a_request(*[an_offer(tutor) for tutor in tutors], **{"look_at": MONDAY_8AM, **fields}))


def is_taken(town: Database, **fields: Any) -> None:
    """Liisa has accepted it."""
    helper = an_offer(state=OfferState.ACCEPTED, answered_at=MONDAY_8AM)
    store(town, a_request(helper, **{"state": RequestState.ACCEPTED, "look_at": MONDAY_8AM, **fields}))


def joins(town: Database, *tutors: Tutor) -> None:
    """More tutors, as an import brings them."""
    with kept(town) as unit:
        given = {Role.TUTOR: RoleState.ACCEPTED}
        listed = [Listed(each.person, roles=given, skills=each.skills, times=each.times) for each in tutors]
        unit.imports.save_people(listed, MONDAY_8AM)
        unit.touch_programme()


def request(town: Database) -> HelpRequest:
    """Sanna's, as it stands."""
    with town.read(TOWN) as unit:
        found = unit.help_requests.get(RequestId("request"))
    assert found is not None
    return found


def tutors_asked(town: Database) -> list[str]:
    """Who has not answered yet, in the order of asking."""
    return [offer.tutor for offer in request(town).asked]


def owed(town: Database, *, since: datetime) -> set[tuple[str, str]]:
    """New messages owed to people, edits left out."""
    return {
        (row["kind"], row["to_person"]) for row in rows(town, "outbox") if row["due"] >= since and not row["only_edit"]
    }


def did(town: Database) -> list[str]:
    """What was written down as done."""
    return [row["did"] for row in rows(town, "audit")]
