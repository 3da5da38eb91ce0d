"""After a time without Slack: one line to whoever coordinates; everybody else sees only what changed for them."""

from dataclasses import dataclass
from datetime import datetime

from coaching.notices import NoticeKind, notice
from coaching.outages import Outage
from coaching.people import WorkspaceId
from coaching.ports import Begin


@dataclass(frozen=True, slots=True)
class Outages:
    """Tells of an outage once, however many processes noticed it."""

    begin: Begin

    def over(self, workspace: WorkspaceId, outage: Outage, now: datetime) -> None:
        """Each coordinator is owed the line; a second one within the hour is left out."""
        if not outage.is_worth_telling:
            return
        with self.begin(workspace) as unit:
            if unit.inbox.claim(f"outage:{outage.ended:%Y-%m-%dT%H}", now) is not None:
                return
            told = [notice(NoticeKind.OUTAGE, outage.as_id(), each.id, now) for each in unit.programme().coordinators]
            unit.outbox.add(told)
            unit.audit(None, "told of an outage", workspace, now)
            unit.commit()
