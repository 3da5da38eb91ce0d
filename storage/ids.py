"""Opaque ids: chance enough that nobody guesses one, letters that any button, shell and address takes."""

import secrets

BYTES = 12


def new_id() -> str:
    """A fresh id of 24 letters and digits."""
    return secrets.token_hex(BYTES)
