"""What may not stand in the tree: words of other trades, hosts that nobody chose, paths of one machine."""

import re
from collections.abc import Iterator
from functools import cache

from babel.messages.pofile import read_po

from tests.project.tree import ROOT, files, name_of, place, sources, strings, tree_of

# Help is not a queue: a colleague asks a colleague.
OTHER_TRADES = re.compile(r"ticket|overdue|escalat|\bSLAs?\b")
NOT_SENT = re.compile(r"\bfail(s|ed|ure|ing)?\b", re.IGNORECASE)

KNOWN_HOSTS = re.compile(
    r"^(localhost|host|127\.0\.0\.1|\[::1\]"
    r"|([a-z0-9-]+\.)*(slack\.com|slack\.dev|w3\.org|python\.org|postgresql\.org|keepachangelog\.com|semver\.org)"
    r"|([a-z0-9-]+\.)*(example|invalid|test)|([a-z0-9-]+\.)*example\.(com|org|net))$"
)
ADDRESS = re.compile(r"\b(?:https?|wss?|postgresql)://(?:[^\s/@\"'`<>]*@)?(\[[0-9a-f:]+\]|[A-Za-z0-9.-]+)")
REGISTRIES = re.compile("|".join(("py" + r"pi\.", "python" + "hosted", "npm" + r"js\.", r"ghcr\.", r"index-" + "url")))
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.])/(root|home|work|Users)/\w")


@cache
def texts() -> list[tuple[str, int, str]]:
    """Every line of the tree, but for the lock's, which a test of its own looks at."""
    return [
        (name_of(path), number, line)
        for path in files()
        if path.name != "requirements.txt"
        for number, line in enumerate(path.read_bytes().decode("utf-8", errors="replace").splitlines(), 1)
    ]


def messages() -> Iterator[tuple[str, str]]:
    for path in files("handlers/locales"):
        if path.suffix == ".po":
            with path.open("rb") as file:
                for message in read_po(file):
                    ids = message.id if isinstance(message.id, list | tuple) else [message.id]
                    yield from ((name_of(path), text) for text in ids)


def test_people_read_no_words_of_other_trades() -> None:
    assert [(name, text) for name, text in messages() if OTHER_TRADES.search(text) or NOT_SENT.search(text)] == []


def test_the_rules_and_screens_use_no_words_of_other_trades() -> None:
    code = sources("coaching", "handlers", "storage", "bot")
    used = [
        place(path, text) for path in code for text in strings(tree_of(path)) if OTHER_TRADES.search(str(text.value))
    ]
    assert used == []


def test_no_name_in_the_code_is_a_word_of_other_trades() -> None:
    folders = ("coaching/", "handlers/", "storage/", "bot/")
    named = [
        f"{name}:{number}"
        for name, number, line in texts()
        if name.startswith(folders) and ("overdue" in line or "escalat" in line)  # which is quick, and mostly false
        if re.search(r"\b\w*(def|class|=)\b.*(overdue|escalat)", line)
    ]
    assert named == []


def test_every_address_in_the_tree_is_one_that_was_chosen() -> None:
    strange = [
        f"{name}:{number} {host}"
        for name, number, line in texts()
        for host in ADDRESS.findall(line.replace("\\", ""))  # an address in a pattern is one too
        if not KNOWN_HOSTS.match(host.lower().rstrip("."))
    ]
    assert strange == []


def test_no_registry_is_named() -> None:
    allowed = {name_of(ROOT / "Makefile")}  # tells uv to leave the address out
    assert [
        f"{name}:{number}" for name, number, line in texts() if REGISTRIES.search(line) and name not in allowed
    ] == []


def test_no_path_of_somebodys_machine_is_named() -> None:
    assert [f"{name}:{number}" for name, number, line in texts() if SOMEBODYS_MACHINE.search(line)] == []
