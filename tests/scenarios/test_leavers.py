"""People who leave while requests are open, as tutor or as teacher; and those who come back."""

import pytest

from coaching.people import SlackUserId
from demo.slack import Someone
from demo.slack.deliveries import Form
from demo.slack.gestures import NotPossible
from storage.tables import AuditRow, HelpRequestRow, OfferRow, OutboxRow, PersonRow
from tests.scenarios.town import ASKS, WORDS, Town


def states(town: Town) -> list[str]:
    return [row["state"] for row in town.rows(HelpRequestRow)]


def test_check_34_a_tutor_who_leaves_hands_an_open_request_to_the_next_one(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.asked(sanna)
    liisa.is_deactivated()
    pekka.sees("Sanna Virtanen (Rantala) asks: iPads")
    sanna.sees("Waiting for Pekka Laine.")
    assert sorted(row["state"] for row in town.rows(OfferRow)) == ["asked", "lapsed"]


def test_check_34_a_tutor_who_leaves_after_accepting_is_replaced_and_the_teacher_is_told(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    town.accepted(sanna)
    liisa.is_deactivated()
    sanna.sees("iPads: There has been a change. I'm now asking Pekka Laine.")
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("Sanna Virtanen (Rantala) asks: iPads")


def test_check_34_a_teacher_who_leaves_takes_the_request_along(town: Town, sanna: Someone, liisa: Someone) -> None:
    town.asked(sanna)
    sanna.is_deactivated()
    assert states(town) == ["withdrawn"]
    liisa.does_not_see(WORDS)
    liisa.sees("Sanna Virtanen no longer needs help with this. Thank you!")
    with pytest.raises(NotPossible):
        sanna.says(ASKS)


def test_somebody_deactivated_is_refused_should_anything_still_come(town: Town, sanna: Someone, liisa: Someone) -> None:
    card = town.asked(sanna)
    gone, (offer,) = liisa.person, town.rows(OfferRow)
    liisa.is_deactivated()
    payloads = town.slack.payloads
    for words in ("", "help", "status", "an iPad"):
        answer = town.slack.forge(Form.COMMAND, payloads.command(gone, liisa.dm, "/tutorhelp", words))
        assert "This account is deactivated. Nothing was sent." in str(answer.body)
    before = [dict(row) for row in town.rows(OfferRow)]
    press = {"type": "button", "action_id": "offer.accept", "block_id": "b", "value": offer["id"], "action_ts": "1.1"}
    assert town.slack.forge(Form.INTERACTIVE, payloads.message_actions(gone, card, [press])).status == 200
    assert [dict(row) for row in town.rows(OfferRow)] == before
    town.slack.allows("This account is deactivated. Nothing was sent.", to=liisa)
    town.troubles.add("response_url to somebody deactivated")
    sanna.sees("Waiting for Pekka Laine.")
    town.people["Pekka Laine"].sees("Sanna Virtanen (Rantala) asks")


def test_check_34_nothing_is_sent_to_people_who_left_nor_called_sent(
    town: Town, sanna: Someone, liisa: Someone
) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    sanna.is_deactivated()
    town.later(seconds=60)
    (person,) = town.rows(PersonRow, slack_user=sanna.id)
    queued = town.rows(OutboxRow, to_person=person["id"])
    assert {row["state"] for row in queued} == {"dead"}
    assert {row["reason"] for row in queued} == {"not wanted: person is not served"}
    assert sanna.dm.id not in {entry.channel for entry in town.slack.ledger.accepted("chat.postMessage")}
    liisa.does_not_see("Sanna Virtanen")


def test_check_34_a_leaver_whom_slack_did_not_announce_is_found_before_sending(
    town: Town, sanna: Someone, liisa: Someone, pekka: Someone
) -> None:
    sanna.says(ASKS)
    sanna.sees("Got it.")
    town.slack.workspace.change_person(liisa.id, deleted=True)
    town.bot.directory.doubt(SlackUserId(liisa.id))
    town.later(seconds=60)
    sanna.sees("Waiting for Pekka Laine.")
    pekka.sees("Sanna Virtanen (Rantala) asks: iPads")
    assert "left" in {row["did"] for row in town.rows(AuditRow)}


def test_somebody_who_comes_back_is_served_again(town: Town, sanna: Someone) -> None:
    sanna.is_deactivated()
    sanna.changes(deleted=False)
    sanna.says(ASKS)
    sanna.sees("Got it. I'm asking Liisa Korhonen.")
    sanna.presses("Undo")
    sanna.sees("Taken back.")
