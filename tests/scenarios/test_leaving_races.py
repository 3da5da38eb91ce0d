"""Two processes at the same moment: the list takes a tutor's role back, while that tutor passes a request on."""

from pathlib import Path

import pytest

from coaching.help_requests import HelpRequest
from coaching.offers import OfferId
from coaching.people import Actor, PersonId, SlackUserId
from coaching.use_cases.acts import Act
from coaching.use_cases.offers import Offers
from storage.help_requests import SqlHelpRequests
from storage.tables import OfferRow
from tests.scenarios.conftest import LIISA, MAIJA, PEKKA, SANNA, north
from tests.scenarios.town import Town


def passes(town: Town, name: str, offer: str) -> None:
    """The press arrives at another process."""
    tutor = Actor(town.workspace, SlackUserId(town.people[name].id))
    Offers(town.bot.database.begin, town.bot.database.read).pass_on(
        Act(tutor, f"pressed by {name}", town.clock()), OfferId(offer)
    )


def test_a_tutor_who_passes_while_the_list_takes_the_role_back_stops_no_import(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with north(tmp_path, database_url=postgres_url) as town:
        sanna, pekka = town.people["Sanna Virtanen"], town.people["Pekka Laine"]
        sanna.says("/tutorhelp the iPads in the gym stay dark")
        (offer,) = town.rows(OfferRow)
        offered_to = SqlHelpRequests.offered_to

        def and_then_passes(self: SqlHelpRequests, tutor: PersonId) -> list[HelpRequest]:
            found = offered_to(self, tutor)
            monkeypatch.undo()
            passes(town, "Liisa Korhonen", offer["id"])
            return found

        monkeypatch.setattr(SqlHelpRequests, "offered_to", and_then_passes)
        town.brings(SANNA, PEKKA, MAIJA, LIISA.replace(",tutor,", ",teacher,"))
        town.slack.allows("")
        town.later(seconds=60)
        pekka.sees("Sanna Virtanen (Rantala) asks: iPads")
        assert sorted(row["state"] for row in town.rows(OfferRow)) == ["asked", "passed"]
