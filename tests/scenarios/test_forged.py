"""Ids of other people in buttons, guessed actions, rights that have ended: refused in words and written down."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest

from demo.slack import Someone
from demo.slack.deliveries import Form
from demo.slack.messages import Message
from storage.tables import (
    AuditRow,
    HelpRequestRow,
    LivingMessageRow,
    OfferRow,
    OutboxRow,
    OutcomeRow,
    PersonRow,
    RoleRow,
)
from tests.scenarios.town import Town

WORDS = "/tutorhelp my iPads won't show on the screen"
NOT_YOURS = "That isn't yours to decide, so nothing was changed. The Home tab shows what is open for you."
OF_REQUESTS = ("undo", "cancel", "sorted", "not_yet", "did_not_happen")
OF_OFFERS = ("accept", "pass_on", "done")
NO_IDS = ("guessed", "1", "' OR '1'='1", "../../etc", "%", "x" * 1900, "\N{MAN}\u200d\N{WOMAN}", "*", " ")


def standing(town: Town) -> list[Mapping[str, Any]]:
    """Everything that an act could change, but for the audit."""
    tables = (HelpRequestRow, OfferRow, OutcomeRow, RoleRow, PersonRow, OutboxRow, LivingMessageRow)
    return [dict(row) for table in tables for row in town.rows(table)]


def refusals(town: Town, who: Someone) -> int:
    (person,) = town.rows(PersonRow, slack_user=who.id)
    return len(town.rows(AuditRow, did="was refused", who=person["id"]))


@pytest.fixture
def open_request(town: Town, sanna: Someone, liisa: Someone) -> tuple[str, str, Message]:
    """Sanna's request, Liisa's offer, and a message on which everybody may try their luck."""
    sanna.says(WORDS)
    sanna.sees("Got it.")
    town.later(seconds=60)
    sanna.sees("Waiting for Liisa Korhonen.")
    card = liisa.sees_message("Sanna Virtanen (Rantala) asks")
    (offer,) = town.rows(OfferRow)
    return offer["request"], offer["id"], card


def test_check_46_a_request_answers_to_its_requester_only(
    town: Town, liisa: Someone, maija: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, offer, card = open_request
    before = standing(town)
    for who in (maija, liisa):
        for number, what in enumerate(OF_REQUESTS, 1):
            who.reloads()
            who.forges(card, action_id=f"request.{what}", value=request)
            who.sees(NOT_YOURS)
            assert refusals(town, who) == number
        who.forges(card, action_id="request.cancel", value=offer)
        who.sees(NOT_YOURS)
    assert standing(town) == before
    maija.does_not_see("won't show")


def test_check_46_an_offer_answers_to_its_tutor_only(
    town: Town, sanna: Someone, pekka: Someone, maija: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, offer, card = open_request
    before = standing(town)
    for who in (sanna, pekka, maija):
        for number, what in enumerate(OF_OFFERS, 1):
            who.reloads()
            who.forges(card, action_id=f"offer.{what}", value=offer)
            who.sees(NOT_YOURS)
            assert refusals(town, who) == number
        who.forges(card, action_id="offer.accept", value=request)
        who.sees(NOT_YOURS)
    assert standing(town) == before
    pekka.does_not_see("won't show")


def test_check_46_guessed_ids_reach_nothing(town: Town, pekka: Someone, open_request: tuple[str, str, Message]) -> None:
    card, before = open_request[2], standing(town)
    for guess in NO_IDS:
        pekka.reloads()
        pekka.forges(card, action_id="offer.accept", value=guess)
        pekka.sees(NOT_YOURS)
        pekka.forges(card, action_id="request.sorted", value=guess)
    assert standing(town) == before
    assert refusals(town, pekka) == 2 * len(NO_IDS)
    town.slack.allows(NOT_YOURS, to=pekka)


def test_check_46_guessed_actions_do_nothing(
    town: Town, pekka: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, _, card = open_request
    before = standing(town)
    for action in ("offer.assign", "request.read_words", "admin", "person.erase", "coordinator.approve", "x" * 255):
        pekka.forges(card, action_id=action, value=request)
    assert standing(town) == before
    assert pekka.eyes.notices == []


def test_check_46_another_ones_school_cannot_be_chosen(
    town: Town, pekka: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, _, card = open_request
    school = town.rows(HelpRequestRow)[0]["school"]
    before = standing(town)
    for value in (f"{request}:rantala", f"{request}:", ":", "", f"{request}:{request}", f"guessed:{school}"):
        chosen = {"text": {"type": "plain_text", "text": "Koivu"}, "value": value}
        pekka.forges(card, action_id="request.choose_school", selected_option=chosen)
    assert standing(town) == before
    refused = refusals(town, pekka)
    chosen = {"text": {"type": "plain_text", "text": "Koivu"}, "value": f"{request}:{school}"}
    pekka.forges(card, action_id="request.choose_school", selected_option=chosen)
    pekka.sees(NOT_YOURS)
    assert standing(town) == before
    assert refusals(town, pekka) == refused + 1
    town.slack.allows("That school is no longer in the list. Nothing was changed", to=pekka)
    town.slack.allows(NOT_YOURS, to=pekka)


def test_check_46_nobody_becomes_a_tutor_who_was_not_invited(town: Town, sanna: Someone, maija: Someone) -> None:
    sanna.says("/coaching help")
    page = sanna.sees_message("/coaching home shows")
    before = standing(town)
    for who in (sanna, maija):
        for action in ("tutor.accept", "tutor.decline"):
            who.forges(page, action_id=action, value="tutor")
        who.sees("That has moved on in the meantime, so nothing was changed.")
    assert standing(town) == before
    town.slack.allows("That has moved on", to=sanna)
    town.slack.allows("That has moved on", to=maija)


def test_check_46_a_tutor_who_was_taken_off_the_list_presses_an_old_card(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, open_request: tuple[str, str, Message]
) -> None:
    _, _, card = open_request
    town.brings("Liisa Korhonen,Rantala,teacher,,,en,,,")
    liisa.sees("Your time as a tutor has ended. Thank you!")
    pekka.sees("Sanna Virtanen (Rantala) asks")
    sanna.sees("Waiting for Pekka Laine.")
    liisa.sees("Somebody else is asked now. Nothing to do for you.")
    before = standing(town)
    for label in ("Accept", "Pass on"):
        liisa.reloads()
        liisa.presses_old(card, label)
        liisa.sees("That has moved on in the meantime, so nothing was changed.")
    assert standing(town) == before
    liisa.does_not_see("my iPads won't show")


def test_check_46_somebody_who_is_no_coordinator_any_more_gets_no_card(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, maija: Someone
) -> None:
    for tutor in (liisa, pekka):
        tutor.is_deactivated()
    sanna.says(WORDS)
    sanna.sees("No tutor can take this at the moment. The coordinator has been told")
    town.brings("Maija Salo,Rantala;Koivu,teacher,,,en,,,")
    town.later(seconds=60)
    assert maija.messages() == []
    sanna.sees("No tutor can take this at the moment.")


def test_check_46_a_changed_form_gains_nothing(town: Town, sanna: Someone, pekka: Someone) -> None:
    sanna.says("/tutorhelp")
    sanna.fills("What would help you?", "AirPlay in room 12")
    sanna.presses("Send")
    sanna.sees("Got it.")
    sanna.presses("Close")
    sent = town.slack.ledger.deliveries("view_submission")[-1].arguments
    before = standing(town)
    other = deepcopy(dict(sent))
    other["view"]["private_metadata"] = '{"role":"coordinator","request":"1"}'
    other["view"]["hash"] = "1.changed"
    other["user"] = other["user"] | {"id": pekka.id}
    for needed in ("workshop", "", None, "right_now; --", 7):
        other["view"]["state"]["values"]["when"]["when"]["selected_option"] = needed and {"value": needed}
        town.slack.forge(Form.INTERACTIVE, other)
    other["view"]["callback_id"] = "coordinator.form"
    assert town.slack.forge(Form.INTERACTIVE, other).status == 200
    town.slack.settle()
    assert standing(town) == before
    assert {row["words"] for row in town.rows(HelpRequestRow)} == {"AirPlay in room 12"}


def test_ids_in_buttons_tell_nothing(town: Town, open_request: tuple[str, str, Message]) -> None:
    _, offer, card = open_request
    carried = [
        str(element.get("value") or element.get("url"))
        for block in card.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    ]
    assert set(carried) == {offer}
    assert len(offer) == 24
    assert int(offer, 16)
