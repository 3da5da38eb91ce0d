"""Ids of other people in buttons, guessed actions, rights that have ended: refused in words and written down."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest

from demo.slack import Someone
from demo.slack.deliveries import Form
from demo.slack.messages import Message
from demo.slack.stories.elements import controls_on
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
from tests.scenarios.town import ASKS, Town

NOT_YOURS = "That isn't yours to decide, so nothing was changed. The Home tab shows what is open for you."
OF_REQUESTS = (
    *("undo", "cancel", "sorted", "not_yet", "did_not_happen", "change", "ask_else", "send_on", "show_words"),
    *("wait_for_day", "as_idea", "reopen", "need_cover"),
)
OF_OFFERS = (
    *("accept", "pass_on", "not_my_topic", "done", "partly", "did_not_happen", "hand_over", "second_pair", "back_up"),
    *("note", "more_need_this"),
)
OF_BOTH = ("accept_at", "suggest", "ask_back")
"""Forms with what its requester may see too: the tutor's free times, what the two have written."""
OF_COORDINATORS = ("assign", "take_on", "suggest_it", "make_idea", "cover_arranged")
NO_IDS = ("guessed", "1", "' OR '1'='1", "../../etc", "%", "x" * 1900, "\N{MAN}\u200d\N{WOMAN}", "*", " ")


def standing(town: Town) -> list[Mapping[str, Any]]:
    """Everything that an act could change, but for the audit."""
    tables = (HelpRequestRow, OfferRow, OutcomeRow, RoleRow, PersonRow, OutboxRow, LivingMessageRow)
    return [dict(row) for table in tables for row in town.rows(table)]


def refusals(town: Town, who: Someone) -> int:
    (person,) = town.rows(PersonRow, slack_user=who.id)
    return len(town.rows(AuditRow, did="was refused", who=person["id"]))


def all_refused(town: Town, who: Someone, card: Message, clicks: list[tuple[str, str]]) -> None:
    """Each of the clicks that no button offered this person is refused in words and written down."""
    for action, value in clicks:
        before = refusals(town, who)
        who.reloads()
        who.forges(card, action_id=action, value=value)
        who.sees(NOT_YOURS)
        assert refusals(town, who) == before + 1, action


@pytest.fixture
def open_request(town: Town, sanna: Someone) -> tuple[str, str, Message]:
    """Sanna's request, Liisa's offer, and a message on which everybody may try their luck."""
    card = town.asked(sanna)
    (offer,) = town.rows(OfferRow)
    return offer["request"], offer["id"], card


def test_check_46_a_request_answers_to_its_requester_only(
    town: Town, liisa: Someone, maija: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, offer, card = open_request
    before = standing(town)
    for who in (maija, liisa):
        all_refused(town, who, card, [(f"request.{what}", request) for what in OF_REQUESTS])
        all_refused(town, who, card, [("request.cancel", offer)])
    assert standing(town) == before
    maija.does_not_see("won't show")


def test_check_46_an_offer_answers_to_its_tutor_only(
    town: Town, sanna: Someone, pekka: Someone, maija: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, offer, card = open_request
    before = standing(town)
    for who in (sanna, pekka, maija):
        all_refused(town, who, card, [(f"offer.{what}", offer) for what in OF_OFFERS])
        all_refused(town, who, card, [("offer.accept", request)])
    for who in (pekka, maija):
        all_refused(town, who, card, [(f"offer.{what}", offer) for what in OF_BOTH])
    assert standing(town) == before
    pekka.does_not_see("won't show")


def test_check_46_a_requester_does_nothing_in_the_tutors_name(
    town: Town, sanna: Someone, open_request: tuple[str, str, Message]
) -> None:
    _, offer, card = open_request
    before = standing(town)
    sanna.forges(card, action_id="offer.accept_at", value=offer)
    sanna.chooses("When do you meet?", "Tomorrow, period 1 (8:15)")
    sanna.presses("Accept")
    sanna.sees(NOT_YOURS)
    sanna.closes()
    sanna.forges(card, action_id="offer.ask_back", value=offer)
    sanna.fills("Your question", "may I ask myself something?")
    sanna.presses("Send")
    sanna.sees(NOT_YOURS)
    sanna.closes()
    assert refusals(town, sanna) == 2
    assert standing(town) == before


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


def test_check_46_what_coordinators_do_answers_to_coordinators_only(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, _, card = open_request
    before = standing(town)
    for who in (sanna, liisa, pekka):
        all_refused(town, who, card, [(f"coordinator.{what}", request) for what in OF_COORDINATORS])
    assert standing(town) == before


def test_check_46_another_ones_school_cannot_be_chosen(
    town: Town, pekka: Someone, open_request: tuple[str, str, Message]
) -> None:
    request, _, card = open_request
    school = town.rows(HelpRequestRow)[0]["school"]
    before = standing(town)
    pekka.forges(card, action_id="request.choose_school", value=request)
    pekka.chooses("Which school are you in?", "Koivu")
    pekka.presses("Send")
    pekka.sees(NOT_YOURS)
    assert refusals(town, pekka) == 1
    sent = town.slack.ledger.deliveries("view_submission")[-1].arguments
    for about, chosen in ((request, "guessed"), (request, ""), ("", school), ("guessed", school), (school, request)):
        other = deepcopy(dict(sent))
        other["view"] |= {"private_metadata": about, "hash": f"1.{about}{chosen}"}
        other["view"]["state"]["values"]["school"]["school"]["selected_option"] = {"value": chosen}
        assert town.slack.forge(Form.INTERACTIVE, other).status == 200
    assert standing(town) == before
    pekka.closes()


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
    liisa.sees("Nothing to do for you here any more.")
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
    sanna.says(ASKS)
    sanna.sees("Nobody has been free yet.")
    town.brings("Maija Salo,Rantala;Koivu,teacher,,,en,,,")
    town.later(seconds=60)
    assert maija.messages() == []
    sanna.sees("Nobody has been free yet.")


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
        (chosen,) = other["view"]["state"]["values"]["when"].values()
        chosen["selected_option"] = needed and {"value": needed}
        town.slack.forge(Form.INTERACTIVE, other)
    other["view"]["callback_id"] = "coordinator.form"
    assert town.slack.forge(Form.INTERACTIVE, other).status == 200
    town.slack.settle()
    assert standing(town) == before
    assert {row["words"] for row in town.rows(HelpRequestRow)} == {"AirPlay in room 12"}


def test_ids_in_buttons_tell_nothing(town: Town, open_request: tuple[str, str, Message]) -> None:
    _, offer, card = open_request
    carried = [control.option or control.element for control in controls_on(card)]
    assert len(carried) > 5
    assert {str(each["value"]).rpartition("|")[2] for each in carried} == {offer}
    assert len(offer) == 24
    assert int(offer, 16)
