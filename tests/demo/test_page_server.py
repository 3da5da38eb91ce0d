"""The page over real HTTP: what people do reaches the bot, its answers reach every tab, and nobody else gets in."""

import json
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from slack_sdk import WebClient

from demo.kept_workspace import kept_workspace
from demo.living import LivingWorkspace
from demo.municipality import ZONE
from demo.page.server import served
from demo.slack.conversations import Conversation
from tests.demo.page_client import Client, found, ids, readable

MONDAY_8AM = datetime(2026, 9, 7, 8, 0, tzinfo=ZoneInfo(ZONE))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivingWorkspace]:
    with kept_workspace(tmp_path_factory.mktemp("demo"), MONDAY_8AM) as made:
        made.start()
        yield made


@pytest.fixture(scope="module")
def address(workspace: LivingWorkspace) -> Iterator[str]:
    with served(workspace, 0) as given:
        yield given


def opened(address: str, person: str) -> Client:
    client = Client(address, person)
    assert client.opens().status == 200
    return client


def test_the_first_page_is_somebodys(address: str) -> None:
    assert Client(address, "").get("/").headers["location"] == "/as/sanna"
    page = opened(address, "åsa").opens().text
    assert "Åsa Lindqvist" in page
    assert "Be somebody" in page


def test_a_command_is_answered_by_the_bot_and_the_tab_is_told(address: str) -> None:
    aino = opened(address, "aino")
    assert aino.types("/tutorhelp help").status == 200
    aino.hears("/tutorhelp")
    assert "Only visible to you" in aino.text


def test_two_tabs_are_two_people_and_what_one_does_the_other_sees(address: str, workspace: LivingWorkspace) -> None:
    oliver, hannah = opened(address, "oliver"), opened(address, "hannah")
    oliver.types("/tutorhelp how do I cut a clip in iMovie?")
    oliver.hears("I'm asking Hannah O'Connell")
    assert oliver.post("/clock/next").status == 200
    hannah.hears("Oliver Grant (Rantala) asks: Video editing")
    assert hannah.presses("Accept").status == 200
    hannah.hears("You accepted")
    oliver.hears("Hannah O'Connell takes your request")


def test_a_form_takes_words_and_choices_and_says_what_is_missing(address: str) -> None:
    leila = opened(address, "leila")
    leila.does("shortcut", name="Ask a tutor")
    leila.hears("What would help you?")
    view = view_of(leila)
    assert leila.does("submit", view=view, fields=[]).status == 200
    leila.hears("Please complete this required field.")
    fields = [field_of(leila, "text", "subtitles for a film")]
    assert leila.does("submit", view=view, fields=fields).status == 200
    leila.hears(lambda text: "subtitles for a film" in text and "What would help you?" not in text)


def test_escape_closes_a_form(address: str) -> None:
    grace = opened(address, "grace")
    grace.does("shortcut", name="Ask a tutor")
    grace.hears("What would help you?")
    grace.does("close", view=view_of(grace))
    grace.hears(lambda text: "What would help you?" not in text)


def test_what_the_client_would_not_offer_is_refused_in_words(address: str) -> None:
    jukka = opened(address, "jukka")
    refusals = [
        jukka.does("press", message=["C1", "1.2"], block_id="x", action_id="y"),
        jukka.does("submit", view="V1"),
        jukka.does("type", place="C0", text="hello"),
        jukka.does("shortcut", name="Nonsense"),
        jukka.does("dance"),
        jukka.post("/clock/backwards"),
        jukka.post("/clock/at", {"moment": "soon"}),
        jukka.post("/clock/at", {"moment": "2026-01-01T08:00"}),
        jukka.post("/fault/earthquake"),
        jukka.post("/tour", {"name": "nothing"}),
    ]
    assert {answer.status for answer in refusals} == {409}
    assert all(answer.said for answer in refusals)


def test_people_write_to_each_other_edit_and_delete(address: str, workspace: LivingWorkspace) -> None:
    noora = opened(address, "noora")
    place = noora.get(f"/as/noora/with/{workspace.people['emma'].id}").headers["location"].rpartition("/")[2]
    noora.opens(place)
    noora.types("Lunch at twelve?")
    noora.hears("Lunch at twelve?")
    message = next(key for key in noora.seen if key.startswith("m-")).removeprefix("m-").split("-")
    noora.does("edit", message=message, text="Lunch at one?")
    noora.hears("(edited)")
    assert "Noora Salminen , 1 unread" in readable(opened(address, "emma").opens().text)
    noora.does("delete", message=message)
    noora.hears(lambda text: "Lunch" not in text)


def test_a_group_with_the_app_stands_at_the_side_with_what_is_unread(address: str, workspace: LivingWorkspace) -> None:
    three = [workspace.people[name] for name in ("aino", "ville", "emma")]
    group = workspace.slack.workspace.direct(workspace.slack.workspace.bot.id, *(one.id for one in three))
    client = WebClient(workspace.slack.bot_token, base_url=workspace.slack.api_url)
    client.chat_postMessage(channel=group.id, text="This week's question")
    assert "Aino, Ville , 1 unread" in readable(opened(address, "emma").opens().text)
    ville, emma = Client(address, "ville"), Client(address, "emma")
    page = readable(ville.opens(group.id).text)
    assert ", Peer Coach" in page
    assert "It cannot read what you write to each other." in page
    ville.types("Thursday after lunch?")
    emma.opens(group.id)
    assert "This week's question" in emma.hears("Thursday after lunch?")
    assert "Aino, Ville , " not in readable(opened(address, "emma").opens().text)


def test_a_tab_that_is_not_seen_hears_of_news_and_reads_nothing(address: str, workspace: LivingWorkspace) -> None:
    ingrid = opened(address, "ingrid")
    told = json.loads(ingrid.get(f"/as/ingrid/news/{ingrid.place}/-1").text)
    assert "Ingrid" in told["title"]
    workspace.slack.gestures.write(workspace.people["jukka"].person, direct(workspace, "jukka", "ingrid"), "Hello")
    told = json.loads(ingrid.get(f"/as/ingrid/news/{ingrid.place}/{told['version']}").text)
    assert told["title"].startswith("(1) Ingrid")
    jukkas = direct(workspace, "jukka", "ingrid").id
    assert json.loads(ingrid.get(f"/as/ingrid/news/{jukkas}/-1").text)["title"].startswith("(1) Ingrid")
    assert ingrid.get(f"/as/ingrid/news/{jukkas}/{workspace.version}").status == 204
    assert ingrid.get(f"/as/ingrid/news/{jukkas}/soon").status == 404


def direct(workspace: LivingWorkspace, *names: str) -> Conversation:
    return workspace.slack.workspace.direct(*(workspace.people[name].id for name in names))


def test_home_is_published_when_it_is_opened(address: str) -> None:
    ville = opened(address, "ville")
    ville.opens("home")
    ville.does("open", place="home")
    assert "Home is on its way" not in ville.hears(lambda text: "/tutorhelp" in text)


def test_the_strip_says_what_the_bot_does_next(address: str) -> None:
    mikael = opened(address, "mikael")
    mikael.types("/tutorhelp länken till en mapp")
    mikael.hears("a message: a tutor is asked, or the request changed → ")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://elsewhere.example"},
        {"Host": "elsewhere.example"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Content_Type": "text/plain"},
        {"X_Workspace_Token": "guessed"},
    ],
)
def test_another_site_cannot_act(address: str, headers: dict[str, str]) -> None:
    tuomas = opened(address, "tuomas")
    usual = {"X_Workspace_Token": tuomas.token, "Content_Type": "application/json"}
    assert tuomas.post("/clock/hour", **usual | headers).status == 403


def test_another_name_for_this_machine_is_not_answered(address: str) -> None:
    assert Client(address, "").get("/as/sanna", Host="rebound.example").status == 403


def test_nobody_reads_a_conversation_that_is_not_theirs(address: str, workspace: LivingWorkspace) -> None:
    liisas = workspace.people["liisa"].dm.id
    assert Client(address, "").get(f"/as/ingrid/at/{liisas}").status == 404
    assert Client(address, "").get(f"/as/ingrid/live/{liisas}").status == 404
    assert Client(address, "").get("/as/nobody").status == 404
    assert Client(address, "").get("/static/1/..%2f..%2fserver.py").status == 404


def test_no_page_may_be_framed_or_load_from_elsewhere(address: str) -> None:
    policy = opened(address, "sanna").opens().headers["content-security-policy"]
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy


def view_of(client: Client) -> str:
    return found(r'data-view="([^"]+)"', client.seen["modal"])


def field_of(client: Client, look: str, value: str) -> dict[str, str]:
    return ids(found(rf'<textarea class="{look}"([^>]*)>', client.seen["modal"])) | {"value": value}
