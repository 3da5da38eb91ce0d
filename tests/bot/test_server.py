"""The server with the filter in it, over real sockets: large, slow, broken and chunked requests."""

import http.client
import socket
import time
from collections.abc import Iterator, Mapping

import pytest

from bot.front_filter import MOST_BYTES, Answer, FrontFilter, signed
from bot.payloads import Payload
from bot.server import HttpServer

SECRET = "an invented secret"
BODY = b"command=%2Ftutorhelp&text=my+iPad&team_id=T0SCHOOL&user_id=U0SANNA"


def dispatch(payload: Payload, headers: Mapping[str, str]) -> Answer:
    return Answer(200, payload["text"])


@pytest.fixture
def server() -> Iterator[HttpServer]:
    made = HttpServer(FrontFilter({}, dispatch, SECRET), "127.0.0.1", 0, threads=2)
    made.start()
    yield made
    made.stop_accepting()
    assert made.close(5)


def headers(body: bytes = BODY) -> dict[str, str]:
    stamp = str(int(time.time()))
    return {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signed(SECRET, stamp, body),
    }


def post(server: HttpServer, body: bytes = BODY, *, chunked: bool = False) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    try:
        sent = iter([body]) if chunked else body
        connection.request("POST", "/slack/events", sent, headers(body), encode_chunked=chunked)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def test_a_signed_request_is_answered(server: HttpServer) -> None:
    assert post(server) == (200, "my iPad")


def test_a_chunked_request_is_answered_too(server: HttpServer) -> None:
    assert post(server, chunked=True) == (200, "my iPad")


def test_check_44_more_than_a_megabyte_is_413_with_and_without_a_length(server: HttpServer) -> None:
    for chunked in (False, True):
        try:
            status, _ = post(server, b"x" * (MOST_BYTES + 1), chunked=chunked)
        except OSError:
            continue  # the server had said so and closed before all of it was written
        assert status == 413
    assert post(server)[0] == 200


def test_check_44_many_slow_bodies_hold_nobody_up(server: HttpServer) -> None:
    slow = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(10)]
    try:
        for client in slow:
            client.sendall(b"POST /slack/events HTTP/1.1\r\nHost: h\r\nContent-Length: 500\r\n\r\nhalf a bo")
        assert post(server) == (200, "my iPad")
    finally:
        for client in slow:
            client.close()


@pytest.mark.parametrize(
    "raw",
    [
        b"\r\n\r\n",
        b"nonsense\r\n\r\n",
        b"POST /slack/events HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\n",
        b"POST /slack/events HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
        b"POST /slack/events HTTP/9.9\r\nHost: h\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: h\r\n\r\n",
        b"POST /slack/events HTTP/1.1\r\nX-Slack-Signature: v0=\xe4\xf6\r\nX-Slack-Request-Timestamp: \xb2\r\n\r\n",
    ],
)
def test_check_44_broken_http_is_never_a_500(server: HttpServer, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
        client.sendall(raw)
        client.shutdown(socket.SHUT_WR)
        said = b""
        while part := client.recv(4096):
            said += part
    assert b" 500 " not in said.split(b"\r\n")[0]
    assert post(server)[0] == 200


def test_after_the_stop_nobody_is_let_in() -> None:
    server = HttpServer(FrontFilter({}, dispatch, SECRET), "127.0.0.1", 0, threads=2)
    server.start()
    port = server.port
    assert post(server)[0] == 200
    server.stop_accepting()
    assert server.close(5)
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
