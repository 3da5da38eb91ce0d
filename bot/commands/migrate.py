"""`migrate`: bring the database up to date."""

from bot.commands.faults import told_in_one_line
from bot.databases import prepare
from bot.settings import read_settings
from storage.migrations import HEAD


def migrate() -> str:
    """The sentence that says where the database is now."""
    with told_in_one_line():
        prepare(read_settings())
    return f"The database is up to date (version {HEAD})."
