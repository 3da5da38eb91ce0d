"""All that people can do about groups: the coordinator's draft, each member's own answer, leaving, going on."""

from collections.abc import Callable

from slack_bolt import Ack, App, BoltContext

from coaching.people import PersonId
from coaching.rounds import RoundId
from coaching.triads import TriadId
from coaching.triads.changes import Leaving
from coaching.use_cases.acts import Act
from coaching.use_cases.people import People
from coaching.use_cases.rounds import Rounds
from coaching.use_cases.triads import Groups, Triads
from handlers.answers import on_page
from handlers.forms import change_prepared, open_prepared, prepare
from handlers.ids import Action, Field, Form
from handlers.languages import voice
from handlers.payloads import Payload, about, known, number, option, pair, people, value
from handlers.views.triads import draft, leave_form, swap_form
from handlers.views.triads.regrouping import invite_form

OF_ROUNDS: dict[str, Callable[[Groups, Act, RoundId], None]] = {
    Action.FORM_GROUPS: lambda groups, act, round_: groups.form(act, round_),
    Action.STOP_FORMING: lambda groups, act, round_: groups.stop(act, round_),
    Action.TAKE_MORE: lambda groups, act, round_: groups.reopen(act, round_),
    Action.ASK_GROUPS: lambda groups, act, round_: groups.ask(act, round_),
}
ANSWERS: dict[str, Callable[[Triads, Act, TriadId], None]] = {
    Action.YES_TO_GROUP: lambda triads, act, triad: triads.yes(act, triad),
    Action.ANOTHER_GROUP: lambda triads, act, triad: triads.another(act, triad),
    Action.NO_GROUP: lambda triads, act, triad: triads.not_this_term(act, triad),
}


def round_pressed(ack: Ack, act: Act, body: Payload, action: Payload, groups: Groups) -> None:
    """One press, one step of the coordinator's."""
    OF_ROUNDS[action["action_id"]](groups, act, RoundId(value(body)))
    ack()


def draft_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, groups: Groups) -> None:
    """The draft of the groups opens."""
    shown = groups.page(act.by, RoundId(value(body)), 0, now=act.at)
    prepare(context, draft(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def page_turned(ack: Ack, act: Act, body: Payload, context: BoltContext, groups: Groups) -> None:
    """The draft shows another page."""
    round_, page = pair(body)
    shown = groups.page(act.by, RoundId(round_), number(page), now=act.at)
    prepare(context, draft(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def kept_together(ack: Ack, act: Act, body: Payload, context: BoltContext, groups: Groups) -> None:
    """The group is kept, or let go again."""
    triad = TriadId(value(body))
    groups.lock(act, triad)
    shown = groups.page_with(act.by, triad, now=act.at)
    prepare(context, draft(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def swap_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, groups: Groups) -> None:
    """The form for a swap takes the place of the draft."""
    shown = groups.swap_form(act.by, TriadId(value(body)), now=act.at)
    prepare(context, swap_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def swapped(ack: Ack, act: Act, body: Payload, groups: Groups) -> None:
    """The draft again, changed."""
    triad = TriadId(about(body))
    groups.swap(act, triad, PersonId(option(body, Field.WHO)), PersonId(option(body, Field.WITH_WHO)))
    shown = groups.page_with(act.by, triad, now=act.at)
    on_page(ack, draft(shown.screen, voice(shown.reader)))


def answered(ack: Ack, act: Act, body: Payload, action: Payload, triads: Triads) -> None:
    """One press, one private answer."""
    ANSWERS[action["action_id"]](triads, act, TriadId(value(body)))
    ack()


def leaving(ack: Ack, act: Act, body: Payload, context: BoltContext, triads: Triads) -> None:
    """The form for leaving opens."""
    shown = triads.leave_form(act.by, TriadId(value(body)), now=act.at)
    prepare(context, leave_form(shown.screen, voice(shown.reader)), shown.reader)
    ack()


def left(ack: Ack, act: Act, body: Payload, triads: Triads) -> None:
    """The person has left the triad."""
    triads.leave(act, TriadId(about(body)), known(option(body, Field.HOW), Leaving))
    ack()


def cycle_answered(ack: Ack, act: Act, body: Payload, action: Payload, triads: Triads) -> None:
    """The member goes on or parts."""
    triad, cycle = pair(body)
    triads.next_cycle(act, TriadId(triad), number(cycle), goes_on=action["action_id"] == Action.GO_ON)
    ack()


def invitation_wanted(ack: Ack, act: Act, body: Payload, context: BoltContext, people: People) -> None:
    """The form for inviting more people opens."""
    reader = people.reader(act.by)
    prepare(context, invite_form(value(body), voice(reader)), reader)
    ack()


def invited(ack: Ack, act: Act, body: Payload, rounds: Rounds) -> None:
    """These people are invited too."""
    rounds.invite_more(act, RoundId(about(body)), people(body, Field.PEOPLE))
    ack()


def register(app: App) -> None:
    """Drafts are looked at and changed in one window."""
    for action in ANSWERS:
        app.action(action)(answered)
    for action in OF_ROUNDS:
        app.action(action)(round_pressed)
    app.action(Action.SEE_GROUPS)(ack=draft_wanted, lazy=[open_prepared])
    app.action(Action.TURN_PAGE)(ack=page_turned, lazy=[change_prepared])
    app.action(Action.KEEP_TOGETHER)(ack=kept_together, lazy=[change_prepared])
    app.action(Action.SWAP)(ack=swap_wanted, lazy=[change_prepared])
    app.view(Form.SWAP)(swapped)
    app.action(Action.LEAVE_TRIAD)(ack=leaving, lazy=[open_prepared])
    app.view(Form.LEAVE_TRIAD)(left)
    app.action(Action.GO_ON)(cycle_answered)
    app.action(Action.PART)(cycle_answered)
    app.action(Action.INVITE_MORE)(ack=invitation_wanted, lazy=[open_prepared])
    app.view(Form.INVITE_MORE)(invited)
