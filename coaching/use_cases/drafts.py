"""What somebody writes to the bot: kept, and nothing else, until its writer chooses what becomes of it."""

from dataclasses import dataclass, replace

from coaching.drafts import Draft, DraftId, DraftState
from coaching.errors import NoLongerOpen, NotYours
from coaching.help_requests import RequestId
from coaching.notices import NoticeKind, notice
from coaching.ports import Begin
from coaching.screens import RequestScreen, Shown
from coaching.use_cases.acts import Act, Turn, turn
from coaching.use_cases.asking import homes, own_act, to_requester
from coaching.use_cases.help_requests import Ask, HelpRequests, mine
from coaching.use_cases.help_requests.asks import asked
from coaching.use_cases.help_requests.own import shown


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
                _decide(it, draft, DraftState.DROPPED)
            else:
                _keep(it, replace(draft, words=words.strip()))
            it.done("wrote to the bot", draft.id)

    def deleted(self, act: Act, message_ts: str) -> None:
        """The draft goes with its message."""
        with turn(self.begin, act) as it:
            draft = it.unit.drafts.of_message(it.person.id, message_ts) if it.first else None
            if draft is None or draft.state is not DraftState.OPEN:
                return
            _decide(it, draft, DraftState.DROPPED)
            it.done("deleted a draft", draft.id)

    def ask(self, act: Act, draft: DraftId) -> Shown[RequestScreen]:
        """The draft as a help request; pressed twice, the request that it became."""
        with turn(self.begin, act) as it:
            if it.earlier is not None:
                return shown(it, mine(it, RequestId(it.earlier)))
            held = _own(it, draft)
            if held.state is not DraftState.OPEN:
                return _became(it, held)
            request = asked(it, Ask(held.words), self.help_requests.understanding)
            _decide(it, held, DraftState.ASKED)
            # There is no private answer here, so the request's own message comes at once, with the way back on it.
            it.unit.outbox.add([to_requester(request, NoticeKind.REQUEST, act.at, it.person.id)])
            screen = shown(it, request)
            it.done("asked for help", request.id)
            return screen

    def drop(self, act: Act, draft: DraftId) -> None:
        """Nothing becomes of the draft."""
        with turn(self.begin, act) as it:
            if not it.first or (held := _own(it, draft)).state is DraftState.DROPPED:
                return
            if held.state is not DraftState.OPEN:
                raise NoLongerOpen(held.state)
            _decide(it, held, DraftState.DROPPED)
            it.done("dropped a draft", draft)


def _own(it: Turn, draft: DraftId) -> Draft:
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


def _decide(it: Turn, draft: Draft, state: DraftState) -> None:
    """The draft as decided; its words stand in the request, or nowhere any more."""
    _keep(it, replace(draft, state=state, words=""))


def _keep(it: Turn, draft: Draft) -> None:
    it.unit.drafts.save(draft)
    now, writer = it.act.at, draft.person
    # Decided before the choice was ever shown, nothing has to be shown any more.
    until, only_edit = own_act(now, writer, writer), draft.state is not DraftState.OPEN
    buttons = notice(NoticeKind.DRAFT, draft.id, writer, now, only_edit=only_edit, at_once_until=until)
    it.unit.outbox.add([buttons, *homes(it.unit, [writer], now)])
