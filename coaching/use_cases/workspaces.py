"""The installation itself: what follows when the app is removed or its token is withdrawn."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from coaching.people import WorkspaceId
from coaching.ports import Begin

KEPT_AFTER_REMOVAL = timedelta(days=14)
"""Slack's Developer Policy: data goes within 14 business days; two weeks are sooner."""


@dataclass(frozen=True, slots=True)
class Workspaces:
    """Stops sending at once, and sets the day on which everything goes."""

    begin: Begin

    def removed(self, workspace: WorkspaceId, key: str, now: datetime) -> None:
        """Nothing more is sent; unless the app comes back, all rows go after two weeks."""
        with self.begin(workspace) as unit:
            if unit.inbox.claim(key, now) is not None:
                return
            unit.park("app was removed", purge_at=now + KEPT_AFTER_REMOVAL)
            unit.inbox.keep(key, workspace)
            unit.audit(None, "app was removed", workspace, now)
            unit.commit()

    def withdrawn(self, workspace: WorkspaceId, key: str, now: datetime) -> None:
        """Nothing more is sent until a token works again."""
        with self.begin(workspace) as unit:
            if unit.inbox.claim(key, now) is not None:
                return
            unit.park("token was withdrawn")
            unit.inbox.keep(key, workspace)
            unit.audit(None, "token was withdrawn", workspace, now)
            unit.commit()
