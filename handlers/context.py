"""What listeners ask for by name: the moment, who acted, and the use cases."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Protocol

from slack_bolt import App, BoltContext, BoltResponse

from coaching.people import Actor
from coaching.use_cases.absences import Absences
from coaching.use_cases.arrangements import Arrangements
from coaching.use_cases.check_ins import CheckIns, Logs, Reports
from coaching.use_cases.coordinators import Coordinators
from coaching.use_cases.coverage import Coverage
from coaching.use_cases.drafts import Drafts
from coaching.use_cases.help_requests import HelpRequests
from coaching.use_cases.learning import Learning
from coaching.use_cases.my_prompts import OwnPrompts
from coaching.use_cases.offers import Offers
from coaching.use_cases.outcomes import Outcomes
from coaching.use_cases.people import People
from coaching.use_cases.preferences import Preferences
from coaching.use_cases.questions import Questions
from coaching.use_cases.rooms import Rooms
from coaching.use_cases.rounds import Rounds
from coaching.use_cases.triad_counts import TriadStatistics
from coaching.use_cases.triads import Groups, Triads
from coaching.use_cases.tutors import Tutors
from coaching.use_cases.visits import Visits
from coaching.use_cases.volunteers import Volunteers
from coaching.use_cases.workspaces import Workspaces
from handlers import payloads
from handlers.views import Block, Rendered


@dataclass(frozen=True, slots=True)
class UseCases:
    """Everything a person can do, each under the name by which listeners ask for it."""

    help_requests: HelpRequests
    arrangements: Arrangements
    offers: Offers
    outcomes: Outcomes
    drafts: Drafts
    tutors: Tutors
    absences: Absences
    preferences: Preferences
    coordinators: Coordinators
    rounds: Rounds
    groups: Groups
    triads: Triads
    rooms: Rooms
    my_prompts: OwnPrompts
    questions: Questions
    volunteers: Volunteers
    check_ins: CheckIns
    reports: Reports
    logs: Logs
    triad_statistics: TriadStatistics
    coverage: Coverage
    visits: Visits
    learning: Learning
    people: People
    workspaces: Workspaces


class Modals(Protocol):
    """Opens forms within Slack's three seconds."""

    def open(self, trigger_id: str, view: Block, *, otherwise: Rendered, to: Actor, answer_to: str | None) -> None:
        """The form before the person; `otherwise` in private where it could not be opened in time."""
        ...

    def open_behind(
        self, trigger_id: str, view: Block, *, otherwise: Rendered, to: Actor, answer_to: str | None
    ) -> None:
        """The same, not waited for."""
        ...

    def update(self, view_id: str, version: str, view: Block) -> None:
        """The open form as it is now, unless it has changed since that version; what was typed stays."""
        ...


class Answers(Protocol):
    """Says something in private after the acknowledgement; kept nowhere, since nothing was changed."""

    def say(self, to: Actor, message: Rendered, *, answer_to: str | None) -> None: ...


class Behind(Protocol):
    """Goes on with something after the acknowledgement."""

    def do(self, step: Callable[[], None]) -> None:
        """The step, not waited for; it keeps by itself what must not be lost."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the process lends to the listeners."""

    use_cases: UseCases
    modals: Modals
    answers: Answers
    behind: Behind
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Lent:
    """Stands for a thing of the process: Bolt makes deep copies of all that lazy listeners get, but none of this."""

    thing: object

    def __getattr__(self, name: str) -> object:
        return getattr(self.thing, name)

    def __deepcopy__(self, memo: object) -> "Lent":
        return self


def provide(app: App, around: Surroundings) -> None:
    """Put it all into the context of every request, read once per request."""
    use_cases = {each.name: getattr(around.use_cases, each.name) for each in fields(UseCases)}
    things: dict[str, object] = {**use_cases, "modals": around.modals, "behind": around.behind}
    named = {name: Lent(thing) for name, thing in things.items()}

    def lend(context: BoltContext, body: payloads.Payload, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002 - Bolt's name
        payloads.unfolded(body)
        context.update(named)
        context["now"] = around.clock()
        context["act"] = payloads.act(body, context["now"])
        return next()

    app.middleware(lend)
