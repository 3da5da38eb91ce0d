"""What stays of requests that are gone: how many ended how, by month, school and topic."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from coaching.help_requests import RequestState
from coaching.outcomes import Side
from storage.scope import insert_into
from storage.tables import HelpRequestRow, OutcomeCountRow, OutcomeRow

Cell = tuple[str, str, str, str]
"""Month, school, topic, end."""


def count_ends(connection: Connection, workspace: str, requests: Sequence[str]) -> None:
    """Add these requests to the counts, just before they go."""
    said = _said(connection, workspace, requests)
    rows = connection.execute(
        select(
            HelpRequestRow.id,
            HelpRequestRow.asked_at,
            HelpRequestRow.ended_at,
            HelpRequestRow.school,
            HelpRequestRow.topic,
            HelpRequestRow.state,
        ).where(
            HelpRequestRow.workspace_id == workspace,
            HelpRequestRow.id.in_(requests),
            HelpRequestRow.state != RequestState.HELD,  # reached nobody: not even a number tells of it
        )
    )
    cells: Counter[Cell] = Counter(
        (_month(row.ended_at or row.asked_at), row.school or "", row.topic or "", said.get(row.id, row.state))
        for row in rows
    )
    _add(connection, workspace, cells)


def _said(connection: Connection, workspace: str, requests: Sequence[str]) -> dict[str, str]:
    """The result that counts: the requester's last word, else the tutor's."""
    rows = connection.execute(
        select(OutcomeRow.request, OutcomeRow.side, OutcomeRow.result)
        .where(OutcomeRow.workspace_id == workspace, OutcomeRow.request.in_(requests))
        .order_by(OutcomeRow.at, OutcomeRow.id)
    ).all()
    of_tutors = {row.request: row.result for row in rows if row.side == Side.TUTOR}
    return of_tutors | {row.request: row.result for row in rows if row.side == Side.REQUESTER}


def _add(connection: Connection, workspace: str, cells: Counter[Cell]) -> None:
    adding = insert_into(OutcomeCountRow, connection.dialect.name)
    statement = adding.on_conflict_do_update(
        index_elements=["workspace_id", "month", "school", "topic", "ended"],
        set_={"requests": OutcomeCountRow.requests + adding.excluded.requests},
    )
    for (month, school, topic, ended), count in sorted(cells.items()):
        row = {"workspace_id": workspace, "month": month, "school": school, "topic": topic, "ended": ended}
        connection.execute(statement, {**row, "requests": count})


def _month(moment: datetime) -> str:
    return moment.strftime("%Y-%m")
