"""Whether the keys given are those of the database, found out before anything is read or written with them."""

from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from storage.tables import KeyCheckRow

if TYPE_CHECKING:
    from storage.database import Database

KNOWN = "peer coach"


def check_keys(database: "Database") -> None:
    """Open the known text, or store it in a database that has none yet; `WrongKey` where it does not open."""
    with database.reading() as connection:
        if connection.execute(select(KeyCheckRow.token)).first() is not None:
            return
    with database.writing() as connection:
        if connection.execute(select(KeyCheckRow.token)).first() is None:
            connection.execute(insert(KeyCheckRow), {"id": 1, "token": KNOWN})
