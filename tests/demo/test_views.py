"""views.*: triggers, hashes, stacks, external ids."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import PretendSlack, Someone
from tests.demo.blocks import home, modal, section
from tests.demo.conftest import Clock

FORM = modal(section("A form"))


@pytest.fixture
def sanna(slack: PretendSlack) -> Someone:
    return slack.person("Sanna")


def trigger(slack: PretendSlack, sanna: Someone, *, from_modal: bool = False) -> str:
    return slack.workspace.short_lived.new_trigger(sanna.id, slack.now(), from_modal=from_modal)


def refusal(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        call(**arguments)
    return str(caught.value.response["error"])


def test_a_trigger_serves_once(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    trigger_id = trigger(slack, sanna)

    client.views_open(trigger_id=trigger_id, view=FORM)

    sanna.sees("A form")
    assert refusal(client.views_open, trigger_id=trigger_id, view=FORM) == "exchanged_trigger_id"


def test_a_trigger_lives_three_seconds(slack: PretendSlack, client: WebClient, sanna: Someone, clock: Clock) -> None:
    in_time, late = trigger(slack, sanna), trigger(slack, sanna)

    clock.moves(seconds=3)
    assert client.views_open(trigger_id=in_time, view=FORM)["ok"]
    clock.moves(seconds=0.5)
    assert refusal(client.views_open, trigger_id=late, view=FORM) == "expired_trigger_id"


def test_an_invented_trigger_opens_nothing(client: WebClient) -> None:
    assert refusal(client.views_open, trigger_id="1.2.3", view=FORM) == "invalid_trigger_id"


def test_a_faulty_view_is_refused_and_the_trigger_remains(
    slack: PretendSlack, client: WebClient, sanna: Someone
) -> None:
    trigger_id = trigger(slack, sanna)
    with pytest.raises(SlackApiError) as caught:
        client.views_open(trigger_id=trigger_id, view=modal(section("")))

    assert caught.value.response["error"] == "invalid_arguments"
    assert "json-pointer:/view/blocks/0/text" in caught.value.response["response_metadata"]["messages"][0]
    assert client.views_open(trigger_id=trigger_id, view=FORM)["ok"]


def test_three_views_may_lie_on_one_another(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    root = client.views_open(trigger_id=trigger(slack, sanna), view=FORM)["view"]
    second = client.views_push(trigger_id=trigger(slack, sanna, from_modal=True), view=FORM)["view"]
    client.views_push(trigger_id=trigger(slack, sanna, from_modal=True), view=FORM)

    assert (second["root_view_id"], second["previous_view_id"]) == (root["id"], root["id"])
    fourth = {"trigger_id": trigger(slack, sanna, from_modal=True), "view": FORM}
    assert refusal(client.views_push, **fourth) == "push_limit_reached"
    assert refusal(client.views_push, trigger_id=trigger(slack, sanna), view=FORM) == "invalid_trigger_id"


def test_an_update_with_an_old_hash_conflicts(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    view = client.views_open(trigger_id=trigger(slack, sanna), view=FORM)["view"]
    changed = modal(section("Changed"))

    assert client.views_update(view_id=view["id"], hash=view["hash"], view=changed)["ok"]
    sanna.sees("Changed")
    stale = {"view_id": view["id"], "hash": view["hash"], "view": FORM}
    assert refusal(client.views_update, **stale) == "hash_conflict"
    assert client.views_update(view_id=view["id"], view=FORM)["ok"]


def test_a_closed_view_cannot_be_updated(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    view = client.views_open(trigger_id=trigger(slack, sanna), view=FORM)["view"]
    sanna.closes()

    assert refusal(client.views_update, view_id=view["id"], view=FORM) == "not_found"


def test_an_external_id_is_unique_and_finds_its_view(slack: PretendSlack, client: WebClient, sanna: Someone) -> None:
    named = {**FORM, "external_id": "help-r7"}
    client.views_open(trigger_id=trigger(slack, sanna), view=named)
    liisa = slack.person("Liisa")

    taken = {"trigger_id": trigger(slack, liisa), "view": named}
    assert refusal(client.views_open, **taken) == "duplicate_external_id"
    assert client.views_update(external_id="help-r7", view={**named, "blocks": [section("Found")]})["ok"]
    sanna.sees("Found")


def test_home_keeps_its_id_and_guards_its_hash(client: WebClient, sanna: Someone) -> None:
    first = client.views_publish(user_id=sanna.id, view=home(section("One")))["view"]
    second = client.views_publish(user_id=sanna.id, view=home(section("Two")), hash=first["hash"])["view"]

    assert second["id"] == first["id"]
    stale = {"user_id": sanna.id, "view": home(section("Three")), "hash": first["hash"]}
    assert refusal(client.views_publish, **stale) == "hash_conflict"
    assert refusal(client.views_publish, user_id="U404", view=home(section("x"))) == "user_not_found"
    assert refusal(client.views_publish, user_id=sanna.id, view=FORM) == "invalid_arguments"
    sanna.does_not_see("Two")  # the tab was never opened
