"""The rows of Peer Coach: SQL on SQLite and PostgreSQL, behind the ports of `coaching`."""
