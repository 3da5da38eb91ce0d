"""Whom a new message reached, and when by the clock of the story."""

from slack_bolt import App
from slack_sdk import WebClient

from demo.slack import PretendSlack, faults
from tests.demo.blocks import section
from tests.demo.conftest import MANIFEST, MONDAY_8AM, Clock
from tests.demo.listeners import LOST, Serve, ask_liisa


def reached(slack: PretendSlack) -> list[tuple[str, int]]:
    """Names and minutes since the story began."""
    people = slack.workspace.people
    found = slack.ledger.new_messages()
    return [(people[new.person].name, int((new.at - MONDAY_8AM).total_seconds() / 60)) for new in found]


def test_each_new_message_has_its_person_and_its_moment(slack: PretendSlack, client: WebClient, clock: Clock) -> None:
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    ask_liisa(client, liisa.id)
    clock.moves(minutes=20)
    ask_liisa(client, sanna.id)

    assert reached(slack) == [("Liisa", 0), ("Sanna", 20)]
    assert [new.person for new in slack.ledger.new_messages(to=sanna)] == [sanna.id]
    assert slack.ledger.new_messages()[0].entry.name == "chat.postMessage"


def test_edits_and_deletions_reach_nobody_anew(slack: PretendSlack, client: WebClient, clock: Clock) -> None:
    liisa = slack.person("Liisa")
    ts = ask_liisa(client, liisa.id)
    clock.moves(hours=12)
    client.chat_update(channel=liisa.dm.id, ts=ts, text="Accepted", blocks=[section("Accepted")])
    client.chat_delete(channel=liisa.dm.id, ts=ts)

    assert reached(slack) == [("Liisa", 0)]


def test_a_message_counts_when_slack_took_it_whatever_the_app_was_told(slack: PretendSlack, client: WebClient) -> None:
    liisa, gone = slack.person("Liisa"), slack.person("Pekka")
    gone.is_deactivated()
    for fault in (faults.rate_limited(), faults.RESET_BEFORE, faults.RESET_AFTER):
        slack.faults.next(fault, "chat.postMessage")
        try:
            ask_liisa(client, liisa.id)
        except LOST:
            continue
    ask_liisa(client, gone.dm.id)

    assert reached(slack) == [("Liisa", 0)]


def test_everybody_in_a_group_is_reached_and_in_a_channel_who_is_mentioned(clock: Clock) -> None:
    groups = {**MANIFEST, "oauth_config": {"scopes": {"bot": ["chat:write", "mpim:write"]}}}
    with PretendSlack(groups, clock) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        sanna, liisa, pekka = (slack.person(name) for name in ("Sanna", "Liisa", "Pekka"))
        group = client.conversations_open(users=[sanna.id, liisa.id])["channel"]["id"]
        staff = slack.channel("staff", sanna, liisa, pekka, with_bot=True)

        client.chat_postMessage(channel=group, text="Your triad")
        client.chat_postMessage(channel=staff.id, text="A workshop on Friday")
        client.chat_postMessage(channel=staff.id, text=f"Thank you <@{pekka.id}>")
        client.chat_postMessage(channel=staff.id, text="<!here> It begins")

        names = [name for name, _ in reached(slack)]
        assert names == ["Sanna", "Liisa", "Pekka", "Sanna", "Liisa", "Pekka"]
        assert pekka.last_notification() == "@here It begins"


def test_answers_for_one_until_reload_are_no_new_messages(
    slack: PretendSlack, bolt: App, serve: Serve, client: WebClient
) -> None:
    bolt.command("/tutorhelp")(lambda ack: ack("Got it"))
    serve()
    sanna = slack.person("Sanna")

    sanna.says("/tutorhelp iPads")
    client.chat_postEphemeral(channel=sanna.dm.id, user=sanna.id, text="Only you")
    sanna.writes("hello")

    assert reached(slack) == []


def test_a_file_is_a_new_message(clock: Clock) -> None:
    with_files = {**MANIFEST, "oauth_config": {"scopes": {"bot": ["files:write"]}}}
    with PretendSlack(with_files, clock) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        sanna = slack.person("Sanna")
        clock.moves(minutes=5)

        client.files_upload_v2(channel=sanna.dm.id, filename="coaching.ics", content=b"x")

        assert reached(slack) == [("Sanna", 5)]
