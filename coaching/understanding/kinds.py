"""What kind of help is wanted, as far as the words say so plainly: in English, Finnish and Swedish."""

from coaching.kinds import Kind


def guess_kind(words: str) -> Kind | None:
    """The kind of help that the words name; None where they name none, or two. Shown, never assumed silently."""
    return None
