"""How things read, and whom they notify."""

from datetime import UTC, datetime
from typing import Any

import pytest

from demo.slack.mentions import notified_by
from demo.slack.slack_dates import shown_date
from demo.slack.visible_text import Reader, shown_mrkdwn, text_of_block
from tests.demo.blocks import mrkdwn, plain, section

NOW = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
HELSINKI = Reader("Europe/Helsinki", NOW, {"U1": "Liisa Laine", "C1": "staff"})


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("*Liisa* can _come_ ~not~ `now`", "Liisa can come not now"),
        ("2*3*4 and snake_case_word", "2*3*4 and snake_case_word"),
        ("<https://example.org|here> <https://example.org>", "here https://example.org"),
        ("<@U1> in <#C1> <!here> <!subteam^S1|tutors>", "@Liisa Laine in #staff @here @tutors"),
        ("a &lt; b &amp;&amp; c &gt; d", "a < b && c > d"),
        ("<!date^1788757200^{date_num} {time}|x>", "2026-09-07 08:00"),
    ],
)
def test_mrkdwn_reads_as_it_looks(source: str, shown: str) -> None:
    assert shown_mrkdwn(source, HELSINKI) == shown


def test_plain_text_is_shown_as_it_stands() -> None:
    block = {"type": "section", "text": plain("*not bold* <!channel>")}
    assert text_of_block(block, HELSINKI, {}) == "*not bold* <!channel>"


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("{date_short_pretty} at {time}", "tomorrow at 09:30"),
        ("{date_short}", "Sep 8, 2026"),
        ("{date_long}", "Tuesday, September 8th, 2026"),
        ("{date}", "September 8th"),
        ("{date_slash} {nonsense}", "09/08/2026 {nonsense}"),
    ],
)
def test_dates_follow_slacks_tokens(pattern: str, shown: str) -> None:
    half_past_nine = int(datetime(2026, 9, 8, 6, 30, tzinfo=UTC).timestamp())
    assert shown_date(half_past_nine, pattern, "Europe/Helsinki", NOW) == shown


@pytest.mark.parametrize(
    ("payload", "notified"),
    [
        ({"text": "<!channel> and <@U1>"}, {"!channel", "U1"}),
        ({"text": "x", "blocks": [section("<!here|here> <!subteam^S1>")]}, {"!here", "!subteam^S1"}),
        ({"text": "x", "blocks": [{"type": "context", "elements": [mrkdwn("<@U1>")]}]}, {"U1"}),
        ({"text": "x", "blocks": [{"type": "header", "text": plain("<!channel> <@U1>")}]}, set()),
        ({"text": "&lt;!channel&gt; <https://example.org|x> <!date^1^{time}|x>"}, set()),
        ({"text": "@channel"}, set()),
        ({"text": "@channel", "link_names": True}, {"!channel"}),
        ({"text": "@here", "parse": "full"}, {"!here"}),
        (
            {
                "blocks": [
                    {
                        "type": "rich_text",
                        "elements": [
                            {
                                "type": "rich_text_section",
                                "elements": [
                                    {"type": "user", "user_id": "U1"},
                                    {"type": "broadcast", "range": "everyone"},
                                    {"type": "text", "text": "<!here>"},
                                ],
                            }
                        ],
                    }
                ]
            },
            {"U1", "!everyone"},
        ),
    ],
)
def test_whom_a_message_notifies(payload: dict[str, Any], notified: set[str]) -> None:
    assert notified_by(payload) == notified
