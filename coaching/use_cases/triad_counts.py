"""The coordinators' numbers about triads, made when a week is over, and help that they offer without seeing to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching.check_ins import NotMet
from coaching.notices import WANTED, NoticeKind, homes, notice
from coaching.people import Actor, WorkspaceId
from coaching.ports import Begin, UnitOfWork
from coaching.prompts.values import Prompt, PromptId, PromptKind, PromptState
from coaching.school_calendar import IsoWeek, week_of, week_start
from coaching.screens import Shown
from coaching.triad_counts import Told, counts, last_teaching_weeks, weeks_counted
from coaching.triads import Triad
from coaching.triads.changes import company
from coaching.use_cases.acts import Act, Turn, glance, only_for_coordinators, turn


@dataclass(frozen=True, slots=True)
class TriadStatistics:
    """What coordinators may know of triads, and do for them."""

    begin: Begin
    look: Begin

    def freeze(self, workspace: WorkspaceId, now: datetime) -> bool:
        """Whether last week has its numbers now; a week without teaching gets none. Done again, nothing changes."""
        with self.begin(workspace) as unit:
            programme = unit.programme()
            monday = week_start(now, programme.zone)
            last = week_of(monday - timedelta(days=1), programme.zone)
            weeks = weeks_counted(tuple(programme.schools.values()), last)
            newest = unit.triad_counts.newest()
            if not weeks or (newest and newest.week >= last):
                return False
            triads = [
                each for each in unit.triads.active() if company(each) and each.started_at and each.started_at < monday
            ]
            if not triads and newest is None:
                return False
            unit.triad_counts.add(counts(last, [_told(unit, each, weeks) for each in triads]))
            unit.outbox.add(homes([each.id for each in programme.coordinators], now))
            unit.commit()
            return True

    def offer_form(self, by: Actor, *, now: datetime) -> Shown[None]:
        """Asked before help is offered."""
        with glance(self.begin, self.look, by, now) as it:
            only_for_coordinators(it)
            return it.shown(None)

    def offer_help(self, act: Act, *, quiet_ones: bool) -> Shown[None]:
        """One message to each member of all triads, or of those that were quiet; once a week at most.

        The same is answered and written down whoever got it, and if nobody did.
        """
        with turn(self.begin, act) as it:
            only_for_coordinators(it)
            if it.first:
                _offer(it, quiet_ones=quiet_ones)
                it.done("offered help to triads", "triads")
            return Shown(None, it.unit.programme().reader(it.person))


def _offer(it: Turn, *, quiet_ones: bool) -> None:
    programme = it.unit.programme()
    week, before = (week_of(it.act.at - ago, programme.zone) for ago in (timedelta(), timedelta(weeks=1)))
    # The weeks that the numbers beside count, and this one, which may be too young to tell.
    weeks = (week, *last_teaching_weeks(tuple(programme.schools.values()), before))
    triads = [each for each in it.unit.triads.active() if not quiet_ones or not _told(it.unit, each, weeks).met]
    new = [prompt for triad in triads for prompt in _offers(it, triad, week)]
    it.unit.prompts.add(new)
    it.unit.outbox.add(notice(NoticeKind.PROMPT, each.id, each.person, it.act.at) for each in new)


def _offers(it: Turn, triad: Triad, week: IsoWeek) -> Iterable[Prompt]:
    """For each member who has not been offered help this week."""
    had = {each.person for each in it.unit.prompts.of_week(triad.id, week) if each.kind is PromptKind.HELP}
    for member in company(triad):
        if member.person not in had:
            yield Prompt(
                PromptId(it.unit.new_id()),
                triad.id,
                member.person,
                PromptKind.HELP,
                week,
                PromptState.SENT,
                due=it.act.at,
                too_late_at=it.act.at + WANTED,
                sent_at=it.act.at,
            )


def _told(unit: UnitOfWork, triad: Triad, weeks: tuple[IsoWeek, ...]) -> Told:
    """What the members who are there now said in these weeks."""
    here = {each.person for each in company(triad)}
    said = [
        each for each in unit.check_ins.of_triad(triad.id, min(weeks)) if each.week in weeks and each.person in here
    ]
    prompts = (each for week in weeks for each in unit.prompts.of_week(triad.id, week))
    return Told(
        people=len(here),
        met=any(each.met for each in said),
        asked_for_help=any(each.kind is PromptKind.HELP and each.state is PromptState.ANSWERED for each in prompts),
        need_cover=len({each.person for each in said if each.because is NotMet.NO_COVER}),
    )
