"""A message, a modal and a Home tab with every block and element that the page can draw."""

from datetime import UTC, datetime

from demo.slack.visible_text import Reader
from tests.demo.blocks import Json, actions, button, home, input_, modal, mrkdwn, options, plain, section, text_input

NOW = datetime(2026, 9, 7, 5, 0, tzinfo=UTC)
READER = Reader("Europe/Helsinki", NOW, {"U1": "Liisa Laine", "U2": "Pekka Niemi", "C1": "staff"})
TOMORROW_9_30 = int(datetime(2026, 9, 8, 6, 30, tzinfo=UTC).timestamp())
DOT = "https://pictures.example/dot.png"

CONFIRM: Json = {
    "title": plain("Delete all that is kept about you?"),
    "text": plain("This cannot be undone."),
    "confirm": plain("Delete"),
    "deny": plain("Keep"),
    "style": "danger",
}


def select(kind: str, **more: object) -> Json:
    return {"type": kind, "action_id": kind, **more}


def placed(kind: str, **more: object) -> Json:
    return select(kind, placeholder=plain(f"Pick by {kind}"), **more)


def text(words: str, **style: bool) -> Json:
    return {"type": "text", "text": words, "style": style} if style else {"type": "text", "text": words}


def rich_section(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


OVERFLOW: Json = {
    "type": "overflow",
    "action_id": "more",
    "options": [
        *options("Pause", "Leave"),
        {"text": plain("Read more"), "value": "read", "url": "https://example.org/"},
    ],
}
GROUPS: list[Json] = [
    {"label": plain("A – K"), "options": options("Geometry", "Kahoot")},
    {"label": plain("L – Z"), "options": options("Robots", "Tablets")},
]
RICH_TEXT: Json = {
    "type": "rich_text",
    "elements": [
        rich_section(
            text("Plain, "),
            text("bold", bold=True),
            text(" and "),
            text("both", bold=True, italic=True, strike=True),
            text(" for "),
            {"type": "user", "user_id": "U1"},
            text(" in "),
            {"type": "channel", "channel_id": "C1"},
            text(", "),
            {"type": "broadcast", "range": "here"},
            text(" "),
            {"type": "emoji", "name": "wave", "unicode": "1f44b"},
            text(" "),
            {"type": "link", "url": "https://example.org/", "text": "the page"},
            text(" at "),
            {"type": "date", "timestamp": TOMORROW_9_30, "format": "{date_short_pretty} {time}"},
        ),
        {"type": "rich_text_quote", "elements": [text("My iPads won't show\non the big screen")]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [rich_section(text("a cable")), rich_section(text("an adapter"))],
        },
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "offset": 2,
            "elements": [rich_section(text("third"))],
        },
        {"type": "rich_text_preformatted", "elements": [text("1 + 1\n  = 2")]},
    ],
}
MRKDWN = (
    f"*Bold*, _italic_, ~gone~, `code`; <@U1>, <#C1>, <!here>, <https://example.org/?a=1&amp;b=2|a link> on "
    f"<!date^{TOMORROW_9_30}^{{date_short_pretty}} at {{time}}|8 Sep>.\n&gt; Quoted once\n&gt; and twice\n"
    "2 &lt; 3\n```one\n  two```"
)

MESSAGE: Json = {
    "text": "A notification",
    "ts": "1788757200.000100",
    "edited": {"user": "U1", "ts": "1788757300.000000"},
    "files": [{"id": "F1", "name": "mine.json", "title": "What is kept about me", "filetype": "json", "size": 18_432}],
    "blocks": [
        {"type": "header", "text": plain("Every block")},
        section(MRKDWN, accessory=OVERFLOW),
        {"type": "section", "fields": [plain("Asked\nLiisa Laine"), plain("School\nRantala"), plain("Topic\niPads")]},
        section("With a picture", accessory={"type": "image", "image_url": DOT, "alt_text": "A dot"}),
        section("With a menu", block_id="menu", accessory=placed("static_select", options=options("Maths", "Music"))),
        {"type": "divider"},
        {"type": "image", "image_url": DOT, "alt_text": "A chart", "title": plain("Needs this week")},
        RICH_TEXT,
        actions(
            button("Accept", style="primary", value="offer-1"),
            button("Pass on", "pass", accessibility_label="Pass on: iPads"),
            button("Delete my data", "delete", style="danger", confirm=CONFIRM, value="me"),
            button("Open chat", "open", url="slack://user?team=T1&id=U1"),
            select("datepicker", initial_date="2026-09-08"),
            placed("users_select"),
            OVERFLOW,
        ),
        {
            "type": "context",
            "elements": [{"type": "image", "image_url": DOT, "alt_text": ""}, mrkdwn("Only *three* of you see this.")],
        },
    ],
}

_TIMES = {"initial_time": "09:30"}
MODAL: Json = modal(
    {"type": "alert", "level": "warning", "text": plain("The school is closed on that day.")},
    {"type": "alert", "level": "error", "text": plain("That was not saved.")},
    {"type": "alert", "level": "success", "text": plain("Saved.")},
    {"type": "alert", "level": "info", "text": plain("Week B begins on Monday.")},
    input_("What?", text_input(initial_value="\nTwo\nlines", multiline=True, max_length=3000), hint=plain("No names.")),
    input_("Short", text_input("short", placeholder=plain("A word")), optional=True, block_id="short"),
    input_("When?", placed("static_select", initial_option=options("Maths")[0], options=options("Maths", "Music"))),
    input_("Topic", select("static_select", option_groups=GROUPS), dispatch_action=True),
    input_("Topics", placed("multi_static_select", option_groups=GROUPS, initial_options=options("Robots", "Kahoot"))),
    input_("Also", placed("multi_static_select", options=options("Maths", "Music"))),
    input_("Way", select("radio_buttons", options=options("Visit", "Video"), initial_option=options("Video")[0])),
    input_("Days", select("checkboxes", options=options("Monday", "Tuesday"), initial_options=options("Monday"))),
    input_("Tutor", placed("users_select", initial_user="U2")),
    input_("Colleagues", placed("multi_users_select", initial_users=["U2"])),
    input_("Day", select("datepicker", initial_date="2026-09-08")),
    input_("Time", select("timepicker", **_TIMES)),
    input_("Moment", select("datetimepicker", initial_date_time=TOMORROW_9_30)),
    callback_id="sample",
)

HOME: Json = home(
    {"type": "header", "text": plain("Needs you")},
    section("A request", accessory=button("Answer")),
    actions(
        placed("multi_static_select", options=options("Maths")),
        select("radio_buttons", options=[{**options("Visit")[0], "description": plain("in the classroom")}]),
        select("checkboxes", options=options("Monday")),
        select("timepicker"),
        select("datetimepicker"),
    ),
)
