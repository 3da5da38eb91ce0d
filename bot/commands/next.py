"""`next`: what is due next and why, what was missed, what is uncertain. Kinds and ids, never words."""

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import system_clock
from bot.commands.faults import told_in_one_line
from bot.databases import opened
from bot.settings import read_settings
from coaching.notices import NoticeKind
from storage.outbox import Deliveries, Delivery, DeliveryState, Missed
from storage.workspaces import Workspaces

if TYPE_CHECKING:
    from rich.console import Console

WHY = {
    NoticeKind.RECEIPT: "somebody acted on a private answer",
    NoticeKind.REQUEST: "somebody asked for help, or their request changed",
    NoticeKind.REQUEST_NEWS: "a request took a turn",
    NoticeKind.CARD: "a tutor is asked, or the request changed",
    NoticeKind.CARD_NEWS: "a request that a tutor accepted took a turn",
    NoticeKind.INVITATION: "somebody is invited as tutor",
    NoticeKind.NOBODY_FREE: "nobody can take a request",
    NoticeKind.HOME: "somebody opened the Home tab",
}


def show(limit: int) -> None:
    """Prints it."""
    from rich.console import Console

    console, now = Console(highlight=False), system_clock()
    with told_in_one_line():
        database = opened(read_settings(), system_clock)
        try:
            deliveries = Deliveries(database)
            known = Workspaces(database).known()
            if known and known.parked_because:
                console.print(f"Nothing is sent: {known.parked_because}.")
            _print(console, "Due next", deliveries.waiting(limit=limit), now)
            _print(console, "Uncertain", deliveries.uncertain(), now)
            _print_missed(console, deliveries.missed(limit=limit))
            _print_counts(console, deliveries)
        finally:
            database.close()


def _print(console: "Console", title: str, rows: list[Delivery], now: datetime) -> None:
    from rich.table import Column, Table

    if not rows:
        console.print(f"{title}: nothing.")
        return
    table = Table(
        "due (UTC)",
        "what",
        "because",
        *(Column(name, overflow="fold") for name in ("about", "to")),
        "tries",
        title=title,
        title_justify="left",
    )
    for row in rows:
        due = "now" if row.due <= now else f"{row.due:%Y-%m-%d %H:%M:%S}"
        table.add_row(due, row.kind, WHY.get(row.kind, ""), row.about, row.to, str(row.attempt))
    console.print(table)


def _print_missed(console: "Console", rows: list[Missed]) -> None:
    from rich.table import Column, Table

    if not rows:
        console.print("Missed: nothing.")
        return
    table = Table(
        "when (UTC)",
        "what",
        "why not sent",
        *(Column(name, overflow="fold") for name in ("about", "to")),
        title="Missed",
        title_justify="left",
    )
    for row in rows:
        owed = row.delivery
        table.add_row(f"{row.at:%Y-%m-%d %H:%M:%S}", owed.kind, row.reason, owed.about, owed.to)
    console.print(table)


def _print_counts(console: "Console", deliveries: Deliveries) -> None:
    counts = deliveries.counts()
    console.print(f"Sent: {counts[DeliveryState.SENT]}. Not sent: {counts[DeliveryState.DEAD]}.")
