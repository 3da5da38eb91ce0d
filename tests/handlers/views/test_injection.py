"""Check 48: what looks like Slack's markup is shown as it was typed: no mention, no hidden link, no format."""

import pytest

from coaching.help_requests import RequestState
from coaching.people import Reader
from coaching.screens import Colleague, Receipt
from demo.slack.mentions import notified_by
from demo.slack.typed_text import escaped
from demo.slack.visible_text import Reader as Eyes
from demo.slack.visible_text import shown_mrkdwn
from handlers.languages import voice
from handlers.views import Rendered, render
from handlers.views.errors import apology
from handlers.views.home import help_coaching
from handlers.words import as_typed, plain
from tests.handlers.looks import nodes, quoted
from tests.handlers.screens import ASKED_AT, HELSINKI, a_card, a_request, reader

TYPED = (
    "<!channel>",
    "<!here> <!everyone> <!subteam^S123|@teachers>",
    "<@U0SANNA> <#C0STAFF|staff>",
    "<http://evil.example|bank>",
    "*bold* _italic_ ~gone~ `code` ```block``` > quote",
    "&lt;!channel&gt; &amp;lt; &amp;",
    ":tada: @channel @here #staff",
    "{tutor} {0} %s {{x}}",
)
PLAIN_THINGS = {
    "plain_text",
    "text",
    "rich_text",
    "rich_text_quote",
    "header",
    "section",
    "context",
    "actions",
    "button",
    "overflow",
    "static_select",
}


def with_words(words: str, to: Reader) -> list[Rendered]:
    request = a_request(words=words)
    cards = [render(screen, to) for screen in (request, Receipt(request), a_card(words=words))]
    return [*cards, apology("7F3A2C", words, voice(to))]


@pytest.mark.parametrize("typed", TYPED)
def test_check_48_injection_mrkdwn(to: Reader, typed: str) -> None:
    """Through the wire, where Slack escapes, and back to the screen: equal, and nothing in it means anything."""
    words = plain(escaped(typed))
    assert words == as_typed(typed) == typed
    for message in with_words(words, to):
        assert quoted(message.blocks) == typed
        assert {str(node.get("type")) for node in nodes(message.blocks) if "type" in node} <= PLAIN_THINGS


@pytest.mark.parametrize("typed", TYPED)
def test_check_48_injection_through_a_command_whose_text_slack_leaves_as_it_is(to: Reader, typed: str) -> None:
    for message in with_words(plain(typed), to):
        assert notified_by({"text": message.text, "blocks": list(message.blocks)}) == frozenset()


def test_slacks_own_markup_becomes_words() -> None:
    assert plain(
        "<@U1|sanna> and <#C1|staff>: <http://a.example|see> <http://b.example> <mailto:x@a.example|x@a.example>"
    ) == ("@sanna and #staff: see (http://a.example) http://b.example x@a.example")
    assert plain("<!channel> <!subteam^S1|@teachers> <!date^1|x>") == "@channel @teachers x"
    assert plain("5 <6> 4, if a <b: c> d") == "5 <6> 4, if a <b: c> d"


@pytest.mark.parametrize(
    "name", ["<!channel>", "<@U0SANNA>", "<http://evil.example|Liisa>", "A & B <C>", "&lt;!here&gt;"]
)
def test_check_48_injection_by_a_name(to: Reader, name: str) -> None:
    eyes = Eyes(HELSINKI, ASKED_AT, {})
    helper = Colleague(name, "slack://user?team=T&id=U")
    for screen in (a_request(RequestState.ACCEPTED, helper=helper), a_card(requester=helper)):
        message = render(screen, to)
        assert notified_by({"text": message.text, "blocks": list(message.blocks)}) == frozenset()
        assert name in shown_mrkdwn(message.text, eyes)


def test_check_48_injection_by_an_unknown_word() -> None:
    message = help_coaching(voice(reader()), unknown="<!channel> {word}")
    assert message.blocks[0]["text"]["text"] == "I don't know the word “<!channel> {word}”. This is what I know:"
