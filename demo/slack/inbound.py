"""Everything that goes from Slack to the app: deadlines, what an acknowledgement leads to, what people see
when there is none, and the redelivery of events."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from demo.slack.acknowledgements import TROUBLE, answer_to_command, answer_to_submission
from demo.slack.arguments import Arguments
from demo.slack.calls import Call
from demo.slack.deliveries import Form, Nowhere, Receipt, Reception, Retry, Transport
from demo.slack.faults import Faults
from demo.slack.ledger import Ledger
from demo.slack.limits import Limits
from demo.slack.payload_types import Payload
from demo.slack.refusals import Refused
from demo.slack.views import View
from demo.slack.workspace import Workspace

DEADLINE = 3.0  # seconds; Slack waits no longer for an acknowledgement
RETRY_AFTER = (timedelta(0), timedelta(minutes=1), timedelta(minutes=5))  # events only


@dataclass(frozen=True, slots=True)
class _Waiting:
    payload: Payload
    attempt: int
    due: datetime
    reason: str


class Inbound:
    """Delivers payloads and acts on the answers."""

    def __init__(self, workspace: Workspace, ledger: Ledger, faults: Faults, limits: Limits, deadline: float) -> None:
        self.workspace, self.ledger, self._faults, self._limits = workspace, ledger, faults, limits
        self.deadline = deadline
        self.transport: Transport = Nowhere()
        self._waiting: list[_Waiting] = []
        self._lock = Lock()

    def command(self, payload: Payload) -> Receipt:
        """Delivers a command; shows the answer or Slack's own error."""
        receipt = self._deliver(Form.COMMAND, "command", payload)
        person, channel = payload["user_id"], payload["channel_id"]
        if not receipt.is_acknowledged:
            word = _shown_error(receipt)
            self.workspace.notice(person, f'{payload["command"]} failed with the error "{word}"')
            return receipt
        problem = self._act_on(receipt, lambda call: answer_to_command(call, receipt.body, channel, person))
        if problem:
            self.workspace.notice(person, f'{payload["command"]} failed with the error "{problem}"')
        return receipt

    def interaction(self, payload: Payload) -> Receipt:
        """Delivers a click, a shortcut or a closed view; a body in the answer is ignored, as Slack does."""
        receipt = self._deliver(Form.INTERACTIVE, str(payload["type"]), payload)
        if not receipt.is_acknowledged:
            words = f'Something went wrong: the app answered with "{_shown_error(receipt)}"'
            self.workspace.notice(payload["user"]["id"], words)
        elif receipt.body not in (None, "", {}):
            self._note("ignored the body of an acknowledgement")
        return receipt

    def submission(self, payload: Payload, view: View) -> Receipt:
        """Delivers a submitted form and does with the modal what the answer says."""
        receipt = self._deliver(Form.INTERACTIVE, "view_submission", payload)
        failed: str | None = None
        if receipt.is_acknowledged:
            failed = self._act_on(receipt, lambda call: answer_to_submission(call, receipt.body, view))
        if failed or not receipt.is_acknowledged:
            self.workspace.notice(view.person, TROUBLE)
        return receipt

    def options(self, payload: Payload) -> list[Payload]:
        """Asks the app what an external select offers."""
        receipt = self._deliver(Form.INTERACTIVE, "block_suggestion", payload)
        if not receipt.is_acknowledged or not isinstance(receipt.body, dict):
            return []
        groups = receipt.body.get("option_groups") or []
        return [*(receipt.body.get("options") or []), *(o for g in groups for o in g.get("options", []))]

    def event(self, payload: Payload) -> Receipt:
        """Delivers an event; again at once if it was not acknowledged, then after 1 and 5 minutes."""
        if payload["event"]["type"] not in _event_types(self.workspace):
            return Receipt(Reception.ACKNOWLEDGED, status=0)
        receipt = self._deliver_event(payload, None)
        if not receipt.is_acknowledged and not receipt.no_retry:
            self._wait_or_give_up(payload, 0, receipt)
            self.redeliver_due()
        return receipt

    def forge(self, form: Form, payload: Payload) -> Receipt:
        """Delivers anything, once, without acting on the answer."""
        return self._deliver(form, "forged", payload)

    def redeliver_due(self) -> None:
        """Delivers again what is due by now."""
        while (waiting := self._next_due()) is not None:
            receipt = self._deliver_event(waiting.payload, Retry(waiting.attempt, waiting.reason))
            if not receipt.is_acknowledged and not receipt.no_retry:
                self._wait_or_give_up(waiting.payload, waiting.attempt, receipt)

    def _next_due(self) -> _Waiting | None:
        with self._lock:
            now = self.workspace.now()
            for waiting in self._waiting:
                if waiting.due <= now:
                    self._waiting.remove(waiting)
                    return waiting
        return None

    def _wait_or_give_up(self, payload: Payload, attempt: int, receipt: Receipt) -> None:
        if attempt >= len(RETRY_AFTER):
            self._note(f"gave up on {payload['event_id']}")
            return
        due = self.workspace.now() + RETRY_AFTER[attempt]
        with self._lock:
            self._waiting.append(_Waiting(payload, attempt + 1, due, receipt.reception.value))

    def _deliver_event(self, payload: Payload, retry: Retry | None) -> Receipt:
        return self._deliver(Form.EVENT, f"event:{payload['event']['type']}", payload, retry)

    def _deliver(self, form: Form, name: str, payload: Payload, retry: Retry | None = None) -> Receipt:
        in_time = max(self.deadline - 2 * self._faults.slowness, 0.0)  # both ways are part of what Slack waits
        self._faults.dawdle()
        receipt = self.transport.deliver(form, payload, retry, in_time)
        self._faults.dawdle()
        verdict = "ok" if receipt.is_acknowledged else receipt.reception.value
        notes = () if retry is None else (f"retry {retry.number}, {retry.reason}",)
        person = _person_of(payload)
        self.ledger.write(self.workspace.now(), f"to_app:{name}", payload, verdict, person=person, notes=notes)
        return receipt

    def _act_on(self, receipt: Receipt, act: Callable[[Call], None]) -> str | None:
        """Carries out an acknowledgement's body; the word of the refusal if Slack does not like it."""
        call = Call(self.workspace, self._limits, Arguments({}), self.workspace.now())
        verdict: str = "ok"
        messages: tuple[str, ...] = ()
        with self.workspace.lock:
            try:
                act(call)
            except Refused as refused:
                verdict, messages = refused.error, refused.messages
        if receipt.body not in (None, "", {}):
            self.ledger.write(
                call.now,
                "acknowledgement",
                receipt.body if isinstance(receipt.body, dict) else {"text": receipt.body},
                verdict,
                person=call.person,
                channel=call.channel,
                ts=call.ts,
                notifies=call.notifies,
                reached=call.reached,
                notes=(*call.notes, *messages),
            )
        self.workspace.changed()
        return None if verdict == "ok" else verdict

    def _note(self, words: str) -> None:
        self.ledger.write(self.workspace.now(), "slack", {}, "ok", notes=(words,))


def _shown_error(receipt: Receipt) -> str:
    return "operation_timeout" if receipt.reception is Reception.TIMEOUT else "dispatch_failed"


def _event_types(workspace: Workspace) -> set[str]:
    return {name.partition(".")[0] for name in workspace.manifest.events}


def _person_of(payload: Payload) -> str:
    user = payload.get("user") or payload.get("user_id") or (payload.get("event") or {}).get("user") or ""
    return str(user.get("id", "")) if isinstance(user, dict) else str(user)
