"""The Web API says yes and no as Slack does: tokens, scopes, places, people, messages."""

import json
import urllib.request
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import PretendSlack, Someone
from tests.demo.blocks import actions, button, section
from tests.demo.conftest import MANIFEST, Clock


def refusal(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna Virtanen", locale="fi-FI")


# Tokens, methods, scopes


def test_auth_test_says_who_we_are_and_lists_the_scopes(slack: PretendSlack, client: WebClient) -> None:
    answer = client.auth_test()

    assert answer["user_id"] == slack.workspace.bot.id
    assert answer.headers["x-oauth-scopes"] == "chat:write,commands,im:history,im:write,users:read"


@pytest.mark.parametrize(
    ("token", "error"),
    [("", "not_authed"), ("xoxb-wrong", "invalid_auth"), ("xapp-1-pretend-0000000000", "not_allowed_token_type")],
)
def test_a_wrong_token_is_refused(slack: PretendSlack, token: str, error: str) -> None:
    client = WebClient(token, base_url=slack.api_url, retry_handlers=[])
    assert refusal(client.auth_test) == error


def test_after_revocation_and_removal_nothing_works_until_it_is_installed_again(
    slack: PretendSlack, client: WebClient
) -> None:
    slack.revoke_tokens()
    assert refusal(client.auth_test) == "token_revoked"
    slack.uninstall()
    assert refusal(client.auth_test) == "account_inactive"
    slack.reinstall()
    assert client.auth_test()["ok"]


def test_an_unknown_method_is_called_so(slack: PretendSlack, client: WebClient) -> None:
    assert refusal(client.api_call, api_method="reminders.add") == "unknown_method"


def test_a_scope_outside_the_manifest_is_missing(slack: PretendSlack, client: WebClient) -> None:
    sanna, liisa = slack.person("Sanna"), slack.person("Liisa")
    with pytest.raises(SlackApiError) as caught:
        client.conversations_open(users=[sanna.id, liisa.id])

    assert caught.value.response["error"] == "missing_scope"
    assert caught.value.response["needed"] == "mpim:write"
    assert "im:write" in caught.value.response["provided"]


def test_arguments_may_come_as_form_or_as_json(slack: PretendSlack, sanna: Someone) -> None:
    def post(body: bytes, kind: str) -> Any:
        headers = {"Content-Type": kind, "Authorization": f"Bearer {slack.bot_token}"}
        request = urllib.request.Request(slack.api_url + "chat.postMessage", body, headers)
        with urllib.request.urlopen(request) as answer:
            return json.loads(answer.read())

    blocks = json.dumps([section("hi")])
    form = f"channel={sanna.id}&text=hi&blocks={blocks}&token={slack.bot_token}".encode()
    assert post(form, "application/x-www-form-urlencoded")["ok"]
    assert post(json.dumps({"channel": sanna.id, "text": "hi"}).encode(), "application/json; charset=utf-8")["ok"]
    assert post(b"{", "application/json")["error"] == "invalid_json"
    assert post(b"[1]", "application/json")["error"] == "json_not_object"


# Posting


def test_posting_to_a_person_lands_in_the_dm(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    answer = client.chat_postMessage(channel=sanna.id, text="Hello")

    assert answer["channel"] == sanna.dm.id == client.conversations_open(users=sanna.id)["channel"]["id"]
    assert answer["message"]["bot_id"] == slack.workspace.bot_id
    assert sanna.last_notification() == "Hello"


def test_posting_to_a_deactivated_person_is_ok_and_noted(
    slack: PretendSlack, client: WebClient, sanna: Someone
) -> None:
    sanna.is_deactivated()

    assert client.chat_postMessage(channel=sanna.dm.id, text="Hello")["ok"]
    assert slack.ledger.posts(to=sanna)[0].notes == ("the receiver is deactivated",)
    assert refusal(client.conversations_open, users=sanna.id) == "user_disabled"


def test_places_refuse_as_slack_does(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    liisa = slack.person("Liisa")
    staff, old = slack.channel("staff", sanna), slack.channel("old", sanna, with_bot=True)
    secret, between = slack.channel("board", sanna, is_private=True), slack.direct(sanna, liisa)
    slack.archive(old)

    def post(channel: str) -> str:
        return refusal(client.chat_postMessage, channel=channel, text="x")

    assert post(staff.id) == "not_in_channel"
    assert post(old.id) == "is_archived"
    assert post(secret.id) == post(between.id) == post("C404") == "channel_not_found"
    assert post(slack.workspace.bot.id) == "cannot_dm_bot"
    assert post(slack.person("Eve", team_id="T0OTHER").id) == "channel_not_found"
    assert refusal(client.conversations_open, users="U404") == "user_not_found"


def test_a_message_needs_words_and_valid_blocks(client: WebClient, sanna: Someone) -> None:
    empty = {"api_method": "chat.postMessage", "json": {"channel": sanna.id}}
    assert refusal(client.api_call, **empty) == "no_text"
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=sanna.id, text="x", blocks=[section("ok"), section("")])
    assert caught.value.response["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/1/text]" in caught.value.response["response_metadata"]["messages"][0]
    assert refusal(client.chat_postMessage, channel=sanna.id, text="x", blocks="[") == "invalid_blocks_format"


def test_a_very_long_text_is_cut_and_a_long_edit_refused(client: WebClient, sanna: Someone) -> None:
    answer = client.chat_postMessage(channel=sanna.id, text="x" * 40_001)
    assert len(answer["message"]["text"]) == 40_000
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]

    place, ts = answer["channel"], answer["ts"]
    assert client.chat_update(channel=place, ts=ts, text="y" * 4000)["ok"]
    assert refusal(client.chat_update, channel=place, ts=ts, text="y" * 4001) == "msg_too_long"


def test_only_what_we_wrote_can_be_changed_or_deleted(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    hers = sanna.writes("Hello bot")
    ours = client.chat_postMessage(channel=sanna.id, text="Hello")
    where = {"channel": sanna.dm.id}

    assert refusal(client.chat_update, **where, ts=hers.ts, text="x") == "cant_update_message"
    assert refusal(client.chat_delete, **where, ts=hers.ts) == "cant_delete_message"
    assert refusal(client.chat_update, channel=sanna.id, ts=ours["ts"], text="x") == "channel_not_found"
    assert client.chat_delete(channel=sanna.dm.id, ts=ours["ts"])["ok"]
    assert refusal(client.chat_update, **where, ts=ours["ts"], text="x") == "message_not_found"
    sanna.does_not_see("Hello bot!")


def test_blocks_that_an_edit_does_not_send_stay(client: WebClient, sanna: Someone) -> None:
    posted = client.chat_postMessage(channel=sanna.id, text="x", blocks=[section("Blocks stay")])

    client.chat_update(channel=sanna.dm.id, ts=posted["ts"], text="New words")
    sanna.sees("Blocks stay")
    client.chat_update(channel=sanna.dm.id, ts=posted["ts"], text="New words", blocks=[])
    sanna.sees("New words")


def test_an_ephemeral_is_for_one_member_and_until_reload(
    slack: PretendSlack, client: WebClient, sanna: Someone
) -> None:
    liisa = slack.person("Liisa")
    staff = slack.channel("staff", sanna, liisa, with_bot=True)

    answer = client.chat_postEphemeral(channel=staff.id, user=sanna.id, text="Only you")

    sanna.sees("Only you")
    liisa.does_not_see("Only you")
    assert refusal(client.chat_update, channel=staff.id, ts=answer["message_ts"], text="x") == "message_not_found"
    sanna.reloads()
    sanna.does_not_see("Only you")
    stranger = slack.person("Pekka")
    outside = {"channel": staff.id, "user": stranger.id, "text": "x"}
    assert refusal(client.chat_postEphemeral, **outside) == "user_not_in_channel"


# Reading


def test_our_own_dm_can_be_read_with_block_ids_and_metadata(
    slack: PretendSlack, client: WebClient, sanna: Someone, clock: Clock
) -> None:
    metadata = {"event_type": "outbox", "event_payload": {"id": "o1"}}
    blocks = [section("One", block_id="o1"), actions(button("Go"))]
    client.chat_postMessage(channel=sanna.id, text="One", blocks=blocks, metadata=metadata)
    clock.moves(minutes=1)
    second = client.chat_postMessage(channel=sanna.id, text="Two")

    found = client.conversations_history(channel=sanna.dm.id, include_all_metadata=True)["messages"]
    assert [message["text"] for message in found] == ["Two", "One"]
    assert found[1]["blocks"][0]["block_id"] == "o1"
    assert found[1]["blocks"][1]["elements"][0]["action_id"] == "press"
    assert found[1]["metadata"] == metadata
    later = client.conversations_history(channel=sanna.dm.id, oldest=second["ts"], inclusive=True)
    assert [message["text"] for message in later["messages"]] == ["Two"]
    page = client.conversations_history(channel=sanna.dm.id, limit=1)
    assert page["has_more"]
    rest = client.conversations_history(channel=sanna.dm.id, limit=1, cursor=page["response_metadata"]["next_cursor"])
    assert [message["text"] for message in rest["messages"]] == ["One"]


def test_channels_cannot_be_read(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    staff = slack.channel("staff", sanna, with_bot=True)

    assert refusal(client.conversations_history, channel=staff.id) == "missing_scope"
    assert refusal(client.conversations_info, channel=staff.id) == "missing_scope"


def test_a_person_is_described_with_zone_and_locale(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    user = client.users_info(user=sanna.id, include_locale=True)["user"]

    assert (user["real_name"], user["locale"], user["tz"]) == ("Sanna Virtanen", "fi-FI", "Europe/Helsinki")
    assert user["tz_offset"] == 3 * 3600
    assert "locale" not in client.users_info(user=sanna.id)["user"]
    guest = slack.person("Guest", is_ultra_restricted=True)
    assert client.users_info(user=guest.id)["user"]["is_restricted"]
    stranger = slack.person("Eve", team_id="T0OTHER")
    eve = client.users_info(user=stranger.id, include_locale=True)["user"]
    assert eve["is_stranger"]
    assert eve["team_id"] == "T0OTHER"
    assert "locale" not in eve


def test_everybody_is_listed_page_by_page(slack: PretendSlack, client: WebClient) -> None:
    for number in range(5):
        slack.person(f"Person {number}")
    slack.person("Person 4").is_deactivated()
    slack.person("Eve", team_id="T0OTHER")

    names = []
    for page in client.users_list(limit=2):
        names += [(user["real_name"], user["deleted"]) for user in page["members"]]

    assert len(names) == 8  # with the bot and Slackbot, without the stranger
    assert names[-1] == ("Person 4", True)


def test_metadata_and_scopes_follow_the_manifest(clock: Clock) -> None:
    without: dict[str, Any] = {**MANIFEST, "oauth_config": {"scopes": {"bot": ["commands"]}}}
    with PretendSlack(without, clock) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        assert refusal(client.chat_postMessage, channel="U1", text="x") == "missing_scope"
        assert refusal(client.users_list) == "missing_scope"
