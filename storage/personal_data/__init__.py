"""One person's data, out or gone: both are walks over the schema, so that no table can be forgotten."""

from storage.personal_data.erasure import erase
from storage.personal_data.export import Export, export
from storage.personal_data.finding import Found, find, named_by_schools
from storage.personal_data.messages import SlackMessage, messages_of, shown_to_others
from storage.personal_data.pointers import Undeclared, Whose
from storage.personal_data.readable import as_json, as_text

__all__ = [
    "Export",
    "Found",
    "SlackMessage",
    "Undeclared",
    "Whose",
    "as_json",
    "as_text",
    "erase",
    "export",
    "find",
    "messages_of",
    "named_by_schools",
    "shown_to_others",
]
