"""The Web API as Slack decides it: token, method, scope, limits, arguments, and what the ledger keeps.
It knows nothing of sockets; `http_server` carries the answers."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from demo.slack.arguments import Arguments, read_arguments
from demo.slack.calls import Call, Method
from demo.slack.faults import Ending, Fault, Faults
from demo.slack.ledger import Ledger
from demo.slack.limits import Limits
from demo.slack.methods import METHODS
from demo.slack.payload_types import Payload
from demo.slack.refusals import RateLimited, Refused
from demo.slack.response_urls import answer_response_url
from demo.slack.uploads import take_upload
from demo.slack.workspace import Workspace

JSON = "application/json; charset=utf-8"
ADDRESSES = {"response_url": 404, "upload_url": 400}
"""What is no method, and the status with which it says no."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back to the app, and how."""

    status: int
    headers: dict[str, str]
    body: bytes
    ending: Ending = Ending.WHOLE


@dataclass(slots=True)
class Tokens:
    """The tokens of the installation and whether they still count."""

    bot: str
    app: str
    refusal: str = ""
    """`token_revoked` or `account_inactive` when they no longer do."""

    def check(self, given: str, method: Method) -> None:
        """Refuses a call with a wrong token."""
        if not given:
            raise Refused("not_authed")
        if given not in (self.bot, self.app):
            raise Refused("invalid_auth")
        if given != (self.app if method.app_token else self.bot):
            raise Refused("not_allowed_token_type")
        if self.refusal:
            raise Refused(self.refusal)


class WebApi:
    """Answers requests of the app."""

    def __init__(self, workspace: Workspace, ledger: Ledger, faults: Faults, limits: Limits, tokens: Tokens) -> None:
        self.workspace, self.ledger, self.faults = workspace, ledger, faults
        self.limits, self.tokens = limits, tokens
        self.new_socket_url: Callable[[], str] = lambda: ""

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> Answer:
        """The answer to one POST (or GET) under `/api/` or `/response/`."""
        name = _name_of(path)
        self.faults.dawdle()
        answer = self._answer(name, path, headers, body)
        self.faults.dawdle()
        return answer

    def _answer(self, name: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        fault = self.faults.take(name)
        if fault is not None and not fault.accepted:
            self._record_fault(name, headers, body, fault)
            return _spoilt(_answer({"ok": False, "error": "internal_error"}), fault)
        result = self._carry_out(name, path, headers, body, fault)
        answer = _refusal(result, name) if isinstance(result, Refused) else _agreement(result)
        if name not in ADDRESSES:
            answer.headers["x-oauth-scopes"] = ",".join(sorted(self.workspace.manifest.scopes))
        return _spoilt(answer, fault) if fault else answer

    def _carry_out(
        self, name: str, path: str, headers: dict[str, str], body: bytes, fault: Fault | None
    ) -> Payload | int | Refused:
        workspace, now = self.workspace, self.workspace.now()
        call = Call(workspace, self.limits, Arguments({}), now, self.new_socket_url, headers.get("host", ""))
        result: Payload | int | Refused
        with workspace.lock:
            try:
                if name == "upload_url":
                    result = take_upload(call, path, body)
                else:
                    call.arguments = read_arguments(headers.get("content-type", ""), body)
                    is_url = name == "response_url"
                    result = answer_response_url(call, path) if is_url else self._run(name, call, headers)
            except Refused as refused:
                result = refused
            self._record(name, call, result, fault)
        return result

    def _run(self, name: str, call: Call, headers: dict[str, str]) -> Payload:
        method = METHODS.get(name)
        if method is None:
            raise Refused("unknown_method", req_method=name)
        bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
        self.tokens.check(bearer or call.arguments.token, method)
        call.need_scope(*method.scopes)
        self.limits.count_call(name, method.per_minute, call.now)
        return method.run(call)

    def _record(self, name: str, call: Call, result: Payload | int | Refused, fault: Fault | None) -> None:
        refused = result if isinstance(result, Refused) else None
        self.ledger.write(
            call.now,
            name,
            call.arguments.raw,
            refused.error if refused else "ok",
            fault=fault.name if fault else "",
            person=call.person,
            channel=call.channel,
            ts="" if refused else call.ts,
            notifies=frozenset() if refused else call.notifies,
            reached=frozenset() if refused else call.reached,
            notes=(*call.notes, *(refused.messages if refused else ())),
        )

    def _record_fault(self, name: str, headers: dict[str, str], body: bytes, fault: Fault) -> None:
        arguments: Payload = {}
        if name != "upload_url":
            with suppress(Refused):
                arguments = read_arguments(headers.get("content-type", ""), body).raw
        self.ledger.write(self.workspace.now(), name, arguments, fault.name, fault=fault.name)


def _name_of(path: str) -> str:
    """What the ledger and the faults call it: a method, or the kind of address."""
    for prefix, name in (("/response/", "response_url"), ("/upload/", "upload_url")):
        if path.startswith(prefix):
            return name
    return path.removeprefix("/api/")


def _agreement(result: Payload | int) -> Answer:
    if isinstance(result, int):
        return Answer(200, {"Content-Type": "text/plain"}, f"OK - {result}".encode())
    return _answer({"ok": True} | result)


def _refusal(refused: Refused, name: str) -> Answer:
    if isinstance(refused, RateLimited):
        return _answer(refused.body(), 429, {"Retry-After": str(refused.retry_after)})
    return _answer(refused.body(), ADDRESSES.get(name, 200))


def _answer(body: Payload, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    raw = json.dumps(body, ensure_ascii=True).encode()
    return Answer(status, {"Content-Type": JSON} | (headers or {}), raw)


def _spoilt(answer: Answer, fault: Fault) -> Answer:
    body = answer.body
    if fault.body is not None:
        body = fault.body
    elif fault.without and answer.headers["Content-Type"] == JSON:
        kept = {key: value for key, value in json.loads(body).items() if key != fault.without}
        body = json.dumps(kept).encode()
    elif fault.cut:
        body = body[: len(body) // 2]
    kind = answer.headers["Content-Type"]
    if fault.body is not None:
        kind = JSON if fault.body.startswith(b"{") else "text/html"
    headers = {**answer.headers, "Content-Type": kind, **dict(fault.headers)}
    return Answer(fault.status if fault.status != 200 else answer.status, headers, body, fault.ending)
