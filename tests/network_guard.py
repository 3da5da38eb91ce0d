"""Lets the suite reach this machine only; who tries more fails the test, even where the code would retry."""

import socket
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address
from typing import Any

import pytest

NEVER_RESOLVES = ".invalid"  # RFC 2606: tests of a wrong address use it, and get a resolver's answer without one


def is_here(host: object) -> bool:
    if host in (None, "", b"", "localhost", b"localhost"):
        return True
    text = host.decode() if isinstance(host, bytes) else str(host)
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def refuse(host: object) -> None:
    pytest.fail(f"the suite may reach loopback only, not {host!r}")


def install() -> None:
    """Put the guard around every socket of this process; a second call changes nothing."""
    if getattr(socket, "guarded_for_tests", False):
        return
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, guarded_connect(getattr(socket.socket, name)))
    setattr(socket, "getaddrinfo", guarded_lookup(socket.getaddrinfo))  # noqa: B010 - mypy refuses the plain form
    setattr(socket, "guarded_for_tests", True)  # noqa: B010


def guarded_connect(original: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(original)
    def connect(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not is_here(address[0]):
            refuse(address[0])
        return original(self, address)

    return connect


def guarded_lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(original)
    def getaddrinfo(host: Any, *rest: Any, **more: Any) -> Any:
        if isinstance(host, str) and host.endswith(NEVER_RESOLVES):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if not is_here(host):
            refuse(host)
        return original(host, *rest, **more)

    return getaddrinfo
