"""Requests that wait for nobody: everybody they were put to has stopped being a tutor.

A tutor may leave in the very moment in which another process asks them; neither of the two would notice.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

from coaching.help_requests import HelpRequest, lapsed
from coaching.people import PersonId, WorkspaceId
from coaching.ports import Begin
from coaching.use_cases.asking import ask_next, keep


@dataclass(frozen=True, slots=True)
class Stranded:
    """Looks without holding anything, and writes only where something has to be put right."""

    begin: Begin
    look: Begin

    def hand_on(self, workspace: WorkspaceId, now: datetime) -> int:
        """How many requests were found to wait for nobody; the next tutor is asked for each."""
        with self.look(workspace) as unit:
            tutors = unit.programme().tutors
            found = [request.id for request in unit.help_requests.waiting() if _is_stranded(request, tutors)]
        for request in found:
            with self.begin(workspace) as unit:
                held = unit.help_requests.get(request)
                if held is not None and _is_stranded(held, unit.programme().tutors):
                    for offer in held.asked:
                        held = lapsed(held, offer.id, now=now)
                    keep(unit, ask_next(unit, held, now), now)
                    unit.audit(None, "handed a request on", request, now)
                    unit.commit()
        return len(found)


def _is_stranded(request: HelpRequest, tutors: Container[PersonId]) -> bool:
    return bool(request.asked) and not any(offer.tutor in tutors for offer in request.asked)
