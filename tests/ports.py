"""A port for a server of the test's own."""

import os
import socket
from itertools import count

FIRST, MANY = 12_000, 16_000
"""Below what the system gives to clients: between asking here and listening, nobody else gets it by chance."""
_next = count(os.getpid() * 37)


def free_port() -> int:
    """A port that nobody listens on; another one at every call."""
    while True:
        port = FIRST + next(_next) % MANY
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
