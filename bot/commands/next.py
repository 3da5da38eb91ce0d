"""`next`: what is due next and why, what was missed, what is uncertain. Kinds and ids, never words."""

from datetime import datetime
from typing import TYPE_CHECKING

from bot.clock import system_clock
from bot.commands.faults import told_in_one_line
from bot.databases import opened
from bot.settings import read_settings
from coaching.help_requests import RequestId
from coaching.notices import NoticeKind
from coaching.use_cases.widening import Widening
from coaching.widening import Due, Step
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
    NoticeKind.CARD_REMINDER: "a tutor was asked and has not answered",
    NoticeKind.INVITATION: "somebody is invited as tutor",
    NoticeKind.NEEDS_COORDINATOR: "a request has found nobody yet",
    NoticeKind.COVER: "a session needs cover",
    NoticeKind.IDEAS: "wishes for workshops were collected",
    NoticeKind.OUTAGE: "Slack could not be reached for a while",
    NoticeKind.DRAFT: "somebody wrote to the bot",
    NoticeKind.CALENDAR: "somebody wants the agreed time in their calendar",
    NoticeKind.SUGGESTED_TRIAD: "a group is suggested, or the suggestion changed",
    NoticeKind.TRIAD_REMINDER: "a suggested group waits for an answer",
    NoticeKind.NO_PLACE: "there is no group for a volunteer now",
    NoticeKind.TRIAD_NEWS: "a triad has other members",
    NoticeKind.CYCLE_END: "a triad has come to the end of a cycle",
    NoticeKind.REGROUPING: "people need a new group",
    NoticeKind.COVERAGE: "a topic or a school has nobody in the next weeks",
    NoticeKind.VISITS: "a visit to a school was planned",
    NoticeKind.TRIAD_INVITATION: "a round of triads is open, or somebody answered",
    NoticeKind.ROUND: "a round of triads took a step",
    NoticeKind.LAST_DAY: "the last day to join a round",
    NoticeKind.PROMPT: "the week's question to a member of a triad",
    NoticeKind.PROMPT_REMINDER: "somebody has not answered the week's question",
    NoticeKind.LOG: "somebody wants a copy of their log",
    NoticeKind.ROOM: "a triad's group chat",
    NoticeKind.ROOM_NEWS: "a triad has a time to meet",
    NoticeKind.HOME: "somebody opened the Home tab",
}
STEPS = {
    Step.LET_LAPSE: "a card lapses: its tutor is away or gone, or it no longer fits",
    Step.TOO_LATE: "the chosen time is over",
    Step.SEND: "a card goes out",
    Step.REMIND: "a tutor is reminded",
    Step.ASK: "one more tutor is asked",
    Step.TELL_COORDINATOR: "the coordinator is told",
    Step.ASK_HOW_IT_WENT: "the agreed time is over: both are asked how it went",
    Step.TAKE_TUTORS_WORD: "the tutor's answer stands",
    Step.REOPEN: "nobody has said how it went: it is open again",
    Step.LOOK_AGAIN: "a tutor is looked for again",
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
            if known:
                ahead = Widening(database.begin, database.read).ahead(known.id, now, limit)
                _print_ladder(console, ahead, now)
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
        table.add_row(_when(row.due, now), row.kind, WHY.get(row.kind, ""), row.about, row.to, str(row.attempt))
    console.print(table)


def _print_ladder(console: "Console", ahead: list[tuple[RequestId, Due]], now: datetime) -> None:
    from rich.table import Column, Table

    if not ahead:
        console.print("Next steps: none.")
        return
    ids = (Column(name, overflow="fold") for name in ("request", "offer"))
    table = Table("due (UTC)", "step", *ids, title="Next steps", title_justify="left")
    for request, due in ahead:
        table.add_row(_when(due.at, now), STEPS[due.step], request, due.offer or "")
    console.print(table)


def _when(due: datetime, now: datetime) -> str:
    return "now" if due <= now else f"{due:%Y-%m-%d %H:%M:%S}"


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
