"""What somebody writes to the bot: kept, and nothing else, until its writer chooses what becomes of it."""

from dataclasses import dataclass, replace

from coaching.drafts import Draft, DraftId, DraftState
from coaching.errors import NoLongerOpen, NotYours
from coaching.help_requests import RequestId
from coaching.notices import NoticeKind, homes, notice
from coaching.ports import Begin
from coaching.screens import RequestScreen, Shown
from coaching.understanding import Said
from coaching.use_cases.acts import Act, Turn, turn
from coaching.use_cases.asking import own_act, to_requester
from coaching.use_cases.help_requests import Ask, HelpRequests, mine
from coaching.use_cases.help_requests.asks import asked
from coaching.use_cases.help_requests.own import SOON, following, shown


@dataclass(frozen=True, slots=True)
class Drafts:
    """Keeps drafts and lets them go; one becomes a request in the transaction in which it ends."""

    begin: Begin
    help_requests: HelpRequests

    def written(self, act: Act, message_ts: str, words: str) -> None:
        """The message kept as it reads now; one that was decided about stays as it is."""
        with turn(self.begin, act) as it:
            if not it.first:
                return
            known = it.unit.drafts.of_message(it.person.id, message_ts)
            draft = known or Draft(DraftId(it.unit.new_id()), it.person.id, message_ts, "", DraftState.OPEN, act.at)
            if draft.state is not DraftState.OPEN or draft.words == words.strip():
                return
            if not words.strip():
                decide(it, draft, DraftState.DROPPED)
            else:
                _keep(it, replace(draft, words=words.strip()))
            it.done("wrote to the bot", draft.id)

    def deleted(self, act: Act, message_ts: str) -> None:
        """The draft goes with its message."""
        with turn(self.begin, act) as it:
            draft = it.unit.drafts.of_message(it.person.id, message_ts) if it.first else None
            if draft is None or draft.state is not DraftState.OPEN:
                return
            decide(it, draft, DraftState.DROPPED)
            it.done("deleted a draft", draft.id)

    def ask(self, act: Act, draft: DraftId) -> Shown[RequestScreen]:
        """The draft as a help request; pressed twice, the request that it became."""
        ask = Ask(self._words(act, draft))
        said = self.help_requests.heard(ask)
        with turn(self.begin, act) as it:
            if it.earlier is not None:
                return shown(it, mine(it, RequestId(it.earlier)))
            held = own_draft(it, draft)
            if held.state is not DraftState.OPEN:
                return _became(it, held)
            if held.words != ask.words:  # edited in this very moment
                ask, said = Ask(held.words), Said(held.words)
            request = asked(it, ask, self.help_requests.understanding, said)
            decide(it, held, DraftState.ASKED)
            screen, due = shown(it, request), act.at
            if self.help_requests.is_late(it, request, said):
                screen = following(it, screen)
                due = act.at + SOON if screen.screen.follows else due
            # There is no private answer here, so the request's own message comes at once, with the way back on it.
            it.unit.outbox.add([to_requester(request, NoticeKind.REQUEST, due, it.person.id)])
            it.done("asked for help", request.id)
            return screen

    def _words(self, act: Act, draft: DraftId) -> str:
        """The draft's words, to be understood before a transaction is open; rights are checked in it."""
        with self.help_requests.look(act.by.workspace) as unit:
            known = unit.drafts.get(draft)
            return known.words if known else ""

    def understand(self, act: Act, request: RequestId, words: str) -> None:
        """Behind an `ask` whose words were late: the request's own message, with whom is asked by now."""
        self.help_requests.understand(act, request, words)
        with self.begin(act.by.workspace) as unit:
            held = unit.help_requests.get(request)
            if held and held.requester:
                unit.outbox.add([to_requester(held, NoticeKind.REQUEST, act.at, held.requester)])
                unit.commit()

    def drop(self, act: Act, draft: DraftId) -> None:
        """Nothing becomes of the draft."""
        with turn(self.begin, act) as it:
            if not it.first or (held := own_draft(it, draft)).state is DraftState.DROPPED:
                return
            if held.state is not DraftState.OPEN:
                raise NoLongerOpen(held.state)
            decide(it, held, DraftState.DROPPED)
            it.done("dropped a draft", draft)


def own_draft(it: Turn, draft: DraftId) -> Draft:
    """The person's own draft; `NotYours` for anybody else's."""
    held = it.unit.drafts.get(draft)
    if held is None or held.person != it.person.id:
        raise NotYours("draft")
    return held


def _became(it: Turn, draft: Draft) -> Shown[RequestScreen]:
    """The newest request that the person has open: a moment ago the draft became it."""
    newest = next(iter(it.unit.help_requests.open_of(it.person.id)), None)
    if draft.state is not DraftState.ASKED or newest is None:
        raise NoLongerOpen(draft.state)
    return shown(it, newest)


def decide(it: Turn, draft: Draft, state: DraftState) -> None:
    """The draft as decided; its words stand in the request, or nowhere any more."""
    _keep(it, replace(draft, state=state, words=""))


def _keep(it: Turn, draft: Draft) -> None:
    it.unit.drafts.save(draft)
    now, writer = it.act.at, draft.person
    # Decided before the choice was ever shown, nothing has to be shown any more.
    until, only_edit = own_act(now, writer, writer), draft.state is not DraftState.OPEN
    buttons = notice(NoticeKind.DRAFT, draft.id, writer, now, only_edit=only_edit, at_once_until=until)
    it.unit.outbox.add([buttons, *homes([writer], now)])
