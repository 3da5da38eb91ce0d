"""Slash commands over real HTTP: answers, lateness, what does not exist."""

import threading

from slack_bolt import App

from demo.slack import PretendSlack
from tests.demo.blocks import (
    section,
)
from tests.demo.listeners import Serve


def test_a_command_is_answered_in_the_acknowledgement(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.command("/tutorhelp")(lambda ack, body: ack(f"Got it: {body['text']}"))
    serve()
    sanna, liisa = slack.person("Sanna Virtanen"), slack.person("Liisa Laine")

    sanna.says("/tutorhelp my iPads won't show")

    sanna.sees("Got it: my iPads won't show")
    liisa.does_not_see("Got it")
    assert slack.ledger.posts(to=sanna)[0].name == "acknowledgement"
    slack.finish()


def test_an_answer_in_the_channel_is_seen_by_everybody_in_it(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.command("/tutorhelp")(lambda ack: ack({"text": "For all", "response_type": "in_channel"}))
    serve()
    sanna, liisa, pekka = (slack.person(name) for name in ("Sanna", "Liisa", "Pekka"))
    staff = slack.channel("staff", sanna, liisa)

    sanna.says("/tutorhelp hi", in_=staff)

    liisa.sees("For all")
    pekka.does_not_see("For all")


def test_words_arrive_as_typed_unless_the_manifest_wants_ids(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.command("/tutorhelp")(lambda ack, body: ack({"blocks": [section("x")], "text": body["text"]}))
    bolt.command("/escaped")(lambda ack, body: ack({"blocks": [section("x")], "text": body["text"]}))
    serve()
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa Laine")

    sanna.says(f"/tutorhelp a < b & {liisa.mention}")
    sanna.says(f"/escaped a < b & {liisa.mention}")

    raw, with_ids = [entry.arguments["text"] for entry in slack.ledger.posts(to=sanna)]
    assert raw == "a < b & @Liisa Laine"
    assert with_ids == f"a &lt; b &amp; <@{liisa.id}|liisa.laine>"


def test_a_command_outside_the_manifest_does_not_exist(slack: PretendSlack, serve: Serve) -> None:
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/coaching home")

    sanna.sees("/coaching is not a valid command.")
    assert slack.ledger.deliveries() == []


def test_a_command_cannot_be_used_in_a_thread(slack: PretendSlack, serve: Serve) -> None:
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp", in_thread=True)

    sanna.sees("/tutorhelp is not supported in threads. Sorry!")


def test_a_late_answer_shows_slacks_own_error(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    release = threading.Event()
    bolt.command("/tutorhelp")(lambda ack: (release.wait(5), ack("late")))
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")
    release.set()

    sanna.sees('/tutorhelp failed with the error "operation_timeout"')
    sanna.does_not_see("late")
    slack.finish()


def test_a_command_nobody_listens_to_shows_slacks_own_error(slack: PretendSlack, serve: Serve) -> None:
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")

    sanna.sees('/tutorhelp failed with the error "dispatch_failed"')


def test_an_answer_that_slack_cannot_show_is_refused(slack: PretendSlack, bolt: App, serve: Serve) -> None:
    bolt.command("/tutorhelp")(lambda ack: ack({"text": "x", "blocks": [section("")]}))
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp")

    sanna.sees('/tutorhelp failed with the error "invalid_blocks"')
    assert slack.ledger.refused("acknowledgement")
