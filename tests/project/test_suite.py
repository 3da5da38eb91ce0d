"""The suite itself: what tests/conftest.py promises to every other test."""

import os
import socket
import time
import warnings

import pytest
from hypothesis import settings


def test_a_connection_beyond_this_machine_fails_the_test() -> None:
    with socket.socket() as probe, pytest.raises(pytest.fail.Exception, match="loopback only"):
        probe.connect(("192.0.2.1", 443))


def test_a_name_beyond_this_machine_is_not_looked_up() -> None:
    with pytest.raises(pytest.fail.Exception, match="loopback only"):
        socket.create_connection(("slack.example", 443), timeout=1)


def test_a_wrong_address_can_be_tried_without_a_resolver() -> None:
    with pytest.raises(socket.gaierror):
        socket.create_connection(("nowhere.invalid", 443), timeout=1)


def test_this_machine_can_be_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=1) as probe,
    ):
        assert probe.getpeername() == server.getsockname()


def test_a_warning_is_an_error() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_the_machines_zone_is_one_that_no_school_has() -> None:
    assert os.environ["TZ"] == "Pacific/Chatham"
    assert time.timezone == -(12 * 60 + 45) * 60


def test_no_example_depends_on_chance_unless_asked() -> None:
    if os.environ.get("HYPOTHESIS_PROFILE") != "search":
        assert settings().derandomize
        assert settings().deadline is None
