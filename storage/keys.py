"""The keys of encrypted columns: where they come from and what they open. Rotating is adding a newer key in front.

Keys never stand in the database: without them its backups cannot be read, which is also how they are destroyed.
"""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from storage.errors import KeyMissing, NotAKey, WrongKey

FILE_HEAD = """\
# The key of Peer Coach's database. Without it nobody can read what teachers wrote, nor any backup of it.
# Keep a copy in another place than the database's backups. Newest key first, one a line.
"""
SETTING = "ENCRYPTION_KEYS"


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Encrypts with the newest key and opens with any."""

    _fernet: MultiFernet = field(repr=False)
    newest: str
    """Tells under which key something was encrypted, and nothing else."""

    @classmethod
    def of(cls, keys: Sequence[str], *, place: str = SETTING) -> "KeyRing":
        """The ring of these keys, newest first; `NotAKey` names the place and number of a wrong one."""
        if not keys:
            raise KeyMissing(place)
        fernets = []
        for number, key in enumerate(keys, start=1):
            try:
                fernets.append(Fernet(key))
            except ValueError:
                raise NotAKey(f"{place}, key {number}") from None
        return cls(MultiFernet(fernets), hashlib.sha256(keys[0].encode()).hexdigest()[:12])

    def encrypt(self, words: str) -> str:
        """The words as a token of ASCII letters."""
        return self._fernet.encrypt(words.encode()).decode("ascii")

    def decrypt(self, token: str) -> str:
        """The words again; `WrongKey` where no key of the ring opens them."""
        try:
            return self._fernet.decrypt(token).decode()
        except InvalidToken:
            raise WrongKey from None

    def renewed(self, token: str) -> str:
        """The same words under the newest key."""
        try:
            return self._fernet.rotate(token).decode("ascii")
        except InvalidToken:
            raise WrongKey from None


def new_key() -> str:
    """A fresh key."""
    return Fernet.generate_key().decode("ascii")


def read_key_file(path: Path) -> KeyRing:
    """The ring of a key file; `KeyMissing` where there is none."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise KeyMissing(str(path)) from None
    except UnicodeDecodeError:
        raise NotAKey(str(path)) from None
    keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return KeyRing.of(keys, place=str(path))


def make_key_file(path: Path) -> KeyRing:
    """A new key in a new file that only its owner can read; a file that is already there is read instead."""
    key = new_key()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key_file(path)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(f"{FILE_HEAD}{key}\n")
        file.flush()
        os.fsync(file.fileno())
    return KeyRing.of([key], place=str(path))
