"""Outcomes: what each side said, all of it, in the order in which it was said."""

from datetime import timedelta

from coaching.outcomes import Outcome, Result, Side, standing
from storage.database import Database
from tests.builders import MONDAY_8AM, a_request
from tests.storage.town import LIISA, SANNA, TOWN, kept, settle, store

ASKED, OTHER = a_request(), a_request(id="other")
NOT_YET = Outcome("request", SANNA.id, Side.REQUESTER, Result.NOT_YET, MONDAY_8AM, "the cable is missing")
DONE = Outcome("request", LIISA.person.id, Side.TUTOR, Result.SORTED, MONDAY_8AM + timedelta(hours=1))
SORTED = Outcome("request", SANNA.id, Side.REQUESTER, Result.SORTED, MONDAY_8AM + timedelta(hours=2))


def test_both_sides_are_kept_and_the_requesters_last_word_counts(database: Database) -> None:
    settle(database)
    store(database, ASKED, OTHER)
    with kept(database) as unit:
        for outcome in (SORTED, NOT_YET, DONE):
            unit.outcomes.add(outcome)
        assert unit.outcomes.of(ASKED.id) == (NOT_YET, DONE, SORTED)
    with database.read(TOWN) as unit:
        assert standing(unit.outcomes.of(ASKED.id)) == SORTED
        assert unit.outcomes.of(OTHER.id) == ()
