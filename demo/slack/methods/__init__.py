"""The Web API methods that exist here, with the scopes they need and how often they may be called."""

from demo.slack.calls import Method
from demo.slack.limits import POSTS_PER_MINUTE, SPECIAL, TIER_2, TIER_3, TIER_4
from demo.slack.methods import auth, chat, conversations, files, users, views

METHODS: dict[str, Method] = {
    "auth.test": Method(auth.test, SPECIAL),
    "apps.connections.open": Method(auth.connections_open, TIER_3, app_token=True),
    "chat.postMessage": Method(chat.post_message, POSTS_PER_MINUTE, ("chat:write",)),
    "chat.update": Method(chat.update, TIER_3, ("chat:write",)),
    "chat.delete": Method(chat.delete, TIER_3, ("chat:write",)),
    "chat.postEphemeral": Method(chat.post_ephemeral, TIER_4, ("chat:write",)),
    "conversations.open": Method(conversations.open_, TIER_3),
    "conversations.history": Method(conversations.history, TIER_3),
    "conversations.info": Method(conversations.info, TIER_3),
    "files.getUploadURLExternal": Method(files.get_upload_url, TIER_4, ("files:write",)),
    "files.completeUploadExternal": Method(files.complete_upload, TIER_4, ("files:write",)),
    "users.info": Method(users.info, TIER_4, ("users:read",)),
    "users.list": Method(users.list_, TIER_2, ("users:read",)),
    "views.open": Method(views.open_, TIER_4),
    "views.push": Method(views.push, TIER_4),
    "views.update": Method(views.update, TIER_4),
    "views.publish": Method(views.publish, TIER_4),
}
