"""Files from the app: an address, the bytes, a message that people open."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackRequestError

from demo.slack import PretendSlack, Someone, faults
from demo.slack.expectations import Unexpected
from demo.slack.stories.looking import NotThere
from tests.demo.blocks import Json, section
from tests.demo.conftest import MANIFEST, Clock
from tests.demo.listeners import LOST

INVITATION = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
WITH_FILES = {**MANIFEST, "oauth_config": {"scopes": {"bot": ["chat:write", "im:history", "im:write", "files:write"]}}}


@pytest.fixture
def slack(clock: Clock) -> Iterator[PretendSlack]:
    with PretendSlack(WITH_FILES, clock) as pretend:
        yield pretend


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna")


def refusal(call: Callable[..., Any], **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def sends(client: WebClient, place: str, **more: Any) -> Any:
    return client.files_upload_v2(channel=place, filename="coaching.ics", content=INVITATION, **more)


def ticket(client: WebClient, name: str = "coaching.ics", length: int = len(INVITATION)) -> tuple[str, str]:
    answer = client.files_getUploadURLExternal(filename=name, length=length)
    return str(answer["upload_url"]), str(answer["file_id"])


def post(url: str, body: bytes) -> str:
    request = urllib.request.Request(url, body, {"Content-Type": "application/octet-stream"})
    try:
        with urllib.request.urlopen(request) as answer:
            return f"{answer.status} {answer.read().decode()}"
    except urllib.error.HTTPError as refused:
        with refused:
            return str(refused.status)


def arrived(client: WebClient) -> str:
    """A file whose bytes are there, not finished yet."""
    url, file_id = ticket(client)
    post(url, INVITATION)
    return file_id


# What people see


def test_a_file_is_seen_and_opened(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    answer = sends(client, sanna.dm.id, initial_comment="Your *session* with Liisa")

    sanna.sees("Your session with Liisa")
    sanna.sees("coaching.ics")
    assert sanna.opens_file("coaching.ics") == INVITATION
    assert "ts" not in answer
    assert answer["files"][0]["shares"] == {}
    assert sanna.last_notification() == "Your session with Liisa"
    slack.finish()


def test_a_title_stands_in_place_of_the_name(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    sends(client, sanna.dm.id, title="Your calendar")

    sanna.sees("Your calendar")
    sanna.does_not_see("coaching.ics")
    assert sanna.opens_file("coaching.ics") == sanna.opens_file("Your calendar") == INVITATION


def test_nobody_else_can_open_it_and_a_deleted_message_takes_it_away(
    slack: PretendSlack, client: WebClient, sanna: Someone
) -> None:
    liisa = slack.person("Liisa")
    sends(client, sanna.dm.id)

    with pytest.raises(NotThere, match=r"Liisa sees no file 'coaching.ics'"):
        liisa.opens_file("coaching.ics")
    client.chat_delete(channel=sanna.dm.id, ts=sanna.sees_message("coaching.ics").ts)
    with pytest.raises(NotThere):
        sanna.opens_file("coaching.ics")


def test_a_file_that_nobody_expected_fails_the_story(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    sends(client, sanna.dm.id)

    with pytest.raises(Unexpected, match=r"Sanna got a message that the story did not expect: coaching.ics"):
        slack.finish()


def test_several_files_stand_on_one_message(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    both = [{"filename": f"{name}.ics", "content": name} for name in ("one", "two")]
    client.files_upload_v2(channel=sanna.dm.id, file_uploads=both)

    assert [sanna.opens_file(f"{name}.ics") for name in ("one", "two")] == [b"one", b"two"]
    assert len(slack.ledger.posts(to=sanna)) == 1


def test_a_file_can_answer_a_message_in_its_thread(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    parent = client.chat_postMessage(channel=sanna.dm.id, text="Agreed: Tuesday 9:00")
    sends(client, sanna.dm.id, thread_ts=parent["ts"])

    assert sanna.sees_message("coaching.ics").thread_ts == parent["ts"]
    assert refusal(sends, client=client, place=sanna.dm.id, thread_ts="1.000000") == "thread_not_found"


def test_without_a_place_the_file_stays_the_apps_own(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    client.files_upload_v2(filename="coaching.ics", content=INVITATION)

    sanna.does_not_see("coaching.ics")
    assert slack.ledger.posts() == []


def test_the_bot_finds_its_file_in_the_history(client: WebClient, sanna: Someone) -> None:
    sends(client, sanna.dm.id)

    found: list[Json] = client.conversations_history(channel=sanna.dm.id)["messages"]
    assert [file["name"] for file in found[0]["files"]] == ["coaching.ics"]
    assert found[0]["files"][0]["mimetype"] == "text/calendar"


# What Slack refuses


def test_without_the_scope_there_are_no_files(clock: Clock) -> None:
    with PretendSlack(MANIFEST, clock) as slack:
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        with pytest.raises(SlackApiError) as caught:
            client.files_getUploadURLExternal(filename="coaching.ics", length=1)
        assert caught.value.response["error"] == "missing_scope"
        assert caught.value.response["needed"] == "files:write"
        assert refusal(client.files_completeUploadExternal, files=[{"id": "F404"}]) == "missing_scope"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"filename": "", "length": 1}, "invalid_arguments"),
        ({"filename": "a.ics", "length": 0}, "missing_argument"),
        ({"filename": "a.ics", "length": "many"}, "invalid_arguments"),
        ({"filename": "a.ics", "length": 1_000_000_001}, "file_upload_size_restricted"),
        ({"filename": "a.ics", "length": 1, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
    ],
)
def test_an_address_needs_a_name_and_a_true_length(client: WebClient, arguments: Json, error: str) -> None:
    assert refusal(client.files_getUploadURLExternal, **arguments) == error


def test_the_address_takes_exactly_the_bytes_that_were_announced_and_once(
    slack: PretendSlack, client: WebClient
) -> None:
    url, file_id = ticket(client)

    assert post(url, INVITATION + b"x") == "400"
    assert post(url + "0", INVITATION) == "400"
    assert post(url, INVITATION) == f"200 OK - {len(INVITATION)}"
    assert post(url, INVITATION) == "400"

    uploads = slack.ledger.of("upload_url")
    verdicts = ["length_mismatch", "not_found", "ok", "already_uploaded"]
    assert [entry.verdict for entry in uploads] == verdicts
    assert uploads[2].arguments == {"file": file_id, "length": len(INVITATION)}


def test_only_a_file_that_arrived_can_be_finished_and_once(
    slack: PretendSlack, client: WebClient, sanna: Someone
) -> None:
    def finish(file_id: str) -> str:
        return refusal(client.files_completeUploadExternal, files=[{"id": file_id}], channel_id=sanna.dm.id)

    assert finish("F0PC404404") == "file_not_found"
    assert finish(ticket(client)[1]) == "file_not_found"
    done = arrived(client)
    client.files_completeUploadExternal(files=[{"id": done}], channel_id=sanna.dm.id)
    assert finish(done) == "file_not_found"
    assert refusal(client.files_completeUploadExternal, files=[], channel_id=sanna.dm.id) == "invalid_arguments"
    assert len(slack.ledger.posts(to=sanna)) == 1


def test_a_person_is_no_place_for_a_file(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    outside, archived = slack.channel("staff", sanna), slack.channel("old", sanna, with_bot=True)
    slack.archive(archived)
    file_id = arrived(client)

    def finish(place: str, **more: Any) -> str:
        return refusal(client.files_completeUploadExternal, files=[{"id": file_id}], channel_id=place, **more)

    assert finish(sanna.id) == "invalid_arguments"
    assert "^[CGDZ][A-Z0-9]{8,}$" in slack.ledger.refused()[-1].notes[0]
    assert finish("C0PC404404") == "channel_not_found"
    assert finish(outside.id) == "not_in_channel"
    assert finish(archived.id) == "is_archived"
    assert finish(sanna.dm.id, blocks=[section("")]) == "invalid_blocks"
    assert client.files_completeUploadExternal(files=[{"id": file_id}], channel_id=sanna.dm.id)["ok"]


# What goes wrong


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "upload_url", "files.completeUploadExternal"])
@pytest.mark.parametrize("fault", [faults.rate_limited("7"), faults.http_error(503), faults.RESET_BEFORE])
def test_each_step_can_fail_before_slack_does_anything(
    slack: PretendSlack, client: WebClient, sanna: Someone, step: str, fault: faults.Fault
) -> None:
    slack.faults.next(fault, step)

    with pytest.raises((SlackRequestError, *LOST)):
        sends(client, sanna.dm.id)

    assert slack.ledger.posts(to=sanna) == []
    assert [entry.fault for entry in slack.ledger.of(step)] == [fault.name]
    assert not slack.ledger.accepted(step)
    sends(client, sanna.dm.id)
    assert sanna.opens_file("coaching.ics") == INVITATION


@pytest.mark.parametrize("step", ["files.getUploadURLExternal", "upload_url", "files.completeUploadExternal"])
def test_each_step_can_be_done_and_the_answer_lost(
    slack: PretendSlack, client: WebClient, sanna: Someone, step: str
) -> None:
    slack.faults.next(faults.RESET_AFTER, step)

    with pytest.raises(LOST):
        sends(client, sanna.dm.id)

    assert slack.ledger.accepted(step)
    assert len(slack.ledger.posts(to=sanna)) == (step == "files.completeUploadExternal")


def test_a_strange_answer_to_the_bytes_is_played_as_it_is(
    slack: PretendSlack, client: WebClient, sanna: Someone
) -> None:
    for fault in (faults.missing("ts"), faults.HTML, faults.TRUNCATED):
        slack.faults.next(fault, "upload_url")
    answers = [post(ticket(client)[0], INVITATION) for _ in range(3)]

    assert answers[0] == f"200 OK - {len(INVITATION)}"
    assert "Slack is being updated" in answers[1]
    assert answers[2] == "200 OK -"[: len(answers[2])]
