"""What Slack accepts in the parts of an app manifest that we use.

Any other part is refused, so that it is added knowingly. Lengths are those of Slack's reference, version 1.
"""

from typing import Any

Schema = dict[str, Any]


def text(most: int, least: int = 1, **more: Any) -> Schema:
    return {"type": "string", "minLength": least, "maxLength": most, **more}


def whole(required: str, **properties: Schema) -> Schema:
    """An object with these parts and no other."""
    parts = {"properties": properties, "required": required.split()}
    return {"type": "object", "additionalProperties": False, **parts}


def listed(each: Schema, most: int) -> Schema:
    return {"type": "array", "items": each, "uniqueItems": True, "maxItems": most}


YES_OR_NO: Schema = {"type": "boolean"}
COMMAND = whole(
    "command description usage_hint should_escape",
    command=text(32, pattern=r"^/[a-z0-9_-]+$"),
    description=text(2000),
    usage_hint=text(1000),
    should_escape={"const": False},
)
"""`should_escape` would send us ids where people typed names."""
SHORTCUT = whole(
    "name type callback_id description",
    name=text(24),
    type={"enum": ["global", "message"]},
    callback_id=text(255),
    description=text(150),
)
FEATURES = whole(
    "app_home bot_user slash_commands",
    app_home=whole(
        "home_tab_enabled messages_tab_enabled",
        home_tab_enabled=YES_OR_NO,
        messages_tab_enabled=YES_OR_NO,
        messages_tab_read_only_enabled=YES_OR_NO,
    ),
    bot_user=whole("display_name", display_name=text(80, pattern=r"^[A-Za-z0-9._ -]+$"), always_online=YES_OR_NO),
    slash_commands=listed(COMMAND, 50),
    shortcuts=listed(SHORTCUT, 5),
)
SETTINGS = whole(
    "event_subscriptions interactivity socket_mode_enabled",
    event_subscriptions=whole("bot_events", bot_events=listed(text(100), 100)),
    interactivity=whole("is_enabled", is_enabled=YES_OR_NO),
    org_deploy_enabled=YES_OR_NO,
    socket_mode_enabled=YES_OR_NO,
    token_rotation_enabled=YES_OR_NO,
)
MANIFEST = whole(
    "_metadata display_information features oauth_config settings",
    _metadata=whole("major_version", major_version={"const": 1}, minor_version={"type": "integer", "minimum": 1}),
    display_information=whole(
        "name description long_description",
        name=text(35),
        description=text(140),
        long_description=text(4000, least=175),
        background_color=text(7, pattern=r"^#[0-9a-fA-F]{6}$"),
    ),
    features=FEATURES,
    oauth_config=whole(
        "scopes",
        scopes=whole("bot", bot=listed(text(100), 255), bot_optional=listed(text(100), 255)),
    ),
    settings=SETTINGS,
)
