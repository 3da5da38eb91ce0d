"""`form`: the groups of the open round worked out here, with a bar; the coordinator finds the draft in Slack.

What comes of it is told in numbers: names and reasons are for the coordinator.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import system_clock
from bot.commands.faults import CannotGoOn, told_in_one_line
from bot.databases import opened
from bot.forming import LEASE, BrokeOff, InAProcess
from bot.settings import read_settings
from coaching.people import WorkspaceId
from coaching.rounds import Round, RoundState
from coaching.use_cases.rounds import told_coordinators
from coaching.use_cases.triads import Forming, Work
from storage.database import Database
from storage.duties import Duties
from storage.workspaces import Workspaces

if TYPE_CHECKING:
    from rich.progress import Progress

STOPPED = "Stopped. The round is as it was before."
BY_ANOTHER = (
    "Another process is forming the groups right now; the message in Slack shows how far it is. "
    "If that process was ended, this works again in two minutes."
)
MAY_BEGIN = (RoundState.OPEN, RoundState.DRAFT, RoundState.FORMING)


def form() -> None:
    """Forms the groups; names the reason where there is nothing to form."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(highlight=False)
    with told_in_one_line():
        database = opened(read_settings(), system_clock)
        try:
            known = Workspaces(database).known()
            if known is None:
                raise CannotGoOn("No workspace is known yet. Start the bot once, or import a programme.")
            with Progress(console=console, transient=True) as bar:
                groups = formed(database, known.id, bar)
            console.print(f"Groups in the draft: {groups}. The coordinator can look at them in Slack.")
        finally:
            database.close()


def formed(database: Database, workspace: WorkspaceId, bar: "Progress") -> int:
    """How many groups are in the draft; stopped with Ctrl-C, the round is as before."""
    forming = Forming(database.begin, database.read)
    begun = _begin(database, workspace)
    try:
        work = forming.wanted(workspace, system_clock())
        if work is None or work.quiet or work.seed != begun.seed:
            raise CannotGoOn(STOPPED)
        return _work_out(forming, workspace, work, bar)
    except KeyboardInterrupt:
        forming.stopped(workspace, begun.id, begun.seed, system_clock())
        raise CannotGoOn(STOPPED) from None


def _begin(database: Database, workspace: WorkspaceId) -> Round:
    """The round, whose groups are being formed now: by this process and no other."""
    with database.read(workspace) as unit:
        round_ = unit.rounds.current()
    if round_ is None or round_.state not in MAY_BEGIN:
        raise CannotGoOn("No round of triads is open. A coordinator opens one on the Home tab.")
    seed = round_.seed if round_.state is RoundState.FORMING else round_.seed + 1
    slot, now = f"{round_.id}:{seed}", system_clock()
    if Duties(database).take(workspace, "forming", slot, worker="form", now=now, lease=LEASE) is None:
        raise CannotGoOn(BY_ANOTHER)
    with database.begin(workspace) as unit:
        if unit.rounds.current() != round_:
            raise CannotGoOn("The round has just been changed in Slack. Please try again.")
        begun = replace(round_, state=RoundState.FORMING, seed=seed, progress=0, cause=None, cause_count=0)
        unit.rounds.save(begun)
        unit.outbox.add(told_coordinators(unit, begun, now))
        unit.audit(None, "had groups formed", round_.id, now)
        unit.commit()
    return begun


def _work_out(forming: Forming, workspace: WorkspaceId, work: Work, bar: "Progress") -> int:
    task = bar.add_task("Forming groups", total=100)

    def told(percent: int) -> bool:
        bar.update(task, completed=percent)
        return forming.progressed(workspace, work, percent, system_clock())

    try:
        found = InAProcess()(work.numbered.problem, work.seed, told)
    except BrokeOff:
        forming.broke_off(workspace, work, system_clock())
        raise CannotGoOn("Working out the groups was cut off. Nothing is lost; please try again.") from None
    if found is None:
        raise CannotGoOn(STOPPED)
    forming.formed(workspace, work, found, system_clock())
    return len(found.groups)
