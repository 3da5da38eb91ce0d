"""Audit rows: who did what to which id. No content."""

from datetime import datetime

from sqlalchemy import insert

from storage.scope import Scope
from storage.tables import AuditRow

ADD = insert(AuditRow).inline()


def record(scope: Scope, who: str | None, did: str, *, to: str | None, now: datetime) -> None:
    """One row."""
    row = {"workspace_id": scope.workspace, "who": who, "did": did, "to_what": to, "at": now}
    scope.later(ADD, [row])
