"""Rows on both kinds of database."""

from tests.databases import (
    database,
    database_url,
    postgres_server,
    postgres_url,
    sqlite_template,
    sqlite_url,
    worker_engines,
    worker_postgres_url,
)

__all__ = [
    "database",
    "database_url",
    "postgres_server",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
    "worker_engines",
    "worker_postgres_url",
]
